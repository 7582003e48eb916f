"""Finding gaps, taking them up, and closing them with what answered."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from productiehuis.audit.actions import record
from productiehuis.audit.actor import ActorLike
from productiehuis.gaps.models import Gap, GapKind, GapState, GapStep
from productiehuis.gaps.rules.states import may_go
from productiehuis.gaps.signals import Found, signals_on
from productiehuis.house.models import House, Storey
from productiehuis.house.rows import stays_in_house
from productiehuis.initiatives.models import Initiative, Room, RoomStatus
from productiehuis.kernel.texts import TranslatedText
from productiehuis.pathway.actions import say_answers
from productiehuis.pathway.models import RoomAnswers
from productiehuis.ui.templatetags.ui import in_active_language

# What a room that answers its topic closes.
ANSWERED = (GapKind.ASKED, GapKind.WISHED)
REST = timedelta(days=90)


def _not_now() -> ValidationError:
    return ValidationError(_("Dat kan nu niet. Laad de pagina opnieuw en kijk hoe het staat."))


def _lock(gap: Gap) -> Gap:
    return Gap.objects.select_for_update(of=("self",)).select_related("house").get(pk=gap.pk)


def _go(
    gap: Gap, then: GapState, *, by: ActorLike, on: date | None = None, note: str = "", verb: str = "gap moved"
) -> Gap:
    """Store the gap in its new state with a line in its story and in the log."""
    if not may_go(gap.state, then):
        raise _not_now()
    before, gap.state = gap.state, then
    gap.save()
    GapStep.objects.create(house=gap.house, gap=gap, state=then, on=on or gap.house.today, note=note)
    record(verb=verb, obj=gap, house_key=gap.house_id, by=by, changes={"state": [before, then.value]})
    return gap


def answers_of(house: House, day: date) -> list[RoomAnswers]:
    """What rooms answer on this day, the oldest first; from today on only rooms that are open."""
    rows = RoomAnswers.objects.on(day).filter(house=house)
    if day >= house.today:
        rows = rows.filter(room__status=RoomStatus.OPEN)
    return list(rows.select_related("room").order_by("since", "id"))


def first_answer(gap: Gap, answers: Sequence[RoomAnswers]) -> RoomAnswers | None:
    """The room that answers what this gap is about; a wish wants it on its own storey."""
    if gap.topic_id is None or gap.kind not in ANSWERED:
        return None
    mine = (each for each in answers if each.topic_id == gap.topic_id)
    return next((each for each in mine if gap.kind == GapKind.ASKED or each.room.storey_id == gap.storey_id), None)


def resting(house: House, day: date) -> set[tuple[str, str]]:
    """Kind and subject of what was closed by hand a while ago: that is given time to help."""
    by_hand = Gap.objects.filter(house=house, state=GapState.CLOSED, taken_up_on__isnull=False, answered_by=None)
    return set(by_hand.filter(closed_on__gt=day - REST, closed_on__lte=day).values_list("kind", "subject"))


@transaction.atomic
def look_for_gaps(*, house: House, by: ActorLike, day: date | None = None) -> list[Gap]:
    """Write down what is seen on this day: new gaps, and those that are answered or were never taken up and are gone.

    Nothing happens twice: a gap that is open already stays as it is. Returns the new ones.
    """
    House.objects.select_for_update(no_key=True).get(pk=house.pk)  # Who presses on the board still writes lines in it.
    day = day or house.today
    answers = answers_of(house, day)
    seen = {(each.kind.value, each.subject): each for each in signals_on(house, day)}
    gaps = Gap.objects.open().filter(house=house).select_for_update(of=("self",)).select_related("house")
    for gap in gaps.order_by("pk"):
        found = seen.pop((gap.kind, gap.subject), None)
        if answer := first_answer(gap, answers):
            gap.answered_by, gap.closed_room = answer, answer.room
            gap.closed_on = max(answer.since, gap.found_on)
            _go(gap, GapState.CLOSED, by=by, on=gap.closed_on)
        elif found is None and gap.state == GapState.FOUND:
            gap.closed_on = max(day, gap.found_on)
            _go(gap, GapState.CLOSED, by=by, on=gap.closed_on)
    rest = resting(house, day)
    return [_write(house, each, day, by) for key, each in seen.items() if key not in rest]


def _write(house: House, found: Found, day: date, by: ActorLike) -> Gap:
    gap = Gap.objects.create(
        house=house,
        kind=found.kind,
        subject=found.subject,
        topic_id=found.topic,
        storey_id=found.storey,
        found_on=day,
        count=found.count,
    )
    GapStep.objects.create(house=house, gap=gap, state=GapState.FOUND, on=day)
    record(verb="gap found", obj=gap, house_key=house.pk, by=by, changes={"kind": [None, found.kind.value]})
    return gap


@transaction.atomic
def take_up(*, gap: Gap, by: ActorLike, initiative: Initiative | None = None, on: date | None = None) -> Gap:
    """An initiative takes it up, or the house itself. Pressed twice is once. `on` is for what went before."""
    gap = _lock(gap)
    if gap.state == GapState.TAKEN_UP and gap.taken_up_by == initiative:
        return gap
    if gap.state == GapState.CLOSED:  # That is for `reopen_gap`, which asks why.
        raise _not_now()
    stays_in_house(gap.house, {"initiative": initiative})
    gap.taken_up_by, gap.taken_up_on = initiative, on or gap.house.today
    return _go(gap, GapState.TAKEN_UP, by=by, on=gap.taken_up_on)


@transaction.atomic
def let_go(*, gap: Gap, by: ActorLike) -> Gap:
    """Who took it up gives it back to the board."""
    gap = _lock(gap)
    if gap.state == GapState.FOUND:
        return gap
    gap.taken_up_by, gap.taken_up_on = None, None
    return _go(gap, GapState.FOUND, by=by)


@transaction.atomic
def propose(*, gap: Gap, proposal: TranslatedText, storey: Storey, by: ActorLike, on: date | None = None) -> Gap:
    """A room that could answer it, in a sentence, and on which storey."""
    gap = _lock(gap)
    if gap.state == GapState.PROPOSED:
        return gap
    stays_in_house(gap.house, {"storey": storey})
    gap.proposal, gap.proposal_storey = proposal, storey
    return _go(gap, GapState.PROPOSED, by=by, on=on)


@transaction.atomic
def close_gap(*, gap: Gap, by: ActorLike, room: Room | None = None, note: str = "") -> Gap:
    """Who took it up says that it is mended, how, and perhaps by which room: that room then answers its topic.

    (A room that answers the topic of a gap closes it by itself.)
    """
    gap = _lock(gap)
    if gap.state == GapState.CLOSED and (gap.closed_room, gap.note) == (room, note):
        return gap
    if gap.state == GapState.FOUND:
        raise ValidationError(_("Pak dit eerst op. Daarna kun je zeggen hoe het is opgelost."))
    if room is None and not note.strip():
        raise ValidationError(_("Kies de kamer die nu helpt, of schrijf op hoe het is opgelost."))
    stays_in_house(gap.house, {"room": room})
    gap.closed_on, gap.closed_room, gap.note = max(gap.house.today, gap.found_on), room, note
    if room and gap.topic and gap.kind in ANSWERED:
        if gap.kind == GapKind.WISHED and room.storey_id != gap.storey_id:
            raise ValidationError(
                {"room": _("Deze kamer is op een andere verdieping dan de wens. Kies een andere kamer.")}
            )
        gap.answered_by = say_answers(room=room, topic=gap.topic, since=gap.house.today, by=by)
    return _go(gap, GapState.CLOSED, by=by, on=gap.closed_on)


@transaction.atomic
def retell(*, gap: Gap, note: str, by: ActorLike) -> Gap:
    """Say in other words how a closed gap went, or nothing: what was written about somebody must be able to go."""
    gap = _lock(gap)
    if gap.state != GapState.CLOSED:
        raise _not_now()
    if gap.note != note:
        gap.note = note
        gap.save(update_fields=["note"])
        record(verb="gap moved", obj=gap, house_key=gap.house_id, by=by)
    return gap


@transaction.atomic
def reopen_gap(*, gap: Gap, why: str, by: ActorLike) -> Gap:
    """It was closed by mistake: back on the board, for who had it or the house together, and why stands with it.

    Not while a room answers it, for that closes it again; nor beside another about the same thing.
    """
    House.objects.select_for_update(no_key=True).get(pk=gap.house_id)  # The night may write down the same thing.
    gap = _lock(gap)
    if gap.state == GapState.TAKEN_UP:
        return gap
    if gap.state != GapState.CLOSED:
        raise _not_now()
    if answer := first_answer(gap, answers_of(gap.house, gap.house.today)):
        room = in_active_language(answer.room.name)[0]
        raise ValidationError(
            _("‘%(room)s’ helpt hier nog bij. Zeg eerst bij ‘Welke kamer helpt waarbij’ dat het stopt.")
            % {"room": room}
        )
    if Gap.objects.open().filter(house=gap.house, kind=gap.kind, subject=gap.subject).exclude(pk=gap.pk).exists():
        raise ValidationError(_("Dit staat al op het bord, als een ander gat. Ga daar verder."))
    gap.closed_on, gap.closed_room, gap.answered_by, gap.note = None, None, None, ""
    gap.taken_up_on = gap.taken_up_on or gap.house.today
    return _go(gap, GapState.TAKEN_UP, by=by, note=why.strip(), verb="gap reopened")
