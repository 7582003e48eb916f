"""Referrals of a year: how they ended (M-22), how long the answer took (M-23, M-29), from help to joining in (M-24)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from productiehuis.kernel.people_set import PeopleSet

# What each state of a referral is called in the Monitor, in the order in which they are shown.
OUTCOMES: Mapping[str, tuple[str, ...]] = {
    "helped": ("helped",),
    "not_helped": ("not_helped",),
    "arrived": ("arrived",),
    "running": ("sent", "accepted", "missed"),
    "refused": ("refused",),
    "passed_on": ("passed_on",),
    "stopped": ("withdrawn", "stopped"),
}
_OUTCOME_OF = {state: outcome for outcome, states in OUTCOMES.items() for state in states}

# So many days at most, in the order in which they are shown; after the last it took longer.
DAYS = (("same_day", 0), ("three_days", 3), ("week", 7), ("two_weeks", 14))
LONGER = "longer"
NO_ANSWER = "no_answer"
BANDS = (*(name for name, _days in DAYS), LONGER, NO_ANSWER)


@dataclass(frozen=True)
class Sent:
    """One referral to which the resident said yes. `grows`: it led from help to another storey, and they arrived."""

    number: int
    state: str
    days: int | None = None
    grows: bool = False


@dataclass(frozen=True)
class Group:
    """So many referrals, of these people."""

    count: int
    people: PeopleSet


def _group(sent: Iterable[Sent]) -> Group:
    listed = list(sent)
    return Group(len(listed), PeopleSet.of(each.number for each in listed))


def by_outcome(sent: Iterable[Sent]) -> dict[str, Group]:
    """Every outcome, also those of none. Outcomes add up: a referral has one."""
    listed = list(sent)
    return {name: _group(each for each in listed if _OUTCOME_OF[each.state] == name) for name in OUTCOMES}


def ended_as(sent: Iterable[Sent], outcome: str) -> int:
    """How many ended so."""
    return by_outcome(sent)[outcome].count


def band_of(days: int | None) -> str:
    """In which group an answer after so many days belongs.

    >>> band_of(0), band_of(4), band_of(15), band_of(None)
    ('same_day', 'week', 'longer', 'no_answer')
    """
    if days is None:
        return NO_ANSWER
    return next((name for name, most in DAYS if days <= most), LONGER)


def by_days(sent: Iterable[Sent]) -> dict[str, Group]:
    """Every group of days, from the yes of the resident to the first answer of the receiver."""
    listed = list(sent)
    return {name: _group(each for each in listed if band_of(each.days) == name) for name in BANDS}


def answered_within(sent: Iterable[Sent], band: str) -> int:
    """How many were answered in this time, and not sooner."""
    return by_days(sent)[band].count


def answered(sent: Iterable[Sent]) -> list[Sent]:
    """Those that got an answer, the quickest first."""
    return sorted((each for each in sent if each.days is not None), key=lambda each: each.days or 0)


def holds_the_middle(sent: Iterable[Sent], band: str) -> int:
    """1 when the middle answer is in this group: at least half came in that time or sooner. Otherwise 0 (M-29)."""
    listed = answered(sent)
    return int(bool(listed) and band_of(listed[(len(listed) - 1) // 2].days) == band)


def grown(sent: Iterable[Sent]) -> PeopleSet:
    """Who went from help to another storey with a referral, and arrived."""
    return _group(each for each in sent if each.grows).people
