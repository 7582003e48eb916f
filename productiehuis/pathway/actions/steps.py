"""Steps of the line, and what leads to what."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from productiehuis.audit.actor import ActorLike
from productiehuis.house.models import House
from productiehuis.house.rows import add_row, change_row, free_slug, remove_row
from productiehuis.kernel.texts import TranslatedText
from productiehuis.pathway.models import LinkKind, Step, StepLink
from productiehuis.pathway.rules.order import waits_for_itself


def _somewhere(room: object, course: object) -> None:
    if not room and not course:
        raise ValidationError({"room": _("Kies een kamer of een cursus. Daar doe je deze stap.")})


@transaction.atomic
def add_step(
    *, house: House, name: TranslatedText, by: ActorLike, client_key: UUID | None = None, **fields: Any
) -> Step:
    """A step on the line. It happens in a room or in a course; without a storey it stands where its room is."""
    House.objects.select_for_update().get(pk=house.pk)
    if client_key and (sent := Step.objects.filter(client_key=client_key, house=house).first()):
        return sent
    _somewhere(fields.get("room"), fields.get("course"))
    if not fields.get("storey"):
        if not fields.get("room"):
            raise ValidationError({"storey": _("Kies een verdieping. Waar komt deze stap in de tekening?")})
        fields["storey"] = fields["room"].storey
    fields = {"name": name, "slug": free_slug(Step, house, name.source, "stap"), **fields}
    return add_row(Step, house=house, client_key=client_key, by=by, verb="step added", **fields)


@transaction.atomic
def change_step(*, step: Step, by: ActorLike, **fields: Any) -> Step:
    """All that people read about a step, where it happens, and whether it is on the line."""
    _somewhere(fields.get("room", step.room), fields.get("course", step.course))
    if "storey" in fields and not fields["storey"]:
        fields["storey"] = step.storey
    return change_row(step, house=step.house, by=by, verb="step changed", **fields)


@transaction.atomic
def link_steps(
    *,
    before: Step,
    after: Step,
    by: ActorLike,
    kind: str = LinkKind.PREPARES,
    client_key: UUID | None = None,
) -> StepLink:
    """One step leads to another. Said again with another kind, it changes; in a circle nothing can come first."""
    house = House.objects.select_for_update().get(pk=before.house_id)
    if client_key and (sent := StepLink.objects.filter(client_key=client_key, house=house).first()):
        return sent
    if before.pk == after.pk:
        raise ValidationError(_("Een stap leidt niet naar zichzelf. Kies een andere stap."))
    links = StepLink.objects.filter(house=house)
    if kind == LinkKind.COMES_FIRST:
        firsts = links.filter(kind=kind).values_list("before", "after")
        if waits_for_itself(firsts, before.pk, after.pk):
            raise ValidationError(_("Zo kan niemand beginnen: deze stappen wachten op elkaar. Kies een andere stap."))
    opposite = links.filter(before=after, after=before).first()
    if opposite and LinkKind.COMES_FIRST in (kind, opposite.kind):
        raise ValidationError(_("Deze twee staan al andersom op de lijn. Haal die pijl eerst weg."))
    if standing := links.filter(before=before, after=after).first():
        return change_row(standing, house=house, by=by, verb="step link changed", kind=kind)
    fields = {"before": before, "after": after, "kind": kind}
    return add_row(StepLink, house=house, client_key=client_key, by=by, verb="steps linked", **fields)


def unlink_steps(*, link: StepLink, by: ActorLike) -> None:
    remove_row(link, by=by, verb="steps unlinked")
