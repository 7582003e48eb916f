"""When somebody may come, and from when it can be said that they were there, or were not."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from productiehuis.referrals.rules.states import NO_TIME, State

# A time further away is a slip of the finger: nobody is reminded before it, and the receiver would look all that while.
FURTHEST = timedelta(days=183)


def _(sentence: str) -> str:
    """Marks a sentence for translation and leaves it as it is."""
    return sentence


TOO_FAR = _("Deze dag is te ver weg. Kies een dag binnen een half jaar.")
NOT_THERE_YET = _("Dit kan pas op de dag zelf.")
NOT_MISSED_YET = _("Dit kan pas na de afgesproken tijd.")


def time_problems(comes_at: datetime, now: datetime) -> list[str]:
    """Why nobody can be told to come then.

    >>> time_problems(datetime(2026, 3, 1), datetime(2026, 3, 2)) == [NO_TIME]
    True
    >>> time_problems(datetime(2099, 1, 1), datetime(2026, 3, 2)) == [TOO_FAR]
    True
    """
    if comes_at <= now:
        return [NO_TIME]
    return [TOO_FAR] if comes_at - now > FURTHEST else []


def coming_problems(state: str, to: str, comes_at: datetime | None, now: datetime, zone: ZoneInfo) -> list[str]:
    """Why it cannot be said yet: somebody was there on the day itself at the earliest, and is missed after the time.

    >>> at, before = datetime(2026, 3, 9, 14, tzinfo=ZoneInfo("UTC")), datetime(2026, 3, 9, 10, tzinfo=ZoneInfo("UTC"))
    >>> [coming_problems("accepted", to, at, before, ZoneInfo("UTC")) for to in ("arrived", "missed")]
    [[], ['Dit kan pas na de afgesproken tijd.']]
    """
    if state != State.ACCEPTED or comes_at is None:
        return []
    if to == State.ARRIVED and now.astimezone(zone).date() < comes_at.astimezone(zone).date():
        return [NOT_THERE_YET]
    return [NOT_MISSED_YET] if to == State.MISSED and now < comes_at else []
