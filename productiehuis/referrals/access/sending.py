"""At the desk that sends somebody on: what goes out from here, and never what is discreet in a list."""

from uuid import UUID

from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from productiehuis.audit.actions import looked
from productiehuis.initiatives.access import Place, get_known_person, looked_at_roles
from productiehuis.initiatives.models import Membership, Role
from productiehuis.people.models import Person
from productiehuis.people.rules.names import name_key
from productiehuis.referrals.models import Referral, ReferralQuerySet
from productiehuis.referrals.queries import same_person
from productiehuis.referrals.rules.slips import read_number, slip_mark, without_dash
from productiehuis.referrals.rules.waiting import TOLD_WITHIN

_SHOWN = (
    "person house topic from_initiative companion to_initiative to_organisation"
    " to_room__initiative to_room__organisation to_room__location follows"
).split()


def scope_of(key: UUID) -> str:
    """How the log names the list of an initiative or a partner; `privacy` derives from it who was in it."""
    return f"referrals:{key}"


def shown_rows() -> ReferralQuerySet:
    """Referrals of people who are still there, with all that a page shows of them."""
    return Referral.objects.filter(person__isnull=False).select_related(*_SHOWN)


def open_sent(place: Place) -> list[Referral]:
    """What this desk still has to do something with; what somebody told in confidence is not on the list."""
    looked(by=place.by, house_key=place.house.pk, part="referrals", scope=scope_of(place.here.pk))
    lately = timezone.now() - TOLD_WITHIN
    rows = shown_rows().to_do(lately).filter(house=place.house, from_initiative=place.here, is_discreet=False)
    return list(rows)


def sent_of(place: Place, person: Person) -> list[Referral]:
    """Where this desk sent somebody whose card is open, with what ended lately: what to tell them, and what to ask."""
    lately = Q(closed_at__isnull=True) | Q(closed_at__gte=timezone.now() - TOLD_WITHIN)
    rows = shown_rows().filter(same_person(person), lately, from_initiative=place.here, is_discreet=False)
    return _seen(place, person, rows)


def received_of(place: Place, person: Person) -> list[Referral]:
    """Who sent somebody to this desk, when their card is open here."""
    rows = shown_rows().seen_by_receiver().filter(same_person(person), to_initiative=place.here, is_discreet=False)
    return _seen(place, person, rows)


def _seen(place: Place, person: Person, rows: ReferralQuerySet) -> list[Referral]:
    found = list(rows)
    if found:
        looked(by=place.by, house_key=place.house.pk, part="referral", subject_key=person.pk)
    return found


def find_sent(place: Place, typed: str) -> tuple[Referral | None, list[Referral]]:
    """The one whose slip has this number, also when it is done; else what is open of who goes by what was typed."""
    found = open_sent(place)
    number = read_number(typed)
    if number is None:
        return None, [row for row in found if row.person and _goes_by(row.person, typed)]
    if number[1]:
        return _of_slip(place, *number), []
    rows = [row for row in found if number[0] in (row.person_number, row.person and row.person.number)]
    in_one_go = without_dash(number[0])
    return (_of_slip(place, *in_one_go) if in_one_go and not rows else None), rows


def _of_slip(place: Place, number: int, mark: str) -> Referral | None:
    here = shown_rows().filter(house=place.house, from_initiative=place.here, person_number=number)
    return next((row for row in here.followed_by(place.by.key) if slip_mark(row.person_number, row.pk) == mark), None)


def _goes_by(person: Person, typed: str) -> bool:
    return all(f" {word}" in f" {person.name_key}" for word in name_key(typed).split())


def open_apart(place: Place) -> list[Referral]:
    """What was told to this one volunteer, apart."""
    rows = shown_rows().to_do(timezone.now() - TOLD_WITHIN)
    rows = rows.filter(house=place.house, from_initiative=place.here, is_discreet=True)
    found = list(rows.filter(followed_by_key=place.by.key)) if place.by.key else []
    for row in found:
        looked(by=place.by, house_key=place.house.pk, part="referral", subject_key=row.person_id)
    return found


def get_sent(place: Place, key: UUID) -> Referral:
    """One that went out from here; a discreet one only for who was told."""
    rows = shown_rows().filter(house=place.house, from_initiative=place.here)
    row = get_object_or_404(rows.followed_by(place.by.key), pk=key)
    looked(by=place.by, house_key=place.house.pk, part="referral", subject_key=row.person_id)
    return row


def get_to_refer(place: Place, key: UUID) -> Person:
    """Somebody known here, to send on."""
    person = get_known_person(place, key)
    if person.erased_at:
        raise Http404
    looked(by=place.by, house_key=place.house.pk, part="card", subject_key=person.pk)
    return person


def crew_of(place: Place) -> list[Person]:
    """Who can walk along: who works here today."""
    looked_at_roles(place)
    today = place.house.today
    roles = Membership.objects.on(today).filter(initiative=place.here).exclude(role=Role.RESIDENT)
    return list(Person.objects.filter(pk__in=roles.values("person"), erased_at__isnull=True))
