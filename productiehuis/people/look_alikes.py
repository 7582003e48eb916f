"""From persons to what is compared, and the keys under which they are found."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from productiehuis.house.bulk import fresh
from productiehuis.kernel.names import ALIKE, Traits, asked_keys, kept_keys, likeness
from productiehuis.people.models import NameTrace, Person

# What is read of a person to compare, in the order of `Traits`.
COLUMNS = ("first_name", "last_name", "birth_year", "birth_date", "postcode", "phone")
# What is read of a trace to compare whom it is of.
TRACE_COLUMNS = ("key", "person_id", "person__number", *(f"person__{name}" for name in COLUMNS))


@dataclass(frozen=True)
class Alike:
    """Somebody who may be the one who is meant, and how much so."""

    person: Person
    likeness: float


class Found(NamedTuple):
    """Who is alike enough to be offered."""

    key: UUID
    number: int
    likeness: float
    traits: Traits


def traits_of(person: Person) -> Traits:
    """What of this person is compared."""
    return Traits(*(getattr(person, name) for name in COLUMNS))


def trace_keys(traits: Traits) -> frozenset[str]:
    """The keys under which somebody with these traits is kept."""
    return kept_keys(traits)


def traced(persons: Iterable[Person]) -> Iterator[tuple[UUID, UUID, str]]:
    """House, person and key, for every key under which these persons are found."""
    for person in persons:
        for key in sorted(trace_keys(traits_of(person))):
            yield person.house_id, person.pk, key


def trace_rows(persons: Iterable[Person]) -> list[NameTrace]:
    """The same as rows. Not saved."""
    return [fresh(NameTrace, house_id=house, person_id=person, key=key) for house, person, key in traced(persons)]


def alike_among(
    many: Sequence[Traits],
    traces: QuerySet[NameTrace],
    keys_of: Callable[[Traits], Iterable[str]] = asked_keys,
    alike: Callable[[Traits, Traits], float] = likeness,
) -> dict[Traits, list[Found]]:
    """For each of these traits who among the traces is alike enough; one question, and each two are compared once."""
    wanted: dict[str, list[Traits]] = {}
    for traits in many:
        for key in keys_of(traits):
            wanted.setdefault(key, []).append(traits)
    found: dict[Traits, list[Found]] = {traits: [] for traits in many}
    done: set[tuple[Traits, UUID]] = set()
    rows: Iterable[tuple[Any, ...]] = traces.filter(key__in=list(wanted)).values_list(*TRACE_COLUMNS)
    for key, person, number, *columns in rows:
        known = Traits(*columns)
        for traits in wanted[key]:
            if (traits, person) not in done:
                done.add((traits, person))
                score = alike(traits, known)
                if score >= ALIKE:
                    found[traits].append(Found(person, number, score, known))
    return found


def named(people: QuerySet[Person]) -> QuerySet[Person]:
    """Those of whom a name is still there."""
    return people.filter(erased_at__isnull=True).exclude(first_name="", last_name="")
