"""Everything that is not a room: sky, skyline, facade with its neck gable, stairs, the plane that flies out."""

from dataclasses import dataclass

from productiehuis.ui.drawing.paths import Box, pen
from productiehuis.ui.drawing.shapes import Flight, Scene


@dataclass(frozen=True)
class Facade:
    """The measures of the outside: walls at x0 and x1, the neck between n0 and n1 above ``shoulder``."""

    x0: float
    x1: float
    n0: float
    n1: float
    top: float
    shoulder: float
    bottom: float
    crown: float


def shell(f: Facade) -> str:
    """One silhouette of brick: walls, shoulders and a curved top."""
    a, w, mid = f.crown, f.n1 - f.n0, (f.n0 + f.n1) / 2
    return pen(
        "M", f.x0, f.bottom, "V", f.shoulder, "H", f.n0, "V", f.top,
        "q", w * 0.06, -a * 0.1, w * 0.1, -a * 0.3,
        "Q", f.n0 + w * 0.16, f.top - a * 0.62, f.n0 + w * 0.3, f.top - a * 0.68,
        "Q", mid, f.top - a * 1.32, f.n1 - w * 0.3, f.top - a * 0.68,
        "Q", f.n1 - w * 0.16, f.top - a * 0.62, f.n1 - w * 0.1, f.top - a * 0.3,
        "q", w * 0.04, a * 0.2, w * 0.1, a * 0.3, "V", f.shoulder, "H", f.x1, "V", f.bottom, "Z",
    )  # fmt: skip


def claws(f: Facade) -> tuple[tuple[str, ...], str]:
    """The white scrolls left and right of the neck, and the lines on them. None without shoulders."""
    inset = f.n0 - f.x0
    if inset < 10:
        return (), ""
    h = f.shoulder - f.top
    paths, curls = [], ""
    for d, out, neck in ((1, f.x0, f.n0), (-1, f.x1, f.n1)):
        r = min(inset * 0.15, h * 0.09)
        paths.append(
            pen(
                "M",
                out + d * 2,
                f.shoulder,
                "C",
                out - d * 2,
                f.shoulder - h * 0.34,
                out + d * inset * 0.42,
                f.shoulder - h * 0.34,
                out + d * inset * 0.52,
                f.shoulder - h * 0.16,
                "Q",
                neck - d * inset * 0.08,
                f.shoulder - h * 0.5,
                neck - d * inset * 0.2,
                f.shoulder - h * 0.86,
                "Q",
                neck - d * inset * 0.1,
                f.shoulder - h,
                neck,
                f.shoulder - h * 0.9,
                "V",
                f.shoulder,
                "Z",
            )
        )
        cx, cy = out + d * inset * 0.26, f.shoulder - h * 0.15
        curls += pen("M", cx - r, cy, "a", r, r, " 0 1 0 ", 2 * r, 0, "a", r, r, " 0 1 0 ", -2 * r, 0)
        curls += pen("M", neck - d * 7, f.shoulder - 10, "Q", neck - d * 5, f.shoulder - h * 0.42,
                     neck - d * inset * 0.1, f.shoulder - h * 0.74)  # fmt: skip
    return tuple(paths), curls


def cornice(f: Facade) -> str:
    """White ledges under the top and on the shoulders."""
    top = pen("M", f.n0 - 8, f.top - 5, "H", f.n1 + 8, "v8H", f.n0 - 8, "Z")
    if f.n0 - f.x0 < 10:
        return top
    return top + pen("M", f.x0 - 6, f.shoulder - 4, "H", f.x1 + 6, "v8H", f.x0 - 6, "Z")


def zigzag(x0: float, y0: float, x1: float, y1: float) -> list[Flight]:
    """Flights to and fro between x0 and x1 from y0 up to y1, none steeper than stairs can be."""
    count = max(1, round((y0 - y1) / abs(x1 - x0) / 1.75))
    high = (y0 - y1) / count
    sides = (x0, x1)
    return [flight(sides[n % 2], y0 - n * high, sides[1 - n % 2], y0 - (n + 1) * high) for n in range(count)]


