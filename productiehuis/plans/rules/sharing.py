"""May this person see this part of somebody else's plan, now? Everything that shows a plan asks here (T1).

Sharing is with one person, of one part or of one kind, up to and including a day. It ends by that day, when either of
the two stops it, when the part is taken out, when the role through which the reader was named ends, and when the two
stop as resident and coach (`coaching` stops it then). A merge gives nobody sight of anything: a share is with the very
person who was named.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

# A share never lasts longer than this; then the owner is asked anew.
LONGEST_SHARE = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class ShareFacts:
    """A share as the rule sees it. `role_ends` is the last day of the role through which the reader was named."""

    plan: UUID
    reader: UUID
    part: UUID | None
    kind: str
    until: date
    is_stopped: bool = False
    role_ends: date | None = None


@dataclass(frozen=True, slots=True)
class PartFacts:
    """A part as the rule sees it."""

    plan: UUID
    key: UUID
    kind: str
    is_removed: bool = False
    is_apart: bool = False  # not shown to who sees all of its kind


def holds(share: ShareFacts, today: date) -> bool:
    """Whether this share counts on this day.

    >>> from uuid import uuid4
    >>> share = ShareFacts(uuid4(), uuid4(), uuid4(), "", date(2026, 3, 2))
    >>> holds(share, date(2026, 3, 2)), holds(share, date(2026, 3, 3))
    (True, False)
    """
    role_holds = share.role_ends is None or today <= share.role_ends
    return not share.is_stopped and today <= share.until and role_holds


def covers(share: ShareFacts, part: PartFacts) -> bool:
    """Whether this share is about this part: that very part, or every part of that kind that is not kept apart."""
    if share.plan != part.plan:
        return False
    return share.part == part.key if share.part else share.kind == part.kind and not part.is_apart


def may_see(*, reader: UUID, part: PartFacts, shares: Iterable[ShareFacts], today: date) -> bool:
    """Whether this person may see this part today."""
    if part.is_removed:
        return False
    return any(each.reader == reader and covers(each, part) and holds(each, today) for each in shares)


def until_problem(until: date, today: date) -> str | None:
    """Why this last day is refused, as a code, or None."""
    if until < today:
        return "past"
    return "long" if until > today + LONGEST_SHARE else None
