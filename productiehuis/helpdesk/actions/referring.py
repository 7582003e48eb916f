"""From a question at the desk to a referral; where the question stands since is derived from it (`courses`)."""

from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from productiehuis.audit.actor import Actor
from productiehuis.helpdesk.models import HelpRequest, ReferredRequest
from productiehuis.referrals.actions import Wish, refer
from productiehuis.referrals.models import Referral


@transaction.atomic
def refer_request(
    *, request: HelpRequest, wish: Wish, by: Actor, client_key: UUID, at: datetime | None = None
) -> Referral:
    """Write down where who asked wants to go; at the yes the question stands as passed on. Sent twice it is one."""
    visit = request.visit
    if visit.person is None:
        raise ValidationError(_("Schrijf eerst op wie het is. Zonder naam kun je niet doorverwijzen."))
    made = refer(
        person=visit.person,
        wish=wish,
        by=by,
        client_key=client_key,
        from_initiative=visit.initiative,
        from_storey=visit.storey,
        at=at,
    )
    told = {"house_id": request.house_id, "request": request}
    ReferredRequest.objects.get_or_create(referral=made, defaults=told)
    return made