def flight(x0: float, y0: float, x1: float, y1: float, step: float = 17) -> Flight:
    """A paper ribbon from (x0, y0) up to (x1, y1) with its steps cut out."""
    count = max(3, round((y0 - y1) / step))
    dx, dy = (x1 - x0) / count, (y0 - y1) / count
    side = 1 if dx > 0 else -1
    steps = f"v{-dy:.1f}h{dx:.1f}" * count
    path = f"M{x0:.0f} {y0:.0f}{steps}v{dy * 0.9:.1f}L{x0 + side * 17:.0f} {y0:.0f}z"
    return Flight(path, 5 * side, Box(min(x0, x1), y1, abs(x1 - x0), y0 - y1))


_GABLES = (
    # width, height of the wall, the top as a relative path over the width
    (74, 190, "v-16h12v-16h12v-16h12v-14h12v14h12v16h12v16h12v16h0"),
    (66, 150, "q16-4 16-34 17-24 34 0 0 30 16 34"),
    (88, 214, "l44-46 44 46"),
    (70, 176, "v-24h70v24"),
    (80, 130, "q4-34 20-40 20-26 40 0 16 6 20 40"),
    (62, 200, "l20-30h22l20 30"),
    (76, 160, "v-14h14v-18h14v-16h20v16h14v18h14v14"),
)


def skyline(x: float, end: float, street: float, scale: float = 1.0) -> str:
    """The houses of the neighbourhood, far away: a row of gables, cut from one sheet."""
    out, index = pen("M", x, street), 0
    while x < end:
        wide, high, top = _GABLES[index % len(_GABLES)]
        out += pen("V", street - high * scale, top)
        x += wide
        index += 1
    return out + pen("V", street, "Z")


def bricks(f: Facade) -> str:
    """A few bricks that show through in the gable."""
    mid, w, out = (f.n0 + f.n1) / 2, f.n1 - f.n0, ""
    for d in (-1, 1):
        q = mid + d * w * 0.24
        out += pen("M", q - 16, f.top - f.crown * 0.42, "h14m10 0h14M", q - 28, f.top - f.crown * 0.26, "h14m10 0h14")
    return out


def _trail(x: float, y: float, tx: float, ty: float, k: float) -> str:
    """The flight of the paper plane, out of the hatch."""
    near, far = x + (tx - x) * 0.35, x + (tx - x) * 0.55
    return pen("M", x, y, "C", near, ty - 40, far, ty + 110 * k, tx + 4, ty + 60 * k)


def _ramp(wall: float, street: float, floor: float) -> str:
    """The way up to the front door; without steps, so that everybody gets in."""
    return pen("M", wall - 186, street, "L", wall - 40, floor, "H", wall + 2, "V", street, "Z")


def scene(
    f: Facade,
    street: float,
    sun: tuple[int, int, int],
    plane: tuple[int, int, float],
    far: tuple[float, float],
    door_floor: float = 0,
    band: tuple[int, int] | None = None,
) -> Scene:
    """All of the scenery around a facade."""
    paths, curls = claws(f)
    mid = (f.n0 + f.n1) / 2
    return Scene(
        street=round(street),
        bottom=round(f.bottom),
        skyline=skyline(*far, street),
        sun=sun,
        shell=shell(f),
        claws=paths,
        curls=curls,
        cornice=cornice(f),
        bricks=bricks(f),
        hatch_x=round(mid),
        hatch_y=round(f.top - 5),
        trail=_trail(mid, f.top - f.crown * 0.42, *plane),
        plane=(plane[0], plane[1], f"{plane[2]:.2f}"),
        left=round(f.x0),
        right=round(f.x1),
        ramp=_ramp(f.x0, street, door_floor) if door_floor else "",
        door_floor=round(door_floor),
        band=band,
    )
