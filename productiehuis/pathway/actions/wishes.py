"""Sending a wish: the one write that says nothing of who did it."""

from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from productiehuis.house.models import House, Storey, Topic
from productiehuis.pathway.models import Wish
from productiehuis.vault.hashes import keyed_hash, keyed_hashes

PURPOSE = "wish"


@transaction.atomic
def send_wish(
    *,
    house: House,
    topic: Topic,
    storey: Storey,
    client_key: UUID,
    today: date | None = None,
    by: None = None,
) -> None:
    """Somebody would like something about this topic on this storey. Sent twice with the same key is one wish.

    Nothing tells who: no line in the log, no day, no row to hold on to, so there is nothing to give back either.
    `by` can only be nobody. Keep the client key nowhere; that a wish was sent, the plan it came from may remember.
    """
    if topic.house_id != house.pk or storey.house_id != house.pk:
        raise ValidationError(_("Kies iets uit je eigen huis."))
    if Wish.objects.filter(form_hash__in=keyed_hashes(PURPOSE, str(client_key))).exists():
        return
    day = today or timezone.now().astimezone(house.zone).date()
    try:
        with transaction.atomic():
            Wish.objects.create(
                house=house,
                topic=topic,
                storey=storey,
                year=day.year,
                month=day.month,
                form_hash=keyed_hash(PURPOSE, str(client_key)),
            )
    except IntegrityError:  # The same form at the same moment.
        return
