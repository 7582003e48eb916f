"""Persons of a house."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F

from productiehuis.audit.actions import record
from productiehuis.audit.actor import Actor
from productiehuis.house.models import House
from productiehuis.house.rows import sent_elsewhere
from productiehuis.people.look_alikes import trace_rows
from productiehuis.people.models import NameTrace, Person


def take_numbers(house: House, count: int = 1) -> range:
    """Reserve person numbers of the house. Call inside a transaction; the row lock keeps numbers unique."""
    House.objects.filter(pk=house.pk).update(next_person_number=F("next_person_number") + count)
    after = House.objects.values_list("next_person_number", flat=True).get(pk=house.pk)
    return range(after - count, after)


@transaction.atomic
def add_person(*, house: House, by: Actor, client_key: UUID | None = None, **fields: object) -> Person:
    """A new person of the house. Sent twice with the same client key is one person."""
    if client_key and (known := Person.objects.filter(client_key=client_key, house=house).first()):
        return known
    try:
        with transaction.atomic():
            number = take_numbers(house)[0]
            person = Person(house=house, number=number, client_key=client_key, created_by_key=by.key, **fields)
            person.save(force_insert=True)
    except IntegrityError:  # The same form at the same moment, or a key of another house.
        if client_key and (known := Person.objects.filter(client_key=client_key, house=house).first()):
            return known
        raise sent_elsewhere() from None
    NameTrace.objects.bulk_create(trace_rows([person]))
    record(verb="person added", obj=person, house_key=house.pk, by=by)
    return person
