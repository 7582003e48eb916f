"""What the drawing needs to know of a house. Others fill these values; the layout only reads them."""

from dataclasses import dataclass

KINDS = ("souterrain", "begane_grond", "verdieping", "zolder", "algemene_ruimte")


@dataclass(frozen=True)
class RoomPlan:
    """A room to walk into. ``topic`` is the key of its pictogram; ``lang`` and ``dir`` are set for text
    that is not in the language of the page."""

    name: str
    url: str
    topic: str
    is_open: bool
    note: str = ""
    is_planned: bool = False
    lang: str = ""
    dir: str = ""


@dataclass(frozen=True)
class StoreyPlan:
    """A storey with its rooms; ``kind`` is one of KINDS. Several storeys may be a 'verdieping'."""

    kind: str
    name: str
    motto: str
    url: str
    rooms: tuple[RoomPlan, ...]


@dataclass(frozen=True)
class HousePlan:
    """A house, its storeys from below. A house on hold is drawn with its shutters closed."""

    name: str
    url: str
    storeys: tuple[StoreyPlan, ...]
    on_hold: bool = False
    new_room_url: str = ""

    @property
    def from_above(self) -> tuple[StoreyPlan, ...]:
        """The order in which the drawing is read: attic first, the common room after its ground floor."""
        common = common_room(self)
        ground = next((storey for storey in self.storeys if storey.kind == "begane_grond"), None)
        out: list[StoreyPlan] = []
        for storey in reversed(self.storeys):
            if storey is not common:
                out.append(storey)
            if storey is ground and common is not None:
                out.append(common)
        return tuple(out)


def common_room(plan: HousePlan) -> StoreyPlan | None:
    """The common room that lies on the ground floor; without a ground floor it is a storey like another."""
    if not any(storey.kind == "begane_grond" for storey in plan.storeys):
        return None
    return next((storey for storey in plan.storeys if storey.kind == "algemene_ruimte"), None)
