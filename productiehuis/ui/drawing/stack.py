"""The narrow drawing: a stack of storeys, the name of each on a banner, the stairs in a zigzag at the side."""

from dataclasses import dataclass, replace
from itertools import pairwise

from productiehuis.ui.drawing.furnish import band_sign, more_shape
from productiehuis.ui.drawing.levels import Level, levels
from productiehuis.ui.drawing.paths import Box, inner_shade, rectangle
from productiehuis.ui.drawing.placing import Placed, furnish, one_cat, place
from productiehuis.ui.drawing.plan import HousePlan, StoreyPlan
from productiehuis.ui.drawing.rows import Span
from productiehuis.ui.drawing.scene import Facade, scene, zigzag
from productiehuis.ui.drawing.shapes import BayShape, Drawing, Flight, Ground, StoreyShape, Words

WIDTH = 360
X0, X1, WALL = 5.0, 355.0, 9.0
LO, HI = X0 + WALL, X1 - WALL
INSET, CROWN, SKY = 34.0, 84.0, 74.0
BANNER, MORE, BAY, STREET = 82.0, 56.0, 132.0, 92.0
SLOT: Span = (LO + 3, LO + 47)
START = SLOT[1] + 8  # where the rooms begin, beside the stairs
LEAST, WIDEST = 118.0, 290.0
WINDOW = 92.0
SHOWN = 6  # rooms of a storey that are drawn; the others are one link further


@dataclass(frozen=True)
class _Floor:
    placed: Placed
    storey: StoreyPlan
    hidden: int
    banner: float = 0
    tops: tuple[float, ...] = ()
    heights: tuple[float, ...] = ()
    more: float = 0
    bay: float = 0
    floor: float = 0

    @property
    def level(self) -> Level:
        return self.placed.level

    @property
    def span(self) -> Span:
        return (LO + INSET, HI - INSET) if self.level.is_attic else (START, HI)


def stack(plan: HousePlan, words: Words) -> Drawing:
    """The house for a phone."""
    floors, band = _from_above([_place(plan, level) for level in levels(plan, apart=True)])
    bottom = floors[0].floor + WALL
    street = band[1] if band else bottom
    top = floors[-1]
    inset = INSET if top.level.is_attic else 0.0
    shoulder = floors[-2].banner if inset and len(floors) > 1 else (bottom if inset else top.banner)
    facade = Facade(X0, X1, X0 + inset, X1 - inset, SKY + CROWN, shoulder, bottom, CROWN)
    return Drawing(
        plan=plan,
        variant="stack",
        width=WIDTH,
        height=round(bottom + 34),
        scene=scene(facade, street, (272, 96, 80), (276, 22, 0.66), (-500, 900), band=band),
        storeys=tuple(one_cat([_storey(plan, floor, words) for floor in reversed(floors)])),
        grounds=tuple(_ground(floor) for floor in floors),
        flights=_flights(floors),
    )


def _place(plan: HousePlan, level: Level) -> _Floor:
    span = (LO + INSET, HI - INSET) if level.is_attic else (START, HI)
    rooms = level.storey.rooms
    shown = rooms if len(rooms) <= SHOWN + 1 else rooms[:SHOWN]
    free = LEAST if plan.new_room_url and len(shown) == len(rooms) and level.tone != "alg" else 0
    part = replace(level, storey=replace(level.storey, rooms=shown))
    placed = place(part, [], lambda count: [[span]] * count, free, LEAST, (span[1] - span[0]) / 2, WIDEST)
    return _Floor(placed, level.storey, len(rooms) - len(shown))


def _from_above(floors: list[_Floor]) -> tuple[list[_Floor], tuple[int, int] | None]:
    """The floors with their heights from the sky down, and the band of the street above the souterrain."""
    y, band = SKY + CROWN, None
    out: list[_Floor] = []
    for floor in reversed(floors):
        if floor.level.is_cellar and band is None and out:
            band = (round(y), round(y + STREET))
            y += STREET
        banner, tops, heights, more, bay = y, [], [], 0.0, 0.0
        y += BANNER
        if floor.placed.cells or floor.level.tone != "alg":
            for row in range(floor.placed.count):
                tops.append(y)
                heights.append(floor.placed.height(row, WINDOW))
                y += heights[-1]
        if floor.hidden:
            more, y = y, y + MORE
        if floor.level.tone == "alg":
            bay, y = y, y + BAY
        out.append(_Floor(floor.placed, floor.storey, floor.hidden, banner, tuple(tops), tuple(heights), more, bay, y))
    return out[::-1], band


def _storey(plan: HousePlan, floor: _Floor, words: Words) -> StoreyShape:
    rooms, free = furnish(floor.placed, floor.tops, floor.heights, WINDOW, words, plan.on_hold)
    lo, hi = floor.span
    storey = floor.storey
    banner = Box(lo + 4, floor.banner + 10, hi - lo - 6, BANNER - 20)
    bay = None
    if floor.bay:
        bay = BayShape(Box(START, floor.bay, HI - START, BAY), "", round(START + 92), round(floor.floor),
                       round(START + 92), round(floor.bay), round(HI - 50))  # fmt: skip
    return StoreyShape(
        storey=storey,
        tone=floor.level.tone,
        sign=band_sign(storey, banner),
        rooms=rooms,
        box=Box(lo, floor.banner, hi - lo, floor.floor - floor.banner),
        free=free,
        more=more_shape(floor.hidden, Box(lo + 4, floor.more, hi - lo - 8, MORE), storey.url) if floor.hidden else None,
        bay=bay,
        decor=_decor(floor),
    )


def _decor(floor: _Floor) -> tuple[tuple[int, int, int], ...]:
    """Where nobody made a room yet, something of the house itself."""
    if floor.placed.cells or floor.bay:
        return ()
    lo, hi = floor.span
    part = 0.3 if len(floor.storey.name) % 2 else 0.68
    return ((round(lo + (hi - lo) * part), round(floor.floor), 0),)


def _ground(floor: _Floor) -> Ground:
    lo, hi = (LO + INSET, HI - INSET) if floor.level.is_attic else (LO, HI)
    top = floor.banner + BANNER
    box = Box(lo, top, hi - lo, floor.floor - top)
    return Ground(floor.level.tone, rectangle(box), inner_shade(box, 5))


def _flights(floors: list[_Floor]) -> tuple[Flight, ...]:
    """To and fro from the lowest floor to the attic, with a landing on every floor."""
    stops = [floor.floor for floor in floors]
    if not floors[-1].level.is_attic:
        stops.append(floors[-1].tops[0] + 60 if floors[-1].tops else floors[-1].banner + BANNER)
    out: list[Flight] = []
    side = 0
    for low, high in pairwise(stops):
        found = zigzag(SLOT[side], low, SLOT[1 - side], high)
        side = (side + len(found)) % 2
        out += found
    return tuple(out)
