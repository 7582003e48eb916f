"""Keeps by what people are found. Whoever writes a name, birth date, postcode or phone goes through here."""

from collections.abc import Iterable, Sequence

from django.db import transaction

from productiehuis.audit.actions import record_many, told_by
from productiehuis.audit.actor import Actor
from productiehuis.audit.models import Event
from productiehuis.house.bulk import insert_rows, insert_values
from productiehuis.house.models import House
from productiehuis.kernel.keys import new_key
from productiehuis.people.actions.persons import take_numbers
from productiehuis.people.look_alikes import COLUMNS, named, trace_rows, traced
from productiehuis.people.models import NameTrace, Person
from productiehuis.people.rules.names import name_key

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
    insert_rows(persons)
    for start in range(0, len(persons), BATCH):
        some = persons[start : start + BATCH]
        insert_values(NameTrace, ("id", "house_id", "person_id", "key"), ((new_key(), *each) for each in traced(some)))
    if log:
        record_many(verb="person added", objs=persons, house_key=house.pk, by=by)
    return persons


@transaction.atomic
def add_many(*, house: House, people: Sequence[Person], by: Actor, under: Event) -> list[Person]:
    """Many new persons under one line of the log. Each brings its client key: who is there already, stays."""
    told_by(under, house_key=house.pk, by=by)
    keys = [each.client_key for each in people]
    there = {each.client_key: each for each in Person.objects.filter(house=house, client_key__in=keys)}
    new = [each for each in people if each.client_key not in there]
    for number, each in zip(take_numbers(house, len(new)), new, strict=True):
        each.house, each.number = house, number
    load_persons(house=house, persons=new, by=by, log=False)
    return [there.get(each.client_key, each) for each in people]


def trace_everybody(house: House) -> int:
    """Make the traces of a house anew: after the rules of spelling changed. Returns of how many persons."""
    count, last = 0, 0
    while batch := list(named(Person.objects.filter(house=house, number__gt=last)).order_by("number")[:BATCH]):
        trace_anew(batch)
        count, last = count + len(batch), batch[-1].number
    return count
