"""Rooms, when they are open, and the days on which they are shut."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from productiehuis.audit.actor import ActorLike
from productiehuis.house.models import House
from productiehuis.house.rows import add_row, change_row, free_slug, remove_row
from productiehuis.house.rules import may_move
from productiehuis.initiatives.models import Closure, OpeningTime, Room
from productiehuis.initiatives.rules import ROOM_MOVES
from productiehuis.kernel.texts import TranslatedText


@transaction.atomic
def add_room(
    *, house: House, name: TranslatedText, by: ActorLike, client_key: UUID | None = None, **fields: Any
) -> Room:
    """A room that someone offers: an initiative or a partner."""
    if client_key and (sent := Room.objects.filter(client_key=client_key, house=house).first()):
        return sent
    if not (fields.get("initiative") or fields.get("organisation")):
        raise ValidationError(_("Kies een initiatief of een partner. Iemand biedt de kamer aan."))
    slug = free_slug(Room, house, name.source, "kamer")
    order = Room.objects.filter(house=house, storey=fields["storey"]).count()
    fields = {"name": name, "slug": slug, "order": min(order, 30_000), **fields}
    return add_row(Room, house=house, client_key=client_key, by=by, verb="room added", **fields)


@transaction.atomic
def change_room(*, room: Room, by: ActorLike, **fields: Any) -> Room:
    """All that people read about a room, and its state."""
    now = Room.objects.select_for_update().get(pk=room.pk).status
    if not may_move(ROOM_MOVES, now, fields.get("status", now)):
        raise ValidationError({"status": _("Dat kan niet vanaf hier. Kies een andere status.")})
    offered = fields.get("initiative", room.initiative) or fields.get("organisation", room.organisation)
    if not offered:
        raise ValidationError(_("Kies een initiatief of een partner. Iemand biedt de kamer aan."))
    return change_row(room, house=room.house, by=by, verb="room changed", **fields)


@transaction.atomic
def add_opening_times(
    *, room: Room, weekdays: list[int], by: ActorLike, client_key: UUID | None = None, **fields: Any
) -> list[OpeningTime]:
    """The same times on one or more days. The key of the form stands on the first; sent twice changes nothing."""
    sent = OpeningTime.objects.filter(client_key=client_key, room=room) if client_key else OpeningTime.objects.none()
    if sent:
        return list(sent)
    if fields["closes"] <= fields["opens"]:
        raise ValidationError({"closes": _("De eindtijd is te vroeg. Kies een tijd na de begintijd.")})
    if fields.get("first") and fields.get("last") and fields["last"] < fields["first"]:
        raise ValidationError({"last": _("De laatste dag is te vroeg. Kies een dag na de eerste dag.")})
    keys = [client_key, *([None] * (len(weekdays) - 1))]
    return [
        add_row(OpeningTime, house=room.house, client_key=key, by=by, verb="opening time added", **row)
        for key, row in zip(keys, ({"room": room, "weekday": day, **fields} for day in weekdays), strict=True)
    ]


def remove_opening_time(*, opening_time: OpeningTime, by: ActorLike) -> None:
    remove_row(opening_time, by=by, verb="opening time removed")


def add_closure(*, room: Room, by: ActorLike, client_key: UUID | None = None, **fields: Any) -> Closure:
    """Shut from the first up to and including the last day."""
    if fields["last"] < fields["first"]:
        raise ValidationError({"last": _("De laatste dag is te vroeg. Kies een dag na de eerste dag.")})
    fields = {"room": room, **fields}
    return add_row(Closure, house=room.house, client_key=client_key, by=by, verb="closure added", **fields)


def remove_closure(*, closure: Closure, by: ActorLike) -> None:
    remove_row(closure, by=by, verb="closure removed")
