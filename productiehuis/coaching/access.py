"""Loaders: who sees what of coaching. What is not yours does not exist (404).

A pair is seen by the resident, always; by the coach, while the pair goes on and the role of coach holds that day; and
by who stands in, on those days and with the resident's yes. Nobody else reads a talk: no coordinator, no trekker. A
coach who opens a pair or a talk is logged (T2). A merge of two persons opens nothing: who merges people would then
read what they told their coach. So a page is for the very person who is logged in. An aspirant sees that a talk is,
only with the resident's yes to that talk. What a coach shows on the card is shown by their own choice to residents of
the house, and is no look.
"""

from collections.abc import Iterator
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from productiehuis.activities.queries import cluster_of, today_of
from productiehuis.audit.actions import looked
from productiehuis.audit.actor import Actor
from productiehuis.coaching.models import (
    HandOver,
    HandOverTask,
    Learning,
    Pair,
    PeerTalk,
    StandIn,
    Talk,
    Walk,
)
from productiehuis.coaching.queries import numbers_with
from productiehuis.coaching.rules.states import HandOverState, PairState, StandInState, TalkState
from productiehuis.initiatives.access import (
    LoginNeeded,
    Permission,
    Place,
    SecondFactorNeeded,
    enter_house,
    enter_initiative,
    get_known_person,
    has_second_factor,
)
from productiehuis.initiatives.models import Membership, Role
from productiehuis.people.access import own_persons
from productiehuis.people.models import Person


def myself(place: Place) -> Person:
    """Who came in."""
    if place.person is None:
        raise Http404
    return place.person


# For the coach.


def enter_coaching(request: HttpRequest, slug: str) -> Place:
    """The pages of a coach; without the role today there are none."""
    return enter_house(request, slug, Permission.COACH)


def _pairs_seen(place: Place) -> QuerySet[Pair]:
    """The pairs this coach sees today."""
    today = today_of(place.house)
    stands_in = StandIn.objects.filter(
        house=place.house, coach=myself(place), state=StandInState.YES, first__lte=today, last__gte=today
    )
    own = Q(coach=myself(place), state__in=[PairState.ASKED, PairState.GOING])
    other = Q(state=PairState.GOING, pk__in=stands_in.values("pair"))
    rows = Pair.objects.select_related("resident__house", "coach__house", "house", "consent")
    return rows.filter(own | other, house=place.house, resident__isnull=False)


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
    rows = Talk.objects.select_related("house", "pair__resident__house", "pair__coach__house", "coach")
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
    rows = StandIn.objects.standing().select_related("pair__resident", "coach", "house")
    here = Q(coach=myself(place)) | Q(pair__coach=myself(place))
    return get_object_or_404(rows.filter(here), house=place.house, pk=key)


def colleagues(place: Place) -> list[Person]:
    """The other coaches of the house today, with the aspirants who learn to be one."""
    today = today_of(place.house)
    roles = Membership.objects.on(today).filter(house=place.house, role=Role.COACH).values("person")
    learning = Learning.objects.filter(house=place.house, ended_on__isnull=True).values("aspirant")
    people = Person.objects.filter(Q(pk__in=roles) | Q(pk__in=learning), house=place.house, erased_at__isnull=True)
    mine = cluster_of(myself(place))
    return [each for each in people.select_related("house").order_by("name_key", "number") if each.number not in mine]


def other_coaches(place: Place) -> list[Person]:
    """Who can stand in."""
    coaches = numbers_with(place.house, Role.COACH, today_of(place.house))
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
    roles = Membership.objects.on(today_of(place.house)).filter(house=place.house, role=Role.ASPIRANT)
    learning = Learning.objects.filter(house=place.house, ended_on__isnull=True, aspirant__isnull=False)
    people = Person.objects.filter(pk__in=roles.values("person"), erased_at__isnull=True)
    people = people.exclude(pk__in=learning.values("aspirant")).exclude(pk=myself(place).pk)
    found = list(people.select_related("house").order_by("name_key", "number"))
    for each in found:
        looked(by=place.by, house_key=place.house.pk, part="roles", subject_key=each.pk)
    return found


