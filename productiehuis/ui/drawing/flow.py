"""A flow through the house as shapes: places on storeys, and ribbons between them as wide as the number they carry.

Plain values in, an SVG of 720 units wide out, the lowest storey first. A ribbon begins at the top of its place and ends
at the bottom of a higher one; each end has a slot of its own, so that numbers never lie on each other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from productiehuis.ui.drawing.paths import pen

WIDTH, MARGIN, GAP = 720, 28, 32
FLOOR, BETWEEN, BOX, ROOF = 124, 168, 76, 92
SLOT, THINNEST, LABEL = 60, 4.0, 30


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


def _top(index: int, storeys: int) -> float:
    """The top of a storey, counted from below."""
    return ROOF + (storeys - 1 - index) * (FLOOR + BETWEEN)


def _boxes(storey: FlowStorey, y: float, rtl: bool) -> list[PlaceBox]:
    count = len(storey.places)
    wide = (WIDTH - 2 * MARGIN - GAP * (count - 1)) / count if count > 1 else WIDTH * 0.56
    start = MARGIN if count > 1 else (WIDTH - wide) / 2
    placed = [PlaceBox(place, start + at * (wide + GAP), y, wide) for at, place in enumerate(storey.places)]
    return [PlaceBox(box.place, WIDTH - box.x - box.w, box.y, box.w) for box in placed] if rtl else placed


def _slots(box: PlaceBox, streams: Sequence[Stream], far: Mapping[str, float], scale: float, up: bool) -> list[float]:
    """The middle of each stream at this place; those that go to the left lie left."""
    ordered = sorted(range(len(streams)), key=lambda at: (far[streams[at].end if up else streams[at].start], at))
    wide = [max(SLOT, stream.value * scale) for stream in streams]
    x, middles = box.middle - sum(wide) / 2, [0.0] * len(streams)
    for at in ordered:
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


def _ribbon(start: tuple[float, float], end: tuple[float, float], width: float) -> str:
    (x, y), (u, v), half = start, end, width / 2
    bend = (y + v) / 2
    return pen("M", x - half, y, "C", x - half, bend, u - half, bend, u - half, v,
               "L", u + half, v, "C", u + half, bend, x + half, bend, x + half, y, "Z")  # fmt: skip


def flow_drawing(storeys: Sequence[FlowStorey], streams: Sequence[Stream], *, rtl: bool = False) -> FlowDrawing:
    """The house with its streams. Streams of nothing are not drawn; right to left the house is mirrored."""
    streams = [stream for stream in streams if stream.value > 0]
    floors = tuple(
        Floor(storey, _top(at, len(storeys)), WIDTH - 24 if rtl else 24) for at, storey in enumerate(storeys)
    )
    boxes = {box.place.key: box for floor in floors for box in _boxes(floor.storey, floor.y + FLOOR - BOX - 8, rtl)}
    tones = {place.key: floor.storey.tone for floor in floors for place in floor.storey.places}
    far = {key: box.middle for key, box in boxes.items()}
    scale = _scale(boxes, streams)
    begins: dict[Stream, float] = {}
    ends: dict[Stream, float] = {}
    for key, box in boxes.items():
        out, into = [s for s in streams if s.start == key], [s for s in streams if s.end == key]
        begins |= dict(zip(out, _slots(box, out, far, scale, True), strict=True))
        ends |= dict(zip(into, _slots(box, into, far, scale, False), strict=True))
    ribbons = [
        Ribbon(
            _ribbon(
                (begins[stream], boxes[stream.start].y),
                (ends[stream], boxes[stream.end].y + BOX),
                max(THINNEST, stream.value * scale),
            ),
            tones[stream.start],
            stream.value,
            ends[stream],
            boxes[stream.end].y + BOX + LABEL,
        )
        for stream in sorted(streams, key=lambda each: -each.value)
    ]
    height = ROOF + len(storeys) * FLOOR + (len(storeys) - 1) * BETWEEN + 4
    roof = pen("M", 2, ROOF, "L", WIDTH / 2, 4, "L", WIDTH - 2, ROOF, "Z")
    return FlowDrawing(height, roof, floors, tuple(ribbons), tuple(boxes.values()))
