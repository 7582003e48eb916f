"""Parts of a number: new and returning people (M-12, M-13), per storey, district and language of the talk (M-14).

Parts of people never add up: the same person comes to two storeys, or speaks two languages.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from productiehuis.kernel.people_set import NO_ONE, PeopleSet
from productiehuis.monitor.rules.facts import Presence
from productiehuis.monitor.rules.figures import contacts, unique

PartName = Literal["storey", "district", "language"]


def new_people(people: PeopleSet, before: PeopleSet) -> PeopleSet:
    """Who came for the first time: not in any earlier period, for help or to join in."""
    return people - before


def returning(people: PeopleSet, before: PeopleSet) -> PeopleSet:
    """Who came here in an earlier period too."""
    return people & before


@dataclass(frozen=True)
class NewAndReturning:
    """Together they are everybody who came; nobody is in both. `away`: who came before, and not now."""

    new: PeopleSet = NO_ONE
    returning: PeopleSet = NO_ONE
    away: PeopleSet = NO_ONE

    @classmethod
    def of(cls, people: PeopleSet, before: PeopleSet) -> "NewAndReturning":
        return cls(new_people(people, before), returning(people, before), before - people)


@dataclass(frozen=True)
class Part:
    """The known people of one storey, district or language, and how often anybody came."""

    people: PeopleSet = NO_ONE
    contacts: int = 0


def part_of(presences: Iterable[Presence], name: PartName, key: str, roots: Mapping[int, int]) -> Part:
    """One part: who came there, and how often anybody came."""
    here = [each for each in presences if getattr(each, name) == key]
    return Part(unique(here, roots), contacts(here))


def by_part(presences: Iterable[Presence], name: PartName, roots: Mapping[int, int]) -> dict[str, Part]:
    """Every part there is. What has no storey, district or language stands under an empty key."""
    groups: dict[str, list[Presence]] = {}
    for each in presences:
        groups.setdefault(getattr(each, name), []).append(each)
    return {key: part_of(here, name, key, roots) for key, here in groups.items()}
