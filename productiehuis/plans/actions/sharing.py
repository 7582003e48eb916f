"""Sharing, stopping and giving back. Stopping counts at once: every look asks `rules.sharing.may_see` anew."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from productiehuis.audit.actions import record
from productiehuis.audit.actor import Actor
from productiehuis.house.rows import sent_elsewhere
from productiehuis.initiatives.models import Membership, Role
from productiehuis.people.actions import hold
from productiehuis.people.models import Merge, Person
from productiehuis.plans.actions.parts import bring_back, set_apart
from productiehuis.plans.actions.plans import held
from productiehuis.plans.models import Kind, Part, Plan, Share, Stopped
from productiehuis.plans.rules.sharing import holds, until_problem

_PROBLEMS = {
    "past": gettext_lazy("Kies een dag die nog komt."),
    "long": gettext_lazy("Deel hooguit een jaar. Daarna kies je opnieuw."),
}


@transaction.atomic
def share(
    *,
    plan: Plan,
    reader: Person,
    until: date,
    by: Actor,
    client_key: UUID,
    part: Part | None = None,
    kind: Kind | None = None,
    membership: Membership | None = None,
) -> Share:
    """Show one part, or all parts of a kind, to one person of the same house, up to and including a day.

    `membership` is the role through which the owner chose this person: the share ends with it. Sharing the same
    again replaces what stood: the newest day counts.
    """
    own = held(plan)
    hold(reader)
    if sent := Share.objects.filter(client_key=client_key, plan=own).first():
        return sent
    _check(own, reader, until, part, membership)
    target = {"part": part} if part else {"part": None, "kind": kind or ""}
    standing = Share.objects.filter(plan=own, reader=reader, stopped_at__isnull=True, **target)
    standing.update(stopped_at=timezone.now(), stopped=Stopped.REPLACED)
    new = Share(
        house_id=own.house_id,
        plan=own,
        reader=reader,
        until=until,
        membership=membership,
        client_key=client_key,
        **target,
    )
    try:
        with transaction.atomic():
            new.save(force_insert=True)
    except IntegrityError:
        raise sent_elsewhere() from None
    record(verb="plan shared", obj=new, house_key=None, by=by, changes={"until": [None, until.isoformat()]})
    return new


def _check(plan: Plan, reader: Person, until: date, part: Part | None, membership: Membership | None) -> None:
    today = plan.house.today
    if problem := until_problem(until, today):
        raise ValidationError({"until": _PROBLEMS[problem]})
    if reader.house_id != plan.house_id:
        raise ValidationError(_("Je kunt alleen delen met iemand van hetzelfde huis. Kies iemand anders."))
    if reader.pk == plan.person_id:
        raise ValidationError(_("Dit ben je zelf. Kies iemand anders."), code="self")
    if part and part.plan_id != plan.pk:
        raise ValidationError(_("Kies iets uit je eigen plan."))
    if membership and membership.person_id != reader.pk:
        raise ValidationError(_("Deze rol is van iemand anders."))


def _stop(share: Share, why: Stopped, by: Actor) -> bool:
    rows = Share.objects.filter(pk=share.pk, stopped_at__isnull=True)
    if not rows.update(stopped_at=timezone.now(), stopped=why):
        return False
    record(verb="plan share stopped", obj=share, house_key=None, by=by, changes={"stopped": [None, why.value]})
    return True


@transaction.atomic
def stop_share(*, share: Share, by: Actor) -> bool:
    """The owner stops it: one tap, no reason, at once. False when it had stopped already.

    This person does not see the part any more, whatever else is shown to them: one that all of its kind shows them
    too is kept apart from then on.
    """
    if not _stop(share, Stopped.OWNER, by):
        return False
    if share.part and seen_by_kind(share):
        set_apart(part=share.part, is_apart=True, by=by)
    return True


def seen_by_kind(share: Share) -> bool:
    """Whether this reader sees the part of this share also because all of its kind is shown to them."""
    part, today = share.part, share.plan.house.today
    if part is None or part.is_apart:
        return False
    rows = Share.objects.filter(plan=share.plan_id, reader=share.reader_id, kind=part.kind, part__isnull=True)
    return any(holds(each.facts, today) for each in rows.select_related("membership"))


@transaction.atomic
def bring_back_unseen(*, part: Part, by: Actor, client_key: UUID) -> Part:
    """It stands in the plan again, for the owner alone: who saw it before sees it no more."""
    held(part.plan)
    for each in Share.objects.filter(part=part, stopped_at__isnull=True):
        _stop(each, Stopped.OWNER, by)
    set_apart(part=part, is_apart=True, by=by)
    return bring_back(part=part, by=by, client_key=client_key)


@transaction.atomic
def stop_every_share(*, plan: Plan, by: Actor) -> int:
    """Nobody sees anything of this plan any more. Returns how many stopped."""
    return sum(_stop(each, Stopped.OWNER, by) for each in Share.objects.filter(plan=plan, stopped_at__isnull=True))


@transaction.atomic
def stop_sight_of_coach(*, plans: Iterable[Plan], coach: Person, by: Actor) -> int:
    """The owner and this coach are no pair any more: what was shown to them as a coach is not shown any longer.

    Also under another name of the coach. What was shown to the person, by what they showed or said, stays: they were
    not named as a coach (ADR 16). Returns how many stopped.
    """
    rows = Share.objects.filter(plan__in=list(plans), stopped_at__isnull=True, membership__role=Role.COACH)
    shown = rows.filter(reader__house=coach.house_id, reader__number__in=Merge.objects.numbers_of(coach))
    return sum(_stop(each, Stopped.COACHING, by) for each in shown)


@transaction.atomic
def give_back(*, share: Share, by: Actor) -> bool:
    """The reader does not want to see it any longer. Only the owner sees that."""
    return _stop(share, Stopped.GIVEN_BACK, by)
