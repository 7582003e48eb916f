"""Finding people at an initiative: only who is known there, never what they do elsewhere (T3)."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from productiehuis.house.kept import Kept
from productiehuis.initiatives.models import Initiative, KnownHere
from productiehuis.kernel.names import ALIKE, MOST_KEYS, Traits, asked_keys, likeness, sounds_like, typed_keys
from productiehuis.people.look_alikes import COLUMNS, Alike, Found, alike_among
from productiehuis.people.models import Merge, NameTrace, Person
from productiehuis.people.rules import name_key

# So many distinct people are looked for in one question.
_AT_ONCE = 100
_MOST = 500
# Fewer letters than this sound like half the house.
_LEAST_LETTERS = 3


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
    found = [each for each in _compared(initiative, traits, asked_keys(traits)) if each.likeness >= ALIKE]
    found = sorted(found, key=_likeliest)[: 2 * limit]
    return _best(found, _as_persons(initiative, found), limit) if found else []


def look_alikes_many(initiative: Initiative, many: Sequence[Traits], limit: int = 5) -> list[list[Alike]]:
    """The same for a whole list, in the order of the list: few questions, and each distinct person once."""
    found: dict[Traits, list[Found]] = {}
    here = NameTrace.objects.filter(house=initiative.house_id, person__known_here__initiative=initiative.pk)
    distinct = iter(dict.fromkeys(many))
    while batch := list(islice(distinct, _AT_ONCE)):
        for traits, several in alike_among(batch, here).items():
            found[traits] = sorted(several, key=_likeliest)[: 3 * limit]
    alike = _as_persons(initiative, [each for several in found.values() for each in several])
    best = {traits: _best(several, alike, limit) for traits, several in found.items()}
    return [best[traits] for traits in many]


def sound_alikes(initiative: Initiative, typed: str, limit: int = 5) -> list[Person]:
    """People known here whose name sounds like what was typed, or was typed with a slip: for 'Bedoel je ...?'."""
    if len(typed.strip()) < _LEAST_LETTERS:
        return []
    compared = _compared(initiative, Traits(typed), typed_keys(typed))
    found = [each for each in compared if sounds_like(typed, each.traits.first_name, each.traits.last_name)]
    found = sorted(found, key=_likeliest)[: 3 * limit]
    return [each.person for each in _best(found, _as_persons(initiative, found), limit)]


def _compared(initiative: Initiative, traits: Traits, keys: Iterable[str]) -> Iterator[Found]:
    for key, number, *columns in traces_at(initiative, keys):
        known = Traits(*columns)
        yield Found(key, number, likeness(traits, known), known)


def _likeliest(found: Found) -> tuple[float, int]:
    return (-found.likeness, found.number)


def _as_persons(initiative: Initiative, found: Sequence[Found]) -> dict[UUID, Person]:
    """For each key that was found the person to offer: the one they count as when known here, else that one."""
    keys = list({each.key for each in found})
    people = [person for start in range(0, len(keys), _MOST) for person in persons_of(keys[start : start + _MOST])]
    roots = Merge.objects.roots(initiative.house)
    tops = {roots[person.number] for person in people if person.number in roots}
    shown = {person.number: person for person in known_people(initiative).filter(number__in=tops)} if tops else {}
    people.sort(key=lambda person: person.number)
    return {person.pk: shown.setdefault(roots.get(person.number, person.number), person) for person in people}


def _best(found: Iterable[Found], alike: dict[UUID, Person], limit: int) -> list[Alike]:
    best: dict[UUID, Alike] = {}
    for each in found:
        if person := alike.get(each.key):
            best.setdefault(person.pk, Alike(person, each.likeness))
    return list(islice(best.values(), limit))


# Asked while a name is typed, so these questions are kept (docs/adr/0007). A question has a fixed number of places;
# what is not needed repeats the first.
_PER_QUESTION = 10
_CANDIDATES = 24
_FEW_KEYS = {f"key{number}": str for number in range(8)}
_KEYS = {f"key{number}": str for number in range(MOST_KEYS)}
_PEOPLE = {f"person{number}": UUID for number in range(_PER_QUESTION)}


def _people_with(house: UUID, initiative: UUID, **keys: str) -> QuerySet[Person, tuple[Any, ...]]:
    """Who shares most of these keys. A name that half the city has is not compared with half the city."""
    here = KnownHere.objects.filter(initiative=initiative, person=OuterRef("person"))
    traces = NameTrace.objects.filter(Exists(here), house=house, key__in=list(keys.values())).values("person")
    likeliest = traces.annotate(shared=Count("pk")).order_by("-shared").values("person")[:_CANDIDATES]
    return Person.objects.filter(pk__in=likeliest).order_by().values_list("pk", "number", *COLUMNS)


# A first and a last name have few keys; the larger question costs more to fill in.
_BY_NAME = Kept[tuple[Any, ...]](_people_with, house=UUID, initiative=UUID, **_FEW_KEYS)
_BY_ALL = Kept[tuple[Any, ...]](_people_with, house=UUID, initiative=UUID, **_KEYS)
_PERSONS = Kept[Person](lambda **keys: Person.objects.filter(pk__in=list(keys.values())).order_by(), **_PEOPLE)


def traces_at(initiative: Initiative, keys: Iterable[str]) -> list[tuple[Any, ...]]:
    """Who is known here under one of these keys: key and number of the person, and what is compared."""
    wanted = list(keys)[:MOST_KEYS]
    if not wanted:
        return []
    kept, places = (_BY_NAME, _FEW_KEYS) if len(wanted) <= len(_FEW_KEYS) else (_BY_ALL, _KEYS)
    return kept(house=initiative.house_id, initiative=initiative.pk, **_filled(places, wanted))


def persons_of(keys: Sequence[UUID]) -> list[Person]:
    """The persons of these keys, in one question."""
    if len(keys) > _PER_QUESTION:
        return list(Person.objects.filter(pk__in=keys).order_by())
    return _PERSONS(**_filled(_PEOPLE, keys)) if keys else []


def _filled(places: Iterable[str], values: Sequence[Any]) -> dict[str, Any]:
    return {name: values[at] if at < len(values) else values[0] for at, name in enumerate(places)}


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
