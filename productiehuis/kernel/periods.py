"""Days, months and years as people mean them: both ends belong to the period."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, order=True)
class Period:
    """From the first day up to and including the last; no last day means still going on.

    >>> Period(date(2018, 1, 1), date(2018, 12, 31)).overlaps(Period(date(2018, 12, 31)))
    True
    """

    first: date
    last: date | None = None

    def __post_init__(self) -> None:
        if self.last is not None and self.last < self.first:
            raise ValueError("a period ends on or after the day it starts")

    def __contains__(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)

    def overlaps(self, other: "Period") -> bool:
        """True when at least one day is in both."""
        return (self.last is None or other.first <= self.last) and (other.last is None or self.first <= other.last)

    @classmethod
    def year(cls, year: int) -> "Period":
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def month(cls, year: int, month: int) -> "Period":
        after = date(year + month // 12, month % 12 + 1, 1)
        return cls(date(year, month, 1), after - timedelta(days=1))

    @classmethod
    def quarter(cls, year: int, quarter: int) -> "Period":
        """Three months; the first quarter starts in January."""
        return cls(cls.month(year, quarter * 3 - 2).first, cls.month(year, quarter * 3).last)
