"""What a reader says about a part, hiding it, and taking it back."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from productiehuis.audit.actions import record
from productiehuis.audit.actor import Actor
from productiehuis.house.rows import sent_elsewhere
from productiehuis.people.actions import hold
from productiehuis.people.models import Person
from productiehuis.plans.actions.plans import held
from productiehuis.plans.models import Comment, Part, Share
from productiehuis.plans.rules.sharing import may_see


def seen_now(part: Part, reader: Person) -> Part:
    """The part, held with its plan, for who sees it now: asked once more, for the share may have ended meanwhile."""
    own = held(part.plan)
    hold(reader)
    today = own.house.today
    shares = Share.objects.filter(plan=own, reader=reader).select_related("membership")
    fresh = Part.objects.filter(pk=part.pk).first()
    facts = [each.facts for each in shares]
    if fresh is None or not may_see(reader=reader.pk, part=fresh.facts, shares=facts, today=today):
        raise ValidationError(_("Dit wordt niet meer met je gedeeld."), code="stopped")
    return fresh


@transaction.atomic
def write_comment(*, part: Part, writer: Person, text: str, by: Actor, client_key: UUID) -> Comment:
    """Said by who sees this part now."""
    held(part.plan)
    if sent := Comment.objects.filter(client_key=client_key, writer=writer).first():
        return sent
    fresh = seen_now(part, writer)
    comment = Comment(
        house_id=fresh.house_id, part=fresh, writer=writer, writer_number=writer.number, client_key=client_key
    )
    comment.text = text
    try:
        with transaction.atomic():
            comment.save(force_insert=True)
    except IntegrityError:
        raise sent_elsewhere() from None
    record(verb="plan comment written", obj=comment, house_key=None, by=by)
    return comment


@transaction.atomic
def hide_comment(*, comment: Comment, by: Actor) -> None:
    """The owner does not want to see it. Its writer is not told. Again changes nothing."""
    if Comment.objects.filter(pk=comment.pk, hidden_at__isnull=True).update(hidden_at=timezone.now()):
        record(verb="plan comment hidden", obj=comment, house_key=None, by=by)


@transaction.atomic
def show_comment(*, comment: Comment, by: Actor) -> None:
    """The owner wants to see it again."""
    if Comment.objects.filter(pk=comment.pk, hidden_at__isnull=False).update(hidden_at=None):
        record(verb="plan comment shown", obj=comment, house_key=None, by=by)


@transaction.atomic
def withdraw_comment(*, comment: Comment, by: Actor) -> None:
    """Its writer takes it back: it is gone."""
    if Comment.objects.filter(pk=comment.pk).exists():
        record(verb="plan comment withdrawn", obj=comment, house_key=None, by=by)
        Comment.objects.filter(pk=comment.pk).delete()
