"""Making yourself superfluous ("jezelf overbodig maken"): tasks that were handed over and still stand after a time.

Rule C-1 (docs/rules/C-1.md). A task counts on a day when its last step up to that day is "handed over", and that step
was at least ninety days before. A task that came back counts no more, until it has been away for ninety days again.
So the number rewards handing over well, not handing over often.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum

from productiehuis.coaching.rules.states import TaskState

STANDS_AFTER = timedelta(days=90)

# A task goes over within this time; further away nobody plans.
FURTHEST = timedelta(days=2 * 366)

# When, and where the task was from then on; in the order in which they were written.
Step = tuple[date, str]


class NotOver(StrEnum):
    """Why a task does not go over in this way; the words stand in `actions.problems`."""

    DUE_PAST = "due_past"
    DUE_FAR = "due_far"
    TAKER_SAYS = "taker_says"


class Agreed(StrEnum):
    """How who takes a task over said so."""

    PRESSED = "pressed"
    HEARD = "heard"  # aloud; whoever wrote it down stands beside it


def problems_of_due(due: date | None, today: date) -> list[NotOver]:
    """What is wrong with the day on which a task would go over.

    >>> problems_of_due(date(2020, 1, 1), date(2026, 3, 2)), problems_of_due(None, date(2026, 3, 2))
    ([<NotOver.DUE_PAST: 'due_past'>], [])
    """
    if due is None:
        return []
    if due < today:
        return [NotOver.DUE_PAST]
    return [NotOver.DUE_FAR] if due > today + FURTHEST else []


def agreed_by(*, pressed_by_taker: bool, heard: bool) -> Agreed | None:
    """How the taker said yes; None when only somebody else says so."""
    if pressed_by_taker:
        return Agreed.PRESSED
    return Agreed.HEARD if heard else None


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
