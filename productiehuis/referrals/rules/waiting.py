"""When somebody waits too long, and when the receiver is reminded. Every number of days stands here only."""

from collections.abc import Mapping
from datetime import datetime, timedelta

# So many days a receiver may take to answer, or to say whether somebody came.
DAYS_ALLOWED = 7
# After so many days without a word the receiver hears of it, one time each.
REMIND_AFTER = (3, 7, 14)
# A link without log-in works so long.
LINK_DAYS = 30
# Of which nothing was heard so long is over: no receiver goes on seeing it because a desk forgot to ask.
FORGOTTEN_AFTER = timedelta(days=90)
# What ended in a no stays on the list of the desk so long, when nobody says that the resident knows.
TOLD_WITHIN = timedelta(days=30)


def days_waited(since: datetime | None, now: datetime) -> int:
    """Whole days since the receiver owes a word; none when nobody is waited for, or the time still comes.

    >>> days_waited(datetime(2026, 3, 1, 12), datetime(2026, 3, 9, 11))
    7
    """
    return max(0, (now - since).days) if since else 0


def is_late(since: datetime | None, now: datetime) -> bool:
    """Longer than allowed.

    >>> is_late(datetime(2026, 3, 1), datetime(2026, 3, 8)), is_late(datetime(2026, 3, 1), datetime(2026, 3, 9))
    (False, True)
    """
    return days_waited(since, now) > DAYS_ALLOWED


def is_reminder_due(since: datetime | None, reminders: int, now: datetime) -> bool:
    """Whether a next reminder goes out, after so many that went.

    A night that was missed sends one, not three: `reminders_by` says how many count as gone.

    >>> is_reminder_due(datetime(2026, 3, 1), 0, datetime(2026, 3, 4)), is_reminder_due(None, 0, datetime(2026, 3, 4))
    (True, False)
    """
    return since is not None and reminders < reminders_by(since, now)


def reminders_by(since: datetime, now: datetime) -> int:
    """How many reminders should have gone out by now.

    >>> reminders_by(datetime(2026, 3, 1), datetime(2026, 3, 10))
    2
    """
    return sum(days_waited(since, now) >= days for days in REMIND_AFTER)


def is_forgotten(last_step: datetime, comes_at: datetime | None, now: datetime) -> bool:
    """Whether nothing happened for too long, counted from when somebody would come when that is later.

    >>> is_forgotten(datetime(2026, 1, 1), None, datetime(2026, 4, 2))
    True
    >>> is_forgotten(datetime(2026, 1, 1), datetime(2026, 3, 1), datetime(2026, 4, 2))
    False
    """
    return now - max(last_step, comes_at or last_step) > FORGOTTEN_AFTER


def can_be_sent_to(*, room: str, initiative: str, partner_joins: bool) -> bool:
    """Whether somebody can be sent there: what closed or rests takes nobody. Empty means there is none.

    >>> can_be_sent_to(room="open", initiative="closed", partner_joins=True)
    False
    """
    return room in ("", "open") and initiative in ("", "open", "exploring") and partner_joins


def flow_of(from_kind: str, to_kind: str) -> str:
    """From which kind of storey to which, as the Monitor counts it.

    >>> flow_of("souterrain", "begane_grond")
    'growth'
    """
    return _FLOWS.get((from_kind, to_kind), "")


_FLOWS: Mapping[tuple[str, str], str] = {
    ("souterrain", to): "growth" for to in ("begane_grond", "algemene_ruimte", "verdieping", "zolder")
}
