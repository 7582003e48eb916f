"""Milestones: note one, correct it, take over or leave what the house suggests, celebrate it or keep it.

What is of nobody but oneself stands in the log without a house, as a plan does (ADR 16); celebrating it does not.
"""

from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import translation
from django.utils.translation import gettext_lazy

from productiehuis.audit.actions import record
from productiehuis.audit.actor import Actor
from productiehuis.house.rows import sent_elsewhere
from productiehuis.people.actions import hear_yes, hold, withdraw_yes
from productiehuis.people.models import ConsentFor, Person
from productiehuis.plans.actions.counting import correct_count, stop_counting
from productiehuis.plans.actions.talents import old_enough_to_show, refuse_taken_back
from productiehuis.plans.models import Audience, FlownTo, LeftAside, Milestone, MilestoneKind
from productiehuis.plans.rules.milestones import problem_with_day
from productiehuis.plans.sentences import celebrate_sentence

_DAY_WORDS = {
    "future": gettext_lazy("Deze dag moet nog komen. Kies een dag die voorbij is."),
    "too_early": gettext_lazy("Deze dag ligt te ver terug. Kijk het jaar na."),
}


class CorrectedMeanwhile(Exception):
    """It was corrected on another screen: `milestone` is as it stands now. Nothing was stored; the person decides."""

    def __init__(self, milestone: Milestone) -> None:
        super().__init__(milestone.pk)
        self.milestone = milestone


@transaction.atomic
def note_milestone(
    *,
    person: Person,
    kind: MilestoneKind,
    on: date,
    by: Actor,
    client_key: UUID,
    words: str = "",
    flown_to: FlownTo | str = "",
    source_key: UUID | None = None,
) -> Milestone:
    """Something somebody reached: sealed, and seen by nobody else. Sent or taken over twice it is one milestone."""
    if sent := Milestone.objects.filter(client_key=client_key, person=person).first():
        return sent
    hold(person)
    if source_key and (known := _taken_over(person, source_key)):
        return known
    _refuse_day(person, on)
    made = Milestone(
        house_id=person.house_id,
        person=person,
        kind=kind.value,
        on=on,
        words=words,
        flown_to=str(flown_to) if kind == MilestoneKind.FLOWN_OUT else "",
        source_key=source_key,
        client_key=client_key,
    )
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:
        if source_key and (known := _taken_over(person, source_key)):
            return known
        raise sent_elsewhere() from None
    record(verb="milestone noted", obj=made, house_key=None, by=by)
    return made


def _refuse_day(person: Person, on: date) -> None:
    if problem := problem_with_day(on, today=person.house.today, birth_year=person.birth_year):
        raise ValidationError({"on": _DAY_WORDS[problem]})


@transaction.atomic
def correct_milestone(
    *,
    milestone: Milestone,
    version: int,
    kind: MilestoneKind,
    on: date,
    by: Actor,
    words: str = "",
    flown_to: FlownTo | str = "",
) -> Milestone:
    """Another day, other words, or it was something else. Again changes nothing.

    `version` is the one that was read: whoever read an older one hears so first.

    Both yeses stay, for they are to this milestone: whoever may see it sees what it says now, and what was counted is
    counted as it is now.
    """
    hold(milestone.person)
    held = _held(milestone)
    to = str(flown_to) if kind == MilestoneKind.FLOWN_OUT else ""
    if (held.kind, held.on, held.words, held.flown_to) == (kind.value, on, words, to):
        return held
    if held.version != version:
        raise CorrectedMeanwhile(held)
    _refuse_day(held.person, on)
    held.kind, held.on, held.words, held.flown_to = kind.value, on, words, to
    held.shown_kind = "" if held.audience == Audience.SELF else held.kind
    held.version += 1
    held.save(update_fields=["kind", "on", "words", "flown_to", "shown_kind", "version"])
    correct_count(milestone=held, by=by)
    house_key = held.house_id if held.is_celebrated else None
    record(verb="milestone corrected", obj=held, house_key=house_key, by=by)
    return held


def _taken_over(person: Person, source_key: UUID) -> Milestone | None:
    return Milestone.objects.filter(person=person, source_key=source_key).first()


@transaction.atomic
def leave_aside(*, person: Person, source_key: UUID, by: Actor) -> None:
    """This need not be a milestone; it is not suggested again."""
    hold(person)
    left, is_new = LeftAside.objects.get_or_create(person=person, source_key=source_key, house_id=person.house_id)
    if is_new:
        record(verb="suggestion left aside", obj=left, house_key=None, by=by)


def _held(milestone: Milestone) -> Milestone:
    rows = Milestone.objects.select_for_update(of=("self",)).select_related("yes", "person__house")
    return rows.get(pk=milestone.pk)


@transaction.atomic
def celebrate(
    *, milestone: Milestone, audience: Audience, by: Actor, client_key: UUID, version: int | None = None
) -> Milestone:
    """Show it to these people from now on. Another audience is another yes, and the one before it ends.

    The yes is to what was read: `version` is that one, and whoever read an older one hears so first. Stopping needs
    no reading.
    """
    hold(milestone.person)
    held = _held(milestone)
    if held.is_celebrated and held.audience == audience:
        return held
    if audience == Audience.SELF:
        _stop(held, by)
        return held
    old_enough_to_show(held.person)
    if version is not None and held.version != version:
        raise CorrectedMeanwhile(held)
    _stop(held, by)
    house = held.person.house
    held.yes = hear_yes(
        person=held.person,
        purpose=ConsentFor.CELEBRATE,
        sentence=celebrate_sentence(house, audience),
        language=translation.get_language() or "nl",
        by=by,
        client_key=client_key,
    )
    refuse_taken_back(held.yes)
    held.audience, held.shown_kind = audience, held.kind
    held.save(update_fields=["yes", "audience", "shown_kind"])
    record(verb="milestone celebrated", obj=held, house_key=held.house_id, by=by)
    return held


def _stop(held: Milestone, by: Actor) -> None:
    """Nobody else sees it any more, at once and everywhere. Again changes nothing."""
    if held.audience == Audience.SELF:
        return
    if held.yes is not None:
        withdraw_yes(consent=held.yes, by=by)
    held.audience, held.shown_kind, held.yes = Audience.SELF, "", None
    held.save(update_fields=["audience", "shown_kind", "yes"])
    record(verb="milestone kept", obj=held, house_key=held.house_id, by=by)


@transaction.atomic
def remove_milestone(*, milestone: Milestone, by: Actor) -> None:
    """Take it away for good; it counts no longer either."""
    held = _held(milestone)
    _stop(held, by)
    stop_counting(milestone=held, by=by)
    record(verb="milestone removed", obj=held, house_key=None, by=by)
    Milestone.objects.filter(pk=held.pk).delete()
