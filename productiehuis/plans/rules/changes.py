"""Two screens, one plan: what happens to what was typed. And for whom the page of a plan is."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

# From this age somebody has a plan here by themselves (UAVG article 5; ADR 17).
OWN_AGE = 16


class Outcome(StrEnum):
    """What to do with a change that was sent."""

    STORE = "store"
    SAME = "same"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class State:
    """What a change of a part is about."""

    text: str
    goal: UUID | None = None
    done_on: date | None = None
    is_removed: bool = False
    step: str = ""
    # Places it was moved by its owner, since it was made: up is less. What others moved past it does not count.
    moved: int = 0


def outcome(*, sent: State, sent_version: int, now: State, now_version: int) -> Outcome:
    """A change made on the newest version is stored; on an older one the person chooses between two texts.

    >>> outcome(sent=State("b"), sent_version=1, now=State("c"), now_version=2)
    <Outcome.ASK: 'ask'>
    """
    if sent == now:
        return Outcome.SAME
    if sent_version == now_version or sent.text == now.text:
        return Outcome.STORE
    return Outcome.ASK


def is_too_young(*, birth_year: int | None, birth_date: date | None, today: date) -> bool:
    """Whether the house knows that somebody is younger than sixteen. A year alone counts from its first day on.

    >>> is_too_young(birth_year=2010, birth_date=None, today=date(2026, 1, 1))
    False
    >>> is_too_young(birth_year=None, birth_date=date(2010, 5, 4), today=date(2026, 5, 3))
    True
    """
    if birth_date:
        had_birthday = (today.month, today.day) >= (birth_date.month, birth_date.day)
        return today.year - birth_date.year - (not had_birthday) < OWN_AGE
    return birth_year is not None and today.year - birth_year < OWN_AGE
