"""Finding people at an initiative: only who is known there, never what they do elsewhere (T3)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from productiehuis.house.kept import Kept
from productiehuis.initiatives.models import Initiative, KnownHere
from productiehuis.kernel.names import MOST_KEYS, Traits, likeness, sounds_like, typed_keys
from productiehuis.people.look_alikes import Alike, Found, alike_among, traits_of
from productiehuis.people.models import Merge, NameTrace, Person
from productiehuis.people.rules.names import name_key

# So many distinct people are looked for in one question.
_AT_ONCE = 100
_MOST = 500
# Fewer letters than this sound like half the house.
_LEAST_LETTERS = 3
_LONGEST_NUMBER = 9
_DIGITS_OF_A_SLIP = 4


def known_people(initiative: Initiative) -> QuerySet[Person]:
    """Everybody known at this initiative whose name is still there."""
    known = KnownHere.objects.filter(initiative=initiative).values("person")
    return Person.objects.filter(pk__in=known, house=initiative.house_id, erased_at__isnull=True)


def find_known(initiative: Initiative, typed: str, limit: int = 8) -> list[Person]:
    """People known here whose name has every typed word at the start of a word, or who have the typed number.

    The four digits after a number are of a slip: they do not say who. Other groups of digits are of a pass, in which a
    finger slipped: whose number stands at the start of it is somebody else.
    """
    words = name_key(typed).split()
    if not words:
        return []
    people = known_people(initiative)
    if all(word.isdecimal() for word in words):
        return list(people.filter(number=int(words[0]))) if _is_number(words) else []
    for word in words:
        people = people.filter(Q(name_key__startswith=word) | Q(name_key__contains=f" {word}"))
    return list(people.order_by("name_key", "number")[:limit])


def _is_number(groups: Sequence[str]) -> bool:
    """A number of a person, alone or on a slip."""
    return len(groups[0]) <= _LONGEST_NUMBER and [len(each) for each in groups[1:]] in ([], [_DIGITS_OF_A_SLIP])


def look_alikes(initiative: Initiative, many: Sequence[Traits], limit: int = 5) -> list[list[Alike]]:
    """For each of a list the people known here who may be this one, the likeliest first.

    Who were merged appear once, as who they count as. Few questions, and each distinct one of the list once.
    """
    found: dict[Traits, list[Found]] = {}
    here = NameTrace.objects.filter(house=initiative.house_id, person__known_here__initiative=initiative.pk)
    distinct = iter(dict.fromkeys(many))
    while batch := list(islice(distinct, _AT_ONCE)):
        for traits, several in alike_among(batch, here).items():
            found[traits] = sorted(several, key=lambda each: (-each.likeness, each.number))[: 3 * limit]
    people = _people({each.key for several in found.values() for each in several})
    counted = _as_counted(initiative, people.values())
    best = {
        traits: _best(
            [Alike(people[each.key], each.likeness) for each in several if each.key in people], counted, limit
        )
        for traits, several in found.items()
    }
    return [best[traits] for traits in many]


def sound_alikes(initiative: Initiative, typed: str, limit: int = 5) -> list[Person]:
    """People known here whose name sounds like what was typed, or was typed with a slip: for 'Bedoel je ...?'."""
    if len(typed.strip()) < _LEAST_LETTERS:
        return []
    compared = _compared(initiative, Traits(typed), typed_keys(typed))
    heard = [each for each in compared if sounds_like(typed, each.person.first_name, each.person.last_name)]
    likeliest = sorted(heard, key=_likeliest)[: 3 * limit]
    return [
        each.person for each in _best(likeliest, _as_counted(initiative, [each.person for each in likeliest]), limit)
    ]


def _compared(initiative: Initiative, traits: Traits, keys: Iterable[str]) -> Iterator[Alike]:
    for person in traced_at(initiative, keys):
        yield Alike(person, likeness(traits, traits_of(person)))


def _likeliest(alike: Alike) -> tuple[float, int]:
    return (-alike.likeness, alike.person.number)


def _people(keys: Iterable[UUID]) -> dict[UUID, Person]:
    rest = iter(keys)
    found: dict[UUID, Person] = {}
    while some := list(islice(rest, _MOST)):
        found |= {person.pk: person for person in Person.objects.filter(pk__in=some).order_by()}
    return found


def _as_counted(initiative: Initiative, people: Iterable[Person]) -> dict[UUID, Person]:
    """For each of these the person to offer: the one they count as when known here, else that one."""
    people = sorted(people, key=lambda person: person.number)
    roots = Merge.objects.roots_by_key(initiative.house) if people else {}
    tops = {roots[person.pk] for person in people if person.pk in roots}
    shown = {person.pk: person for person in known_people(initiative).filter(pk__in=tops)} if tops else {}
    return {person.pk: shown.setdefault(roots.get(person.pk, person.pk), person) for person in people}


def _best(likeliest: Iterable[Alike], counted: Mapping[UUID, Person], limit: int) -> list[Alike]:
    """Each person once, as who they count as and as alike as the likeliest of their names."""
    best: dict[UUID, Alike] = {}
    for each in likeliest:
        person = counted[each.person.pk]
        best.setdefault(person.pk, Alike(person, each.likeness))
    return list(islice(best.values(), limit))


# Asked while a name is typed, so this question is kept (docs/adr/0007). It has a fixed number of places; what is not
# needed repeats the first.
_CANDIDATES = 24
_FEW_KEYS = {f"key{number}": str for number in range(8)}
_KEYS = {f"key{number}": str for number in range(MOST_KEYS)}


def _people_with(house: UUID, initiative: UUID, **keys: str) -> QuerySet[Person]:
    """Who shares most of these keys. A name that half the city has is not compared with half the city.

    Rows are counted, not their numbers: then the index has all there is to know, and no row of a trace is read.
    """
    here = KnownHere.objects.filter(initiative=initiative, person=OuterRef("person"))
    traces = NameTrace.objects.filter(Exists(here), house=house, key__in=list(keys.values())).values("person")
    likeliest = traces.annotate(shared=Count("*")).order_by("-shared").values("person")[:_CANDIDATES]
    return Person.objects.filter(pk__in=likeliest).order_by()


# A first and a last name have few keys; the larger question costs more to fill in.
_BY_NAME = Kept[Person](_people_with, house=UUID, initiative=UUID, **_FEW_KEYS)
_BY_ALL = Kept[Person](_people_with, house=UUID, initiative=UUID, **_KEYS)


def traced_at(initiative: Initiative, keys: Iterable[str]) -> list[Person]:
    """Who is known here under one of these keys."""
    wanted = list(keys)[:MOST_KEYS]
    if not wanted:
        return []
    kept, places = (_BY_NAME, _FEW_KEYS) if len(wanted) <= len(_FEW_KEYS) else (_BY_ALL, _KEYS)
    filled = {name: wanted[at] if at < len(wanted) else wanted[0] for at, name in enumerate(places)}
    return kept(house=initiative.house_id, initiative=initiative.pk, **filled)


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
