"""The doors (loaders) that every page goes through.

A door answers *may this person*; whether something may happen *now* is for `rules`. Someone else's
house, initiative or object does not exist (404). Who is not logged in is sent to the log-in page, and who
needs a second factor to that page, by `middleware.DoorMiddleware`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from productiehuis.audit.actions import looked
from productiehuis.audit.actor import Actor
from productiehuis.house.kept import Kept
from productiehuis.house.models import House, InHouse
from productiehuis.initiatives.access.roles import GIVEN_BY_TREKKER, ROLES, Permission, Scope
from productiehuis.initiatives.look_up import find_known
from productiehuis.initiatives.models import Initiative, KnownHere, Membership, Organisation, Role, Room
from productiehuis.people.models import Person
from productiehuis.people.rules.names import name_key

M = TypeVar("M", bound=InHouse)


class LoginNeeded(Exception):
    """Nobody is logged in, and this page is for somebody."""


class SecondFactorNeeded(Exception):
    """The role asks for a second factor that this session has not shown."""


@dataclass(frozen=True)
class Powers:
    """The roles one person has in one house today, as they hold in this session."""

    memberships: tuple[Membership, ...]
    only_initiative: UUID | None = None

    def _holding(self, initiative: Initiative | None) -> Iterator[Membership]:
        for each in self.memberships:
            if self.only_initiative and each.initiative_id != self.only_initiative:
                continue
            if each.initiative_id is None or (initiative is not None and each.initiative_id == initiative.pk):
                yield each

    def role_for(self, permission: Permission, initiative: Initiative | None = None) -> Role | None:
        """The role that allows it here, or None."""
        for each in self._holding(initiative):
            if permission in ROLES[Role(each.role)].permissions:
                return Role(each.role)
        return None

    def allow(self, permission: Permission, initiative: Initiative | None = None) -> bool:
        return self.role_for(permission, initiative) is not None


@dataclass(frozen=True)
class Place:
    """Where somebody came in: the house, perhaps an initiative, and as whom."""

    house: House
    person: Person | None
    powers: Powers
    by: Actor
    initiative: Initiative | None = None

    def may(self, permission: Permission) -> bool:
        return self.powers.allow(permission, self.initiative)

    @property
    def here(self) -> Initiative:
        """The initiative, on pages that have one."""
        if self.initiative is None:
            raise Http404
        return self.initiative


def get_house(slug: str) -> House:
    """A house as the public sees it."""
    return get_object_or_404(House.objects.select_related("foundation"), slug=slug)


_ROLES_HELD = Kept[Membership](
    lambda house, user, day: Membership.objects.on(day).filter(house=house, person__user=user).select_related("person"),
    house=UUID,
    user=UUID,
    day=date,
)


def powers_in(request: HttpRequest, house: House) -> tuple[Person | None, Powers]:
    """Who the logged-in user is in this house, and which roles hold today."""
    if not request.user.is_authenticated:
        return None, Powers(())
    today = house.today
    rows = tuple(_ROLES_HELD(house=house.pk, user=request.user.pk, day=today))
    person = rows[0].person if rows else Person.objects.filter(house=house, user=request.user).first()
    device = request.session.get("desk_initiative")
    return person, Powers(rows, UUID(device) if device else None)


def _actor(request: HttpRequest, person: Person | None, role: Role | None) -> Actor:
    device = request.session.get("desk_device")
    return Actor(
        key=person.pk if person else None,
        name=person.full_name if person else "",
        role=role.value if role else "",
        device_key=UUID(device) if device else None,
    )


def has_second_factor(request: HttpRequest) -> bool:
    """Shown in this session, on an enrolled device in the last 30 days, or a persona of the demo."""
    return bool(request.session.get("second_factor_at"))


def _come_in(request: HttpRequest, house: House, permission: Permission | None, initiative: Initiative | None) -> Place:
    if not request.user.is_authenticated:
        raise LoginNeeded
    person, powers = powers_in(request, house)
    role = powers.role_for(permission, initiative) if permission else None
    if person is None or (permission and role is None):
        raise Http404
    if role and ROLES[role].needs_second_factor and not has_second_factor(request):
        raise SecondFactorNeeded
    return Place(house, person, powers, _actor(request, person, role), initiative)


def enter_house(request: HttpRequest, slug: str, permission: Permission | None = None) -> Place:
    """The door of a house for somebody who is logged in; without a permission anyone with a person there."""
    if not request.user.is_authenticated:
        raise LoginNeeded
    return _come_in(request, get_house(slug), permission, None)


def keeps_foundation(place: Place) -> bool:
    """Whether this person speaks for the foundation: in its first house, by a role there."""
    return place.may(Permission.KEEP_FOUNDATION) and place.house == place.house.foundation.first_house


def enter_foundation(request: HttpRequest, slug: str) -> Place:
    """The door of what is of all houses together; from a later house it does not exist."""
    place = enter_house(request, slug, Permission.KEEP_FOUNDATION)
    if not keeps_foundation(place):
        raise Http404
    return place


_INITIATIVES = Kept[Initiative](
    lambda house, slug: Initiative.objects.filter(house__slug=house, slug=slug).select_related("house__foundation"),
    house=str,
    slug=str,
)


def enter_initiative(request: HttpRequest, slug: str, initiative_slug: str, permission: Permission) -> Place:
    """The door of an initiative, for who may do this there."""
    if not request.user.is_authenticated:
        raise LoginNeeded
    initiative = _INITIATIVES.first(house=slug, slug=initiative_slug)
    if initiative is None:
        raise Http404
    return _come_in(request, initiative.house, permission, initiative)


def get_known_person(place: Place, key: UUID | str) -> Person:
    """A person this initiative knows; anyone else does not exist here (T3)."""
    known = KnownHere.objects.filter(initiative=place.here).values("person")
    return get_object_or_404(Person, pk=key, house=place.house, pk__in=known)


def enter_manage(request: HttpRequest, slug: str) -> Place:
    """The door of the pages that set up a house: for who may edit it, or at least one initiative in it."""
    place = enter_house(request, slug)
    if place.may(Permission.EDIT_HOUSE):
        return _come_in(request, place.house, Permission.EDIT_HOUSE, None)
    if not initiatives_to_edit(place):
        raise Http404
    if not has_second_factor(request):
        raise SecondFactorNeeded
    return place


def initiatives_to_edit(place: Place) -> list[Initiative]:
    """The initiatives whose words, rooms and volunteers this person may change."""
    return [
        each
        for each in Initiative.objects.filter(house=place.house)
        if place.powers.allow(Permission.EDIT_INITIATIVE, each)
    ]


def get_in_house(place: Place, model: type[M], **lookup: object) -> M:
    """Something of this house; of another house it does not exist."""
    return get_object_or_404(model, house=place.house, **lookup)


def enter_room(request: HttpRequest, slug: str, room_slug: str) -> tuple[Place, Room]:
    """A room to change: by who leads its initiative, or by who edits the house."""
    if not request.user.is_authenticated:
        raise LoginNeeded
    rooms = Room.objects.select_related(
        "house", "house__foundation", "initiative", "organisation", "storey", "location"
    )
    room = get_object_or_404(rooms, house__slug=slug, slug=room_slug)
    permission = Permission.EDIT_INITIATIVE if room.initiative else Permission.EDIT_HOUSE
    return _come_in(request, room.house, permission, room.initiative), room


def enter_people(
    request: HttpRequest, slug: str, initiative: str | None = None, partner: UUID | None = None
) -> tuple[Place, Organisation | None]:
    """The roles of an initiative, of a partner or of the house itself, for who may give them there."""
    if initiative:
        return enter_initiative(request, slug, initiative, Permission.GIVE_ROLES), None
    place = enter_house(request, slug, Permission.EDIT_HOUSE)
    return place, get_in_house(place, Organisation, pk=partner) if partner else None


def enter_membership(request: HttpRequest, slug: str, key: UUID) -> tuple[Place, Membership]:
    """One role to end, for who may give that role there."""
    if not request.user.is_authenticated:
        raise LoginNeeded
    memberships = Membership.objects.select_related("house", "initiative", "organisation", "person")
    membership = get_object_or_404(memberships, house__slug=slug, pk=key)
    permission = Permission.GIVE_ROLES if membership.initiative else Permission.EDIT_HOUSE
    place = _come_in(request, membership.house, permission, membership.initiative)
    if membership.initiative and Role(membership.role) not in roles_to_give(place):
        raise Http404
    looked(by=place.by, house_key=place.house.pk, part="roles", subject_key=membership.person_id)
    return place, membership


def roles_to_give(place: Place, partner: bool = False) -> list[Role]:
    """The roles this person may give here, in the order of the list."""
    scope = Scope.PARTNER if partner else Scope.INITIATIVE if place.initiative else Scope.HOUSE
    every = place.may(Permission.EDIT_HOUSE)
    return [role for role in Role if scope in ROLES[role].scopes and (every or role in GIVEN_BY_TREKKER)]


def people_to_choose(place: Place, typed: str) -> list[Person]:
    """Who a role can be given to: people known at the initiative for who works there, else who has a role here.

    Showing their names is a look (T2).
    """
    if place.initiative and place.may(Permission.REGISTER):
        if found := find_known(place.initiative, typed):
            day = place.house.today
            scope = f"names:{place.initiative.pk}:{day.isoformat()}"
            looked(by=place.by, house_key=place.house.pk, part="names", scope=scope)
        return found
    words = name_key(typed).split()
    held = Membership.objects.filter(house=place.house).values("person")
    people = Person.objects.filter(pk__in=held, house=place.house, erased_at__isnull=True)
    for word in words:
        people = people.filter(Q(name_key__startswith=word) | Q(name_key__contains=f" {word}"))
    chosen = list(people.order_by("name_key", "number")[:8]) if words else []
    for person in chosen:
        looked(by=place.by, house_key=place.house.pk, part="roles", subject_key=person.pk)
    return chosen


def looked_at_roles(place: Place, organisation: Organisation | None = None) -> None:
    """A list of names with their roles was opened."""
    where = organisation or place.initiative or place.house
    looked(by=place.by, house_key=place.house.pk, part="roles", scope=f"roles:{where.pk}")


def enter_login(request: HttpRequest, slug: str, key: UUID) -> tuple[Place, Person]:
    """How somebody with a role in this house logs in, for who gives every role here."""
    place = enter_house(request, slug, Permission.GIVE_LOGIN)
    today = place.house.today
    held = Membership.objects.on(today).filter(house=place.house).values("person")
    people = Person.objects.select_related("user").filter(erased_at__isnull=True, pk__in=held)
    person = get_object_or_404(people, pk=key, house=place.house)
    looked(by=place.by, house_key=place.house.pk, part="login", subject_key=person.pk)
    return place, person
