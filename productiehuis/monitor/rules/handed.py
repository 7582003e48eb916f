"""Roles that went from one to another in a year (M-26)."""

from collections.abc import Iterable
from dataclasses import dataclass

from productiehuis.kernel.people_set import PeopleSet


@dataclass(frozen=True)
class Handed:
    """One role of which every task went over."""

    giver: int
    taker: int


def handed_over(roles: Iterable[Handed]) -> int:
    return len(list(roles))


def people_behind(roles: Iterable[Handed], roots: dict[int, int]) -> PeopleSet:
    """Who gave and who took."""
    return PeopleSet.of(number for each in roles for number in (each.giver, each.taker)).replaced(roots)
