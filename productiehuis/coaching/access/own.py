"""What is a resident's own: pairs and talks of who is logged in. And choosing at a desk."""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from productiehuis.audit.actions import looked
from productiehuis.coaching.models import (
    Pair,
    StandIn,
    Talk,
    Walk,
)
from productiehuis.initiatives.access import (
    LoginNeeded,
    Permission,
    Place,
    enter_initiative,
    get_known_person,
)
from productiehuis.people.access import own_persons
from productiehuis.people.models import Merge, Person


def own_keys(request: HttpRequest) -> set[UUID]:
    """The persons of who is logged in, in every house, with their numbers on paper; nobody else who logs in."""
    if not request.user.is_authenticated:
        raise LoginNeeded
    return {own.pk for person in own_persons(request) for own in Merge.objects.owned_by(person)}


def get_own_pair(request: HttpRequest, key: UUID) -> Pair:
    rows = Pair.objects.select_related("house", "coach", "consent", "resident__house")
    return get_object_or_404(rows, pk=key, resident__in=own_keys(request))


def get_own_talk(request: HttpRequest, key: UUID) -> Talk:
    """Any talk of one's own, also of a pair that ended."""
    rows = Talk.objects.select_related(
        "house", "pair__house", "pair__coach", "pair__resident__house", "pair__membership", "coach"
    )
    return get_object_or_404(rows, pk=key, pair__resident__in=own_keys(request))


def get_own_walk(request: HttpRequest, key: UUID) -> Walk:
    """Somebody who asks to walk along in one's own talk."""
    rows = Walk.objects.select_related("house", "aspirant__house", "talk__pair__resident__house", "talk__coach")
    return get_object_or_404(rows, pk=key, talk__pair__resident__in=own_keys(request))


def get_own_stand_in(request: HttpRequest, key: UUID) -> StandIn:
    rows = StandIn.objects.select_related("house", "coach", "pair")
    return get_object_or_404(rows, pk=key, pair__resident__in=own_keys(request))


def enter_desk_choice(request: HttpRequest, slug: str, initiative: str, key: UUID) -> tuple[Place, Person]:
    """A desk helps somebody who stands there to choose a coach. It sees who there is, never whom they have."""
    place = enter_initiative(request, slug, initiative, Permission.REGISTER)
    person = get_known_person(place, key)
    if person.erased_at:
        raise Http404
    looked(by=place.by, house_key=place.house.pk, part="card", subject_key=person.pk)
    return place, person
