"""Finding pairs that may be one person. Only who is new or changed is compared, so a night costs what a day brought."""

from collections.abc import Mapping, Sequence, Set
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from productiehuis.house.models import House
from productiehuis.kernel.names import Register, night_keys, together
from productiehuis.people.look_alikes import alike_among, named, traits_of
from productiehuis.people.models import Decision, NameTrace, Person, PossibleDouble

_AT_ONCE = 100

Pair = tuple[UUID, UUID]


def find_doubles(house: House) -> int:
    """Compare who is new or changed with everybody in the house. Returns how many pairs wait for a decision since."""
    found = 0
    register: Register | None = None
    while batch := list(Person.objects.filter(house=house, is_compared=False).order_by("number")[:_AT_ONCE]):
        register = register or register_of(house)
        found += _compare(house, batch, register)
    return found


def register_of(house: House) -> Register:
    """How many people of the house bear each name; read once for a whole night."""
    people = named(Person.objects.filter(house=house)).order_by()
    return Register(people.values_list("first_name", "last_name").iterator())


@transaction.atomic
def _compare(house: House, batch: Sequence[Person], register: Register) -> int:
    keys = [person.pk for person in batch]
    # Before reading: who changes a name meanwhile is compared again.
    Person.objects.filter(pk__in=keys).update(is_compared=True)
    about = PossibleDouble.objects.filter(Q(one__in=keys) | Q(other__in=keys))
    # With who was erased nobody is compared any more: such a pair stays what it was.
    about = about.filter(one__erased_at__isnull=True, other__erased_at__isnull=True)
    known = {(row.one_id, row.other_id): row for row in about}
    decided = {pair for pair, row in known.items() if row.decision == Decision.NOT_SAME}
    pairs = _alike(house, list(named(Person.objects.filter(pk__in=keys))), decided, register)
    gone = [row.pk for pair, row in known.items() if pair not in pairs and row.decision == Decision.OPEN]
    PossibleDouble.objects.filter(pk__in=gone).delete()
    for pair, row in known.items():
        if pair in pairs and row.likeness != pairs[pair]:
            PossibleDouble.objects.filter(pk=row.pk).update(likeness=pairs[pair])
    new = [
        PossibleDouble(house=house, one_id=one, other_id=other, likeness=score)
        for (one, other), score in pairs.items()
        if (one, other) not in known
    ]
    PossibleDouble.objects.bulk_create(new, batch_size=500, ignore_conflicts=True)
    return len(new)


def _alike(house: House, persons: Sequence[Person], decided: Set[Pair], register: Register) -> dict[Pair, float]:
    """Each pair with who has the lower number first: who has been here longest."""
    traits = {person.pk: traits_of(person) for person in persons}
    numbers = {person.pk: person.number for person in persons}
    traces = NameTrace.objects.filter(house=house)
    found = alike_among(list(dict.fromkeys(traits.values())), traces, night_keys, register.likeness)
    scores: dict[Pair, float] = {}
    for person in persons:
        for each in found[traits_of(person)]:
            traits.setdefault(each.key, each.traits)
            numbers[each.key] = each.number
            pair = _ordered(person.pk, each.key, numbers)
            if each.key != person.pk and pair not in decided:
                scores[pair] = each.likeness
    grouped = together([(one, other, score) for (one, other), score in scores.items()], traits, register.likeness)
    return {_ordered(min(pair), max(pair), numbers): score for pair, score in grouped.items()}


def _ordered(one: UUID, other: UUID, numbers: Mapping[UUID, int]) -> Pair:
    return (one, other) if numbers[one] < numbers[other] else (other, one)
