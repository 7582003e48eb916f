"""Opening a house: the first one of an empty installation, and the next as a copy of another's shape."""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from productiehuis.audit.actions import record
from productiehuis.audit.actor import Actor
from productiehuis.house.actions import build_house, change_foundation, copy_shape
from productiehuis.house.models import Foundation, House
from productiehuis.house.rows import change_row
from productiehuis.house.shape import ROLE_SENTENCES
from productiehuis.initiatives.actions.roles import give_role
from productiehuis.initiatives.models import Membership, Role, RoleInHouse
from productiehuis.kernel.keys import new_key
from productiehuis.kernel.texts import TranslatedText
from productiehuis.people.access import FIRST_LINK
from productiehuis.people.actions import add_person
from productiehuis.people.models import OneTimeLogin, Person, User
from productiehuis.vault.hashes import keyed_hash

# How long the first link works.
LINK_DAYS = 7


def build_shape(
    *,
    foundation: Foundation,
    slug: str,
    name: str,
    by: Actor,
    like: House | None = None,
    client_key: UUID | None = None,
) -> House:
    """A house with storeys, topics and roles: in the starter shape, or like another house. Never with people."""
    with transaction.atomic():
        if client_key and (sent := House.objects.filter(client_key=client_key, foundation=foundation).first()):
            return sent
        known: dict[str, Any] = {
            "foundation": foundation,
            "slug": slug,
            "name": name,
            "by": by,
            "client_key": client_key,
        }
        if like is None:
            house = build_house(**known)
            sentences = ROLE_SENTENCES
        else:
            storeys, topics = copy_shape(like)
            house = build_house(**known, storeys=storeys, topics=topics, time_zone=like.time_zone)
            sentences = _sentences(like)
        RoleInHouse.objects.bulk_create(
            RoleInHouse(house=house, role=role, sentence=sentence) for role, sentence in sentences.items()
        )
        return house


def _sentences(house: House) -> dict[str, TranslatedText]:
    used = RoleInHouse.objects.filter(house=house, is_used=True)
    return dict(used.values_list("role", "sentence")) or ROLE_SENTENCES


def is_opened() -> bool:
    """Whether some coordinator has ever come in (or is a persona of the demo)."""
    held = Membership.objects.filter(role=Role.COORDINATOR, person__user__isnull=False)
    return (
        held.filter(person__user__last_login__isnull=False).exists()
        or held.filter(person__user__is_persona=True).exists()
    )


@transaction.atomic
def make_first_link(*, by: Actor) -> str:
    """The secret of a fresh link for the first coordinator. Older links stop working."""
    now = timezone.now()
    links = OneTimeLogin.objects.filter(kind=OneTimeLogin.Kind.LINK, user__isnull=True, used_at__isnull=True)
    links.filter(expires_at__gt=now).update(expires_at=now)
    token = secrets.token_urlsafe(32)
    link = OneTimeLogin.objects.create(
        kind=OneTimeLogin.Kind.LINK, code_hash=keyed_hash(FIRST_LINK, token), expires_at=now + timedelta(days=LINK_DAYS)
    )
    record(verb="first link made", obj=link, house_key=None, by=by)
    return token


@dataclass(frozen=True)
class FirstHouse:
    """What the page behind the first link asks."""

    foundation_name: str
    house_name: str
    slug: str
    first_name: str
    username: str
    password: str


@transaction.atomic
def open_first_house(*, link: OneTimeLogin, told: FirstHouse) -> tuple[House, User]:
    """The first coordinator names the house and gets a login. The link works once."""
    now = timezone.now()
    if not OneTimeLogin.objects.filter(pk=link.pk, used_at__isnull=True, expires_at__gt=now).update(used_at=now):
        raise ValidationError(_("Deze link is al gebruikt. Vraag een nieuwe aan wie de server beheert."))
    # The key of the person who is to be, so that erasing them finds the name in the log too.
    by = Actor(key=new_key(), name=told.first_name, role=Role.COORDINATOR.value)
    house = _first_house(told, by)
    user = User.objects.create_user(told.username, told.password)
    person = add_person(house=house, by=by, id=by.key, first_name=told.first_name, user=user)
    _make_coordinator(person, by)
    record(verb="first link used", obj=link, house_key=house.pk, by=Actor(person.pk, person.full_name, by.role))
    return house, user


def _first_house(told: FirstHouse, by: Actor) -> House:
    """The house that `open_house` built gets its own name; without one it is built now."""
    house = House.objects.select_related("foundation").first()
    if house is None:
        foundation = Foundation.objects.create(name=told.foundation_name)
        return build_shape(foundation=foundation, slug=told.slug, name=told.house_name, by=by)
    change_foundation(foundation=house.foundation, house=house, by=by, name=told.foundation_name)
    house.name, house.slug = told.house_name, told.slug
    house.full_clean(exclude=["client_key"])
    return change_row(house, house=house, by=by, verb="house changed", name=told.house_name, slug=told.slug)


def _make_coordinator(person: Person, by: Actor) -> Membership:
    today = person.house.today
    return give_role(house=person.house, person=person, role=Role.COORDINATOR, starts=today, by=by)


@transaction.atomic
def open_next_house(
    *, like: House, coordinator: Person | None, name: str, slug: str, by: Actor, client_key: UUID | None = None
) -> House:
    """A new house in the shape of this one. Who opens it coordinates it: a new person, the same login."""
    if client_key and (sent := House.objects.filter(client_key=client_key, foundation=like.foundation).first()):
        return sent
    if coordinator is None:
        raise ValidationError(_("Log eerst in."))
    house = build_shape(foundation=like.foundation, slug=slug, name=name, by=by, like=like, client_key=client_key)
    person = add_person(
        house=house, by=by, first_name=coordinator.first_name, last_name=coordinator.last_name, user=coordinator.user
    )
    _make_coordinator(person, by)
    changes = {"opened": [None, house.slug]}
    record(verb="next house opened", obj=like, house_key=like.pk, by=by, changes=changes)
    return house
