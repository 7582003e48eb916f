"""Doors of talents: one's own, and those that others in the house let be found. Opening one of another is a look.

One's own are those of the very person who is logged in: a merge gives nobody sight of what another wrote (ADR 16).
What is shown to the house goes through the merges, so that nobody asks themselves.
"""

from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from productiehuis.audit.actions import Thing, looked, looked_at_each
from productiehuis.house.models import House, Topic
from productiehuis.initiatives.access import LoginNeeded, Place
from productiehuis.people.access import own_person
from productiehuis.people.models import Person
from productiehuis.plans.access.closed import refuse_handed_out
from productiehuis.plans.access.together import note_who_is_beside
from productiehuis.plans.models import AskState, Talent, TalentAsk
from productiehuis.plans.rules.talents import is_found


def enter_own(request: HttpRequest, house: str) -> Person:
    """The door of one's own pages in one house. (On a desk device `/ik/` is closed: see `desk_middleware`.)"""
    if not request.user.is_authenticated:
        raise LoginNeeded
    person = own_person(request, house)
    refuse_handed_out(request)
    note_who_is_beside(request, person)
    return person


def own_talents(person: Person) -> list[Talent]:
    rows = Talent.objects.filter(person=person)
    return list(rows.select_related("topic", "yes", "person__house"))


def get_own_talent(person: Person, key: UUID) -> Talent:
    rows = Talent.objects.select_related("yes", "person__house")
    return get_object_or_404(rows, pk=key, person=person)


def talents_scope(house: House) -> str:
    """How the log names the list of what people can do; `privacy` derives from the yeses who stood in it."""
    return f"talents:{house.pk}"


def find_talents(place: Place, typed: str, topic: Topic | None) -> list[Talent]:
    """What people of this house let be found, by topic and by word. Showing it is a look at a list."""
    rows = Talent.objects.shown().filter(house=place.house).select_related("topic", "person")
    if topic:
        rows = rows.filter(topic=topic)
    found = [each for each in rows if is_found(typed, _texts(each))]
    if found:
        looked(by=place.by, house_key=place.house.pk, part="talents", scope=talents_scope(place.house))
    return sorted(found, key=lambda each: (each.what.casefold(), each.pk))


def _texts(talent: Talent) -> list[str]:
    names = list(talent.topic.name.versions.values()) if talent.topic else []
    return [talent.what, talent.person.first_name, *names]


def get_shown_talent(place: Place, key: UUID) -> Talent:
    """One talent that somebody of this house shows. That is a look at this person (T2)."""
    rows = Talent.objects.shown().filter(house=place.house)
    rows = rows.select_related("topic", "yes", "person__house", "person__user")
    talent = get_object_or_404(rows, pk=key)
    assert talent.yes is not None
    thing = Thing("talent", talent.pk, talent.yes.at)
    looked_at_each(by=place.by, house_key=place.house.pk, subject_key=talent.person_id, things=[thing])
    return talent


def asks_for(person: Person) -> list[TalentAsk]:
    """What others ask of this person and waits for an answer."""
    rows = TalentAsk.objects.filter(talent__person=person, state=AskState.ASKED)
    return list(rows.select_related("talent", "asker"))


def asks_of(person: Person, talent: Talent | None = None) -> list[TalentAsk]:
    """What this person asked, the newest first."""
    rows = TalentAsk.objects.filter(asker=person).select_related("talent__person")
    return list(rows.filter(talent=talent) if talent else rows[:20])


def get_ask(person: Person, key: UUID) -> TalentAsk:
    """A question that this person was asked, or asked."""
    rows = TalentAsk.objects.select_related("talent__person", "asker__house", "asker__user")
    ask = rows.filter(Q(talent__person=person) | Q(asker=person), pk=key).first()
    if ask is None:
        raise Http404
    return ask


def is_answered_by(person: Person, ask: TalentAsk) -> bool:
    """Whether this person is the one who was asked."""
    return ask.talent.person_id == person.pk
