"""Every write to a house and what it is built of."""

from productiehuis.house.actions.houses import build_house, change_foundation, change_house, copy_shape
from productiehuis.house.actions.places import add_location, change_location
from productiehuis.house.actions.storeys import add_storey, change_storey, move_storey, remove_storey
from productiehuis.house.actions.topics import add_topic, change_topic, move_topic

__all__ = [
    "add_location",
    "add_storey",
    "add_topic",
    "build_house",
    "change_foundation",
    "change_house",
    "change_location",
    "change_storey",
    "change_topic",
    "copy_shape",
    "move_storey",
    "move_topic",
    "remove_storey",
]
