"""Loaders: what a page of this app shows, only when it belongs to where somebody came in. Else it does not exist."""

from uuid import UUID

from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from productiehuis.activities.models import Certificate, CourseTemplate, Lesson, Programme, Session, SignUp
from productiehuis.audit.actions import looked
from productiehuis.house.models import House
from productiehuis.initiatives.access import Place
from productiehuis.initiatives.look_up import find_known, sound_alikes
from productiehuis.people.models import Merge, Person


def session_scope(session: Session) -> str:
    """How the log names the list of one date; `privacy` derives from it who was in it."""
    return f"session:{session.pk}"


def programme_scope(programme: Programme) -> str:
    """The same for the list of a whole course."""
    return f"programme:{programme.pk}"


def get_public_programme(house: House, slug: str) -> Programme:
    """A programme as everybody may see it; one that stopped stays readable."""
    rows = Programme.objects.select_related("house", "initiative", "room__storey", "room__location", "template")
    return get_object_or_404(rows, house=house, slug=slug, has_page=True)


def get_own_programme(place: Place, slug: str) -> Programme:
    """A programme of the initiative where somebody came in."""
    rows = Programme.objects.select_related("house", "initiative", "room", "template")
    return get_object_or_404(rows, house=place.house, initiative=place.here, slug=slug)


def get_session(place: Place, key: UUID) -> Session:
    """A date of the initiative where somebody came in."""
    rows = Session.objects.select_related("house", "initiative", "lesson", "programme__room", "programme__template")
    return get_object_or_404(rows, house=place.house, initiative=place.here, pk=key)


def open_session_list(place: Place, key: UUID) -> Session:
    """The same to see who is in it, and who else takes part in the programme: those looks are logged (T2)."""
    session = get_session(place, key)
    looked(by=place.by, house_key=place.house.pk, part="attendance", scope=session_scope(session))
    looked(by=place.by, house_key=place.house.pk, part="participants", scope=programme_scope(session.programme))
    return session


def open_programme_list(place: Place, slug: str) -> Programme:
    """A programme to see who takes part in it: that look is logged (T2)."""
    programme = get_own_programme(place, slug)
    looked(by=place.by, house_key=place.house.pk, part="participants", scope=programme_scope(programme))
    return programme


def find_people(place: Place, typed: str) -> list[Person]:
    """Who goes by that name here, or by one that sounds like it.

    Showing names is a look into the list of who is known (T2, T3).
    """
    found = find_known(place.here, typed)
    shown = {person.pk for person in found}
    found += [person for person in sound_alikes(place.here, typed) if person.pk not in shown]
    if found:
        scope = f"names:{place.here.pk}:{place.house.today.isoformat()}"
        looked(by=place.by, house_key=place.house.pk, part="names", scope=scope)
    return found


def get_sign_up(place: Place, key: UUID) -> SignUp:
    """Somebody's sign-up at this initiative."""
    rows = SignUp.objects.select_related("programme", "session", "person")
    return get_object_or_404(rows, house=place.house, programme__initiative=place.here, pk=key)


def get_own_sign_up(persons: list[Person], house: House, key: UUID) -> SignUp:
    """A sign-up of who is logged in."""
    rows = SignUp.objects.select_related("programme", "session", "person", "house")
    return get_object_or_404(rows, house=house, person__in=Merge.objects.keys_of(persons), pk=key)


def get_template(place: Place, key: UUID) -> CourseTemplate:
    """A course of the house: to run it or take it over, whoever made it."""
    return get_object_or_404(CourseTemplate.objects.select_related("made_by"), house=place.house, pk=key)


def get_own_template(place: Place, key: UUID) -> CourseTemplate:
    """A course of this initiative: to change it."""
    template = get_template(place, key)
    if template.made_by_id != place.here.pk:
        raise Http404
    return template


def get_lesson(place: Place, programme: Programme, key: UUID) -> Lesson:
    return get_object_or_404(Lesson, house=place.house, template=programme.template_id, pk=key)


def get_participant(place: Place, programme: Programme, key: UUID) -> Person:
    """Somebody who takes or took part in this programme."""
    took_part = Q(sign_ups__programme=programme) | Q(attendance__session__programme=programme)
    found = Person.objects.filter(took_part, house=place.house, pk=key).distinct().first()
    if found is None:
        raise Http404
    return found


def get_certificate(place: Place, key: UUID) -> Certificate:
    """A certificate of a course that this initiative runs or made."""
    rows = Certificate.objects.select_related("person", "template", "template__made_by", "house")
    here = Q(template__made_by=place.here) | Q(template__runs__initiative=place.here)
    found = rows.filter(here, house=place.house, pk=key).distinct().first()
    if found is None:
        raise Http404
    return found
