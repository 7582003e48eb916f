"""When a way in that a colleague handed out opens a plan (ADR 24)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

# A way in that a colleague handed out waits before it opens a plan, so that its owner can say no. Longer when nothing
# of the owner's own works any more: then there is no page on which they would read about it.
WAIT, LONG_WAIT = timedelta(days=7), timedelta(days=21)


def wait_for(*, has_own: bool) -> timedelta:
    """How long a handed-out way in waits; `has_own` is whether the owner still has a way in of their own."""
    return WAIT if has_own else LONG_WAIT


@dataclass(frozen=True, slots=True)
class GivenFacts:
    """A way in that a colleague handed out, as the rule sees it.

    `had_older`: there was another way in already. `is_settled`: the owner said that it is theirs.
    """

    key: UUID
    at: datetime
    opens_at: datetime
    had_older: bool
    is_settled: bool = False
    is_stopped: bool = False


@dataclass(frozen=True, slots=True)
class Guarded:
    """What there is to guard: a plan of one's own, and since when there is anything else of that kind."""

    has_plan: bool = False
    since: datetime | None = None


def behind(since: datetime, given: Iterable[GivenFacts]) -> GivenFacts | None:
    """Which handed-out way in stands behind a secret that is known since then; None for a secret of one's own.

    A secret made by who is logged in is as old as the secret they logged in with. One whose age nobody kept is as old
    as its making, so that it falls under whatever was handed out before it.
    """
    earlier = [each for each in given if each.at <= since]
    return max(earlier, key=lambda each: each.at) if earlier else None


def is_waiting(given: GivenFacts, now: datetime) -> bool:
    """Whether nobody said yes or no to it yet, and its time is not over."""
    return not (given.is_settled or given.is_stopped) and now < given.opens_at


def _opens(given: GivenFacts | None, guarded: Guarded, now: datetime) -> bool:
    if given is None or given.is_settled:
        return True
    if given.is_stopped:
        return False
    is_first = not given.had_older and not guarded.has_plan
    return now >= given.opens_at or (is_first and (guarded.since is None or guarded.since >= given.at))


def opens_plan(
    shown: Iterable[datetime], given: Sequence[GivenFacts], *, guarded: Guarded = Guarded(), now: datetime
) -> bool:
    """Whether somebody who showed these secrets may open what is only the owner's.

    One secret of their own is enough. What a colleague handed out does not open it, until the owner said that it is
    theirs or its time is over; but it does for who had no other way in and no plan yet, for they may begin one.

    >>> at = datetime(2026, 3, 2, 10)
    >>> given = [GivenFacts(UUID(int=1), at, at + WAIT, had_older=True)]
    >>> opens_plan([at], given, now=at), opens_plan([at - WAIT, at], given, now=at)
    (False, True)
    >>> opens_plan([at], given, now=at + WAIT)
    True
    """
    return any(_opens(behind(since, given), guarded, now) for since in shown)
