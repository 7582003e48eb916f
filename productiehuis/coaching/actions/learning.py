"""An aspirant gets a coach to learn from, and another coach signs each stage."""

from uuid import UUID

from django.db import transaction

from productiehuis.audit.actions import record
from productiehuis.audit.actor import Actor
from productiehuis.coaching.actions.problems import Now, refuse, refuse_if
from productiehuis.coaching.actions.storing import sent_before, store
from productiehuis.coaching.actions.walks import is_aspirant
from productiehuis.coaching.models import Learning, SignOff
from productiehuis.coaching.queries import coaches_of, guide_is_coach, talks_walked
from productiehuis.coaching.rules.learning import NotSigned, Stage, problems_of_signing
from productiehuis.people.actions import hold
from productiehuis.people.models import Merge, Person


@transaction.atomic
def begin_learning(*, aspirant: Person, own_coach: Person, by: Actor, client_key: UUID) -> Learning:
    """This coach guides this aspirant from today."""
    if known := sent_before(Learning, client_key, aspirant_id=aspirant.pk):
        return known
    hold(aspirant, own_coach)
    refuse_if(Merge.objects.numbers_of(aspirant) & Merge.objects.numbers_of(own_coach), Now.SAME_TWO)
    refuse_if(not is_aspirant(aspirant), Now.NO_ASPIRANT)
    _let_go_of_who_left(aspirant, by)
    goes_on = Learning.objects.filter(ended_on__isnull=True, aspirant_number__in=Merge.objects.numbers_of(aspirant))
    refuse_if(goes_on.filter(house=aspirant.house_id).exists(), Now.LEARNS)
    row = Learning(
        house=aspirant.house,
        aspirant=aspirant,
        aspirant_number=aspirant.number,
        own_coach=own_coach,
        own_coach_number=own_coach.number,
        began_on=aspirant.house.today,
        client_key=client_key,
    )
    return store(row, verb="learning begun", by=by, taken=Now.LEARNS)


def _let_go_of_who_left(aspirant: Person, by: Actor) -> None:
    """Who guided this aspirant and is no coach any more stops guiding. The talks keep counting."""
    rows = Learning.objects.filter(house=aspirant.house_id, ended_on__isnull=True)
    rows = rows.filter(aspirant_number__in=Merge.objects.numbers_of(aspirant))
    for learning in rows.select_related("house", "own_coach__house"):
        if not guide_is_coach(learning):
            stop_learning(learning=learning, by=by)


@transaction.atomic
def sign_stage(*, learning: Learning, stage: Stage, signer: Person, by: Actor, client_key: UUID) -> SignOff:
    """A coach who is not the aspirant's own says that this stage is done."""
    if known := sent_before(SignOff, client_key, learning_id=learning.pk):
        return known
    hold(learning.aspirant, signer)
    held = (
        Learning.objects.select_for_update(of=("self",)).select_related("house", "aspirant__house").get(pk=learning.pk)
    )
    refuse_if(held.ended_on or held.aspirant is None, Now.OVER)
    assert held.aspirant is not None
    aspirant = Merge.objects.numbers_of(held.aspirant)
    refuse(
        problems_of_signing(
            stage,
            signed=list(held.signed.values_list("stage", flat=True)),
            talks=talks_walked(held.house, aspirant).get(stage, 0),
            signer=Merge.objects.numbers_of(signer),
            aspirant=aspirant,
            own_coaches=_own_coaches(held, aspirant),
        )
    )
    row = SignOff(
        house=held.house,
        learning=held,
        stage=stage.value,
        signer=signer,
        signer_number=signer.number,
        own_coach_number=held.own_coach_number,
        client_key=client_key,
    )
    return store(row, verb="stage signed", by=by, taken=NotSigned.NOT_THIS_STAGE, stage=stage.value)


def _own_coaches(learning: Learning, aspirant: set[int]) -> set[int]:
    """Who guides the aspirant, and who coaches them as a resident."""
    guide = Merge.objects.numbers_of(learning.own_coach) if learning.own_coach else {learning.own_coach_number}
    return guide | coaches_of(aspirant, learning.house)


@transaction.atomic
def stop_learning(*, learning: Learning, by: Actor) -> Learning:
    """It ends, by either of the two. What was signed stays."""
    held = Learning.objects.select_for_update(of=("self",)).select_related("house").get(pk=learning.pk)
    if held.ended_on is None:
        held.ended_on = held.house.today
        held.save(update_fields=["ended_on"])
        record(verb="learning ended", obj=held, house_key=held.house_id, by=by)
    return held
