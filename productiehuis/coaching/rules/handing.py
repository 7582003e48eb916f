"""Making yourself superfluous ("jezelf overbodig maken"): tasks that were handed over and still stand after a time.

Rule C-1 (docs/rules/C-1.md). A task counts on a day when its last step up to that day is "handed over", and that step
was at least ninety days before. A task that came back counts no more, until it has been away for ninety days again.
So the number rewards handing over well, not handing over often.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from productiehuis.coaching.rules.states import TaskState

STANDS_AFTER = timedelta(days=90)

# When, and where the task was from then on; in the order in which they were written.
Step = tuple[date, str]


def handed_since(steps: Sequence[Step], on: date) -> date | None:
    """Since which day the task is with somebody else without a break, seen from a day; None when it is not."""
    since = None
    for day, state in steps:
        if day > on:
            break
        if state != TaskState.HANDED:
            since = None
        elif since is None:
            since = day
    return since


def still_standing(tasks: Iterable[Sequence[Step]], on: date) -> int:
    """How many of these tasks were handed over and have stood for ninety days on this day."""
    found = (handed_since(steps, on) for steps in tasks)
    return sum(1 for since in found if since is not None and since + STANDS_AFTER <= on)


def standing_by_year(tasks: Iterable[Sequence[Step]], years: Iterable[int], today: date) -> Mapping[int, int]:
    """The number at the end of each year; of the running year as it is today."""
    kept = [list(steps) for steps in tasks]
    return {year: still_standing(kept, min(date(year, 12, 31), today)) for year in years}
