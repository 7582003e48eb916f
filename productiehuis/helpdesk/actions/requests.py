"""The course of a help request: each step is a line in its history."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from productiehuis.audit.actions import record
from productiehuis.audit.actor import Actor
from productiehuis.helpdesk.actions.rows import step_row
from productiehuis.helpdesk.courses import course_of
from productiehuis.helpdesk.models import HelpRequest, RequestStep
from productiehuis.helpdesk.rules import move_problems
from productiehuis.people.actions import hold


@transaction.atomic
def change_course(
    *, request: HelpRequest, course: str, by: Actor, note: str = "", client_key: UUID | None = None
) -> RequestStep:
    """Say where a request stands now, or only add a note. Sent twice it is one step."""
    if client_key and (done := RequestStep.objects.filter(client_key=client_key, request=request).first()):
        return done
    hold(request.visit.person)
    now = HelpRequest.objects.select_for_update().select_related("visit").get(pk=request.pk)
    if now.visit.is_replaced:
        raise ValidationError(_("Dit bezoek is gewijzigd. Open de vraag bij het nieuwe bezoek."))
    before = course_of(now)
    if found := move_problems(before, course, note):
        raise ValidationError([_(sentence) for sentence in found])
    stored, now.course = now.course, course
    step = step_row(now, by, note=note.strip())
    step.client_key = client_key
    step.save(force_insert=True)
    if stored != course:
        now.save(update_fields=["course"])
    record(
        verb="request moved",
        obj=now,
        house_key=now.house_id,
        by=by,
        changes={"course": [before, course]} if before != course else None,
    )
    request.course = course
    return step
