"""Path data: a small pen that rounds, and the hand that cuts a little unevenly (the same way every time)."""

from dataclasses import dataclass
from zlib import crc32


@dataclass(frozen=True)
class Box:
    """A rectangle in the drawing; y grows downward."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        return self.x + self.w

    @property
    def bottom(self) -> float:
        return self.y + self.h

    @property
    def middle(self) -> float:
        return self.x + self.w / 2

    def shrunk(self, by: float) -> "Box":
        return Box(self.x + by, self.y + by, self.w - 2 * by, self.h - 2 * by)


def number(value: float) -> str:
    return f"{value:.0f}"


def pen(*parts: str | float) -> str:
    """Path data from commands and numbers: ``pen("M", 3, 4, "V", 9, "Z")`` is ``M3 4V9Z``."""
    out = ""
    for part in parts:
        if isinstance(part, str):
            out += part
        else:
            digits = number(part)
            out += digits if not out or not out[-1].isdigit() or digits.startswith("-") else f" {digits}"
    return out


def wobble(seed: str, count: int, most: int = 2) -> tuple[int, ...]:
    """Small offsets that belong to ``seed``: nobody cuts paper perfectly straight."""
    value = crc32(seed.encode())
    return tuple((value >> (5 * index)) % (2 * most + 1) - most for index in range(count))


def sheet(box: Box, seed: str, most: int = 2) -> str:
    """A piece of paper: a rectangle cut by hand."""
    a, b, c, d = wobble(seed, 4, most)
    return pen("M", box.x, box.y + a, "L", box.right + b, box.y, "L", box.right, box.bottom + c, "L", box.x + d,
               box.bottom, "Z")  # fmt: skip


def inner_shade(box: Box, deep: float = 7) -> str:
    """The shadow a frame throws on paper that lies deeper: along the top and one side."""
    return pen("M", box.x, box.y, "H", box.right, "v", deep, "H", box.x + deep, "V", box.bottom, "H", box.x, "Z")


def rectangle(box: Box) -> str:
    return pen("M", box.x, box.y, "H", box.right, "V", box.bottom, "H", box.x, "Z")
