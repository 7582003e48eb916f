"""Finding people at an initiative: only who is known there, never what they do elsewhere (T3)."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet

from productiehuis.initiatives.models import Initiative, KnownHere
from productiehuis.people.models import Merge, Person
from productiehuis.people.rules import name_key


def known_people(initiative: Initiative) -> QuerySet[Person]:
    """Everybody known at this initiative whose name is still there."""
    known = KnownHere.objects.filter(initiative=initiative).values("person")
    return Person.objects.filter(pk__in=known, house=initiative.house_id, erased_at__isnull=True)


def find_known(initiative: Initiative, typed: str, limit: int = 8) -> list[Person]:
    """People known here whose name has every typed word at the start of a word."""
    words = name_key(typed).split()
    if not words:
        return []
    people = known_people(initiative)
    for word in words:
        people = people.filter(Q(name_key__startswith=word) | Q(name_key__contains=f" {word}"))
    return list(people.order_by("name_key", "number")[:limit])


def make_known(*, initiative: Initiative, person: Person, how: KnownHere.How) -> bool:
    """Remember that this initiative knows this person. Returns True when that is new."""
    if KnownHere.objects.filter(initiative=initiative, person=person).exists():
        return False
    try:
        with transaction.atomic():
            KnownHere.objects.create(house_id=initiative.house_id, initiative=initiative, person=person, how=how)
    except IntegrityError:
        return False
    return True


def cluster_at(initiative: Initiative) -> dict[UUID, Person]:
    """Merged persons known here: the absorbed key to the person they count as."""
    merges = Merge.objects.active().filter(house=initiative.house_id, absorbed__known_here__initiative=initiative)
    return {merge.absorbed_id: merge.kept for merge in merges.select_related("kept")}
