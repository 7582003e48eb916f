"""What a layout gives to the template: everything has its place, nothing is SVG yet except path data."""

from dataclasses import dataclass, field

from productiehuis.ui.drawing.measure import Fit
from productiehuis.ui.drawing.paths import Box
from productiehuis.ui.drawing.plan import HousePlan, RoomPlan, StoreyPlan


@dataclass(frozen=True)
class Words:
    """Short texts the layout must measure; the caller translates them."""

    free: str = "hier kan een kamer komen"


@dataclass(frozen=True)
class Text:
    """Lines of text around the vertical axis x, the first on baseline y."""

    fit: Fit
    x: int
    y: int

    @property
    def first(self) -> str:
        return self.fit.lines[0]

    @property
    def others(self) -> tuple[str, ...]:
        return self.fit.lines[1:]


@dataclass(frozen=True)
class RoomShape:
    """A window with its object and its label; ``box`` is the whole of what can be pressed."""

    room: RoomPlan
    tone: str
    is_open: bool
    box: Box
    press: str
    window: str
    object: str
    object_x: int
    object_end: int
    object_y: int
    object_scale: str
    glow: tuple[int, int, int]
    label: Text
    dot: tuple[int, int]
    cellar: str = ""
    bars: str = ""

    @property
    def state(self) -> str:
        if self.room.is_planned:
            return "plan"
        return "on" if self.is_open else "off"


@dataclass(frozen=True)
class FreeShape:
    """A place where a room can come."""

    box: Box
    press: str
    outline: str
    plus: str
    label: Text


@dataclass(frozen=True)
class MoreShape:
    """The way to the rooms that are not drawn here; the template words it."""

    count: int
    box: Box
    press: str
    plate: str
    x: int
    y: int


@dataclass(frozen=True)
class SignShape:
    """The paper sign with the name of a storey."""

    box: Box
    press: str
    plate: str
    tab: str
    name: Text
    motto: Text


@dataclass(frozen=True)
class BayShape:
    """The common room: a long table, a lamp, people."""

    box: Box
    ground: str
    table_x: int
    floor: int
    lamp_x: int
    lamp_y: int
    door_x: int = 0


@dataclass(frozen=True)
class StoreyShape:
    storey: StoreyPlan
    tone: str
    sign: SignShape
    rooms: tuple[RoomShape, ...]
    box: Box
    free: FreeShape | None = None
    more: MoreShape | None = None
    bay: BayShape | None = None
    decor: tuple[tuple[int, int, int], ...] = ()


@dataclass(frozen=True)
class Ground:
    """A piece of coloured paper behind rooms, and the shade the brick around it throws on it."""

    tone: str
    path: str
    shade: str = ""


@dataclass(frozen=True)
class Flight:
    """One flight of stairs, steps cut out of paper; its shade falls to one side."""

    path: str
    shade: int
    box: Box


@dataclass(frozen=True)
class Scene:
    """The house without its rooms, and the street."""

    street: int
    bottom: int
    skyline: str
    sun: tuple[int, int, int]
    shell: str
    claws: tuple[str, ...]
    curls: str
    cornice: str
    bricks: str
    hatch_x: int
    hatch_y: int
    trail: str
    plane: tuple[int, int, str]
    left: int
    right: int
    ramp: str = ""
    door_floor: int = 0
    band: tuple[int, int] | None = None

    @property
    def is_deep(self) -> bool:
        """Earth enough beside the house to draw something in."""
        return self.bottom - self.street > 90


@dataclass(frozen=True)
class Drawing:
    """One way to draw a house: ``storeys`` from above, in the order in which they are read."""

    plan: HousePlan
    variant: str
    width: int
    height: int
    scene: Scene
    storeys: tuple[StoreyShape, ...]
    grounds: tuple[Ground, ...]
    flights: tuple[Flight, ...]
    tall: bool = field(default=False)

    @property
    def objects(self) -> frozenset[str]:
        return frozenset(room.object for storey in self.storeys for room in storey.rooms)
