"""The wide drawing: signs outside on the facade, one line of stairs from the street to the attic."""

import itertools
from dataclasses import dataclass

from productiehuis.ui.drawing.furnish import board_sign, flag_sign
from productiehuis.ui.drawing.levels import Level, levels
from productiehuis.ui.drawing.paths import Box, inner_shade, pen, rectangle
from productiehuis.ui.drawing.placing import Placed, beside_table, furnish, one_cat, place
from productiehuis.ui.drawing.plan import HousePlan
from productiehuis.ui.drawing.rows import Span
from productiehuis.ui.drawing.scene import Facade, flight, scene
from productiehuis.ui.drawing.shapes import BayShape, Drawing, Flight, Ground, SignShape, StoreyShape, Words

WIDTH = 1200
X0, X1, WALL = 240.0, 1096.0, 14.0
LO, HI = X0 + WALL, X1 - WALL
INSET, CROWN, SKY, BEAM, STAIR = 118.0, 98.0, 36.0, 26.0, 84.0
BAY = 336.0  # the common room is at least this wide, stairs included
BOARD = 120.0  # the least its name needs
LEAST, WIDEST, FREE, LIKED = 104.0, 236.0, 150.0, 170.0
WINDOW = 98.0
SUN, PLANE, SKYLINE = (int(X1) - 14, 182, 138), (int(X1) - 40, 40, 1.15), (-900.0, 2100.0)


@dataclass(frozen=True)
class _Floor:
    """A placed level with its stairs (``feet``: x of each step-on, from below) and its place from above."""

    placed: Placed
    slot: Span
    feet: tuple[float, ...]
    beam: float = 0
    tops: tuple[float, ...] = ()
    heights: tuple[float, ...] = ()

    @property
    def level(self) -> Level:
        return self.placed.level

    @property
    def floor(self) -> float:
        return self.tops[-1] + self.heights[-1]

    @property
    def span(self) -> Span:
        return (LO + INSET, HI - INSET) if self.level.is_attic else (LO, HI)

    @property
    def bay_end(self) -> float:
        return max(self.slot[1] + 144, LO + BAY)


def wide(plan: HousePlan, words: Words) -> Drawing:
    """The house for a screen of a thousand pixels and more, and for paper."""
    floors = _from_above(_climb(plan))
    street = _street(floors)
    bottom = floors[0].floor + WALL
    top = floors[-1]
    inset = INSET if top.level.is_attic else 0.0
    shoulder = floors[-2].beam if inset and len(floors) > 1 else (bottom if inset else top.beam)
    facade = Facade(X0, X1, X0 + inset, X1 - inset, SKY + CROWN, shoulder, bottom, CROWN)
    ground = next((f for f in floors if f.level.tone == "beg"), None)
    storeys = [shape for f in reversed(floors) for shape in _storeys(plan, f, street, words)]
    return Drawing(
        plan=plan,
        variant="wide",
        width=WIDTH,
        height=round(bottom + 44),
        scene=scene(facade, street, SUN, PLANE, SKYLINE, door_floor=ground.floor if ground else 0),
        storeys=tuple(one_cat(storeys)),
        grounds=tuple(ground for f in floors for ground in _grounds(f)),
        flights=_flights(floors),
        tall=bottom > 1000,
    )


def _climb(plan: HousePlan) -> list[_Floor]:
    """The levels from below, with the stairs under the attic when they arrive there."""
    found = levels(plan, apart=False)
    start = LO + 26
    for _ in range(3):
        floors = _placed(plan, found, start)
        if not floors[-1].level.is_attic or len(floors) < 2:
            break
        short = LO + INSET + 40 - floors[-2].feet[-1]
        if short <= 0:
            break
        start += short
    return floors


def _placed(plan: HousePlan, found: list[Level], foot: float) -> list[_Floor]:
    floors, way = [], 1
    for level in found:
        if not LO + 10 <= foot + way * STAIR <= HI - INSET - 60:
            way = -way
        slot = (min(foot, foot + way * STAIR), max(foot, foot + way * STAIR))
        placed = _place(plan, level, slot)
        feet = [foot + way * STAIR * (row % 2) for row in range(placed.count + 1)]
        floors.append(_Floor(placed, slot, tuple(feet)))
        foot = feet[-1]
    return floors


def _place(plan: HousePlan, level: Level, slot: Span) -> Placed:
    """The rooms of a level left and right of the stairs; those of the common room next to its table."""
    bay: Span = (max(slot[1] + 144, LO + BAY) + 4, HI)
    common = beside_table(level.common.rooms if level.common else (), bay, LEAST, LIKED)
    taken = max((cell.x + cell.w for cell in common), default=bay[0])

    def spans(count: int) -> list[list[Span]]:
        if level.is_attic:
            return [[(LO + INSET, HI - INSET)]] * count
        rows = [_usable((LO, slot[0] - 6), (slot[1] + 6, HI))] * count
        return [*rows[:-1], _usable((taken, HI))] if level.common else rows

    free = FREE if plan.new_room_url else 0
    return place(level, common, spans, free, LEAST, LIKED, WIDEST)


def _usable(*spans: Span) -> list[Span]:
    return [(lo, hi) for lo, hi in spans if hi - lo >= LEAST]


def _from_above(floors: list[_Floor]) -> list[_Floor]:
    """The same floors with their heights, measured down from the sky."""
    y = SKY + CROWN
    out = []
    for floor in reversed(floors):
        beam, tops, heights = y, [], []
        y += BEAM
        for row in range(floor.placed.count):
            high = floor.placed.height(row, WINDOW)
            if floor.level.tone == "beg" and row == floor.placed.count - 1:
                high = max(high, 206 if floor.level.common else 180)
            tops.append(y)
            heights.append(high)
            y += high
        out.append(_Floor(floor.placed, floor.slot, floor.feet, beam, tuple(tops), tuple(heights)))
    return out[::-1]


