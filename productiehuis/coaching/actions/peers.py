"""Intervisie: bring a question without names to a small group, and write down what came out."""

from collections.abc import Sequence
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from productiehuis.audit.actions import record
from productiehuis.audit.actor import Actor
from productiehuis.coaching.actions.problems import Now, refuse_if
from productiehuis.coaching.actions.storing import sent_before, store
from productiehuis.coaching.models import PeerMember, PeerTalk
from productiehuis.coaching.queries import residents_of
from productiehuis.coaching.rules.nameless import known_in, shown_in
from productiehuis.kernel.bsn import find_bsn
from productiehuis.people.actions import hold
from productiehuis.people.models import Merge, Person

MOST_OTHERS = 7
NAMED = "named"  # The code of what is only shown, and may be said to be no name.


def first_names(people: QuerySet[Person]) -> set[str]:
    """Their first names, and of a double one also the first half."""
    found = people.exclude(first_name="").values_list("first_name", flat=True).distinct()
    return {part for name in found for part in (name, name.split()[0])}


def check_nameless(text: str, writer: Person, *, is_nameless: bool) -> None:
    """A BSN is refused, and the name of somebody the writer talks with.

    What else may be a name or a telephone number is shown, until the writer says it is none.
    """
    if find_bsn(text):
        message = _("Hier staat een burgerservicenummer (BSN). Dat bewaren wij nooit. Haal het nummer weg.")
        raise ValidationError(message, code="bsn")
    if own := known_in(text, first_names(residents_of(writer))):
        message = _("Hier staat de naam van iemand met wie jij praat: %(words)s. Haal die naam weg.")
        raise ValidationError(message % {"words": ", ".join(dict.fromkeys(own))}, code="own_resident")
    here = Person.objects.filter(house=writer.house_id, erased_at__isnull=True)
    shown = [] if is_nameless else shown_in(text, first_names(here))
    if shown:
        message = _(
            "Hier staat misschien een naam of een nummer: %(words)s. Haal dat weg. "
            "Is het geen naam? Zet dan hieronder een vinkje."
        )
        raise ValidationError(message % {"words": ", ".join(shown)}, code=NAMED)


@transaction.atomic
def bring_question(
    *, person: Person, others: Sequence[Person], question: str, is_nameless: bool, by: Actor, client_key: UUID
) -> PeerTalk:
    """A small group sees this question from now on: who brings it, and these others."""
    if known := sent_before(PeerTalk, client_key, brought_by_id=person.pk):
        return known
    refuse_if(not question.strip(), Now.NOTHING_WRITTEN)
    check_nameless(question, person, is_nameless=is_nameless)
    mine = Merge.objects.numbers_of(person)
    group = {each.pk: each for each in others if each.number not in mine}
    refuse_if(not 1 <= len(group) <= MOST_OTHERS, Now.GROUP)
    hold(person, *group.values())
    row = PeerTalk(
        house=person.house,
        date=person.house.today,
        brought_by=person,
        question=question.strip(),
        client_key=client_key,
    )
    stored = store(row, verb="question brought", by=by, members=len(group) + 1)
    if stored.pk == row.pk:
        PeerMember.objects.bulk_create(
            PeerMember(house=person.house, peer_talk=row, person=each) for each in (person, *group.values())
        )
    return stored


@transaction.atomic
def write_outcome(
    *, peer_talk: PeerTalk, writer: Person, outcome: str, seen: int, is_nameless: bool, by: Actor
) -> PeerTalk:
    """What came out, by anybody of the group. Who read an older version reads the newer first."""
    held = _lock(peer_talk)
    refuse_if(not outcome.strip(), Now.NOTHING_WRITTEN)
    check_nameless(outcome, writer, is_nameless=is_nameless)
    if held.outcome != outcome.strip():
        refuse_if(held.version != seen, Now.OTHER_WROTE)
        held.outcome, held.version = outcome.strip(), held.version + 1
        held.save(update_fields=["outcome", "version"])
        record(verb="outcome written", obj=held, house_key=held.house_id, by=by)
    return held


@transaction.atomic
def take_question_away(*, peer_talk: PeerTalk, by: Actor) -> PeerTalk:
    """Who brought a question takes it away, with what came out: nobody of the group reads it any more."""
    held = _lock(peer_talk)
    if held.members.all().delete()[0]:
        held.question = held.outcome = ""
        held.save(update_fields=["question", "outcome"])
        record(verb="question taken away", obj=held, house_key=held.house_id, by=by)
    return held


def _lock(peer_talk: PeerTalk) -> PeerTalk:
    return PeerTalk.objects.select_for_update(of=("self",)).select_related("house").get(pk=peer_talk.pk)
