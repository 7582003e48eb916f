"""Storeys: add, rename, move, and remove what is empty."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, ProtectedError
from django.utils.translation import gettext as _

from productiehuis.audit.actor import ActorLike
from productiehuis.house.models import House, Storey, StoreyKind
from productiehuis.house.rows import add_row, change_row, free_slug, remove_row, swap
from productiehuis.house.rules import level_for_new, neighbour
from productiehuis.kernel.texts import TranslatedText


def _room_under_attic(house: House) -> int:
    """The height for a new storey; an attic in the way moves up one."""
    levels = dict(Storey.objects.filter(house=house).values_list("level", "kind"))
    attic = max((level for level, kind in levels.items() if kind == StoreyKind.ZOLDER), default=None)
    level = level_for_new(list(levels), attic)
    if level == attic:
        Storey.objects.filter(house=house, level=attic).update(level=F("level") + 1)
    return level


@transaction.atomic
def add_storey(
    *, house: House, kind: str, name: TranslatedText, by: ActorLike, client_key: UUID | None = None, **fields: Any
) -> Storey:
    """A storey on top of the others, under the attic."""
    House.objects.select_for_update().get(pk=house.pk)
    if client_key and (sent := Storey.objects.filter(client_key=client_key, house=house).first()):
        return sent
    slug = free_slug(Storey, house, name.source, "verdieping")
    level = _room_under_attic(house)
    fields = {"kind": kind, "name": name, "slug": slug, "level": level, **fields}
    return add_row(Storey, house=house, client_key=client_key, by=by, verb="storey added", **fields)


def change_storey(*, storey: Storey, by: ActorLike, **fields: Any) -> Storey:
    return change_row(storey, house=storey.house, by=by, verb="storey changed", **fields)


@transaction.atomic
def move_storey(*, storey: Storey, direction: str, by: ActorLike) -> None:
    """One storey up or down in the picture; at the end nothing happens."""
    from_top = list(Storey.objects.select_for_update().filter(house=storey.house_id).order_by("-level"))
    one = next(each for each in from_top if each.pk == storey.pk)
    if other := neighbour(from_top, one, direction):
        swap(one, other, "level", by=by, verb="storey moved")


@transaction.atomic
def remove_storey(*, storey: Storey, by: ActorLike) -> None:
    """Only an empty storey goes; a storey of which visits tell stays for the numbers."""
    try:
        with transaction.atomic():
            remove_row(storey, by=by, verb="storey removed")
    except ProtectedError:
        raise ValidationError(_("Deze verdieping is nog in gebruik. Zet de kamers eerst ergens anders.")) from None
