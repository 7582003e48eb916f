"""Keeps by what people are found. Whoever writes a name, birth date, postcode or phone goes through here."""

from collections.abc import Iterable, Sequence

from django.db import transaction

from productiehuis.audit.actions import record_many
from productiehuis.audit.actor import Actor
from productiehuis.house.models import House
from productiehuis.people.look_alikes import COLUMNS, named, trace_rows
from productiehuis.people.models import NameTrace, Person
from productiehuis.people.rules import name_key

BATCH = 500


@transaction.atomic
def trace_anew(persons: Iterable[Person]) -> None:
    """Find these persons by what they are called now, and look for their doubles once more."""
    persons = list(persons)
    keys = [person.pk for person in persons]
    NameTrace.objects.filter(person__in=keys).delete()
    NameTrace.objects.bulk_create(trace_rows(persons), batch_size=BATCH)
    Person.objects.filter(pk__in=keys).update(is_compared=False)


def changes_traces(fields: Iterable[str]) -> bool:
    """Whether one of these fields is what people are found by."""
    return not set(COLUMNS).isdisjoint(fields)


@transaction.atomic
def load_persons(*, house: House, persons: Sequence[Person], by: Actor, log: bool = True) -> Sequence[Person]:
    """Store many new persons of the house at once, numbered by `take_numbers`. Without `log` the caller logs them."""
    for person in persons:
        person.name_key = name_key(person.first_name, person.last_name)
        person.created_by_key = by.key
    Person.objects.bulk_create(persons, batch_size=BATCH)
    for start in range(0, len(persons), BATCH):
        NameTrace.objects.bulk_create(trace_rows(persons[start : start + BATCH]), batch_size=BATCH)
    if log:
        record_many(verb="person added", objs=persons, house_key=house.pk, by=by)
    return persons


def trace_everybody(house: House) -> int:
    """Make the traces of a house anew: after the rules of spelling changed. Returns of how many persons."""
    count, last = 0, 0
    while batch := list(named(Person.objects.filter(house=house, number__gt=last)).order_by("number")[:BATCH]):
        trace_anew(batch)
        count, last = count + len(batch), batch[-1].number
    return count
