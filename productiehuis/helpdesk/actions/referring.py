"""From a question at the desk to a referral: one press, so that the course and the referral say the same."""

from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from productiehuis.audit.actor import Actor
from productiehuis.helpdesk.actions.requests import change_course
from productiehuis.helpdesk.models import Course, HelpRequest, ReferredRequest
from productiehuis.helpdesk.rules import move_problems
from productiehuis.referrals.actions import Wish, refer
from productiehuis.referrals.models import Referral


@transaction.atomic
def refer_request(
    *, request: HelpRequest, wish: Wish, by: Actor, client_key: UUID, at: datetime | None = None
) -> Referral:
    """Send who asked on; a question that was open stands as passed on. Sent twice it is one."""
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
    if ReferredRequest.objects.filter(referral=made).exists():
        return made
    ReferredRequest.objects.create(house_id=request.house_id, request=request, referral=made)
    # What is helped stays helped: the next step may be to join in.
    if request.course != Course.PASSED_ON and not move_problems(request.course, Course.PASSED_ON, ""):
        change_course(request=request, course=Course.PASSED_ON, by=by)
    return made
