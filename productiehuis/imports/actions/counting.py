"""What a list holds, counted while it is read."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from productiehuis.imports.rules.told import Told


@dataclass
class Numbering:
    """Things that many rows name, each with a small number."""

    names: list[str] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)

    def of(self, key: str, name: str) -> int:
        if key not in self.numbers:
            self.numbers[key] = len(self.names)
            self.names.append(name)
        return self.numbers[key]


@dataclass
class Counts:
    """What a list holds."""

    rows: int = 0
    skipped: int = 0
    absent: int = 0
    hidden: int = 0
    hidden_sheets: int = 0
    # Of a list with days across each cross is one of the good: so many, in so many rows.
    crosses: int = 0
    crossed: int = 0
    # Rows that had the day of a row above them, without a merged cell that says so.
    filled: int = 0
    good: int = 0
    bad: int = 0
    visits: int = 0
    requests: int = 0
    presences: int = 0
    unnamed: int = 0
    first_day: date | None = None
    last_day: date | None = None

    def add(self, told: Told) -> None:
        self.good += 1
        visits = visits_in(told)
        self.visits += visits
        self.requests += visits * len(told.asked)
        self.presences += told.count if told.activity else 0
        self.unnamed += 0 if told.who else told.count
        self.first_day = min(self.first_day or told.day, told.day)
        self.last_day = max(self.last_day or told.day, told.day)

    def as_json(self) -> dict[str, Any]:
        days = {name: day.isoformat() if day else "" for name, day in self._days()}
        return {**{name: value for name, value in vars(self).items() if isinstance(value, int)}, **days}

    def _days(self) -> list[tuple[str, date | None]]:
        return [("first_day", self.first_day), ("last_day", self.last_day)]


def visits_in(told: Told) -> int:
    """A row with a name is one visit; without, each of the unnamed came apart."""
    return 0 if not told.is_visit else 1 if told.who else told.count
