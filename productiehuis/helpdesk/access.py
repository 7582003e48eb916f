"""The desk's doors: only visits and requests of this initiative exist here, and nobody looks unseen.

A list that was opened leaves one look with the scope `visits:<initiative>:<date>`; one person's card, visit or
request leaves a look into that person's file.
"""

from datetime import date
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404

from productiehuis.audit.actions import looked
from productiehuis.helpdesk import queries
from productiehuis.helpdesk.models import HelpRequest, Visit
from productiehuis.house.kept import Kept
from productiehuis.initiatives.access import Place, get_known_person
from productiehuis.initiatives.actions.passes import pass_of
from productiehuis.people.models import HousePass, Person


def _look_at(place: Place, person_key: UUID | None, part: str) -> None:
    if person_key:
        looked(by=place.by, house_key=place.house.pk, part=part, subject_key=person_key)


def open_day(place: Place, day: date) -> list[queries.Line]:
    """The visits of one day at this initiative."""
    looked(by=place.by, house_key=place.house.pk, part="visits", scope=f"visits:{place.here.pk}:{day.isoformat()}")
    return queries.lines_of_day(place.here, day)


def get_visit(place: Place, key: UUID) -> Visit:
    """One visit of this initiative, with what its page shows."""
    rows = Visit.objects.select_related("person", "room__storey", "room__location", "initiative__house")
    visit = get_object_or_404(rows, pk=key, initiative=place.here, house=place.house)
    _look_at(place, visit.person_id, "visit")
    return visit


def get_request(place: Place, key: UUID) -> HelpRequest:
    """One help request of this initiative, with its visit and topic."""
    rows = HelpRequest.objects.select_related("visit__person", "topic", "continues")
    request = get_object_or_404(rows, pk=key, visit__initiative=place.here, house=place.house)
    _look_at(place, request.visit.person_id, "request")
    return request


def open_card(place: Place, key: UUID) -> tuple[Person, list[queries.Line]]:
    """The card of somebody known here: what this desk needs, and the visits here only (T3)."""
    person = get_known_person(place, key)
    if person.erased_at:
        raise Http404
    _look_at(place, person.pk, "card")
    return person, queries.lines(queries.visits_of_person(place.here, person), place.house)


def just_stored(place: Place, key: str) -> queries.Line | None:
    """What this volunteer stored a moment ago, to confirm it; showing one's own work is no look."""
    try:
        rows = Visit.objects.filter(pk=UUID(key), initiative=place.here, registered_by_key=place.by.key)
    except ValueError:
        return None
    return next(iter(queries.lines(rows.order_by("requests__position"), place.house)), None)


_KNOWN = Kept[Person](
    lambda initiative, person: Person.objects.filter(
        pk=person, erased_at__isnull=True, known_here__initiative=initiative, known_here__person=person
    ),
    initiative=UUID,
    person=UUID,
)


def get_visitor(place: Place, key: UUID) -> Person:
    """Somebody known here to write a visit to, by one lookup in a unique index.

    The suggestions show who was merged as the one they count as. Where an old key is sent all the same, it stands:
    every count goes through the merges.
    """
    person = _KNOWN.first(initiative=place.here.pk, person=key)
    if person is None:
        raise Http404
    return person


def is_erased(place: Place, key: UUID) -> bool:
    """Whether somebody with this key was erased here: a page that stood open may still name them."""
    return Person.objects.filter(pk=key, house=place.house, erased_at__isnull=False).exists()


def open_pass(place: Place, key: UUID) -> tuple[Person, HousePass | None]:
    """Whether somebody known here has a pass; never its code."""
    person = get_known_person(place, key)
    if person.erased_at:
        raise Http404
    _look_at(place, person.pk, "pass")
    return person, pass_of(person)
