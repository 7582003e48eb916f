"""What the pages of a list show, as plain rows. Open people through `access`, which logs the look."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from productiehuis.house.models import Topic
from productiehuis.imports.models import Decision, Import, ImportPerson
from productiehuis.imports.staging import staged
from productiehuis.initiatives.models import Initiative
from productiehuis.kernel.names import weigh, why_alike
from productiehuis.people.look_alikes import traits_of
from productiehuis.people.models import Person
from productiehuis.ui.templatetags.ui import in_active_language
from productiehuis.ui.writing import comma

AT_ONCE = 20
SHOWN = 6


@dataclass(frozen=True)
class Option:
    """One answer to who somebody is."""

    value: str
    name: str
    note: str = ""
    why: Sequence[str] = ()
    is_chosen: bool = False


@dataclass(frozen=True)
class Asked:
    """Somebody on the list who looks like somebody."""

    position: int
    name: str
    note: str
    row: int
    rows: int
    options: Sequence[Option] = field(default_factory=tuple)


def people_to_ask(import_: Import, page: int) -> tuple[list[ImportPerson], int]:
    """One page of those who look like somebody, those not decided yet first; and how many pages there are."""
    asked = import_.people.filter(was_asked=True).order_by("position")
    count = asked.count()
    start = max(0, page - 1) * AT_ONCE
    return list(asked[start : start + AT_ONCE]), max(1, -(-count // AT_ONCE))


def questions(import_: Import, rows: Sequence[ImportPerson], persons: Mapping[str, Person]) -> list[Asked]:
    listed_keys = {each["listed"] for row in rows for each in row.looks_like if "listed" in each}
    listed = {each.position: each for each in import_.people.filter(position__in=listed_keys)}
    return [_question(row, persons, listed) for row in rows]


def _question(row: ImportPerson, persons: Mapping[str, Person], listed: Mapping[int, ImportPerson]) -> Asked:
    options = []
    for each in row.looks_like:
        if "person" in each and (person := persons.get(each["person"])):
            why = why_alike(weigh(row.traits, traits_of(person)))
            chosen = str(row.person_id) == each["person"]
            options.append(Option(each["person"], person.full_name, _born(person), why, chosen))
        elif other := listed.get(each.get("listed", -1)):
            why = why_alike(weigh(row.traits, other.traits))
            name = f"{other.first_name} {other.last_name}".strip()
            note = comma().join(
                filter(None, [_born(other), _("rij %(row)d van deze lijst") % {"row": other.first_row}])
            )
            options.append(Option(f"listed:{other.position}", name, note, why, row.same_as == other.position))
    name = f"{row.first_name} {row.last_name}".strip()
    return Asked(row.position, name, _born(row), row.first_row, row.rows, options)


def _born(who: Person | ImportPerson) -> str:
    """What tells people of one name apart, as far as it is known."""
    told = [str(who.birth_year or ""), who.postcode]
    if isinstance(who, Person):
        told.insert(0, _("nummer %(number)s") % {"number": who.number})
    return comma().join(each for each in told if each)


def is_new(row: ImportPerson) -> bool:
    return row.decision == Decision.NEW and row.same_as is None


@dataclass(frozen=True)
class Line:
    """How a row will stand in the house."""

    day: date
    who: str
    what: str
    times: int


def first_lines(import_: Import) -> list[Line]:
    """The first good rows, as they will be stored."""
    rows = list(staged(import_.rows.filter(date__isnull=False), SHOWN))
    people = {
        each.position: each for each in import_.people.filter(position__in=[r.who for r in rows if r.who is not None])
    }
    names = topic_names(import_)
    found = []
    for row in rows:
        who = people.get(row.who) if row.who is not None else None
        what = [names.get(import_.found["topics"][number], "") for number in row.topics]
        if row.activity >= 0:
            what.append(import_.found["activities"][row.activity])
        assert row.date is not None
        name = f"{who.first_name} {who.last_name}".strip() if who else ""
        found.append(Line(row.date, name, comma().join(what), row.times))
    return found


def topic_names(import_: Import) -> dict[str, str]:
    return {str(key): str(name) for key, name in topic_choices(import_.house_id)}


def topic_choices(house: UUID) -> list[tuple[str, str]]:
    topics = Topic.objects.filter(house=house, is_active=True).order_by("order", "slug")
    return [(str(each.pk), in_active_language(each.name)[0]) for each in topics]


def examples(import_: Import) -> dict[str, str]:
    """Under each header what stands there in the first rows."""
    told: dict[str, Any] = json.loads(import_.examples) if import_.examples else {}
    found: dict[str, str] = {}
    for sheet in import_.found["sheets"]:
        rows = told.get(str(sheet["index"]), [])
        for index, name in enumerate(sheet["names"]):
            seen = [row[index] for row in rows if index < len(row) and row[index]]
            found.setdefault(name, " · ".join(islice(seen, 3)))
    return found


def percent(import_: Import) -> int | None:
    """How far the storing or undoing is; None while nobody knows how long the list is."""
    total = import_.counts.get("good", 0) + import_.counts.get("bad", 0)
    if import_.state not in ("storing", "undoing") or not total:
        return None
    return min(100, import_.progress * 100 // total)


def has_room(initiative: Initiative) -> bool:
    return initiative.rooms.exists()
