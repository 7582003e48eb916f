"""When somebody may come, and from when it can be said that they were there, or were not."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from productiehuis.referrals.rules.states import NO_TIME, State
from productiehuis.referrals.rules.waiting import TOLD_WITHIN

# A time further away is a slip of the finger: nobody is reminded before it, and the receiver would look all that while.
FURTHEST = timedelta(days=183)


def _(sentence: str) -> str:
    """Marks a sentence for translation and leaves it as it is."""
    return sentence


# Whoever is in one of these was there.
_WAS_THERE = frozenset({State.ARRIVED, State.HELPED, State.NOT_HELPED})

TOO_FAR = _("Deze dag is te ver weg. Kies een dag binnen een half jaar.")
NOT_THERE_YET = _("Dit kan pas op de dag zelf.")
TOLD_ANOTHER = _("Er is intussen iets anders afgesproken. Lees wat er nu staat, en vertel dat.")
SAID_THEMSELVES = _("De bewoner gaf zelf dit antwoord. Alleen de bewoner kan het veranderen.")
STANDS = _("Dit antwoord staat nu vast. Maak een nieuwe doorverwijzing als dat nodig is.")
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

    Whether it helped is said by who was there. Before the day one tap would end it, and nobody would be waiting.

    >>> at, before = datetime(2026, 3, 9, 14, tzinfo=ZoneInfo("UTC")), datetime(2026, 3, 9, 10, tzinfo=ZoneInfo("UTC"))
    >>> [coming_problems("accepted", to, at, before, ZoneInfo("UTC")) for to in ("arrived", "missed")]
    [[], ['Dit kan pas na de afgesproken tijd.']]
    """
    if state != State.ACCEPTED or comes_at is None:
        return []
    if to in _WAS_THERE and now.astimezone(zone).date() < comes_at.astimezone(zone).date():
        return [NOT_THERE_YET]
    return [NOT_MISSED_YET] if to == State.MISSED and now < comes_at else []


def putting_right_problems(closed_at: datetime | None, now: datetime, *, said_it: bool, says_it: bool) -> list[str]:
    """Why an answer to "were you helped?" is not changed: too long ago, or the resident pressed it and is not here.

    >>> putting_right_problems(datetime(2026, 3, 1), datetime(2026, 3, 2), said_it=True, says_it=True)
    []
    >>> putting_right_problems(datetime(2026, 3, 1), datetime(2026, 5, 2), said_it=False, says_it=False) == [STANDS]
    True
    """
    if said_it and not says_it:
        return [SAID_THEMSELVES]
    return [STANDS] if closed_at is None or now - closed_at > TOLD_WITHIN else []
