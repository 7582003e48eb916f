"""From a talk to a referral: it stays with the talk, so that somebody tells the time and asks whether it helped."""

from uuid import UUID

from django.db import transaction

from productiehuis.audit.actor import Actor
from productiehuis.coaching.models import Talk, TalkReferral
from productiehuis.house.rows import sent_elsewhere
from productiehuis.referrals.actions import Wish, refer
from productiehuis.referrals.models import Referral


@transaction.atomic
def refer_from_talk(*, talk: Talk, wish: Wish, by: Actor, client_key: UUID, after: Referral | None = None) -> Referral:
    """Write down where the resident of this talk wants to go, perhaps `after` a no. Sent twice it is one."""
    resident = talk.pair.resident
    assert resident is not None
    made = refer(person=resident, wish=wish, by=by, client_key=client_key, after=after)
    told, _new = TalkReferral.objects.get_or_create(referral=made, defaults={"house_id": talk.house_id, "talk": talk})
    if told.talk_id != talk.pk:
        raise sent_elsewhere()
    return made
