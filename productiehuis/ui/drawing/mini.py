"""A small house for a street of houses: few paths, another gable for every house."""

from dataclasses import dataclass
from zlib import crc32

from productiehuis.ui.drawing.levels import tones
from productiehuis.ui.drawing.paths import Box, pen, rectangle
from productiehuis.ui.drawing.plan import HousePlan, StoreyPlan
from productiehuis.ui.drawing.windows import window

WIDTH, STOREY, LEFT, RIGHT = 150, 44, 14, 136


@dataclass(frozen=True)
class MiniWindow:
    path: str
    state: str
    shutter: str


@dataclass(frozen=True)
class Mini:
    """Facade, coloured floors and windows; ``height`` grows with the number of storeys."""

    height: int
    street: int
    wall: str
    trim: str
    floors: tuple[tuple[str, str], ...]
    windows: tuple[MiniWindow, ...]
    door: tuple[int, int]
    hatch: str
    tone: int
    on_hold: bool


def _gable(kind: int, y: float) -> tuple[str, str]:
    """The outline of the top, from the left wall to the right wall, and the white paper on it."""
    mid = (LEFT + RIGHT) / 2
    tops = (
        pen("V", y, "q16-4 18-30 4-10 14-12Q", mid, y - 66, RIGHT - 32, y - 42, "q10 2 14 12 2 26 18 30"),
        pen("V", y, "h12v-14h14v-14h14v-14h42v14h14v14h14v14h12"),
        pen(
            "V",
            y,
            "q14-2 20-26Q",
            mid - 22,
            y - 54,
            mid,
            y - 56,
            "Q",
            mid + 22,
            y - 54,
            RIGHT - 20,
            y - 26,
            "q6 24 20 26",
        ),
        pen("V", y, "L", mid - 16, y - 50, "h32L", RIGHT, y),
    )
    trims = (
        pen("M", LEFT - 4, y - 3, "H", RIGHT + 4, "v7H", LEFT - 4, "ZM", mid - 26, y - 48, "h52v6h-52Z"),
        pen("M", LEFT + 38, y - 46, "h46v6H", LEFT + 38, "ZM", LEFT - 3, y - 3, "h128v6H", LEFT - 3, "Z"),
        pen("M", LEFT - 4, y - 3, "H", RIGHT + 4, "v7H", LEFT - 4, "ZM", mid - 18, y - 58, "h36v6h-36Z"),
        pen("M", mid - 20, y - 56, "h40v8h-40ZM", LEFT - 4, y - 3, "H", RIGHT + 4, "v7H", LEFT - 4, "Z"),
    )
    return tops[kind], trims[kind]


def mini(plan: HousePlan) -> Mini:
    """The same house always gets the same gable."""
    seed = crc32(plan.url.encode() + plan.name.encode())
    tone = tones(plan)
    shown = [(s, tone[i]) for i, s in enumerate(plan.storeys) if s.kind != "algemene_ruimte"]
    below = [pair for pair in shown if pair[1] == "sou"]
    above = [pair for pair in shown if pair[1] not in ("sou", "zol")] or [
        (StoreyPlan("begane_grond", "", "", "", ()), "beg")
    ]
    top = 74
    street = top + STOREY * len(above)
    bottom = street + (30 if below else 0)
    outline, trim = _gable(seed % 4, top)
    floors, windows = [], []
    for number, (storey, colour) in enumerate(reversed(above)):
        y = top + STOREY * number
        floors.append((colour, rectangle(Box(LEFT + 6, y + 6, RIGHT - LEFT - 12, STOREY - 6))))
        ground = number == len(above) - 1
        rooms = storey.rooms
        for column in range(1 if ground else 0, 3):
            room = rooms[column % len(rooms)] if rooms else None
            lit = bool(room and room.is_open and not plan.on_hold)
            box = Box(LEFT + 13 + 34 * column, y + 13, 28, 24)
            kind = ("arch", "vault", "segment", "twin")[(seed >> (3 * number + column)) % 4]
            windows.append(MiniWindow(window(kind, box), "on" if lit else "off", _shutter(box)))
    if below:
        floors.append(("sou", rectangle(Box(LEFT + 6, street + 4, RIGHT - LEFT - 12, 26))))
        for column in range(3):
            rooms = below[0][0].rooms
            lit = any(room.is_open for room in rooms[column : column + 1]) and not plan.on_hold
            box = Box(LEFT + 13 + 34 * column, street + 9, 28, 14)
            windows.append(MiniWindow(window("vault", box), "on" if lit else "off", _shutter(box)))
    mid = (LEFT + RIGHT) / 2
    return Mini(
        height=bottom + 6,
        street=street,
        wall=pen("M", LEFT, bottom, outline, "V", bottom, "Z"),
        trim=trim,
        floors=tuple(floors),
        windows=tuple(windows),
        door=(LEFT + 14, street),
        hatch=pen("M", mid - 9, top - 10, "v-16a9 9 0 0 1 18 0v16Z"),
        tone=seed // 4 % 3,
        on_hold=plan.on_hold,
    )


def _shutter(box: Box) -> str:
    """Two closed shutters with their slats."""
    half = box.w / 2
    return pen("M", box.x - 2, box.y, "h", half + 1, "V", box.bottom, "h", -half - 1, "ZM", box.middle + 1, box.y,
               "h", half + 1, "V", box.bottom, "h", -half - 1, "Z")  # fmt: skip
