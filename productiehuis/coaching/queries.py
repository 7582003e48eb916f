"""Who coaches, how much room there is, and plain facts for the Monitor (numbers of persons and dates, never names)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from productiehuis.coaching.models import (
    CoachCard,
    HandOver,
    HandOverTask,
    Learning,
    Pair,
    StandIn,
    Talk,
    TaskStep,
    Walk,
)
from productiehuis.coaching.models.pairs import pair_holds
from productiehuis.coaching.rules.handing import Step, standing_by_year
from productiehuis.coaching.rules.pairs import room_of
from productiehuis.coaching.rules.states import HandOverState, PairState, StandInState, TalkState, WalkState
from productiehuis.house.models import House
from productiehuis.initiatives.models import Initiative, Membership, Role
from productiehuis.kernel.clusters import every_number
from productiehuis.people.models import Merge, Person


def numbers_with(house: House, role: Role, day: date) -> set[int]:
    """Who has this role on this day, as every number that is them."""
    held = Membership.objects.on(day).filter(house=house, role=role, person__erased_at__isnull=True)
    return every_number(held.values_list("person__number", flat=True), Merge.objects.roots(house))


def role_of_coach(coach: Person, day: date) -> Membership | None:
    """The role of coach that this person has on this day; of several the one that lasts longest."""
    held = Membership.objects.on(day).filter(house=coach.house_id, role=Role.COACH, person__erased_at__isnull=True)
    held = held.filter(person__number__in=Merge.objects.numbers_of(coach))
    return held.order_by(F("ends").desc(nulls_first=True), "starts").first()


def coaches_of(numbers: Iterable[int], house: House) -> set[int]:
    """Every number of who coaches these, or was asked to, or stands in for their coach today or later."""
    today, whose = house.today, set(numbers)
    found = Pair.objects.held(today).filter(house=house, resident_number__in=whose)
    stands_in = StandIn.objects.held(today).filter(house=house, pair__resident_number__in=whose, last__gte=today)
    # Who was only asked to stand in reads nothing yet; the yes looks again whether it may be.
    stands_in = stands_in.filter(state=StandInState.YES)
    both = {*found.values_list("coach_number", flat=True), *stands_in.values_list("coach_number", flat=True)}
    return every_number(both, Merge.objects.roots(house))


def standing_with(coach: Person) -> int:
    """How many people this coach has, or was asked by. A merged resident is one, and nobody has themselves."""
    roots, theirs = Merge.objects.roots(coach.house), Merge.objects.numbers_of(coach)
    rows = Pair.objects.held(coach.house.today).filter(house=coach.house_id, coach_number__in=theirs)
    rows = rows.exclude(resident_number__in=theirs)
    return len({roots.get(number, number) for number in rows.values_list("resident_number", flat=True)})


@dataclass(frozen=True)
class Choice:
    """A coach a resident can choose: what they show of themselves, and how much room there is."""

    card: CoachCard
    room: int


def coaches_to_choose(person: Person) -> list[Choice]:
    """The coaches of the house who are open for it today, except oneself; who has most room first."""
    house = person.house
    coaches = numbers_with(house, Role.COACH, house.today) - Merge.objects.numbers_of(person)
    cards = CoachCard.objects.filter(house=house, is_open=True, person__number__in=coaches)
    cards = cards.select_related("person__house")
    roots, taken = Merge.objects.roots(house), defaultdict(set)
    pairs = Pair.objects.held(house.today).filter(house=house, coach_number__in=coaches)
    for coach, resident in pairs.values_list("coach_number", "resident_number"):
        taken[roots.get(coach, coach)].add(roots.get(resident, resident))
    top = {card.pk: roots.get(card.person.number, card.person.number) for card in cards}
    choices = [Choice(card, room_of(card.most, len(taken[top[card.pk]]))) for card in cards]
    return sorted(choices, key=lambda each: (-each.room, each.card.person.name_key))


def waits_for_choice(pair: Pair) -> bool:
    """The coach of this pair is no coach any more, or was not all the time; or a merge says that the two are one."""
    role, today = pair.membership, pair.house.today
    if role is None or pair.coach is None or not role.starts <= today <= (role.ends or date.max):
        return True
    return pair.resident is not None and are_one(pair)


def are_one(pair: Pair) -> bool:
    """Whether a merge says that resident and coach are one person."""
    roots = Merge.objects.roots(pair.house)
    one, other = (roots.get(number, number) for number in (pair.resident_number, pair.coach_number))
    return one == other


def has_left(pair: Pair) -> bool:
    """Whether a pair ended because the coach had no role any more."""
    role, ended = pair.membership, pair.ended_on
    return pair.state == PairState.ENDED and bool(role and role.ends and ended and ended > role.ends)


def is_off(talk: Talk, *, waits: bool) -> bool:
    """Whether a talk that was planned does not happen: called off, or the coach is none any more by then."""
    is_ahead = talk.state == TalkState.PLANNED and not talk.has_begun
    return talk.state == TalkState.CANCELLED or (is_ahead and (waits or is_after_role(talk)))


def is_after_role(talk: Talk) -> bool:
    """Whether a talk is on a day after the last day of the coach's role."""
    role = talk.pair.membership
    return bool(role and role.ends and talk.starts_at.astimezone(talk.house.zone).date() > role.ends)


