"""What stands in the house and who does what there: initiatives, rooms, roles, desk devices."""

from productiehuis.initiatives.models.devices import DeskDevice, DeskPin, DeskTrust
from productiehuis.initiatives.models.initiatives import Initiative, InitiativeStatus, Organisation
from productiehuis.initiatives.models.memberships import KnownHere, Membership, Role, RoleInHouse
from productiehuis.initiatives.models.rooms import Closure, OpeningTime, Room, RoomStatus

__all__ = [
    "Closure",
    "DeskDevice",
    "DeskPin",
    "DeskTrust",
    "Initiative",
    "InitiativeStatus",
    "KnownHere",
    "Membership",
    "OpeningTime",
    "Organisation",
    "Role",
    "RoleInHouse",
    "Room",
    "RoomStatus",
]
