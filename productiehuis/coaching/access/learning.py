"""Doors for an aspirant, and for the small groups in which coaches and aspirants learn together."""

from collections.abc import Iterator
from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from productiehuis.audit.actions import looked
from productiehuis.audit.actor import Actor
from productiehuis.coaching.access.coach import myself
from productiehuis.coaching.models import (
    Learning,
    PeerTalk,
    Walk,
)
from productiehuis.coaching.models.pairs import pair_holds
from productiehuis.coaching.queries import is_after_role, numbers_with
from productiehuis.coaching.rules.states import TalkState
from productiehuis.initiatives.access import (
    Place,
    SecondFactorNeeded,
    enter_house,
    has_second_factor,
)
from productiehuis.initiatives.models import Role


def enter_learning(request: HttpRequest, slug: str) -> Place:
    """The pages of an aspirant; without that role today there are none."""
    return _with_role(request, slug, (Role.ASPIRANT,))


def enter_peers(request: HttpRequest, slug: str) -> Place:
    """Learning from each other is for coaches and aspirants."""
    return _with_role(request, slug, (Role.COACH, Role.ASPIRANT))


def _with_role(request: HttpRequest, slug: str, roles: tuple[Role, ...]) -> Place:
    place = enter_house(request, slug)
    role = next(_roles_in(place, roles), None)
    if role is None:
        raise Http404
    if not has_second_factor(request):
        raise SecondFactorNeeded
    by = Actor(key=place.by.key, name=place.by.name, role=role.value, device_key=place.by.device_key)
    return Place(place.house, place.person, place.powers, by)


def _roles_in(place: Place, roles: tuple[Role, ...]) -> Iterator[Role]:
    for each in place.powers.memberships:
        on_device_elsewhere = place.powers.only_initiative not in (None, each.initiative_id)
        if Role(each.role) in roles and not on_device_elsewhere:
            yield Role(each.role)


def learning_of(place: Place) -> Learning | None:
    """Of this aspirant, the one that goes on."""
    rows = Learning.objects.filter(house=place.house, aspirant=myself(place))
    return rows.filter(ended_on__isnull=True).select_related("own_coach__house", "house").first()


def get_learning(place: Place, key: UUID) -> Learning:
    """An aspirant of this house who learns now, for any coach: signing is for who is not their own. A look."""
    rows = Learning.objects.select_related("aspirant__house", "own_coach__house", "house")
    found = get_object_or_404(rows, house=place.house, pk=key, ended_on__isnull=True, aspirant__isnull=False)
    looked(by=place.by, house_key=place.house.pk, part="coach learning", subject_key=found.aspirant_id)
    return found


def walks_to_come(place: Place) -> list[Walk]:
    """The talks in which this aspirant may walk along: with a yes, still to come, of a pair that goes on."""
    rows = Walk.objects.with_yes().filter(house=place.house, aspirant=myself(place))
    today = place.house.today
    rows = rows.filter(pair_holds(today, "talk__pair__"), talk__state=TalkState.PLANNED).order_by("talk__starts_at")
    coaches = numbers_with(place.house, Role.COACH, today)
    found = rows.select_related(
        "talk__house", "talk__coach", "talk__pair__resident", "talk__pair__membership", "consent"
    )
    return [walk for walk in found if walk.talk.coach_number in coaches and not is_after_role(walk.talk)]


def get_walk_as_aspirant(place: Place, key: UUID) -> Walk:
    """One of those, and only until it is over. A look: the resident sees that the aspirant read it."""
    day = place.house.today
    for walk in walks_to_come(place):
        if walk.pk == key and walk.talk.starts_at.astimezone(place.house.zone).date() >= day:
            subject = walk.talk.pair.resident_id
            looked(by=place.by, house_key=place.house.pk, part="walk along", subject_key=subject)
            return walk
    raise Http404


def get_peer_talk(place: Place, key: UUID) -> PeerTalk:
    """A question of a group this person is in."""
    rows = PeerTalk.objects.filter(house=place.house, members__person=myself(place))
    return get_object_or_404(rows.select_related("brought_by", "house"), pk=key)
