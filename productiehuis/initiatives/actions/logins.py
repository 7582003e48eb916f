"""Giving somebody a way in: a code on paper from who knows them, a lost second key, or joining by oneself."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _

from productiehuis.audit.actor import Actor
from productiehuis.house.models import House
from productiehuis.initiatives.access import GIVEN_BY_TREKKER, ROLES, Permission, Place
from productiehuis.initiatives.models import DeskTrust, Membership, Role
from productiehuis.kernel.keys import new_key
from productiehuis.people.actions import add_person, give_paper_code, reset_second_factor
from productiehuis.people.models import Person, User

# A role that sees data of others: a code for such a log-in opens more than its own door.
_STRONG = [role for role, card in ROLES.items() if card.needs_second_factor]


def give_login(*, place: Place, person: Person, client_key: UUID) -> str | None:
    """A code on paper for somebody known here. None when this form was sent before.

    Who has a role that sees others' data gets one only from who gives roles in the whole house, and not at
    all when the same log-in has such a role in another house: else a code would be a way to become them.
    """
    if person.house_id != place.house.pk:
        raise Http404
    refuse_for_strong(place=place, person=person)
    return give_paper_code(person=person, by=place.by, client_key=client_key)


def refuse_for_strong(*, place: Place, person: Person) -> None:
    """Nobody gets a way into a log-in that sees others' data, but from who gives every role here; see `give_login`.

    A role that is still to begin counts too. Who has no log-in yet may get the first from who gives such roles here.
    """
    if person.user_id and person.user_id == _own_user(place):
        return
    whose = {"person__user": person.user_id} if person.user_id else {"person": person.pk}
    strong = Membership.objects.not_over(place.house.today).filter(role__in=_STRONG, **whose)
    if strong.exclude(house=place.house).exists():
        raise ValidationError(_("Deze persoon heeft een rol in een ander huis. Vraag daar om een code."))
    if person.user_id is None and place.initiative:
        strong = strong.exclude(initiative=place.initiative, role__in=GIVEN_BY_TREKKER)
    if strong.exists() and not place.powers.allow(Permission.EDIT_HOUSE):
        raise ValidationError(_("Deze persoon heeft een rol. Alleen de coördinator geeft dan een code."))


@transaction.atomic
def help_with_lost_key(*, place: Place, person: Person) -> None:
    """Take away the second keys of somebody who lost them; at the desk too they show a new one first.

    Only for who has roles in this house alone: what they see elsewhere is not this coordinator's to open.
    """
    if person.house_id != place.house.pk or not place.powers.allow(Permission.GIVE_LOGIN):
        raise Http404
    if person.user is None or person.user_id == _own_user(place):
        raise ValidationError(_("Je eigen sleutel wijzig je in je profiel."))
    if (
        Membership.objects.not_over(place.house.today)
        .filter(person__user=person.user)
        .exclude(house=place.house)
        .exists()
    ):
        raise ValidationError(_("Deze persoon heeft een rol in een ander huis. Vraag het aan wie de server beheert."))
    DeskTrust.objects.filter(person=person).delete()
    reset_second_factor(person=person, by=place.by)


def _own_user(place: Place) -> UUID | None:
    return place.person.user_id if place.person else None


@transaction.atomic
def join_house(*, house: House, user: User, first_name: str, client_key: UUID) -> Person:
    """Become a resident of this house. Somebody who already is one stays who they are."""
    if known := Person.objects.filter(house=house, user=user).first():
        return known
    key = new_key()
    by = Actor(key=key, name=first_name, role="resident")
    person = add_person(house=house, by=by, client_key=client_key, id=key, first_name=first_name, user=user)
    today = house.today
    Membership.objects.create(house=house, person=person, role=Role.RESIDENT, starts=today, given_by_key=person.pk)
    return person
