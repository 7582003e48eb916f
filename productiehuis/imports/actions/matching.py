"""Who the people of a list are: known here, alike somebody, or new. Each is looked up once."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from heapq import nlargest
from typing import Any, TypeVar
from uuid import UUID

from django.db import transaction

from productiehuis.house.bulk import insert_rows
from productiehuis.imports.actions.states import expect, lock, still
from productiehuis.imports.digests import person_digest
from productiehuis.imports.models import Decision, Import, ImportPerson, ImportState
from productiehuis.imports.rules.people import Listed, People, may_be_one
from productiehuis.imports.rules.told import Who
from productiehuis.initiatives.look_up import look_alikes
from productiehuis.kernel.names import ALIKE, Traits, blocking_keys, likeness
from productiehuis.people.models import Person

T = TypeVar("T")
AT_ONCE = 500
MOST_ALIKE = 5
# Of those who share a key the last so many are compared: the work grows with the people, not with their square.
COMPARED = 200


def chunks(things: Iterable[T], size: int) -> Iterator[list[T]]:
    some: list[T] = []
    for thing in things:
        some.append(thing)
        if len(some) == size:
            yield some
            some = []
    if some:
        yield some


def match(import_: Import, people: People) -> None:
    """Put everybody of the list on the table, with who they are or may be."""
    replaced = _people_of_replaced(import_)
    among = alike_among({each.position: each.who for each in people}, lambda: still(import_, ImportState.CHECKING))
    for some in chunks(people, AT_ONCE):
        rows = [_row(import_, listed) for listed in some]
        before = _decided_before(import_, rows)
        for row in rows:
            if row.digest in before:
                row.person_id, row.decision = before[row.digest], Decision.KNOWN
            elif (same := replaced.get(row.name_key)) and may_be_one(_who(row), _who(same)):
                row.person, row.decision = same, Decision.KNOWN
        _look_up(import_, [row for row in rows if row.person_id is None])
        for row in rows:
            if row.person_id is None and row.position in among:
                row.looks_like += among[row.position][:MOST_ALIKE]
                row.decision, row.was_asked = Decision.ASK, True
        with transaction.atomic():
            expect(lock(import_), ImportState.CHECKING)  # Thrown away meanwhile: no name comes back to the table.
            insert_rows(rows)


def _people_of_replaced(import_: Import) -> dict[str, Person]:
    """In a corrected list whoever has the name of just one person of the earlier list is that person."""
    if import_.replaces_id is None:
        return {}
    found: dict[str, list[Person]] = {}
    keys = ImportPerson.objects.filter(source=import_.replaces_id).values("person")
    for person in Person.objects.filter(pk__in=keys, erased_at__isnull=True):
        found.setdefault(person.name_key, []).append(person)
    return {name: persons[0] for name, persons in found.items() if len(persons) == 1}


def _who(row: ImportPerson | Person) -> Who:
    told = (row.first_name, row.last_name, row.name_key, row.birth_year, row.birth_date, row.postcode, row.phone)
    return Who(*told)


def alike_among(
    people: Mapping[int, Who], may_go_on: Callable[[], None] = lambda: None
) -> dict[int, list[dict[str, object]]]:
    """For who looks like somebody earlier on the list: whom, the likeliest first. `may_go_on` raises to stop it."""
    meet: dict[str, deque[int]] = {}
    found: dict[int, list[tuple[float, int]]] = {}
    traits = {at: Traits(*_told(who)) for at, who in people.items()}
    for done, at in enumerate(sorted(people)):
        if done % AT_ONCE == 0:
            may_go_on()
        keys = blocking_keys(traits[at])
        others = {other for key in keys for other in meet.get(key, ())}
        for other in sorted(others):
            if (score := likeness(traits[at], traits[other])) >= ALIKE:
                found.setdefault(at, []).append((score, other))
        if at in found:  # Of a thousand people of one name each would keep all the others.
            found[at] = nlargest(MOST_ALIKE, found[at])
        for key in keys:
            meet.setdefault(key, deque(maxlen=COMPARED)).append(at)
    return {
        at: [{"listed": other, "likeness": round(score, 3)} for score, other in sorted(alike, reverse=True)]
        for at, alike in found.items()
    }


def _told(who: Who) -> tuple[Any, ...]:
    return who.first_name, who.last_name, who.birth_year, who.birth_date, who.postcode, who.phone


def _row(import_: Import, listed: Listed) -> ImportPerson:
    who = listed.who
    return ImportPerson(
        house_id=import_.house_id,
        source_id=import_.pk,
        position=listed.position,
        first_name=who.first_name,
        last_name=who.last_name,
        name_key=who.name_key,
        birth_year=who.birth_year,
        birth_date=who.birth_date,
        postcode=who.postcode,
        phone=who.phone,
        rows=listed.rows,
        first_row=listed.first_row,
        digest=person_digest(who, import_.initiative_id),
    )


def _decided_before(import_: Import, rows: Sequence[ImportPerson]) -> dict[str, UUID]:
    """Whom an earlier list described in the same words; somebody said then who that is."""
    earlier = ImportPerson.objects.filter(
        house=import_.house_id,
        digest__in=[row.digest for row in rows],
        source__initiative=import_.initiative_id,
        source__state=ImportState.DONE,
        person__isnull=False,
        person__erased_at__isnull=True,
    )
    found: dict[str, set[UUID]] = {}
    for digest, person in earlier.values_list("digest", "person"):
        found.setdefault(digest, set()).add(person)
    return {digest: next(iter(persons)) for digest, persons in found.items() if len(persons) == 1}


def _look_up(import_: Import, rows: Sequence[ImportPerson]) -> None:
    """Exactly the same and only one is known; alike is asked."""
    found = look_alikes(import_.initiative, [row.traits for row in rows], MOST_ALIKE)
    for row, alike in zip(rows, found, strict=True):
        exact = [each.person for each in alike if _is_exact(row, each.person)]
        if len(exact) == 1:
            row.person, row.decision = exact[0], Decision.KNOWN
        elif alike:
            row.looks_like = [{"person": str(each.person.pk), "likeness": round(each.likeness, 3)} for each in alike]
            row.decision, row.was_asked = Decision.ASK, True


def _is_exact(row: ImportPerson, person: Person) -> bool:
    """The same name, and the year of birth or the phone too."""
    if row.name_key != person.name_key:
        return False
    if row.birth_date and person.birth_date and row.birth_date != person.birth_date:
        return False
    same_year = row.birth_year is not None and row.birth_year == person.birth_year
    return same_year or (bool(row.phone) and row.phone == person.phone)
