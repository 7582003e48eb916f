"""Doors for a coach: their pairs and talks, who stands in, and who learns."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from productiehuis.audit.actions import looked
from productiehuis.coaching.models import (
    Learning,
    Pair,
    StandIn,
    Talk,
    Walk,
)
from productiehuis.coaching.queries import numbers_with
from productiehuis.coaching.rules.states import PairState, StandInState
from productiehuis.initiatives.access import (
    Permission,
    Place,
    enter_house,
)
from productiehuis.initiatives.models import Membership, Role
from productiehuis.people.models import Merge, Person


def myself(place: Place) -> Person:
    """Who came in."""
    if place.person is None:
        raise Http404
    return place.person


def enter_coaching(request: HttpRequest, slug: str) -> Place:
    """The pages of a coach; without the role today there are none."""
    return enter_house(request, slug, Permission.COACH)


def _pairs_seen(place: Place) -> QuerySet[Pair]:
    """The pairs this coach sees today."""
    today = place.house.today
    stands_in = StandIn.objects.held(today).filter(
        house=place.house, coach=myself(place), state=StandInState.YES, first__lte=today, last__gte=today
    )
    own, other = Q(coach=myself(place)), Q(state=PairState.GOING, pk__in=stands_in.values("pair"))
    rows = Pair.objects.held(today).filter(own | other, house=place.house, resident__isnull=False)
    rows = rows.exclude(resident_number__in=Merge.objects.numbers_of(myself(place)))
    return rows.select_related("resident__house", "coach__house", "house", "consent", "membership")


def stands_in_now(place: Place, pair: Pair) -> bool:
    """Whether this coach sees the pair only for a while."""
    return pair.coach_id != myself(place).pk


def open_pair(place: Place, key: UUID) -> Pair:
    """A pair for its coach, or who stands in. A look."""
    pair = get_object_or_404(_pairs_seen(place), pk=key)
    looked(by=place.by, house_key=place.house.pk, part="coaching", subject_key=pair.resident_id)
    return pair


def get_own_pair_as_coach(place: Place, key: UUID) -> Pair:
    """The same, not for who stands in: answering, ending, and asking who stands in are for the coach alone."""
    pair = open_pair(place, key)
    if stands_in_now(place, pair):
        raise Http404
    return pair


def open_talk(place: Place, key: UUID) -> Talk:
    """A talk of such a pair with what was written. A look."""
    rows = Talk.objects.select_related(
        "house", "pair__house", "pair__resident__house", "pair__coach__house", "pair__membership", "coach"
    )
    going = _pairs_seen(place).filter(state=PairState.GOING)
    talk = get_object_or_404(rows, house=place.house, pk=key, pair__in=going)
    looked(by=place.by, house_key=place.house.pk, part="talk", subject_key=talk.pair.resident_id)
    return talk


def get_walk_as_coach(place: Place, key: UUID) -> Walk:
    """Somebody who walks along, or would, in a talk this coach sees."""
    walk = get_object_or_404(Walk.objects.select_related("talk", "aspirant__house"), house=place.house, pk=key)
    walk.talk = open_talk(place, walk.talk_id)
    return walk


def get_stand_in_as_coach(place: Place, key: UUID) -> StandIn:
    """For the coach of the pair, and for who stands in."""
    rows = StandIn.objects.held(place.house.today)
    rows = rows.select_related("pair__resident__house", "pair__coach", "pair__membership", "coach", "house", "consent")
    rows = rows.exclude(pair__resident_number__in=Merge.objects.numbers_of(myself(place)))
    here = Q(coach=myself(place)) | Q(pair__coach=myself(place))
    return get_object_or_404(rows.filter(here), house=place.house, pk=key)


def get_own_stand_in_as_coach(place: Place, key: UUID) -> StandIn:
    """For the coach of the pair alone, who hears the yes of the resident. A look."""
    found = get_stand_in_as_coach(place, key)
    if found.pair.coach_id != myself(place).pk or found.pair.resident_id is None:
        raise Http404
    looked(by=place.by, house_key=place.house.pk, part="coaching", subject_key=found.pair.resident_id)
    return found


def colleagues(place: Place) -> list[Person]:
    """The other coaches of the house today, with the aspirants who learn to be one."""
    today = place.house.today
    roles = Membership.objects.on(today).filter(house=place.house, role=Role.COACH).values("person")
    learning = Learning.objects.filter(house=place.house, ended_on__isnull=True).values("aspirant")
    people = Person.objects.filter(Q(pk__in=roles) | Q(pk__in=learning), house=place.house, erased_at__isnull=True)
    mine = Merge.objects.numbers_of(myself(place))
    return [each for each in people.select_related("house").order_by("name_key", "number") if each.number not in mine]


def other_coaches(place: Place) -> list[Person]:
    """Who can stand in."""
    coaches = numbers_with(place.house, Role.COACH, place.house.today)
    return [each for each in colleagues(place) if each.number in coaches]


def learnings_in(place: Place) -> list[Learning]:
    """Who learns to coach in this house now. Their names are a look at each of them."""
    rows = Learning.objects.filter(house=place.house, ended_on__isnull=True, aspirant__isnull=False)
    found = list(rows.select_related("aspirant__house", "own_coach", "house"))
    for each in found:
        looked(by=place.by, house_key=place.house.pk, part="coach learning", subject_key=each.aspirant_id)
    return found


def aspirants_to_guide(place: Place) -> list[Person]:
    """Who has the role aspirant today and does not learn to coach yet. Their names are a look."""
    roles = Membership.objects.on(place.house.today).filter(house=place.house, role=Role.ASPIRANT)
    coaches = numbers_with(place.house, Role.COACH, place.house.today)
    learning = Learning.objects.filter(house=place.house, ended_on__isnull=True, aspirant__isnull=False)
    learning = learning.filter(own_coach_number__in=coaches)
    people = Person.objects.filter(pk__in=roles.values("person"), erased_at__isnull=True)
    people = people.exclude(pk__in=learning.values("aspirant")).exclude(pk=myself(place).pk)
    found = list(people.select_related("house").order_by("name_key", "number"))
    for each in found:
        looked(by=place.by, house_key=place.house.pk, part="roles", subject_key=each.pk)
    return found
