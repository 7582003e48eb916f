"""Choosing a coach, answering, and ending it. Both persons are held, so that two choices at once are one after the
other: nobody gets a coach who is full, and nobody coaches their own coach.
"""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from productiehuis.audit.actions import changed, record
from productiehuis.audit.actor import Actor, system
from productiehuis.coaching.actions.problems import Now, refuse, refuse_if
from productiehuis.coaching.actions.storing import move, sent_before, store
from productiehuis.coaching.models import CoachCard, Pair, StandIn, Talk, Walk
from productiehuis.coaching.models.pairs import PairQuerySet
from productiehuis.coaching.queries import coaches_of, numbers_with, role_of_coach, standing_with, waits_for_choice
from productiehuis.coaching.rules.pairs import Asked, Problem, problems_of_choosing, room_of, told_at_desk
from productiehuis.coaching.rules.states import PairState, StandInState, TalkState, WalkState
from productiehuis.house.models import House
from productiehuis.initiatives.models import Role
from productiehuis.people.actions import hear_yes, hold, withdraw_yes
from productiehuis.people.models import Consent, ConsentFor, Merge, Person
from productiehuis.plans.access import plans_of
from productiehuis.plans.actions import stop_sight_of_coach
from productiehuis.plans.rules.changes import is_too_young


@dataclass(frozen=True)
class Heard:
    """A yes: the sentence, in which language, and the key of the form."""

    sentence: str
    language: str
    client_key: UUID


@transaction.atomic
def show_card(
    *, coach: Person, by: Actor, is_open: bool, most: int, languages: list[str], words: str = ""
) -> CoachCard:
    """What a coach shows of themselves. Closing it changes nothing for who has this coach already."""
    hold(coach)
    card, _made = CoachCard.objects.select_for_update().get_or_create(person=coach, defaults={"house": coach.house})
    before = {"is_open": card.is_open, "most": card.most, "languages": card.languages}
    after = {"is_open": is_open, "most": most, "languages": languages}
    for name, value in (after | {"words": words}).items():
        setattr(card, name, value)
    card.save()
    record(verb="coach card changed", obj=card, house_key=card.house_id, by=by, changes=changed(before, after))
    return card


@transaction.atomic
def choose_coach(*, resident: Person, coach: Person, by: Actor, client_key: UUID, heard: Heard | None = None) -> Pair:
    """A resident asks a coach. `heard` is the yes of who says it at a desk. Sent twice is asked once.

    At a desk a former coach makes place, as the sentence says, and the same coach stays: the desk hears no difference.
    """
    if known := sent_before(Pair, client_key, resident_id=resident.pk):
        return known
    hold(resident, coach)
    _let_go_of_who_left(resident)
    if heard:
        refuse_if(_hears_oneself(coach, by), Problem.HEARS_ONESELF)
    if heard and (same := Pair.objects.standing().filter(resident=resident, coach=coach).first()):
        return same
    if heard:
        end_all_pairs(person=resident, by=by)
    problems = problems_of_choosing(_asked(resident, coach))
    refuse(told_at_desk(problems) if heard else problems)
    pair = Pair(
        membership=role_of_coach(coach, coach.house.today),
        house=resident.house,
        resident=resident,
        resident_number=resident.number,
        coach=coach,
        coach_number=coach.number,
        consent=hear(resident, heard, by),
        client_key=client_key,
    )
    return store(pair, verb="coach choice heard" if heard else "coach asked", by=by, taken=Problem.HAS_ONE)


def _hears_oneself(coach: Person, by: Actor) -> bool:
    """Whether the coach would write down that they were chosen: a yes is heard by somebody else."""
    theirs = Person.objects.filter(house=coach.house_id, number__in=Merge.objects.numbers_of(coach))
    return by.key in set(theirs.values_list("pk", flat=True))


def hear(resident: Person, heard: Heard | None, by: Actor) -> Consent | None:
    """The yes that was said aloud about a coach; None when it was pressed."""
    if heard is None:
        return None
    return hear_yes(
        person=resident,
        purpose=ConsentFor.COACH,
        sentence=heard.sentence,
        language=heard.language,
        by=by,
        client_key=heard.client_key,
    )


def _asked(resident: Person, coach: Person) -> Asked:
    mine, theirs = Merge.objects.numbers_of(resident), Merge.objects.numbers_of(coach)
    card = CoachCard.objects.filter(person=coach).first()
    return Asked(
        resident=frozenset(mine),
        coach=frozenset(theirs),
        coaches_of_coach=coaches_of(theirs, coach.house),
        is_coach_today=bool(numbers_with(coach.house, Role.COACH, coach.house.today) & theirs),
        is_open=card is not None and card.is_open,
        room=room_of(card.most, standing_with(coach)) if card else 0,
        # Not under another number that was merged with this one: whose coach that is, is not told here.
        has_one=Pair.objects.standing().filter(house=resident.house_id, resident=resident).exists(),
        is_young=is_too_young(
            birth_year=resident.birth_year, birth_date=resident.birth_date, today=resident.house.today
        ),
    )


