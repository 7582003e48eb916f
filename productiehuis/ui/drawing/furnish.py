"""One room, one sign: what stands in a cell once its place is known."""

from productiehuis.ui.drawing import measure
from productiehuis.ui.drawing.measure import Fit, fit
from productiehuis.ui.drawing.objects import known
from productiehuis.ui.drawing.paths import Box, pen, rectangle, sheet
from productiehuis.ui.drawing.plan import RoomPlan, StoreyPlan
from productiehuis.ui.drawing.shapes import FreeShape, MoreShape, RoomShape, SignShape, Text
from productiehuis.ui.drawing.windows import style, window

LABEL = (18, 17, 16, 15)
DOT = 18  # the dot before a label and the air around it
PAD = 5  # air between the edge of a cell and its text
TOP = 10  # air between the ceiling and a window
CELLAR = 30  # a room in the souterrain has a small window on the street above it


def label_fit(name: str, width: float) -> Fit:
    return fit(name, width - 2 * PAD - DOT, LABEL, lines=3)


def need(room: RoomPlan, least: float, liked: float, most: float) -> float:
    """How wide a room wants to be: by its topic, and so that its name breaks into few lines.

    It may grow past what is ``liked`` when its longest word asks so: a word is never broken.
    """
    longest = max((measure.width(word, 1) for word in room.name.split()), default=0)
    beside = 2 * PAD + DOT
    in_two = measure.width(room.name, LABEL[0]) * 0.56
    wanted = max(least * style(room.topic).wide, longest * LABEL[0] + beside, in_two + beside)
    return min(most, max(min(liked, wanted), longest * LABEL[-1] + beside + 1))


def row_height(fits: list[Fit], window_height: float, cellar: bool = False) -> float:
    """High enough for the longest label in the row."""
    label = max((found.height for found in fits), default=LABEL[0])
    return TOP + (CELLAR if cellar else 0) + window_height + 8 + label + 9


def room_shape(room: RoomPlan, box: Box, tone: str, window_height: float, cellar: bool, on_hold: bool) -> RoomShape:
    found = label_fit(room.name, box.w)
    look = style(room.topic)
    top = box.y + TOP + (CELLAR if cellar else 0)
    low = 0 if cellar else window_height * look.low
    height = window_height - low
    width = min(box.w - 14, height * 2.1)
    glass = Box(box.middle - width / 2, top + low, width, height)
    scale = min(height * 0.84, width * 0.8) / 100
    first = measure.width(found.lines[0], found.size)
    baseline = glass.bottom + 6 + found.size
    return RoomShape(
        room=room,
        tone=tone,
        is_open=room.is_open and not on_hold and not room.is_planned,
        box=box,
        press=rectangle(box.shrunk(3)),
        window=window(look.window, glass, room.name),
        object=known(room.topic),
        object_x=round(glass.middle - 50 * scale),
        object_end=round(glass.middle + 50 * scale),
        object_y=round(glass.bottom - 100 * scale),
        object_scale=f"{scale:.2f}",
        glow=(round(glass.middle), round(glass.y + height * 0.58), round(min(height, width) * 0.42)),
        label=Text(found, round(box.middle + DOT / 2), round(baseline)),
        dot=(round(box.middle - first / 2 - 3), round(baseline - found.size * 0.34)),
        cellar=pen("M", box.middle - 24, box.y + 34, "q0-23 24-23t24 23Z").replace("t24 23", "q24 0 24 23")
        if cellar
        else "",
        bars=pen("M", box.middle - 8, box.y + 34, "v-21m16 0v21") if cellar else "",
    )


def free_shape(text: str, box: Box) -> FreeShape:
    inner = box.shrunk(9)
    width = min(inner.w, 190)
    frame = Box(inner.middle - width / 2, inner.y + 3, width, inner.h - 4)
    found = fit(text, width - 20, (17, 16, 15, 14), lines=3, height=frame.h - 48)
    y = frame.y + 8 + (frame.h - 12 - 30 - found.height) / 2
    return FreeShape(
        box=box,
        press=rectangle(box.shrunk(3)),
        outline=window("segment", frame),
        plus=pen("M", frame.middle - 11, y + 11, "h22m-11-11v22"),
        label=Text(found, round(frame.middle), round(y + 29 + found.size)),
    )


