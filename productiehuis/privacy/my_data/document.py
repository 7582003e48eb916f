"""The document of `docs/my-data.md`: what is kept of me, house by house. Complete by construction: every room tells
its own parts, and a test holds that each model that points to a person is in one of them or on a list with a reason.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import ModuleType
from typing import Any
from uuid import UUID

from django.utils import timezone, translation

from productiehuis.activities import privacy as activities
from productiehuis.helpdesk import privacy as helpdesk
from productiehuis.house.models import House
from productiehuis.initiatives import privacy as initiatives
from productiehuis.initiatives.models import Initiative
from productiehuis.kernel.texts import TranslatedText
from productiehuis.people.models import Merge, Person
from productiehuis.people.telling import Coded, Part
from productiehuis.people.told import card_part
from productiehuis.privacy import privacy as own
from productiehuis.privacy.actions.erase import cluster_of
from productiehuis.privacy.rooms import ROOMS
from productiehuis.privacy.terms import KeptLine, kept_lines
from productiehuis.referrals import privacy as referrals
from productiehuis.ui.templatetags.ui import in_active_language

SCHEMA, VERSION = "productiehuis/my-data", 1


@dataclass(frozen=True)
class Everything:
    """One house: whose numbers these are, what is kept and how long, and the parts."""

    house: House
    numbers: Sequence[int]
    kept: Sequence[KeptLine]
    parts: Sequence[Part]


def everything_of(persons: Sequence[Person], *, by_oneself: bool = False) -> list[Everything]:
    """For each house these persons are in, with what stands under merged numbers.

    `by_oneself`: they are logged in as exactly these persons. Then it holds also what opens for nobody else
    (`own_parts` of a room), and nothing of merged numbers that somebody logs in with: a merge opens nothing.
    """
    found = []
    for person in persons:
        people = Merge.objects.owned_by(person) if by_oneself else cluster_of(person)
        parts = [part for room in reversed(ROOMS) for part in _told(room, person, people, by_oneself)]
        numbers = sorted(each.number for each in people)
        found.append(Everything(person.house, numbers, kept_lines(person.house), parts))
    return found


def _told(room: ModuleType, person: Person, people: list[Person], by_oneself: bool) -> Iterable[Part]:
    own: Callable[[Person, Sequence[Person]], Iterable[Part]] | None = getattr(room, "own_parts", None)
    parts: Iterable[Part] = own(person, people) if own and by_oneself else room.parts(people)
    return parts


def known_at(person: Person, here: Initiative) -> list[Everything]:
    """What one initiative knows of somebody itself: nothing of elsewhere, of other numbers or of a login (T3)."""
    parts = [
        card_part([person.pk]),
        *initiatives.parts_at([person.pk], here),
        *referrals.parts([person], here),
        *activities.parts([person], here),
        *helpdesk.parts([person], here),
        *own.parts_at(person, here),
    ]
    return [Everything(person.house, [person.number], kept_lines(person.house), parts)]


def my_data_json(houses: Sequence[Everything]) -> bytes:
    """Readable with any program, and by people too."""
    document = {
        "schema": SCHEMA,
        "version": VERSION,
        "made_at": timezone.now().isoformat(timespec="seconds"),
        "language": translation.get_language(),
        "words": _words(houses),
        "houses": [_house(each) for each in houses],
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def _words(houses: Sequence[Everything]) -> dict[str, Any]:
    """What each part and column is called, in the language of who asks."""
    return {
        part.key: {"title": str(part.title), "columns": {key: str(name) for key, name in part.columns.items()}}
        for each in houses[:1]
        for part in each.parts
    }


def _house(each: Everything) -> dict[str, Any]:
    return {
        "house": each.house.slug,
        "name": each.house.name,
        "time_zone": each.house.time_zone,
        "numbers": list(each.numbers),
        "kept": [{"what": line.what, "why": line.why, "how_long": line.how_long} for line in each.kept],
        "parts": {
            part.key: [{key: _value(row.get(key)) for key in part.columns} for row in part.rows] for part in each.parts
        },
    }


def _value(value: Any) -> Any:
    """Codes, ISO dates in UTC, texts in the reader's language. Nothing is null, never an empty text."""
    if isinstance(value, Coded):
        return value.code or None
    if isinstance(value, TranslatedText):
        return in_active_language(value)[0] or None
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    return None if value == "" else value
