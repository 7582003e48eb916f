"""A reader of a part says where its owner could go; only the owner's own press asks for it."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from productiehuis.audit.actions import record
from productiehuis.audit.actor import Actor
from productiehuis.house.models import Topic
from productiehuis.house.rows import sent_elsewhere
from productiehuis.people.models import Person
from productiehuis.plans.actions.comments import seen_now
from productiehuis.plans.actions.plans import held
from productiehuis.plans.models import Part, PlaceProposal


@transaction.atomic
def propose_place(
    *, part: Part, writer: Person, to: str, topic: Topic, by: Actor, client_key: UUID, words: str = ""
) -> PlaceProposal:
    """Said by who sees this part now, to its owner and nobody else. `to` is a place as the form has it."""
    held(part.plan)
    if sent := PlaceProposal.objects.filter(client_key=client_key, writer=writer).first():
        return sent
    fresh = seen_now(part, writer)
    row = PlaceProposal(house_id=fresh.house_id, part=fresh, writer=writer, client_key=client_key)
    row.to, row.topic_key, row.words = to, str(topic.pk), words.strip()
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise sent_elsewhere() from None
    record(verb="plan place proposed", obj=row, house_key=None, by=by)
    return row


@transaction.atomic
def leave_proposal(*, proposal: PlaceProposal, by: Actor) -> None:
    """The owner is done with it: asked for, or not wanted. Its writer is not told. Again changes nothing."""
    if PlaceProposal.objects.filter(pk=proposal.pk, done_at__isnull=True).update(done_at=timezone.now()):
        record(verb="plan proposal left", obj=proposal, house_key=None, by=by)


@transaction.atomic
def withdraw_proposal(*, proposal: PlaceProposal, by: Actor) -> None:
    """Its writer takes it back: it is gone."""
    if PlaceProposal.objects.filter(pk=proposal.pk).exists():
        record(verb="plan proposal withdrawn", obj=proposal, house_key=None, by=by)
        PlaceProposal.objects.filter(pk=proposal.pk).delete()