def _street(floors: list[_Floor]) -> float:
    cellar = next((f for f in reversed(floors) if f.level.is_cellar), None)
    return cellar.tops[0] + 36 if cellar else floors[0].floor + WALL


def _storeys(plan: HousePlan, floor: _Floor, street: float, words: Words) -> list[StoreyShape]:
    rooms, free = furnish(floor.placed, floor.tops, floor.heights, WINDOW, words, plan.on_hold)
    lo, hi = floor.span
    box = Box(lo, floor.tops[0], hi - lo, floor.floor - floor.tops[0])
    sign = _sign(floor, street)
    out = [StoreyShape(floor.level.storey, floor.level.tone, sign, rooms, box, free, decor=_decor(floor))]
    if floor.level.common:
        mine, _ = furnish(floor.placed, floor.tops, floor.heights, WINDOW, words, plan.on_hold, common=True)
        bay = _bay(floor)
        sign = _common_sign(floor)
        out.append(StoreyShape(floor.level.common, "alg", sign, mine, box, bay=bay))
    return out


def _sign(floor: _Floor, street: float) -> SignShape:
    high = floor.floor - floor.tops[0]
    if floor.level.is_attic:
        return flag_sign(floor.level.storey, Box(116, floor.tops[0] - 8, 246, 0), min(high * 0.66, 124))
    if floor.level.is_cellar:
        top = max(street + 20, floor.tops[0] - 12)
        return flag_sign(floor.level.storey, Box(8, top, 246, 0), min(floor.floor - top - 6, 150))
    most = high - (106 if floor.level.tone == "beg" else 14)
    return flag_sign(floor.level.storey, Box(8, floor.tops[0] - 12, 246, 0), min(most + 10, 150))


def _common_sign(floor: _Floor) -> SignShape:
    """On the wall of the common room: under the rising stairs when there is room, else above the table."""
    assert floor.level.common is not None
    top = floor.tops[-1] + 12
    left = Box(LO + 12, top, floor.slot[1] - 48 - LO - 12, 0)
    if left.w < BOARD:
        left = Box(floor.slot[1] + 14, top, floor.bay_end - floor.slot[1] - 26, 0)
    return board_sign(floor.level.common, left, 92)


def _bay(floor: _Floor) -> BayShape:
    end, top, bottom = floor.bay_end, floor.tops[-1], floor.floor
    middle = round((floor.slot[1] + 4 + end) / 2)
    ground = pen("M", LO, bottom, "V", top, "H", end - 54, "Q", end - 2, top + 2, end - 2, top + 66, "V", bottom, "Z")
    left_free = floor.slot[1] - 48 - LO - 12 >= BOARD
    return BayShape(
        box=Box(LO, top, end - LO, bottom - top),
        ground=ground,
        table_x=middle,
        floor=round(bottom),
        lamp_x=middle if left_free else 0,
        lamp_y=round(top),
    )


def _decor(floor: _Floor) -> tuple[tuple[int, int, int], ...]:
    """A plant, a lamp or the cat where a landing is too narrow for a room, or where nobody made one yet."""
    if floor.level.is_attic:
        return ()
    out = []
    for row, (top, high) in enumerate(zip(floor.tops, floor.heights, strict=True)):
        cells = floor.placed.in_row(row)
        spans = [(LO, floor.slot[0]), (floor.slot[1], HI)]
        if floor.level.common and row == floor.placed.count - 1:
            spans = [(max([floor.bay_end, *(cell.x + cell.w for cell in cells)]), HI)]
        for lo, hi in spans:
            if hi - lo > 64 and not any(cell.x < hi and cell.x + cell.w > lo for cell in cells):
                count = min(3, int((hi - lo) // 80) or 1)
                out += [(round(lo + (hi - lo) * (n + 0.5) / count), round(top + high), 0) for n in range(count)]
    return tuple(out)


def _grounds(floor: _Floor) -> list[Ground]:
    lo, hi = floor.span
    whole = Box(lo, floor.tops[0], hi - lo, floor.floor - floor.tops[0])
    out = [Ground(floor.level.tone, rectangle(whole), inner_shade(whole))]
    if floor.level.common:
        for row, (top, high) in enumerate(zip(floor.tops, floor.heights, strict=True)):
            mine = [cell for cell in floor.placed.in_row(row) if floor.placed.is_common(cell)]
            if mine:
                last = row == floor.placed.count - 1
                start = floor.bay_end - 60 if last else mine[0].x
                end = mine[-1].x + mine[-1].w
                out.append(Ground("alg", rectangle(Box(start, top, end - start, high))))
        bay = _bay(floor)
        shade = pen("M", LO, bay.box.y, "H", bay.box.right - 54, "v7H", LO + 7, "V", bay.box.bottom, "H", LO, "Z")
        out.append(Ground("alg", bay.ground, shade))
    return out


def _flights(floors: list[_Floor]) -> tuple[Flight, ...]:
    """Every row has its flight, up to the floor of the attic."""
    stops = [
        (floor.feet[number], floor.tops[row] + floor.heights[row])
        for floor in floors
        if not floor.level.is_attic
        for number, row in enumerate(range(floor.placed.count - 1, -1, -1))
    ]
    last = floors[-1]
    if last.level.is_attic and len(floors) > 1:
        stops.append((floors[-2].feet[-1], last.floor))
    return tuple(flight(x0, y0, x1, y1) for (x0, y0), (x1, y1) in itertools.pairwise(stops))
