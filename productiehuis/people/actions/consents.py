"""Writing down a spoken yes, and taking it back."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from productiehuis.audit.actions import record
from productiehuis.audit.actor import Actor
from productiehuis.house.rows import sent_elsewhere
from productiehuis.people.models import Consent, ConsentFor, Person


@transaction.atomic
def hear_yes(
    *, person: Person, purpose: ConsentFor, sentence: str, language: str, by: Actor, client_key: UUID
) -> Consent:
    """Somebody said yes to this sentence, and `by` heard it. Sent twice is one yes."""
    if known := Consent.objects.filter(client_key=client_key, person=person).first():
        return known
    heard = Consent(
        house_id=person.house_id,
        person=person,
        purpose=purpose,
        sentence=sentence,
        language=language,
        heard_by_key=by.key,
        client_key=client_key,
    )
    try:
        with transaction.atomic():
            heard.save(force_insert=True)
    except IntegrityError:
        raise sent_elsewhere() from None
    record(verb="yes heard", obj=heard, house_key=heard.house_id, by=by, changes={"purpose": [None, purpose.value]})
    return heard


@transaction.atomic
def withdraw_yes(*, consent: Consent, by: Actor) -> None:
    """It counts no longer. Again changes nothing."""
    rows = Consent.objects.filter(pk=consent.pk, withdrawn_at__isnull=True)
    if rows.update(withdrawn_at=timezone.now(), withdrawn_by_key=by.key):
        record(verb="yes withdrawn", obj=consent, house_key=consent.house_id, by=by)
