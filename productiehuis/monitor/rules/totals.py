"""Totals over initiatives and over houses (M-9): a value when it is truly known, otherwise at least and at most."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from productiehuis.monitor.rules.fields import FIELDS, PEOPLE
from productiehuis.monitor.rules.figures import Row


@dataclass(frozen=True)
class Total:
    """`value` only when known; `low` always, unless nobody counts it; `high` when there is an upper bound."""

    value: int | None = None
    low: int | None = None
    high: int | None = None

    @classmethod
    def known(cls, value: int) -> "Total":
        return cls(value, value, value)

    @property
    def is_blank(self) -> bool:
        return self.low is None


NOTHING = Total()


def _people_total(sets: list[frozenset[int]], told: list[int]) -> Total:
    """Different people. Within a house persons carry numbers, so the registered are known together.

    Who was only told may all be among the registered, or none of them.
    """
    together = len(frozenset().union(*sets))
    if not told:
        return Total.known(together)
    return Total(None, max(together, *told), together + sum(told))


def house_total(name: str, rows: Iterable[Row]) -> Total:
    """One field over the initiatives of one house. A told number never makes a total known."""
    rows = list(rows)
    registered = [row for row in rows if name in row.figures]
    told = [row.told[name] for row in rows if name not in row.figures and name in row.told]
    if not registered and not told:
        return NOTHING
    if name in PEOPLE:
        total = _people_total([row.people[name] for row in registered], told)
    else:
        times = sum(row.figures[name] for row in registered) + sum(told)
        total = Total(None, times, times) if told else Total.known(times)
    # Somebody counted part of it and said nothing about this: then nobody knows how much more it is.
    return Total(None, total.low, None) if any(name in row.unsaid for row in rows) else total


def house_totals(rows: Iterable[Row]) -> dict[str, Total]:
    rows = list(rows)
    return {name: house_total(name, rows) for name in FIELDS}


def foundation_total(name: str, houses: Iterable[Mapping[str, Total]]) -> Total:
    """One field over houses. People are not followed from house to house, so people give an interval."""
    parts = [totals[name] for totals in houses if not totals[name].is_blank]
    if not parts:
        return NOTHING
    lows, highs = [part.low or 0 for part in parts], [part.high for part in parts if part.high is not None]
    low = max(lows) if name in PEOPLE else sum(lows)
    high = sum(highs) if len(highs) == len(parts) else None
    is_known = low == high and all(part.value is not None for part in parts)
    return Total.known(low) if is_known else Total(None, low, high)