def pairs_of_resident(persons: Sequence[Person]) -> list[Pair]:
    """The pairs of exactly these persons, in every house, the newest first."""
    rows = Pair.objects.filter(resident__in=[person.pk for person in persons])
    return list(rows.select_related("coach", "house", "resident", "consent", "membership").order_by("-asked_at"))


def pairs_of_coach(coach: Person) -> list[Pair]:
    """Asked or going, those who wait for an answer first."""
    rows = Pair.objects.held(coach.house.today).filter(house=coach.house_id, coach=coach, resident__isnull=False)
    rows = rows.exclude(resident_number__in=Merge.objects.numbers_of(coach))
    return list(
        rows.select_related("resident__house", "coach__house", "house", "membership").order_by("state", "asked_at")
    )


def residents_of(helper: Person) -> QuerySet[Person]:
    """Whom somebody talks or talked with as coach, stands in for, or walks along with."""
    numbers = Merge.objects.numbers_of(helper)
    talked = Q(coached_in__coach_number__in=numbers) | Q(coached_in__stand_ins__coach_number__in=numbers)
    walked = Q(coached_in__talks__walks__aspirant_number__in=numbers, coached_in__talks__walks__state=WalkState.YES)
    return Person.objects.filter(talked | walked, house=helper.house_id, erased_at__isnull=True)


def stands_in_for(coach: Person) -> list[StandIn]:
    """Pairs of another coach where this one stands in, today or later, asked or with a yes."""
    today = coach.house.today
    rows = StandIn.objects.held(today).filter(house=coach.house_id, coach=coach, last__gte=today)
    rows = rows.exclude(pair__resident_number__in=Merge.objects.numbers_of(coach))
    return list(rows.select_related("pair__resident", "pair__coach"))


def stood_in_by(coach: Person) -> list[StandIn]:
    """Who stands in for this coach, today or later."""
    today = coach.house.today
    rows = StandIn.objects.held(today).filter(house=coach.house_id, pair__coach=coach, last__gte=today)
    rows = rows.exclude(pair__resident_number__in=Merge.objects.numbers_of(coach))
    return list(rows.select_related("pair__resident", "coach"))


@dataclass(frozen=True)
class Load:
    """What a coach carries, for that coach alone: the people they coach, also those as somebody's stand-in today."""

    people: int
    as_stand_in: int
    talks_this_month: int
    next_talk: Talk | None


def load_of(coach: Person) -> Load:
    """Talks count when held or still planned in this month."""
    today = coach.house.today
    talks = Talk.objects.filter(house=coach.house_id, coach=coach).exclude(state=TalkState.CANCELLED)
    coming = talks.filter(pair_holds(today, "pair__"), starts_at__gt=timezone.now())
    coming = coming.exclude(pair__resident_number__in=Merge.objects.numbers_of(coach))
    next_talk = coming.select_related("pair__resident", "house").order_by("starts_at").first()
    month = talks.filter(year=today.year, month=today.month).count()
    own, for_others = standing_with(coach), _stood_in_for_today(coach)
    return Load(own + for_others, for_others, month, next_talk)


def _stood_in_for_today(coach: Person) -> int:
    """How many people have this coach today instead of their own."""
    today, roots = coach.house.today, Merge.objects.roots(coach.house)
    rows = [each for each in stands_in_for(coach) if each.state == StandInState.YES and each.first <= today]
    numbers = {each.pair.resident_number for each in rows}
    return len({roots.get(number, number) for number in numbers})


