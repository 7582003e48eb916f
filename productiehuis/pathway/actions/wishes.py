"""Sending a wish: the one write that says nothing of who did it."""

from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q
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
    sender: UUID,
    today: date | None = None,
    by: None = None,
) -> bool:
    """Somebody would like something about this topic on this storey. From one sender it counts once in a year.

    Nothing tells who: no line in the log, no day, no row to hold on to, so there is nothing to give back either.
    `sender` is the plan it comes from; only a hash of it with what is wished stays, and with the plan goes the one
    thing it could be compared with. `by` can only be nobody. Returns whether it is new.
    """
    if topic.house_id != house.pk or storey.house_id != house.pk:
        raise ValidationError(_("Kies iets uit je eigen huis."))
    day = today or house.today
    told = {year: f"{sender}:{topic.pk}:{storey.pk}:{year}" for year in (day.year - 1, day.year)}
    before = [each for text in told.values() for each in keyed_hashes(PURPOSE, text)]
    lately = Q(year=day.year) | Q(year=day.year - 1, month__gte=day.month)
    if Wish.objects.filter(lately, form_hash__in=before).exists():
        return False
    try:
        with transaction.atomic():
            Wish.objects.create(
                house=house,
                topic=topic,
                storey=storey,
                year=day.year,
                month=day.month,
                form_hash=keyed_hash(PURPOSE, told[day.year]),
            )
    except IntegrityError:  # The same wish at the same moment.
        return False
    return True
