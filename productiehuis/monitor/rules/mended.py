"""Gaps of the line in a year: found, taken up, closed (M-28). A gap is about the house, so no person is behind it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

# In the order in which they are shown.
FOUND, TAKEN_UP, CLOSED = "found", "taken_up", "closed"
HAPPENED = (FOUND, TAKEN_UP, CLOSED)


@dataclass(frozen=True)
class GapDays:
    """One gap: when it was found, taken up, closed; None when that did not happen."""

    found: date
    taken_up: date | None = None
    closed: date | None = None

    def on(self, what: str) -> date | None:
        return {FOUND: self.found, TAKEN_UP: self.taken_up, CLOSED: self.closed}[what]


def gaps_that(gaps: Iterable[GapDays], what: str, year: int) -> int:
    """With how many gaps this happened in the year."""
    return sum(1 for gap in gaps if (day := gap.on(what)) and day.year == year)