def more_shape(count: int, box: Box, seed: str) -> MoreShape:
    plate = box.shrunk(4)
    return MoreShape(
        count=count,
        box=box,
        press=rectangle(box.shrunk(1)),
        plate=sheet(plate, seed),
        x=round(plate.middle),
        y=round(plate.y + plate.h / 2 + 6),
    )


def flag_sign(storey: StoreyPlan, box: Box, most: float) -> SignShape:
    """A paper flag pinned to the facade: a swallow's tail outside, a strip of the storey's colour inside."""
    room = box.w - 50
    name, motto = _sign_text(storey, room, most - 18, (30, 28, 26, 23, 20, 17), 2)
    box = Box(box.x, box.y, box.w, min(most, name.height + motto.height + 20))
    x = round(box.x + 14 + (box.w - 28) / 2)
    return SignShape(
        box=box,
        press=rectangle(Box(box.x - 3, box.y - 3, box.w + 6, box.h + 6)),
        plate=pen(
            "M",
            box.x,
            box.y + 2,
            "L",
            box.right,
            box.y,
            "V",
            box.bottom,
            "L",
            box.x + 3,
            box.bottom - 2,
            "L",
            box.x + 16,
            box.y + box.h / 2,
            "Z",
        ),
        tab=pen("M", box.right - 11, box.y, "H", box.right, "V", box.bottom, "h-11Z"),
        name=Text(name, x, round(box.y + 7 + name.size * 0.94)),
        motto=Text(motto, x, round(box.y + 10 + name.height + motto.size * 0.9)),
    )


def band_sign(storey: StoreyPlan, box: Box) -> SignShape:
    """A paper banner over the full width of a storey."""
    name, motto = _sign_text(storey, box.w - 34, box.h - 12, (29, 27, 25, 23, 21, 19, 17), 1)
    x = round(box.middle + 5)
    free = (box.h - name.height - motto.height) / 2
    return SignShape(
        box=box,
        press=rectangle(Box(box.x - 2, box.y - 2, box.w + 4, box.h + 4)),
        plate=sheet(box, storey.name),
        tab=pen("M", box.x, box.y + 1, "h11V", box.bottom - 1, "h-11Z"),
        name=Text(name, x, round(box.y + free + name.size * 0.95)),
        motto=Text(motto, x, round(box.y + free + name.height + motto.size * 0.92)),
    )


def _sign_text(storey: StoreyPlan, room: float, height: float, sizes: tuple[int, ...], lines: int) -> tuple[Fit, Fit]:
    """Name and motto together no higher than ``height``, the name as big as it can be."""
    for size in sizes:
        small = max(15, min(19, round(size * 0.68)))
        name = fit(storey.name, room, (size,), lines)
        motto = fit(storey.motto, room, (small, small - 1), lines) if storey.motto else Fit((), small)
        whole = "".join(name.lines).replace(" ", "") == storey.name.replace(" ", "")
        if whole and name.height + motto.height <= height:
            return name, motto
    small_name = fit(storey.name, room, (sizes[-1], 15), lines=max(1, lines), height=height - 18)
    return small_name, fit(storey.motto, room, (15, 14), 1) if storey.motto else Fit((), 15)


def board_sign(storey: StoreyPlan, box: Box, most: float) -> SignShape:
    """A paper board on a wall, as high as its text."""
    name, motto = _sign_text(storey, box.w - 26, most - 14, (25, 23, 21, 19, 17, 16), 2)
    box = Box(box.x, box.y, box.w, name.height + motto.height + 16)
    x = round(box.middle + 4)
    return SignShape(
        box=box,
        press=rectangle(Box(box.x - 2, box.y - 2, box.w + 4, box.h + 4)),
        plate=sheet(box, storey.name),
        tab=pen("M", box.x, box.y + 1, "h9V", box.bottom - 1, "h-9Z"),
        name=Text(name, x, round(box.y + 6 + name.size * 0.95)),
        motto=Text(motto, x, round(box.y + 8 + name.height + motto.size * 0.9)),
    )
