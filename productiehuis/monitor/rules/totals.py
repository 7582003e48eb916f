"""Totals over initiatives and over houses (M-9): a value when it is truly known, otherwise at least and at most."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from productiehuis.kernel.people_set import PeopleSet
from productiehuis.monitor.rules.doubles import NO_DOUBLES, Doubles
from productiehuis.monitor.rules.fields import FIELDS, PEOPLE
from productiehuis.monitor.rules.figures import Row
from productiehuis.monitor.rules.reach import Marks, Reach, between


class Why(StrEnum):
    """Why a total is not one number."""

    DOUBLES = "doubles"  # so many possible doubles nobody looked at yet
    TOLD = "told"  # so many people or times were told, not registered
    UNSAID = "unsaid"  # so many initiatives say nothing about a part of it
    UNMARKED = "unmarked"  # so many people without a house pass may come to another house too


@dataclass(frozen=True)
class Reason:
    why: Why
    count: int = 0


@dataclass(frozen=True)
class Total:
    """`value` only when known; `low` always, unless nobody counts it; `high` when there is an upper bound.

    `reasons` say why it is not one number. `reach` is who stands behind it, for the total over houses; it is
    never shown.
    """

    value: int | None = None
    low: int | None = None
    high: int | None = None
    reasons: tuple[Reason, ...] = field(default=(), compare=False)
    reach: Reach | None = field(default=None, compare=False, repr=False)

    @classmethod
    def known(cls, value: int, reach: Reach | None = None) -> "Total":
        return cls(value, value, value, reach=reach)

    @property
    def is_blank(self) -> bool:
        return self.low is None

    @property
    def reason(self) -> Reason | None:
        """The first thing that would have to be known."""
        return self.reasons[0] if self.reasons else None


NOTHING = Total()
_NO_MARKS: Marks = {}


def _people_total(sets: Iterable[PeopleSet], told: list[int], doubles: Doubles, marks: Marks) -> Total:
    """Different people. Within a house persons carry numbers, so the registered are known together.

    A possible double that nobody decided on is one person or two. Who was only told may all be among the
    registered, or none of them.
    """
    together = PeopleSet.all_in(sets)
    open_pairs = doubles.open_in(together)
    low, high = max(doubles.fewest(together), *told, 0), len(together) + sum(told)
    reach = Reach(together, marks, doubles.roots, low, sum(told))
    reasons = [Reason(Why.DOUBLES, open_pairs)] if open_pairs else []
    reasons += [Reason(Why.TOLD, sum(told))] if told else []
    return Total(None, low, high, tuple(reasons), reach) if reasons else Total.known(high, reach)


def house_total(name: str, rows: Iterable[Row], doubles: Doubles = NO_DOUBLES, marks: Marks = _NO_MARKS) -> Total:
    """One field over the initiatives of one house. A told number never makes a total known."""
    rows = list(rows)
    registered = [row for row in rows if name in row.figures]
    told = [row.told[name] for row in rows if name not in row.figures and name in row.told]
    if not registered and not told:
        return NOTHING
    if name in PEOPLE:
        total = _people_total([row.people[name] for row in registered], told, doubles, marks)
    else:
        times = sum(row.figures[name] for row in registered) + sum(told)
        total = Total(None, times, times, (Reason(Why.TOLD, sum(told)),)) if told else Total.known(times)
    # Somebody counted part of it and said nothing about this: then nobody knows how much more it is.
    silent = sum(name in row.unsaid for row in rows)
    return Total(None, total.low, None, (*total.reasons, Reason(Why.UNSAID, silent)), total.reach) if silent else total


def house_totals(rows: Iterable[Row], doubles: Doubles = NO_DOUBLES, marks: Marks = _NO_MARKS) -> dict[str, Total]:
    rows = list(rows)
    return {name: house_total(name, rows, doubles, marks) for name in FIELDS}


def _reasons(parts: list[Total]) -> tuple[Reason, ...]:
    """Those of the houses, each kind once with its counts added up."""
    counts: dict[Why, int] = {}
    for reason in (reason for part in parts for reason in part.reasons):
        counts[reason.why] = counts.get(reason.why, 0) + reason.count
    return tuple(Reason(why, count) for why, count in counts.items())


def _bounds(name: str, parts: list[Total]) -> tuple[int, int | None]:
    lows, highs = [part.low or 0 for part in parts], [part.high for part in parts if part.high is not None]
    reaches = [part.reach for part in parts if part.reach]
    low = max(lows) if name in PEOPLE else sum(lows)
    high: int | None = sum(highs)
    if name in PEOPLE and len(reaches) == len(parts):
        low, high = between(reaches)
    return low, high if len(highs) == len(parts) else None


def foundation_total(name: str, houses: Iterable[Mapping[str, Total]]) -> Total:
    """One field over houses. A person with the same mark in two houses is one; others may be one or two."""
    parts = [totals[name] for totals in houses if not totals[name].is_blank]
    if not parts:
        return NOTHING
    low, high = _bounds(name, parts)
    if low == high and all(part.value is not None for part in parts):
        return Total.known(low)
    reasons = _reasons(parts)
    counted = [part.reach for part in parts if part.reach and part.reach.people]
    unmarked = sum(each.unmarked for each in counted) if name in PEOPLE and len(counted) > 1 else 0
    return Total(None, low, high, (*reasons, Reason(Why.UNMARKED, unmarked)) if unmarked else reasons)
