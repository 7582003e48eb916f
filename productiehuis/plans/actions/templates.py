"""Questions and steps that a coach offers; taking them over makes them somebody's own."""

from collections.abc import Sequence
from uuid import UUID, uuid5

from django.db import transaction

from productiehuis.audit.actions import record
from productiehuis.audit.actor import Actor
from productiehuis.house.models import House
from productiehuis.house.rows import add_row, change_row
from productiehuis.plans.actions.parts import add_part
from productiehuis.plans.models import Kind, Part, Plan, PlanTemplate, TemplateLine

# A line as a form gives it: kind, text, whether it is a question.
Line = tuple[Kind, str, bool]


@transaction.atomic
def make_template(
    *, house: House, name: str, what_for: str, lines: Sequence[Line], by: Actor, client_key: UUID
) -> PlanTemplate:
    """A new set. Sent twice is one set."""
    made = add_row(
        PlanTemplate,
        house=house,
        client_key=client_key,
        by=by,
        verb="plan template made",
        name=name,
        what_for=what_for,
        made_by_key=by.key,
    )
    if not made.lines.exists():
        _write_lines(made, lines, client_key)
    return made


def _write_lines(template: PlanTemplate, lines: Sequence[Line], client_key: UUID) -> None:
    for order, (kind, text, is_question) in enumerate(lines):
        TemplateLine.objects.create(
            house_id=template.house_id,
            template=template,
            kind=kind,
            text=text,
            is_question=is_question,
            order=order,
            client_key=uuid5(client_key, f"line {order}"),
        )


@transaction.atomic
def change_template(
    *, template: PlanTemplate, name: str, what_for: str, lines: Sequence[Line], by: Actor, client_key: UUID
) -> PlanTemplate:
    """Other words for who takes it over from now on; what was taken over stays as it is."""
    changed = change_row(
        template, house=template.house, by=by, verb="plan template changed", name=name, what_for=what_for
    )
    now = [(line.kind, line.text, line.is_question) for line in changed.lines.all()]
    if now != [(kind.value, text, is_question) for kind, text, is_question in lines]:
        changed.lines.all().delete()
        _write_lines(changed, lines, client_key)
        record(verb="plan template changed", obj=changed, house_key=template.house_id, by=by)
    return changed


def stop_template(*, template: PlanTemplate, is_active: bool, by: Actor) -> PlanTemplate:
    """It is offered no longer, or again."""
    return change_row(template, house=template.house, by=by, verb="plan template changed", is_active=is_active)


@transaction.atomic
def take_over(*, template: PlanTemplate, plan: Plan, by: Actor, client_key: UUID) -> list[Part]:
    """Each line becomes a part of this plan: a question waits for an answer, a step stands there. Twice is once.

    Who sees all of a kind does not see these unless the owner says so: nobody asked with each of them.
    """
    shown = plan.kinds_shown()
    return [
        add_part(
            plan=plan,
            kind=Kind(line.kind),
            text="" if line.is_question else line.text,
            prompt=line.text if line.is_question else "",
            is_apart=line.kind in shown,
            by=by,
            client_key=uuid5(client_key, str(line.pk)),
        )
        for line in template.lines.all()
    ]