def _let_go_of_who_left(resident: Person) -> None:
    """A pair whose coach is no coach any more ends when the resident chooses anew. The log names nobody: the resident
    stopped nothing.
    """
    for pair in _locked().standing().filter(house=resident.house_id, resident=resident):
        if waits_for_choice(pair):
            _end(pair, system("het huis"))


@transaction.atomic
def answer_pair(*, pair: Pair, yes: bool, by: Actor) -> Pair:
    """The coach says whether they can. Saying the same again changes nothing."""
    hold(pair.resident, pair.coach)
    held = lock_pair(pair)
    today = pair.house.today
    wanted = PairState.GOING if yes else PairState.DECLINED
    if held.state == wanted:
        return held
    days = {"began_on": today} if yes else {"ended_on": today}
    move(held, wanted, verb="coach answered", by=by, otherwise=Now.MOVED, **days)
    return held


@transaction.atomic
def end_pair(*, pair: Pair, by: Actor) -> Pair:
    """Either of the two stops it, and says no reason. What was planned goes, and so does all sight."""
    hold(pair.resident, pair.coach)
    held = lock_pair(pair)
    if held.state in (PairState.ASKED, PairState.GOING):
        _end(held, by)
    return held


@transaction.atomic
def end_all_pairs(*, person: Person, by: Actor) -> None:
    """Somebody wants no coach any more and says so at a desk, which does not hear whether there was one."""
    for pair in (
        Pair.objects.standing()
        .filter(house=person.house_id, resident=person)
        .select_related("resident__house", "coach__house")
    ):
        end_pair(pair=pair, by=by)


@transaction.atomic
def end_without_role(*, house: House, by: Actor) -> int:
    """Nightly: a pair whose coach left ends with its talks, walks and stand-ins; who stood in and left, too."""
    ended, today = 0, house.today
    for pair in _locked().standing().filter(house=house).exclude(pk__in=Pair.objects.held(today).values("pk")):
        _end(pair, by)
        ended += 1
    rows = StandIn.objects.select_for_update(of=("self",)).select_related("consent").standing()
    rows = rows.filter(house=house, last__gte=today).exclude(pk__in=StandIn.objects.held(today).values("pk"))
    for stand_in in rows:
        _end_stand_in(stand_in, by)
    return ended


def _locked() -> PairQuerySet:
    rows = Pair.objects.select_for_update(of=("self",))
    return rows.select_related("house", "membership", "resident__house", "coach__house", "consent")


def lock_pair(pair: Pair) -> Pair:
    return _locked().get(pk=pair.pk)


def _end(pair: Pair, by: Actor) -> None:
    wanted = PairState.ENDED if pair.is_going else PairState.WITHDRAWN
    move(pair, wanted, verb="pair ended", by=by, otherwise=Now.OVER, ended_on=pair.house.today)
    _stop_sight(pair, pair.coach, by)
    if pair.consent:
        withdraw_yes(consent=pair.consent, by=by)
    for talk in Talk.objects.select_for_update().filter(pair=pair, state=TalkState.PLANNED):
        call_off(talk, by)
    rows = StandIn.objects.select_for_update(of=("self",)).select_related("consent").standing().filter(pair=pair)
    for stand_in in rows:
        _end_stand_in(stand_in, by)
        _stop_sight(pair, stand_in.coach, by)


def _stop_sight(pair: Pair, coach: Person | None, by: Actor) -> None:
    """What the resident shows this coach of their plan, as a coach, ends with the pair."""
    if pair.resident and coach:
        stop_sight_of_coach(plans=plans_of(pair.resident), coach=coach, by=by)


def _end_stand_in(stand_in: StandIn, by: Actor) -> None:
    if stand_in.consent:
        withdraw_yes(consent=stand_in.consent, by=by)
    move(stand_in, StandInState.ENDED, verb="stand-in ended", by=by, otherwise=Now.OVER)


def call_off(talk: Talk, by: Actor) -> None:
    """A locked talk does not go on, and nobody walks along in it any more."""
    move(talk, TalkState.CANCELLED, verb="talk cancelled", by=by, otherwise=Now.MOVED)
    for walk in Walk.objects.select_for_update(of=("self",)).select_related("consent").standing().filter(talk=talk):
        if walk.consent:
            withdraw_yes(consent=walk.consent, by=by)
        move(walk, WalkState.WITHDRAWN, verb="walk taken back", by=by, otherwise=Now.OVER)


def must_go_on(pair: Pair) -> None:
    """For what only a pair that is going can do, with a coach who is one. With an erased resident it is nobody's."""
    refuse_if(not pair.is_going or pair.resident_id is None or waits_for_choice(pair), Now.OVER)
