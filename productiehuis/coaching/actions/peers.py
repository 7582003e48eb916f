"""Intervisie: bring a question without names to a small group, and write down what came out."""

from collections.abc import Sequence
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from productiehuis.activities.queries import cluster_of, today_of
from productiehuis.audit.actions import record
from productiehuis.audit.actor import Actor
from productiehuis.coaching.actions.problems import Now, refuse_if
from productiehuis.coaching.actions.storing import sent_before, store
from productiehuis.coaching.models import PeerMember, PeerTalk
from productiehuis.coaching.rules.nameless import fold, shown_in, words_of
from productiehuis.house.models import House
from productiehuis.kernel.bsn import find_bsn
from productiehuis.people.actions import hold
from productiehuis.people.models import Person

MOST_OTHERS = 7
NAMED = "named"  # The code of what is only shown, and may be said to be no name.


def first_names_in(text: str, house: House) -> set[str]:
    """Which words of a text are the first name of somebody in this house."""
    words = words_of(text)
    names = Person.objects.filter(house=house, erased_at__isnull=True).exclude(first_name="")
    found = {fold(name) for name in names.values_list("first_name", flat=True).distinct()}
    return words & {part for name in found for part in (name, name.split()[0])}


def check_nameless(text: str, house: House, *, is_nameless: bool) -> None:
    """A BSN is refused; what may be a name or a telephone number is shown, until the writer says it is none."""
    if find_bsn(text):
        message = _("Hier staat een burgerservicenummer (BSN). Dat bewaren wij nooit. Haal het nummer weg.")
        raise ValidationError(message, code="bsn")
    shown = [] if is_nameless else shown_in(text, first_names_in(text, house))
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
    check_nameless(question, person.house, is_nameless=is_nameless)
    mine = cluster_of(person)
    group = {each.pk: each for each in others if each.number not in mine}
    refuse_if(not 1 <= len(group) <= MOST_OTHERS, Now.GROUP)
    hold(person, *group.values())
    row = PeerTalk(
        house=person.house,
        date=today_of(person.house),
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
def write_outcome(*, peer_talk: PeerTalk, outcome: str, is_nameless: bool, by: Actor) -> PeerTalk:
    """What came out, by anybody of the group. The last word counts."""
    held = PeerTalk.objects.select_for_update(of=("self",)).select_related("house").get(pk=peer_talk.pk)
    refuse_if(not outcome.strip(), Now.NOTHING_WRITTEN)
    check_nameless(outcome, held.house, is_nameless=is_nameless)
    if held.outcome != outcome.strip():
        held.outcome = outcome.strip()
        held.save(update_fields=["outcome"])
        record(verb="outcome written", obj=held, house_key=held.house_id, by=by)
    return held
