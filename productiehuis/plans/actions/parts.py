"""Writing in a plan. Every change leaves a version that can be undone; two screens never overwrite each other."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from productiehuis.audit.actions import record
from productiehuis.audit.actor import Actor
from productiehuis.house.rows import sent_elsewhere
from productiehuis.pathway.models import Step
from productiehuis.people.actions import ERASED
from productiehuis.plans.actions.order import can_shift, shift
from productiehuis.plans.actions.plans import held
from productiehuis.plans.models import Kind, Part, PartVersion, Plan, Proof
from productiehuis.plans.models.plan import UNDER_A_GOAL
from productiehuis.plans.proof_files import forget_files
from productiehuis.plans.rules.changes import Outcome, State, outcome

# A plan is for people to read: past this it is a store of something else.
MOST_PARTS = 300


class ChangedMeanwhile(Exception):
    """The part changed on another screen. What was typed is kept in its history as `version`; the person chooses."""

    def __init__(self, part: Part, version: PartVersion) -> None:
        super().__init__(part.pk)
        self.part, self.version = part, version


def _state(part: Part) -> State:
    return State(part.text, part.goal_id, part.done_on, part.removed_at is not None, part.step_key, part.moved)


def _held(part: Part) -> Part:
    """The part, held with its plan; one that was erased a moment ago is refused."""
    held(part.plan)
    found = Part.objects.select_for_update(of=("self",)).select_related("plan").filter(pk=part.pk).first()
    if found is None:
        raise ValidationError(_("Dit stuk van je plan is net gewist."), code=ERASED)
    return found


def _sent(part: Part, client_key: UUID) -> PartVersion | None:
    sent = PartVersion.objects.filter(client_key=client_key).first()
    if sent and sent.part_id != part.pk:
        raise sent_elsewhere()
    return sent


def _next(part: Part, state: State, by: Actor, client_key: UUID, *, is_chosen: bool = True) -> PartVersion:
    """The next line of the history."""
    last = part.versions.aggregate(last=Max("number"))["last"] or 0
    version = PartVersion(
        house_id=part.house_id,
        part=part,
        number=last + 1,
        text=state.text,
        step_key=state.step,
        goal_key=state.goal,
        moved=state.moved,
        done_on=state.done_on,
        is_removed=state.is_removed,
        is_chosen=is_chosen,
        by_key=by.key,
        client_key=client_key,
    )
    try:
        with transaction.atomic():
            version.save(force_insert=True)
    except IntegrityError:
        raise sent_elsewhere() from None
    return version


def _store(part: Part, state: State, by: Actor, client_key: UUID) -> Part:
    version, now = _next(part, state, by, client_key), timezone.now()
    part.text, part.done_on, part.step_key = state.text, state.done_on, state.step
    part.goal_id = state.goal if _is_goal(part, state.goal) else None
    part.removed_at = (part.removed_at or now) if state.is_removed else None
    part.version, part.changed_at = version.number, now
    places, part.moved = state.moved - part.moved, state.moved
    part.save()
    shift(part, places)
    return part


def _is_goal(part: Part, key: UUID | None) -> bool:
    """The goal may be gone, or of another plan."""
    goals = Part.objects.filter(pk=key, plan=part.plan_id, kind=Kind.GOAL) if key else Part.objects.none()
    return part.kind in UNDER_A_GOAL and goals.exists()


@transaction.atomic
def add_part(
    *,
    plan: Plan,
    kind: Kind,
    by: Actor,
    client_key: UUID,
    text: str = "",
    prompt: str = "",
    question: str = "",
    goal: Part | None = None,
    step: Step | None = None,
    done_on: date | None = None,
    is_apart: bool = False,
) -> Part:
    """A new part, last in the plan. Sent twice is one part; a first question that was answered keeps its part.

    With `is_apart` who sees all of its kind does not see this one.
    """
    own = held(plan)
    if sent := Part.objects.filter(client_key=client_key, plan=own).first():
        return sent
    if question and (standing := Part.objects.filter(plan=own, question=question).first()):
        return _store(standing, replace(_state(standing), text=text, is_removed=False), by, client_key)
    rows = Part.objects.filter(plan=own)
    if rows.count() >= MOST_PARTS:
        raise ValidationError(_("Je plan is vol. Haal eerst iets weg dat je niet meer nodig hebt."), code="full")
    last = rows.aggregate(last=Max("order"))["last"] or 0
    part = Part(house_id=own.house_id, plan=own, kind=kind, order=last + 1, client_key=client_key)
    part.text, part.prompt, part.question, part.done_on = text, prompt, question, done_on
    part.is_apart, part.step_key = is_apart, str(step.pk) if step else ""
    part.goal_id = goal.pk if goal and _is_goal(part, goal.pk) else None
    try:
        with transaction.atomic():
            part.save(force_insert=True)
    except IntegrityError:
        raise sent_elsewhere() from None
    _next(part, _state(part), by, client_key)
    record(verb="plan part added", obj=part, house_key=None, by=by)
    return part


@transaction.atomic
def _change(part: Part, version: int, by: Actor, client_key: UUID, changes: dict[str, object]) -> Part | PartVersion:
    """The part as it is now, or what was typed when somebody has to choose."""
    own = _held(part)
    if sent := _sent(own, client_key):
        return own if sent.is_chosen else sent
    now = _state(own)
    sent_state = replace(now, **changes)  # type: ignore[arg-type]
    result = outcome(sent=sent_state, sent_version=version, now=now, now_version=own.version)
    if result == Outcome.SAME:
        return own
    if result == Outcome.ASK:
        # Whoever chooses these words wants them in the plan, also when the other screen took the part out.
        return _next(own, replace(sent_state, is_removed=False), by, client_key, is_chosen=False)
    stored = _store(own, sent_state, by, client_key)
    record(verb="plan part changed", obj=stored, house_key=None, by=by)
    return stored


def change_part(*, part: Part, version: int, by: Actor, client_key: UUID, **changes: object) -> Part:
    """Change `text`, `goal` (a key or None), `step` (a key as text) or `done_on`; `version` is what the form was of.

    Raises `ChangedMeanwhile` when another screen was first with another text: nothing is lost, both are kept.
    """
    if unknown := set(changes) - {"text", "goal", "step", "done_on"}:
        raise TypeError(f"A part has no {', '.join(sorted(unknown))} to change.")
    changed = _change(part, version, by, client_key, changes)
    if isinstance(changed, PartVersion):
        raise ChangedMeanwhile(Part.objects.get(pk=part.pk), changed)
    return changed


@transaction.atomic
def keep_both(*, part: Part, aside: PartVersion, by: Actor, client_key: UUID) -> Part:
    """Two texts become one: what stands there, and under it what was typed on the other screen."""
    own = _held(part)
    if _sent(own, client_key):
        return own
    text = f"{own.text}\n\n{aside.text}".strip()
    stored = _store(own, replace(_state(own), text=text, is_removed=False), by, client_key)
    record(verb="plan part changed", obj=stored, house_key=None, by=by)
    return stored


@transaction.atomic
def restore(*, part: Part, version: PartVersion, by: Actor, client_key: UUID) -> Part:
    """Undo: the part is again as it was then, and stands in the plan: taking it out has a press of its own.

    That is a change too, so this can be undone as well.
    """
    own = _held(part)
    if _sent(own, client_key) or version.part_id != own.pk:
        return own
    back = State(version.text, version.goal_key, version.done_on, False, version.step_key, version.moved)
    if back == _state(own):
        return own
    stored = _store(own, back, by, client_key)
    record(verb="plan part restored", obj=stored, house_key=None, by=by)
    return stored


@transaction.atomic
def remove_part(*, part: Part, by: Actor, client_key: UUID) -> Part:
    """Take it out of the plan; `bring_back` undoes it. Nobody it was shared with sees it any more, at once."""
    own = _held(part)
    if own.removed_at or _sent(own, client_key):
        return own
    stored = _store(own, replace(_state(own), is_removed=True), by, client_key)
    record(verb="plan part removed", obj=stored, house_key=None, by=by)
    return stored


@transaction.atomic
def bring_back(*, part: Part, by: Actor, client_key: UUID) -> Part:
    """It stands in the plan again. Again changes nothing."""
    own = _held(part)
    if own.removed_at is None or _sent(own, client_key):
        return own
    stored = _store(own, replace(_state(own), is_removed=False), by, client_key)
    record(verb="plan part restored", obj=stored, house_key=None, by=by)
    return stored


@transaction.atomic
def set_apart(*, part: Part, is_apart: bool, by: Actor) -> Part:
    """Whether who sees all of its kind does not see this one. What is shared of it by itself stays as it is."""
    own = _held(part)
    if own.is_apart != is_apart:
        own.is_apart = is_apart
        own.save(update_fields=["is_apart"])
        record(verb="plan part set apart", obj=own, house_key=None, by=by, changes={"apart": [not is_apart, is_apart]})
    return own


@transaction.atomic
def erase_part(*, part: Part, by: Actor) -> None:
    """This part for good, with its history, comments and proof."""
    held(part.plan)
    rows = Part.objects.filter(pk=part.pk)
    if rows.exists():
        record(verb="plan part erased", obj=part, house_key=None, by=by)
        forget_files(Proof.objects.filter(part=part))
        rows.delete()


@transaction.atomic
def move_part(*, part: Part, up: bool, by: Actor, client_key: UUID) -> Part:
    """One place up or down among the parts it stands with. A change like others: in the history, and undone there."""
    own = _held(part)
    places = -1 if up else 1
    if _sent(own, client_key) or not can_shift(own, places):
        return own
    now = _state(own)
    stored = _store(own, replace(now, moved=now.moved + places), by, client_key)
    record(verb="plan part moved", obj=stored, house_key=None, by=by)
    return stored
