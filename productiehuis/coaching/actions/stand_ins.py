"""Another coach for a while: the coach asks, the resident says yes for their own pair, and it ends by itself."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID, uuid5

from django.db import transaction

from productiehuis.audit.actor import Actor
from productiehuis.coaching.actions.pairs import Heard, hear, must_go_on
from productiehuis.coaching.actions.problems import Now, refuse, refuse_if
from productiehuis.coaching.actions.storing import move, sent_before, store
from productiehuis.coaching.models import Pair, StandIn
from productiehuis.coaching.queries import coaches_of, numbers_with, role_of_coach
from productiehuis.coaching.rules.pairs import may_stand_in, problems_of_standing_in
from productiehuis.coaching.rules.states import StandInState, is_heard_no
from productiehuis.initiatives.models import Role
from productiehuis.people.actions import hold, withdraw_yes
from productiehuis.people.models import Merge, Person


@transaction.atomic
def ask_stand_in(
    *, pairs: Sequence[Pair], stand_in: Person, first: date, last: date, by: Actor, client_key: UUID
) -> list[StandIn]:
    """For each of these pairs of one coach. A pair that has somebody in those days already keeps them.

    A resident who said no for one of those days is not asked again.
    """
    house = stand_in.house
    refuse(problems_of_standing_in(first, last, house.today))
    theirs = Merge.objects.numbers_of(stand_in)
    refuse_if(not numbers_with(house, Role.COACH, house.today) & theirs, Now.NOT_THIS_STAND_IN)
    hold(stand_in, *(pair.resident for pair in pairs))
    asked = []
    for pair in pairs:
        must_go_on(pair)
        if row := _ask(pair, stand_in, first, last, by, uuid5(client_key, str(pair.pk))):
            asked.append(row)
    refuse_if(not asked, Now.NOT_THIS_STAND_IN)
    return asked


def _ask(pair: Pair, stand_in: Person, first: date, last: date, by: Actor, key: UUID) -> StandIn | None:
    if known := sent_before(StandIn, key, pair_id=pair.pk):
        return known
    assert pair.resident is not None
    is_own_coach = pair.coach_number in Merge.objects.numbers_of(stand_in)
    taken = StandIn.objects.closing().filter(pair=pair, first__lte=last, last__gte=first).exists()
    if taken or is_own_coach or not _may(pair, stand_in):
        return None
    row = StandIn(
        membership=role_of_coach(stand_in, pair.house.today),
        house=pair.house,
        pair=pair,
        coach=stand_in,
        coach_number=stand_in.number,
        first=first,
        last=last,
        client_key=key,
    )
    return store(row, verb="stand-in asked", by=by, taken=Now.NOT_THIS_STAND_IN, first=str(first), last=str(last))


def _may(pair: Pair, stand_in: Person | None) -> bool:
    """Nobody stands in for who coaches them, also when that began after the question."""
    if pair.resident is None or stand_in is None:
        return False
    theirs = Merge.objects.numbers_of(stand_in)
    return may_stand_in(theirs, Merge.objects.numbers_of(pair.resident), coaches_of(theirs, pair.house))


@transaction.atomic
def answer_stand_in(*, stand_in: StandIn, yes: bool, by: Actor, heard: Heard | None = None) -> StandIn:
    """The resident says whether this coach may stand in; `heard` is a yes that was said aloud.

    After a no only the own press counts. A no after a yes takes the yes back.
    """
    hold(stand_in.pair.resident, stand_in.coach)
    held = _lock(stand_in)
    wanted = StandInState.YES if yes else StandInState.NO
    if held.state == wanted:
        return held
    must_go_on(held.pair)
    refuse_if(held.last < held.house.today, Now.OVER)
    resident = stand_in.pair.resident
    is_own = heard is None and resident is not None and by.key == resident.pk
    refuse_if(yes and not _may(held.pair, held.coach), Now.NOT_THIS_STAND_IN)
    refuse_if(yes and is_heard_no(StandInState(held.state), pressed_by_resident=is_own), Now.SAID_NO)
    if held.consent:
        withdraw_yes(consent=held.consent, by=by)
    consent = hear(resident, heard, by) if resident else None
    verb = "stand-in yes heard" if heard else "stand-in answered"
    move(held, wanted, verb=verb, by=by, otherwise=Now.MOVED, consent=consent)
    return held


@transaction.atomic
def end_stand_in(*, stand_in: StandIn, by: Actor) -> StandIn:
    """Before its last day: by the coach, or who stands in. What the resident says is an answer."""
    hold(stand_in.pair.resident, stand_in.coach)
    held = _lock(stand_in)
    if held.state in (StandInState.ASKED, StandInState.YES):
        if held.consent:
            withdraw_yes(consent=held.consent, by=by)
        move(held, StandInState.ENDED, verb="stand-in ended", by=by, otherwise=Now.OVER)
    return held


def _lock(stand_in: StandIn) -> StandIn:
    rows = StandIn.objects.select_for_update(of=("self",)).select_related("house", "consent")
    rows = rows.select_related("pair__house", "pair__resident__house", "coach__house")
    return rows.get(pk=stand_in.pk)
