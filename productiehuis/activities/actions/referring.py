"""From an activity to a referral: somebody tells it in the group, the list shows nothing, the talk happens apart."""

from uuid import UUID

from django.db import transaction

from productiehuis.activities.models import Session, ToldThere
from productiehuis.audit.actor import Actor
from productiehuis.people.models import Person
from productiehuis.referrals.actions import Wish, refer
from productiehuis.referrals.models import Referral


@transaction.atomic
def refer_from(*, session: Session, person: Person, wish: Wish, by: Actor, client_key: UUID) -> Referral:
    """Write down where somebody of this date wants to go. Sent twice it is one."""
    made = refer(
        person=person,
        wish=wish,
        by=by,
        client_key=client_key,
        from_initiative=session.initiative,
        from_storey=session.programme.room.storey,
    )
    ToldThere.objects.get_or_create(referral=made, defaults={"house_id": session.house_id, "session": session})
    return made