def guide_is_coach(learning: Learning) -> bool:
    """Whether the coach an aspirant learns from still is one."""
    guide = learning.own_coach
    return guide is not None and role_of_coach(guide, learning.house.today) is not None


def talks_walked(house: House, numbers: Iterable[int]) -> dict[str, int]:
    """In how many talks these numbers walked along, by stage."""
    rows = Walk.objects.filter(
        house=house, aspirant_number__in=set(numbers), state=WalkState.YES, talk__state=TalkState.HELD
    )
    found: dict[str, int] = defaultdict(int)
    for stage in rows.values_list("stage", flat=True):
        found[stage] += 1
    return dict(found)


def steps_of_tasks(tasks: Iterable[UUID] | None, *, house: House) -> dict[UUID, list[Step]]:
    """Where each task was from which day, in the order of writing."""
    rows = TaskStep.objects.filter(house=house)
    if tasks is not None:
        rows = rows.filter(task__in=list(tasks))
    found: dict[UUID, list[Step]] = defaultdict(list)
    for task, day, state in rows.order_by("at", "id").values_list("task_id", "on", "state"):
        found[task].append((day, state))
    return found


def standing_tasks(initiative: Initiative, years: Iterable[int]) -> dict[int, int]:
    """Rule C-1 for one initiative: per year how many tasks were handed over and still stand."""
    tasks = HandOverTask.objects.filter(house=initiative.house_id, hand_over__initiative=initiative)
    steps = steps_of_tasks(tasks.values_list("pk", flat=True), house=initiative.house)
    return dict(standing_by_year(steps.values(), years, initiative.house.today))


def takes_over(person: Person) -> bool:
    """Whether somebody hands a role over to this person."""
    return HandOver.objects.filter(house=person.house_id, taker=person).exclude(state=HandOverState.STOPPED).exists()


def waits_for_answer(person: Person) -> bool:
    """Whether the coach asks this person something that waits for a yes or no: who walks along, who stands in."""
    mine = Pair.objects.filter(resident__in=Merge.objects.owned_by(person), state=PairState.GOING)
    walks = Walk.objects.filter(talk__pair__in=mine, talk__starts_at__gt=timezone.now(), state=WalkState.ASKED)
    stand_ins = StandIn.objects.filter(pair__in=mine, last__gte=person.house.today, state=StandInState.ASKED)
    return walks.exists() or stand_ins.exists()


def gives_over(person: Person) -> bool:
    """Whether a role of this person goes to somebody else."""
    return HandOver.objects.filter(house=person.house_id, giver=person, state=HandOverState.GOING).exists()


# For the Monitor: plain facts, no names.


@dataclass(frozen=True)
class HandedRole:
    """A role that went to somebody else."""

    initiative: UUID
    role: str
    giver: int
    taker: int
    on: date


def roles_handed_over(house: House, year: int) -> list[HandedRole]:
    """The roles of which every task was handed over, by the day on which that was said. Reopened ones are not in it."""
    rows = HandOver.objects.filter(house=house, state=HandOverState.DONE, ended_on__year=year)
    return [
        HandedRole(row.initiative_id, row.role, row.giver_number, row.taker_number, row.ended_on)
        for row in rows.order_by("ended_on", "id")
        if row.ended_on
    ]


def tasks_standing(house: House, years: Iterable[int]) -> dict[int, int]:
    """Rule C-1 for the whole house."""
    return dict(standing_by_year(steps_of_tasks(None, house=house).values(), years, house.today))


def pairs_in(house: House, year: int) -> list[tuple[int, int]]:
    """(resident, coach) as numbers after merges, of each pair that went on for at least one day of the year."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    rows = Pair.objects.filter(Q(ended_on__isnull=True) | Q(ended_on__gte=first), house=house, began_on__lte=last)
    roots = Merge.objects.roots(house)
    numbers = rows.order_by("began_on").values_list("resident_number", "coach_number")
    return list(dict.fromkeys((roots.get(one, one), roots.get(other, other)) for one, other in numbers))


def talks_in(house: House, year: int) -> int:
    """How many talks were held. Erasing takes their words and not their number."""
    return Talk.objects.filter(house=house, year=year, state=TalkState.HELD).count()
