"""From persons to what is compared, and the keys under which they are found."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from productiehuis.kernel.names import Traits, blocking_keys, word_keys
from productiehuis.people.models import NameTrace, Person

# What is read of a person to compare, in the order of `Traits`.
COLUMNS = ("first_name", "last_name", "birth_year", "birth_date", "postcode", "phone")


@dataclass(frozen=True)
class Alike:
    """Somebody who may be the one who is meant, and how much so."""

    person: Person
    likeness: float


def traits_of(person: Person) -> Traits:
    """What of this person is compared."""
    return Traits(*(getattr(person, name) for name in COLUMNS))


def trace_keys(traits: Traits) -> frozenset[str]:
    """The keys under which somebody with these traits is kept."""
    return blocking_keys(traits) | word_keys(traits)


def trace_rows(persons: Iterable[Person]) -> list[NameTrace]:
    """The rows under which these persons are found. Not saved."""
    return [
        NameTrace(house_id=person.house_id, person=person, key=key)
        for person in persons
        for key in sorted(trace_keys(traits_of(person)))
    ]


def named(people: QuerySet[Person]) -> QuerySet[Person]:
    """Those of whom a name is still there."""
    return people.filter(erased_at__isnull=True).exclude(first_name="", last_name="")
