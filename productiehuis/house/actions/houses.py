"""Houses: build one in a shape, change what it says about itself, copy its shape. People never come along."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from productiehuis.audit.actions import record
from productiehuis.audit.actor import ActorLike
from productiehuis.house.models import Foundation, House, Storey, Topic
from productiehuis.house.rows import change_row
from productiehuis.house.rules import HOUSE_MOVES, may_move
from productiehuis.house.shape import STOREYS, TOPICS, StoreyShape, TopicShape


def change_foundation(*, foundation: Foundation, house: House, by: ActorLike, **fields: Any) -> Foundation:
    """What the foundation says about itself; logged at the house of who did it."""
    return change_row(foundation, house=house, by=by, verb="foundation changed", **fields)


@transaction.atomic
def change_house(*, house: House, by: ActorLike, **fields: Any) -> House:
    """Name, welcome, state, district, time zone."""
    now = House.objects.select_for_update().get(pk=house.pk).status
    if not may_move(HOUSE_MOVES, now, fields.get("status", now)):
        raise ValidationError({"status": _("Zet het huis eerst in de wacht. Open het daarna.")})
    return change_row(house, house=house, by=by, verb="house changed", **fields)


@transaction.atomic
def build_house(
    *,
    foundation: Foundation,
    slug: str,
    name: str,
    by: ActorLike,
    storeys: tuple[StoreyShape, ...] = STOREYS,
    topics: tuple[TopicShape, ...] = TOPICS,
    client_key: UUID | None = None,
    **fields: Any,
) -> House:
    """A house with storeys and topics and nothing else. Sent twice with the same key is one house."""
    if client_key and (sent := House.objects.filter(client_key=client_key, foundation=foundation).first()):
        return sent
    house = House(foundation=foundation, slug=slug, name=name, client_key=client_key, **fields)
    house.full_clean(exclude=["client_key"])
    house.save(force_insert=True)
    Storey.objects.bulk_create(Storey(house=house, **vars(shape)) for shape in storeys)
    Topic.objects.bulk_create(Topic(house=house, order=order, **vars(shape)) for order, shape in enumerate(topics))
    record(verb="house opened", obj=house, house_key=house.pk, by=by, changes={"name": [None, name]})
    return house


def copy_shape(house: House) -> tuple[tuple[StoreyShape, ...], tuple[TopicShape, ...]]:
    """The storeys and used topics of a house, ready to build another with."""
    storeys = Storey.objects.filter(house=house)
    topics = Topic.objects.filter(house=house, is_active=True)
    return (
        tuple(StoreyShape(s.kind, s.level, s.slug, s.name, s.motto, s.description) for s in storeys),
        tuple(TopicShape(t.slug, t.pictogram, t.name) for t in topics),
    )
