"""Finding people at an initiative: only who is known there, never what they do elsewhere (T3)."""

from collections.abc import Iterable, Sequence
from itertools import islice
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet

from productiehuis.initiatives.models import Initiative, KnownHere
from productiehuis.kernel.names import Traits
from productiehuis.people.look_alikes import Alike, Found, alike_among
from productiehuis.people.models import Merge, NameTrace, Person
from productiehuis.people.rules import name_key

# So many distinct people are looked for in one question.
_AT_ONCE = 100


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


def look_alikes(initiative: Initiative, traits: Traits, limit: int = 5) -> list[Alike]:
    """People known here who may be this one, the likeliest first; who were merged appear once, as who they count as."""
    return look_alikes_many(initiative, [traits], limit)[0]


def look_alikes_many(initiative: Initiative, many: Sequence[Traits], limit: int = 5) -> list[list[Alike]]:
    """The same for a whole list, in the order of the list: few questions, and each distinct person once."""
    found: dict[Traits, list[Found]] = {}
    here = NameTrace.objects.filter(house=initiative.house_id, person__known_here__initiative=initiative.pk)
    distinct = iter(dict.fromkeys(many))
    while batch := list(islice(distinct, _AT_ONCE)):
        found |= alike_among(batch, here)
    alike = _as_persons(initiative, [each for several in found.values() for each in several])
    return [_best(found[traits], alike, limit) for traits in many]


def _as_persons(initiative: Initiative, found: Sequence[Found]) -> dict[UUID, Person]:
    """For each key that was found the person to offer: the one they count as when known here, else that one."""
    if not found:
        return {}
    people = list(known_people(initiative).filter(pk__in={each.key for each in found}).order_by("number"))
    roots = Merge.objects.roots(initiative.house)
    tops = {roots[person.number] for person in people if person.number in roots}
    shown = {person.number: person for person in known_people(initiative).filter(number__in=tops)} if tops else {}
    return {person.pk: shown.setdefault(roots.get(person.number, person.number), person) for person in people}


def _best(found: Iterable[Found], alike: dict[UUID, Person], limit: int) -> list[Alike]:
    best: dict[UUID, Alike] = {}
    for each in sorted(found, key=lambda one: (-one.likeness, one.number)):
        if person := alike.get(each.key):
            best.setdefault(person.pk, Alike(person, each.likeness))
    return list(islice(best.values(), limit))


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
