"""A way through the house: its storeys as a stack, and the steps on them joined by one line that climbs."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from productiehuis.ui.drawing.levels import Level, levels
from productiehuis.ui.drawing.measure import fit, width
from productiehuis.ui.drawing.paths import Box, inner_shade, pen, rectangle, sheet
from productiehuis.ui.drawing.plan import HousePlan
from productiehuis.ui.drawing.shapes import Text

WIDTH, LEFT, RIGHT, WALL = 360, 6.0, 354.0, 9.0
ROOF, BAND, ROW, FOOT = 62, 46, 92, 34
RING = 28
NEAR, FAR = 62, 298  # where the rings of the steps stand, by turns
# Where they stand, one above the other, on a way that goes up and down; and the lanes beside them, up and down.
COLUMN, UP, DOWN = 74, 30, 328
PLATE_W, PLATE_H = 216, 60


@dataclass(frozen=True)
class WayStop:
    """A step on the way. ``storey`` is its place in the plan, from below; ``topic`` the key of its pictogram."""

    name: str
    url: str
    topic: str
    storey: int
    lang: str = ""


@dataclass(frozen=True)
class StopShape:
    stop: WayStop
    number: int
    tone: str
    x: int
    y: int
    plate: str
    press: str
    label: Text
    is_last: bool


@dataclass(frozen=True)
class FloorShape:
    tone: str
    path: str
    shade: str
    plate: str  # behind the name, so that no line runs through it
    name: Text


@dataclass(frozen=True)
class Way:
    """Everything in its place; ``line`` runs from the foot of the house through all rings."""

    height: int
    shell: str
    earth: str
    floors: tuple[FloorShape, ...]
    stops: tuple[StopShape, ...]
    line: str
    foot: tuple[int, int]


def way(plan: HousePlan, stops: tuple[WayStop, ...], rtl: bool = False) -> Way:
    """Steps follow each other from below, so a storey is as high as the steps it has; going down is drawn going down.

    A storey that the way comes back to keeps its steps together, in their order. A way that only climbs goes from
    side to side; one that goes up and down as well has its steps in a column, and passes others by in a lane.
    """
    rows = _rows(levels(plan, apart=True), plan, stops)
    order = [number for _level, mine in rows for number in mine]
    climbs = order == sorted(order)
    y = float(ROOF)
    floors, shapes, street = [], [], 0.0
    for level, mine in reversed(rows):
        high = BAND + ROW * len(mine)
        box = Box(LEFT + WALL, y, RIGHT - LEFT - 2 * WALL, high)
        floors.append(_floor(level, box))
        for above, number in enumerate(reversed(mine)):
            shapes.append(
                _stop(stops, number, level.tone, y + BAND + ROW * above + ROW / 2 - 6, _side(number, climbs, rtl))
            )
        if level.is_cellar and not street:
            street = y
        y += high
    shapes.sort(key=lambda shape: shape.number)
    points = [(shape.x, shape.y) for shape in shapes]
    bottom = y + WALL
    first = _side(0, climbs, rtl) if climbs or order[0] == 0 else _turned(UP, rtl)
    foot = (first, round(bottom + 14))
    return Way(
        height=round(bottom + FOOT),
        shell=_shell(bottom),
        earth=pen("M", -400, street or bottom, "H", 800, "V", bottom + FOOT + 4, "H", -400, "Z"),
        floors=tuple(floors),
        stops=tuple(shapes),
        line=pen("M", *foot, *(part for x, y in _corners([foot, *points], order, rtl) for part in ("L", x, y))),
        foot=foot,
    )


def _rows(found: list[Level], plan: HousePlan, stops: tuple[WayStop, ...]) -> list[tuple[Level, list[int]]]:
    """The levels from below with the numbers of their steps."""
    place = {storey: index for index, storey in enumerate(plan.storeys)}
    return [(level, [n for n, stop in enumerate(stops) if stop.storey == place[level.storey]]) for level in found]


def _side(number: int, climbs: bool, rtl: bool) -> int:
    return _turned((NEAR, FAR)[number % 2] if climbs else COLUMN, rtl)


def _turned(x: int, rtl: bool) -> int:
    return WIDTH - x if rtl else x


def _corners(points: Sequence[tuple[int, int]], order: list[int], rtl: bool) -> list[tuple[int, int]]:
    """Where the line turns, from the foot on: straight to the next step above or below, past others in a lane."""
    height = {number: rank for rank, number in enumerate(order)}
    ranks = [-1, *(height[number] for number in range(len(order)))]
    found = []
    for (before, then), (from_rank, to_rank) in zip(pairwise(points), pairwise(ranks), strict=True):
        if abs(to_rank - from_rank) != 1:
            lane = _turned(UP if to_rank > from_rank else DOWN, rtl)
            found += [(lane, before[1]), (lane, then[1])]
        found.append(then)
    return found


def _floor(level: Level, box: Box) -> FloorShape:
    name = fit(level.storey.name, box.w - 24, (17, 15, 13), 1)
    line, middle = round(box.y + 29), WIDTH // 2
    half = max((width(words, name.size) for words in name.lines), default=0) / 2 + 9
    plate = Box(middle - half, line - name.size - 5, 2 * half, name.size + 15)
    return FloorShape(level.tone, rectangle(box), inner_shade(box, 5), rectangle(plate), Text(name, middle, line))


def _stop(stops: tuple[WayStop, ...], number: int, tone: str, y: float, x: int) -> StopShape:
    stop = stops[number]
    inner = x + RING - 10 if x < WIDTH / 2 else x - RING + 10 - PLATE_W
    box = Box(inner, y - PLATE_H / 2, PLATE_W, PLATE_H)
    words = fit(stop.name, PLATE_W - 44, (18, 16, 14), 2, PLATE_H - 10)
    middle = box.middle + (8 if x < WIDTH / 2 else -8)
    first = y - words.height / 2 + words.size * 0.92
    press = pen("M", x, y - RING, "a", RING, RING, " 0 1 0 ", 1, 0, "Z") + rectangle(box.shrunk(-3))
    return StopShape(
        stop=stop,
        number=number + 1,
        tone=tone,
        x=x,
        y=round(y),
        plate=sheet(box, stop.name),
        press=press,
        label=Text(words, round(middle), round(first)),
        is_last=number == len(stops) - 1,
    )


def _shell(bottom: float) -> str:
    """Walls and a pointed gable."""
    mid = WIDTH / 2
    return pen("M", LEFT, bottom, "V", ROOF, "L", LEFT - 6, ROOF, "L", mid - 14, 6, "Q", mid, -2, mid + 14, 6,
               "L", RIGHT + 6, ROOF, "H", RIGHT, "V", bottom, "Z")  # fmt: skip
