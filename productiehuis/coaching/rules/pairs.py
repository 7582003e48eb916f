"""Who may be a pair. People are sets of numbers: a person and whoever was merged into them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

# More than this nobody can carry well beside a life of their own.
MOST_PAIRS = 12
LONGEST_STAND_IN = 92  # days


class Problem(StrEnum):
    """Why something cannot happen now; the words stand in `actions.problems`."""

    YOUNG = "young"
    ONESELF = "oneself"
    THE_OTHER_WAY_ROUND = "the_other_way_round"
    NO_COACH = "no_coach"
    NOT_OPEN = "not_open"
    FULL = "full"
    HAS_ONE = "has_one"
    ENDS_BEFORE_START = "ends_before_start"
    IS_PAST = "is_past"
    TOO_LONG = "too_long"
    HEARS_ONESELF = "hears_oneself"
    NOT_WITH_THIS_ONE = "not_with_this_one"


@dataclass(frozen=True)
class Asked:
    """A resident who chooses a coach, with all that decides whether they can."""

    resident: frozenset[int]
    coach: frozenset[int]
    coaches_of_coach: Iterable[int]  # who coaches the coach, or was asked to
    is_coach_today: bool
    is_open: bool
    room: int
    has_one: bool  # the resident has a coach who is still there, or asked one
    is_young: bool = False  # known to be younger than sixteen (docs/adr/0017)


def problems_of_choosing(asked: Asked) -> list[Problem]:
    """Why these two cannot be a pair, the most telling reason first."""
    problems = []
    if asked.is_young:
        problems.append(Problem.YOUNG)
    if asked.resident & asked.coach:
        problems.append(Problem.ONESELF)
    if asked.resident & frozenset(asked.coaches_of_coach):
        problems.append(Problem.THE_OTHER_WAY_ROUND)
    if not asked.is_coach_today:
        problems.append(Problem.NO_COACH)
    elif not asked.is_open:
        problems.append(Problem.NOT_OPEN)
    elif asked.room < 1:
        problems.append(Problem.FULL)
    if asked.has_one:
        problems.append(Problem.HAS_ONE)
    return problems


# Of what others do: a desk hears one and the same reason for each of them.
OF_THE_COACH = frozenset({Problem.THE_OTHER_WAY_ROUND, Problem.NO_COACH, Problem.NOT_OPEN, Problem.FULL})


def told_at_desk(problems: Iterable[Problem]) -> list[Problem]:
    """The same without what a desk does not hear: whom somebody coaches, or how full a coach is.

    >>> told_at_desk([Problem.THE_OTHER_WAY_ROUND, Problem.FULL])
    [<Problem.NOT_WITH_THIS_ONE: 'not_with_this_one'>]
    """
    told = (Problem.NOT_WITH_THIS_ONE if each in OF_THE_COACH else each for each in problems)
    return list(dict.fromkeys(told))


def room_of(most: int, standing: int) -> int:
    """How many more people a coach can take.

    >>> room_of(3, 1), room_of(1, 4)
    (2, 0)
    """
    return max(0, most - standing)


def problems_of_standing_in(first: date, last: date, today: date) -> list[Problem]:
    """What is wrong with the days somebody stands in."""
    if last < first:
        return [Problem.ENDS_BEFORE_START]
    if last < today:
        return [Problem.IS_PAST]
    return [Problem.TOO_LONG] if (last - first).days > LONGEST_STAND_IN else []


def may_stand_in(stand_in: Collection[int], resident: Collection[int], coaches_of_stand_in: Iterable[int]) -> bool:
    """Not for oneself, and not for who coaches you."""
    return not set(stand_in) & set(resident) and not set(resident) & set(coaches_of_stand_in)
