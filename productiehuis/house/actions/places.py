"""Locations: the real places of a house. One that is no longer used is put away, for old visits tell of it."""

from typing import Any
from uuid import UUID

from productiehuis.audit.actor import ActorLike
from productiehuis.house.models import House, Location
from productiehuis.house.rows import add_row, change_row


def add_location(*, house: House, by: ActorLike, client_key: UUID | None = None, **fields: Any) -> Location:
    return add_row(Location, house=house, client_key=client_key, by=by, verb="location added", **fields)


def change_location(*, location: Location, by: ActorLike, **fields: Any) -> Location:
    return change_row(location, house=location.house, by=by, verb="location changed", **fields)
