"""Persons of a house, and the reversible rows that say two of them are one."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from productiehuis.audit.actions import record
from productiehuis.audit.actor import Actor
from productiehuis.house.models import House
from productiehuis.people.models import Merge, Person


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
    number = take_numbers(house)[0]
    person = Person(house=house, number=number, client_key=client_key, created_by_key=by.key, **fields)
    person.save(force_insert=True)
    record(verb="person added", obj=person, house_key=house.pk, by=by)
    return person


@transaction.atomic
def merge_persons(*, kept: Person, absorbed: Person, by: Actor, reason: str = "") -> Merge:
    """Say that two persons are one. No row is rewritten; `undo_merge` takes it back at any time."""
    if kept.house_id != absorbed.house_id:
        raise ValidationError(_("Deze twee mensen horen bij verschillende huizen."))
    roots = Merge.objects.roots(kept.house)
    if roots.get(kept.number, kept.number) == roots.get(absorbed.number, absorbed.number):
        raise ValidationError(_("Deze twee zijn al samengevoegd."))
    if absorbed.number in roots:
        raise ValidationError(_("Deze persoon is al samengevoegd met iemand anders. Maak dat eerst ongedaan."))
    merge = Merge.objects.create(house=kept.house, kept=kept, absorbed=absorbed, reason=reason, made_by_key=by.key)
    changes = {"absorbed": [None, str(absorbed.pk)], "kept": [None, str(kept.pk)]}
    record(verb="persons merged", obj=merge, house_key=kept.house_id, by=by, changes=changes)
    return merge


@transaction.atomic
def undo_merge(*, merge: Merge, by: Actor) -> Merge:
    """They are two after all: every count, list and sign-up is as it was."""
    updated = Merge.objects.filter(pk=merge.pk, undone_at__isnull=True).update(
        undone_at=timezone.now(), undone_by_key=by.key
    )
    merge.refresh_from_db()
    if updated:
        record(verb="merge undone", obj=merge, house_key=merge.house_id, by=by)
    return merge
