"""The people of a list become persons of the house, before the rows that name them are stored."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from productiehuis.audit.actor import Actor
from productiehuis.audit.models import Event
from productiehuis.house.bulk import update_values
from productiehuis.imports.actions.matching import chunks
from productiehuis.imports.keys import base_of, person_key
from productiehuis.imports.models import Decision, Import, ImportPerson
from productiehuis.people.actions import add_many
from productiehuis.people.models import Person, PossibleDouble
from productiehuis.people.models.doubles import Decision as Same

AT_ONCE = 500
# What a registration asks of a person.
_NEEDED = ("pk", "number", "language", "house_id", "erased_at")


def make_people(import_: Import, by: Actor, under: Event) -> dict[int, Person]:
    """Everybody of the list as a person, by position, also who was erased. Done again, it makes nobody twice."""
    new = import_.people.filter(decision=Decision.NEW, same_as__isnull=True, person__isnull=True)
    for some in chunks(new.order_by("position").iterator(chunk_size=AT_ONCE), AT_ONCE):
        with transaction.atomic():
            _make(import_, some, by, under)
    found = everybody_of(import_)
    _note_alike_here(import_, found, by)
    # Who is the same as another on the list: so that the next list knows this spelling too.
    spelled = import_.people.filter(same_as__isnull=False, person__isnull=True).values_list("pk", "position")
    update_values(ImportPerson, ["person_id"], [(key, found[at].pk) for key, at in spelled if at in found])
    return found


def _make(import_: Import, rows: list[ImportPerson], by: Actor, under: Event) -> None:
    base = base_of(import_)
    people = [_person(row, person_key(base, row.position)) for row in rows]
    made = add_many(house=import_.initiative.house, people=people, by=by, under=under)
    for row, person in zip(rows, made, strict=True):
        row.person, row.is_made_here = person, True
    update_values(ImportPerson, ["person_id", "is_made_here"], [(row.pk, row.person_id, True) for row in rows])
    _note_alike(import_, rows, by)


def _person(row: ImportPerson, client_key: UUID) -> Person:
    return Person(
        first_name=row.first_name,
        last_name=row.last_name,
        birth_year=row.birth_year,
        birth_date=row.birth_date,
        postcode=row.postcode,
        phone=row.phone,
        client_key=client_key,
    )


def _note_alike(import_: Import, rows: list[ImportPerson], by: Actor) -> None:
    """Who looks like somebody that the house knows and is kept apart."""
    alike = {each["person"] for row in rows for each in row.looks_like if "person" in each}
    persons = {str(each.pk): each for each in Person.objects.filter(pk__in=alike).only("pk", "number")}
    _note_doubles(
        import_,
        [
            (row.person, other, each["likeness"])
            for row in rows
            for each in row.looks_like
            if row.person and (other := persons.get(each.get("person", "")))
        ],
        by,
    )


def _note_alike_here(import_: Import, people: dict[int, Person], by: Actor) -> None:
    """Two of the list who look alike and are kept apart: both must have become somebody first."""
    rows = import_.people.filter(is_made_here=True).exclude(looks_like=[])
    told = rows.order_by("position").values_list("position", "looks_like").iterator(chunk_size=AT_ONCE)
    for some in chunks(told, AT_ONCE):
        pairs = [
            (people[at], people[each["listed"]], each["likeness"])
            for at, looks_like in some
            for each in looks_like
            if at in people and each.get("listed") in people
        ]
        alive = [(one, other, score) for one, other, score in pairs if not (one.erased_at or other.erased_at)]
        _note_doubles(import_, [pair for pair in alive if pair[0].pk != pair[1].pk], by)


def _note_doubles(import_: Import, pairs: list[tuple[Person, Person, float]], by: Actor) -> None:
    """Not the same, as a person said; or, from a command, for a person to say. What was said before stands."""
    said = by.key is not None
    doubles = []
    for pair in pairs:
        one, other = sorted(pair[:2], key=lambda person: person.number)
        doubles.append(
            PossibleDouble(
                house_id=import_.house_id,
                one=one,
                other=other,
                likeness=pair[2],
                decision=Same.NOT_SAME if said else Same.OPEN,
                decided_at=timezone.now() if said else None,
                decided_by_key=by.key,
            )
        )
    PossibleDouble.objects.bulk_create(doubles, ignore_conflicts=True)


def people_of(import_: Import) -> dict[int, Person]:
    """Everybody of the list, by position. Who was erased is nobody."""
    return {position: person for position, person in everybody_of(import_).items() if not person.erased_at}


def everybody_of(import_: Import) -> dict[int, Person]:
    """Everybody of the list by position, also who was erased; who is the same as another on it is that one."""
    key_at = people_keys(import_)
    persons: dict[UUID, Person] = {}
    for some in chunks({key for key in key_at.values() if key}, AT_ONCE):
        persons |= {each.pk: each for each in Person.objects.filter(pk__in=some).only(*_NEEDED)}
    return {position: persons[key] for position, key in key_at.items() if key in persons}


def people_keys(import_: Import) -> dict[int, UUID | None]:
    """The person each position is, as decided; None for who is new."""
    rows = list(ImportPerson.objects.filter(source=import_.pk).values_list("position", "person", "same_as"))
    key_at = {position: person for position, person, _same in rows}
    same = {position: other for position, _person_key, other in rows if other is not None}
    return {position: key_at[_first_of(position, same)] for position in key_at}


def _first_of(position: int, same: dict[int, int]) -> int:
    """Positions point to earlier ones only, so this ends."""
    while position in same and same[position] < position:
        position = same[position]
    return position
