"""A flow through the house as shapes: places on storeys, and ribbons between them as wide as the number they carry.

Plain values in, an SVG of 720 units wide out, the lowest storey first. A ribbon begins at the top of its place and ends
at the bottom of a higher one; each end has a slot of its own, so that numbers never lie on each other. What passes a
storey goes through a lane beside the places there, never behind one it does not enter.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from productiehuis.ui.drawing.paths import pen

WIDTH, MARGIN, GAP = 720, 28, 32
FLOOR, BETWEEN, BOX, ROOF = 124, 168, 76, 92
SLOT, THINNEST, LABEL = 60, 4.0, 30
# What the ribbons in a lane may take together, and the air beside each.
LANE, AIR = 200, 8


@dataclass(frozen=True)
class FlowPlace:
    """A place on a storey; `note` is what stands below its name."""

    key: str
    name: str
    note: str = ""


@dataclass(frozen=True)
class FlowStorey:
    """A storey with its tone in the drawing of the house."""

    name: str
    tone: str
    places: tuple[FlowPlace, ...]


@dataclass(frozen=True)
class Stream:
    """So many from one place to another."""

    start: str
    end: str
    value: int


@dataclass(frozen=True)
class Ribbon:
    path: str
    tone: str
    number: int
    x: float
    y: float


@dataclass(frozen=True)
class PlaceBox:
    place: FlowPlace
    x: float
    y: float
    w: float

    @property
    def middle(self) -> float:
        return self.x + self.w / 2

    @property
    def name_at(self) -> float:
        """The line of its name: in the middle when nothing stands below it."""
        return self.y + (32 if self.place.note else 48)

    @property
    def note_at(self) -> float:
        return self.y + 60


@dataclass(frozen=True)
class Floor:
    """`name_x`: where its name begins, on the side where reading begins."""

    storey: FlowStorey
    y: float
    name_x: float

    @property
    def name_at(self) -> float:
        return self.y + 29


@dataclass(frozen=True)
class FlowDrawing:
    height: float
    roof: str
    floors: tuple[Floor, ...]
    ribbons: tuple[Ribbon, ...]
    boxes: tuple[PlaceBox, ...]


Point = tuple[float, float]


def _passing(storeys: Sequence[FlowStorey], streams: Sequence[Stream]) -> list[list[Stream]]:
    """Per storey what goes by without entering."""
    on = {place.key: at for at, storey in enumerate(storeys) for place in storey.places}
    return [[each for each in streams if on[each.start] < at < on[each.end]] for at in range(len(storeys))]


def _wide(stream: Stream, scale: float) -> float:
    return max(THINNEST, stream.value * scale)


def _lane(passing: Sequence[Stream], scale: float) -> float:
    """How wide the lane of a storey is, with air on both sides of each stream."""
    return sum(_wide(each, scale) + AIR for each in passing) + AIR if passing else 0.0


def _boxes(storey: FlowStorey, y: float, lane: float) -> tuple[list[PlaceBox], float]:
    """The places of a storey and the middle of its lane: between the places, or beside the only one."""
    count, half = len(storey.places), (len(storey.places) + 1) // 2
    if count == 1:
        wide = min(WIDTH * 0.56, WIDTH - 2 * MARGIN - lane)
        x = min((WIDTH - wide) / 2, WIDTH - MARGIN - lane - wide)
        return [PlaceBox(storey.places[0], x, y, wide)], x + wide + lane / 2
    more = max(0.0, lane - GAP)
    wide = (WIDTH - 2 * MARGIN - GAP * (count - 1) - more) / count
    boxes = [
        PlaceBox(place, MARGIN + at * (wide + GAP) + (more if at >= half else 0), y, wide)
        for at, place in enumerate(storey.places)
    ]
    return boxes, boxes[half].x - (GAP + more) / 2


def _slots(box: PlaceBox, streams: Sequence[Stream], far: Sequence[float], scale: float) -> list[float]:
    """The middle of each stream at this place; those that come from or go to the left lie left."""
    wide = [max(SLOT, stream.value * scale) for stream in streams]
    x, middles = box.middle - sum(wide) / 2, [0.0] * len(streams)
    for at in sorted(range(len(streams)), key=lambda each: (far[each], each)):
        middles[at] = x + wide[at] / 2
        x += wide[at]
    return middles


def _scale(boxes: Mapping[str, PlaceBox], streams: Sequence[Stream]) -> float:
    """Units per person, so that what begins or ends at each place fits in it, beside the slots of the thin ones."""
    scale = float("inf")
    for key, box in boxes.items():
        for ends in ([s for s in streams if s.start == key], [s for s in streams if s.end == key]):
            if ends:
                scale = min(scale, (box.w - SLOT * (len(ends) - 1)) / sum(stream.value for stream in ends))
    return scale if streams else 0.0


def _narrowed(scale: float, passing: Sequence[Sequence[Stream]]) -> float:
    """No lane is wider than a place can spare."""
    many = (sum(stream.value for stream in each) for each in passing if each)
    return min(scale, *(LANE / each for each in many), float("inf"))


def _ribbon(through: Sequence[Point], width: float) -> str:
    """A ribbon upward through these points: bent from one to the next, straight where they lie above each other."""
    half = width / 2
    left, right = ([(x + side, y) for x, y in through] for side in (-half, half))
    there = [each for a, b in pairwise(left) for each in _bend(a, b)]
    back = [each for a, b in pairwise(right[::-1]) for each in _bend(a, b)]
    return pen("M", *left[0], *there, "L", *right[-1], *back, "Z")


def _bend(start: Point, end: Point) -> list[str | float]:
    (x, y), (u, v) = start, end
    middle = (y + v) / 2
    return ["C", x, middle, u, middle, u, v]


class _Layout:
    """Where everything stands when the streams are this wide, read from left to right."""

    def __init__(self, storeys: Sequence[FlowStorey], streams: Sequence[Stream]) -> None:
        self.streams = streams
        self.tops = [ROOF + (len(storeys) - 1 - at) * (FLOOR + BETWEEN) for at in range(len(storeys))]
        self._passing = _passing(storeys, streams)
        self._place(storeys, [0.0] * len(storeys))
        widest = _narrowed(_scale(self.boxes, streams), self._passing)
        self._place(storeys, [_lane(each, widest) for each in self._passing])
        self.scale = _narrowed(_scale(self.boxes, streams), self._passing)

    def _place(self, storeys: Sequence[FlowStorey], lanes: Sequence[float]) -> None:
        self.boxes: dict[str, PlaceBox] = {}
        self._lanes: list[float] = []
        for storey, top, lane in zip(storeys, self.tops, lanes, strict=True):
            boxes, middle = _boxes(storey, top + FLOOR - BOX - 8, lane)
            self.boxes |= {box.place.key: box for box in boxes}
            self._lanes.append(middle)

    def through(self) -> dict[Stream, list[Point]]:
        """The points of each stream, from its beginning upward."""
        heads = {key: box.middle for key, box in self.boxes.items()}
        first = {s: x for x, streams in reversed([*zip(self._lanes, self._passing, strict=True)]) for s in streams}
        found: dict[Stream, list[Point]] = {}
        for key, box in self.boxes.items():
            out = [each for each in self.streams if each.start == key]
            slots = _slots(box, out, [first.get(each, heads[each.end]) for each in out], self.scale)
            found |= {stream: [(x, box.y)] for stream, x in zip(out, slots, strict=True)}
        for top, middle, passing in zip(self.tops, self._lanes, self._passing, strict=True):
            x, y = middle - _lane(passing, self.scale) / 2 + AIR, top + FLOOR - 8
            for stream in sorted(passing, key=lambda each: (found[each][-1][0], heads[each.end], each.start)):
                x += (wide := _wide(stream, self.scale)) / 2
                found[stream] += [(x, y), (x, y - BOX)]
                x += wide / 2 + AIR
        for key, box in self.boxes.items():
            into = [each for each in self.streams if each.end == key]
            for stream, x in zip(
                into, _slots(box, into, [found[each][-1][0] for each in into], self.scale), strict=True
            ):
                found[stream].append((x, box.y + BOX))
        return found


def flow_drawing(storeys: Sequence[FlowStorey], streams: Sequence[Stream], *, rtl: bool = False) -> FlowDrawing:
    """The house with its streams. Streams of nothing are not drawn; right to left the house is mirrored."""

    def side(x: float) -> float:
        return WIDTH - x if rtl else x

    layout = _Layout(storeys, [stream for stream in streams if stream.value > 0])
    floors = tuple(Floor(storey, top, side(24)) for storey, top in zip(storeys, layout.tops, strict=True))
    tones = {place.key: storey.tone for storey in storeys for place in storey.places}
    ribbons = [
        Ribbon(
            _ribbon([(side(x), y) for x, y in points], _wide(stream, layout.scale)),
            tones[stream.start],
            stream.value,
            side(points[-1][0]),
            points[-1][1] + LABEL,
        )
        for stream, points in sorted(layout.through().items(), key=lambda each: -each[0].value)
    ]
    boxes = [PlaceBox(box.place, side(box.middle) - box.w / 2, box.y, box.w) for box in layout.boxes.values()]
    height = ROOF + len(storeys) * FLOOR + (len(storeys) - 1) * BETWEEN + 4
    roof = pen("M", 2, ROOF, "L", WIDTH / 2, 4, "L", WIDTH - 2, ROOF, "Z")
    return FlowDrawing(height, roof, floors, tuple(ribbons), tuple(boxes))
