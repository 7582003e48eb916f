"""Walking along: the coach asks for one talk, the resident says yes or no to it, until it begins."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction

from productiehuis.audit.actor import Actor
from productiehuis.coaching.actions.pairs import Heard, must_go_on
from productiehuis.coaching.actions.problems import Now, refuse_if
from productiehuis.coaching.actions.storing import move, sent_before, store
from productiehuis.coaching.models import Learning, Talk, Walk
from productiehuis.coaching.queries import numbers_with
from productiehuis.coaching.rules.learning import stage_now
from productiehuis.coaching.rules.states import TalkState, WalkState, is_heard_no
from productiehuis.initiatives.models import Role
from productiehuis.people.actions import hear_yes, hold, withdraw_yes
from productiehuis.people.models import ConsentFor, Merge, Person


@transaction.atomic
def ask_walk(*, talk: Talk, learning: Learning, by: Actor, client_key: UUID) -> Walk:
    """May this aspirant walk along in this talk? Nothing of it is seen by them before the yes.

    After a no nobody asks again, for this talk or for another one of that day.
    """
    if known := sent_before(Walk, client_key, talk_id=talk.pk):
        return known
    aspirant, resident = learning.aspirant, talk.pair.resident
    hold(aspirant, resident)
    held = _lock_talk(talk)
    must_go_on(held.pair)
    refuse_if(held.state != TalkState.PLANNED or held.has_begun, Now.BEGUN)
    refuse_if(aspirant is None or resident is None or not is_aspirant(aspirant), Now.NO_ASPIRANT)
    assert aspirant is not None
    assert resident is not None
    theirs = Merge.objects.numbers_of(aspirant)
    in_it = Merge.objects.numbers_of(resident) | {held.coach_number}
    refuse_if(theirs & in_it, Now.NOT_THIS_ASPIRANT)
    refuse_if(_said_no_that_day(held), Now.SAID_NO)
    stage = stage_now(list(learning.signed.values_list("stage", flat=True)))
    refuse_if(stage is None, Now.ALL_SIGNED)
    assert stage is not None
    walk = Walk(
        house=held.house,
        talk=held,
        aspirant=aspirant,
        aspirant_number=aspirant.number,
        stage=stage.value,
        client_key=client_key,
    )
    return store(walk, verb="walk asked", by=by, taken=Now.SOMEBODY_WALKS, stage=stage.value)


def _said_no_that_day(talk: Talk) -> bool:
    """Whether the resident said no to walking along in a talk of the same day."""
    start = talk.starts_at.astimezone(talk.house.zone).replace(hour=0, minute=0, second=0, microsecond=0)
    that_day = {"talk__starts_at__gte": start, "talk__starts_at__lt": start + timedelta(days=1)}
    return Walk.objects.filter(talk__pair=talk.pair_id, state=WalkState.NO, **that_day).exists()


def is_aspirant(person: Person) -> bool:
    """Whether this person has the role aspirant in the house today."""
    return bool(numbers_with(person.house, Role.ASPIRANT, person.house.today) & Merge.objects.numbers_of(person))


@transaction.atomic
def say_yes_to_walk(*, walk: Walk, heard: Heard, by: Actor) -> Walk:
    """The resident says yes to this sentence, pressed by themselves or heard by the coach.

    After a no only the own press counts.
    """
    resident = walk.talk.pair.resident
    hold(resident, walk.aspirant)
    held = _lock(walk)
    if held.state == WalkState.YES:
        return held
    is_own = resident is not None and by.key == resident.pk
    refuse_if(is_heard_no(WalkState(held.state), pressed_by_resident=is_own), Now.SAID_NO)
    _before_it_begins(held)
    must_go_on(held.talk.pair)
    refuse_if(resident is None or held.aspirant is None or not is_aspirant(held.aspirant), Now.NO_ASPIRANT)
    assert resident is not None
    consent = hear_yes(
        person=resident,
        purpose=ConsentFor.WALK_ALONG,
        sentence=heard.sentence,
        language=heard.language,
        by=by,
        client_key=heard.client_key,
    )
    verb = "walk answered" if is_own else "walk yes heard"
    move(held, WalkState.YES, verb=verb, by=by, otherwise=Now.MOVED, consent=consent)
    return held


@transaction.atomic
def say_no_to_walk(*, walk: Walk, by: Actor) -> Walk:
    """No, or no longer: nobody asks why, and nobody asks again. After a yes it takes the yes back."""
    hold(walk.talk.pair.resident, walk.aspirant)
    held = _lock(walk)
    if held.state in (WalkState.NO, WalkState.WITHDRAWN):
        return held
    _before_it_begins(held)
    if held.consent:
        withdraw_yes(consent=held.consent, by=by)
    move(held, WalkState.NO, verb="walk answered", by=by, otherwise=Now.MOVED)
    return held


@transaction.atomic
def take_walk_back(*, walk: Walk, by: Actor) -> Walk:
    """The coach: it is not needed after all. When the resident says no aloud it is `say_no_to_walk`."""
    hold(walk.talk.pair.resident, walk.aspirant)
    held = _lock(walk)
    if held.state in (WalkState.ASKED, WalkState.YES):
        _before_it_begins(held)
        _take_back(held, by)
    return held


def _take_back(walk: Walk, by: Actor) -> None:
    if walk.consent:
        withdraw_yes(consent=walk.consent, by=by)
    move(walk, WalkState.WITHDRAWN, verb="walk taken back", by=by, otherwise=Now.MOVED)


def _before_it_begins(walk: Walk) -> None:
    refuse_if(walk.talk.state != TalkState.PLANNED or walk.talk.has_begun, Now.BEGUN)


def _lock_talk(talk: Talk) -> Talk:
    rows = Talk.objects.select_for_update(of=("self",)).select_related("house", "pair__house")
    return rows.select_related("pair__membership", "pair__coach", "pair__resident").get(pk=talk.pk)


def _lock(walk: Walk) -> Walk:
    """The talk first, as everywhere: its end takes the walks along."""
    talk = _lock_talk(walk.talk)
    rows = Walk.objects.select_for_update(of=("self",)).select_related("aspirant__house", "consent", "house")
    held = rows.get(pk=walk.pk)
    held.talk = talk
    return held
