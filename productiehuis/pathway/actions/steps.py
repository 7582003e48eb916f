"""Steps of the line, and what leads to what."""

from hashlib import blake2b
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from productiehuis.audit.actor import ActorLike
from productiehuis.house.models import House
from productiehuis.house.rows import add_row, change_row, free_slug, plain, remove_row
from productiehuis.kernel.texts import TranslatedText
from productiehuis.pathway.models import LinkKind, Step, StepLink
from productiehuis.pathway.rules.order import contradicts, waits_for_itself


def _somewhere(room: object, course: object) -> None:
    if not room and not course:
        raise ValidationError({"room": _("Kies een kamer of een cursus. Daar doe je deze stap.")})


# What somebody who changes a step has before them.
SHOWN = ("name", "skill", "room_id", "course_id", "topic_id", "storey_id", "is_active")


def as_seen(step: Step) -> str:
    """Tells one version of a step from another."""
    return blake2b(repr([plain(getattr(step, name)) for name in SHOWN]).encode(), digest_size=16).hexdigest()


def _refuse_same_name(house: House, name: TranslatedText, besides: Step | None = None) -> None:
    steps = Step.objects.filter(house=house, is_active=True)
    names = {each.pk: each.name.source.strip().casefold() for each in steps.only("name")}
    if besides:
        names.pop(besides.pk, None)
    if name.source.strip().casefold() in names.values():
        raise ValidationError({"name": _("Deze naam is er al. Kies een andere naam.")})


@transaction.atomic
def add_step(
    *, house: House, name: TranslatedText, by: ActorLike, client_key: UUID | None = None, **fields: Any
) -> Step:
    """A step on the line. It happens in a room or in a course; without a storey it stands where its room is."""
    House.objects.select_for_update().get(pk=house.pk)
    if client_key and (sent := Step.objects.filter(client_key=client_key, house=house).first()):
        return sent
    _somewhere(fields.get("room"), fields.get("course"))
    _refuse_same_name(house, name)
    if not fields.get("storey"):
        if not fields.get("room"):
            raise ValidationError({"storey": _("Kies een verdieping. Waar komt deze stap in de tekening?")})
        fields["storey"] = fields["room"].storey
    fields = {"name": name, "slug": free_slug(Step, house, name.source, "stap"), **fields}
    return add_row(Step, house=house, client_key=client_key, by=by, verb="step added", **fields)


@transaction.atomic
def change_step(*, step: Step, by: ActorLike, seen: str | None = None, **fields: Any) -> Step:
    """All that people read about a step, where it happens, and whether it is on the line.

    `seen` is the version that was before the writer (`as_seen`): who had an older one reads the newer first.
    """
    house = House.objects.select_for_update().get(pk=step.house_id)
    stored = Step.objects.get(pk=step.pk)
    if seen is not None and seen != as_seen(stored):
        words = _(
            "Iemand anders wijzigde deze stap net. Nu staat er: %(name)s. %(skill)s Jouw tekst staat hieronder nog."
        )
        told = {"name": stored.name.source, "skill": stored.skill.source}
        raise ValidationError(words % told, code="other_wrote")
    if "name" in fields and fields["name"] != stored.name:
        _refuse_same_name(house, fields["name"], besides=stored)
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
    _refuse_circle(links, before, after, kind)
    if standing := links.filter(before=before, after=after).first():
        return change_row(standing, house=house, by=by, verb="step link changed", kind=kind)
    fields = {"before": before, "after": after, "kind": kind}
    return add_row(StepLink, house=house, client_key=client_key, by=by, verb="steps linked", **fields)


def _refuse_circle(links: QuerySet[StepLink], before: Step, after: Step, kind: str) -> None:
    if kind == LinkKind.COMES_FIRST:
        waits = links.filter(kind=kind).values_list("before", "after")
        if waits_for_itself(waits, before.pk, after.pk):
            raise ValidationError(_("Zo kan niemand beginnen: deze stappen wachten op elkaar. Kies een andere stap."))
    others = links.exclude(before=before, after=after)
    pairs = list(others.values_list("before", "after"))
    firsts = list(others.filter(kind=LinkKind.COMES_FIRST).values_list("before", "after"))
    if contradicts(pairs, firsts, before.pk, after.pk, is_first=kind == LinkKind.COMES_FIRST):
        raise ValidationError(
            _(
                "Dit spreekt elkaar tegen: de ene stap leidt naar de andere en moet er ook op wachten. "
                "Kies een andere stap."
            )
        )


def unlink_steps(*, link: StepLink, by: ActorLike) -> None:
    remove_row(link, by=by, verb="steps unlinked")