# For an aspirant, and for who learns together.


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
    rows = rows.filter(talk__state=TalkState.PLANNED, talk__pair__state=PairState.GOING)
    rows = rows.filter(talk__pair__resident__isnull=False).order_by("talk__starts_at")
    coaches = numbers_with(place.house, Role.COACH, today_of(place.house))
    found = rows.select_related("talk__house", "talk__coach", "talk__pair__resident", "consent")
    return [walk for walk in found if walk.talk.coach_number in coaches]


def get_walk_as_aspirant(place: Place, key: UUID) -> Walk:
    """One of those, and only until it is over. A look: the resident sees that the aspirant read it."""
    day = today_of(place.house)
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


# For the resident.


def own_keys(request: HttpRequest) -> set[UUID]:
    """The persons of who is logged in, in every house; not who was merged with them."""
    if not request.user.is_authenticated:
        raise LoginNeeded
    return {person.pk for person in own_persons(request)}


def own_person_of(request: HttpRequest, row: Pair | HandOver) -> Person:
    """As whom the logged-in user does something in the house of this row."""
    return next(each for each in own_persons(request) if each.house_id == row.house_id)


def get_own_pair(request: HttpRequest, key: UUID) -> Pair:
    rows = Pair.objects.select_related("house", "coach", "consent", "resident__house")
    return get_object_or_404(rows, pk=key, resident__in=own_keys(request))


def get_own_talk(request: HttpRequest, key: UUID) -> Talk:
    """Any talk of one's own, also of a pair that ended."""
    rows = Talk.objects.select_related("house", "pair__coach", "pair__resident__house", "coach")
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


# For who leads an initiative, and who takes a task over.


def enter_handing_over(request: HttpRequest, slug: str, initiative: str) -> Place:
    """The roles of an initiative that are handed over, for who leads it."""
    return enter_initiative(request, slug, initiative, Permission.HAND_OVER)


def open_hand_over(place: Place, key: UUID) -> HandOver:
    """One of them. A look at who takes the tasks over."""
    rows = HandOver.objects.select_related("house", "initiative", "giver", "taker")
    found = get_object_or_404(rows, house=place.house, initiative=place.here, pk=key)
    for person in (found.taker_id, found.giver_id):
        if person:
            looked(by=place.by, house_key=place.house.pk, part="hand-over", subject_key=person)
    return found


def open_hand_overs(place: Place) -> list[HandOver]:
    """All of them, with the names of who gives and who takes: a look at a list."""
    looked(by=place.by, house_key=place.house.pk, part="hand-over", scope=f"hand-overs:{place.here.pk}")
    rows = HandOver.objects.filter(house=place.house, initiative=place.here)
    return list(rows.select_related("giver", "taker").prefetch_related("tasks").order_by("-began_on", "-id"))


def get_task(place: Place, hand_over: HandOver, key: UUID) -> HandOverTask:
    rows = HandOverTask.objects.select_related("hand_over", "house")
    return get_object_or_404(rows, house=place.house, hand_over=hand_over, pk=key)


def roles_here(place: Place) -> list[Membership]:
    """The roles at this initiative today, to hand one over. Their names are a look (T2)."""
    looked(by=place.by, house_key=place.house.pk, part="roles", scope=f"roles:{place.here.pk}")
    rows = Membership.objects.on(today_of(place.house)).filter(house=place.house, initiative=place.here)
    rows = rows.filter(person__erased_at__isnull=True).exclude(role=Role.RESIDENT)
    return list(rows.select_related("person__house", "initiative", "house").order_by("person__name_key", "role"))


def own_hand_overs(request: HttpRequest) -> list[HandOver]:
    """What is handed over to me."""
    rows = HandOver.objects.filter(taker__in=own_keys(request)).exclude(state=HandOverState.STOPPED)
    return list(rows.select_related("house", "initiative", "giver").prefetch_related("tasks"))


def get_own_task(request: HttpRequest, key: UUID) -> HandOverTask:
    """A task that comes to me."""
    rows = HandOverTask.objects.select_related("hand_over__house", "house")
    return get_object_or_404(rows, pk=key, hand_over__taker__in=own_keys(request))
