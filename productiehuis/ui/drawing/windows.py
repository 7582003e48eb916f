"""The windows: one silhouette per topic, none of them a plain rectangle."""

from collections.abc import Callable
from dataclasses import dataclass

from productiehuis.ui.drawing.paths import Box, pen, wobble


@dataclass(frozen=True)
class Style:
    """How a room of a topic looks: its window, how wide it likes to be, how far it stays below the ceiling."""

    window: str
    wide: float = 1.0
    low: float = 0.0


STYLES = {
    "letter": Style("arch"),
    "coins": Style("vault", 0.95, 0.06),
    "house-key": Style("gable"),
    "benefits": Style("segment", 0.95, 0.1),
    "computer": Style("segment", 1.08, 0.12),
    "language": Style("twin", 1.12, 0.06),
    "upbringing": Style("bell", 1.1),
    "care": Style("arch", 0.95),
    "work": Style("step", 1.05),
    "pot": Style("arch"),
    "sewing": Style("step", 1.05),
    "bike": Style("leaf", 1.15, 0.08),
    "book": Style("twin", 1.1, 0.08),
    "talk": Style("round", 1.0),
    "plan": Style("bell", 1.2),
    "coach": Style("twin", 1.12, 0.06),
    "megaphone": Style("leaf", 1.1, 0.04),
    "hammer": Style("gable", 0.95),
    "wings": Style("gable", 1.1),
    "plane": Style("gable", 1.05),
    "legal": Style("step"),
    "energy": Style("round", 0.9),
    "mail": Style("arch", 0.92),
    "heart": Style("bell"),
    "sport": Style("vault", 1.05, 0.06),
    "garden": Style("leaf", 1.0, 0.04),
    "baby": Style("round", 0.95),
    "group": Style("triple", 1.2, 0.04),
}
DEFAULT = Style("segment", 1.0, 0.08)


def style(topic: str) -> Style:
    return STYLES.get(topic, DEFAULT)


def window(kind: str, box: Box, seed: str = "") -> str:
    """The outline of a window that stands on the bottom of ``box``, feet cut a little unevenly."""
    left, right = wobble(seed, 2) if seed else (0, 0)
    start = pen("M", box.x + left, box.bottom, "L", box.x)
    return start + " " + _KINDS[kind](box) + pen("L", box.right + right, box.bottom, "Z")


def _arch(b: Box) -> str:
    k = min(b.w / 2, b.h * 0.55)
    return pen(b.y + k, "A", b.w / 2, k, " 0 0 1 ", b.right, b.y + k)


def _vault(b: Box) -> str:
    y = b.y + b.h * 0.5
    return pen(y, "Q", b.x, b.y, b.middle, b.y, "Q", b.right, b.y, b.right, y)


def _gable(b: Box) -> str:
    y = b.y + b.h * 0.4
    return pen(y, "L", b.middle, b.y, b.right, y)


def _leaf(b: Box) -> str:
    return pen(b.y + b.h * 0.72, "Q", b.x, b.y, b.x + b.w * 0.66, b.y, "H", b.right)


def _step(b: Box) -> str:
    s, t = b.w * 0.13, b.h * 0.15
    return pen(b.y + 2 * t, "h", s, "v", -t, "h", s, "v", -t, "H", b.right - 2 * s, "v", t, "h", s, "v", t, "h", s)


def _twin(b: Box) -> str:
    k = min(b.w / 4, b.h * 0.42)
    arch = pen("A", b.w / 4, k, " 0 0 1 ")
    return pen(b.y + k, arch, b.middle, b.y + k, arch, b.right, b.y + k)


def _triple(b: Box) -> str:
    k, third = min(b.w / 6, b.h * 0.3), b.w / 3
    arch = pen("A", b.w / 6, k, " 0 0 1 ")
    low, high = b.y + k + b.h * 0.14, b.y + k
    return pen(low, arch, b.x + third, low, "V", high, arch, b.x + 2 * third, high, "V", low, arch, b.right, low)


def _bell(b: Box) -> str:
    w, h, y, r = b.w, b.h, b.y, b.right
    return pen(
        y + h * 0.5, "C", b.x + w * 0.16, y + h * 0.46, b.x + w * 0.14, y + h * 0.2, b.x + w * 0.26, y + h * 0.16,
        "Q", b.middle, y - h * 0.14, r - w * 0.26, y + h * 0.16,
        "C", r - w * 0.14, y + h * 0.2, r - w * 0.16, y + h * 0.46, r, y + h * 0.5,
    )  # fmt: skip


def _round(b: Box) -> str:
    y = b.y + b.h * 0.58
    return pen(y, "C", b.x - b.w * 0.04, b.y - b.h * 0.16, b.right + b.w * 0.04, b.y - b.h * 0.16, b.right, y)


def _segment(b: Box) -> str:
    y = b.y + b.h * 0.18
    return pen(y, "Q", b.middle, b.y - b.h * 0.16, b.right, y)


_KINDS: dict[str, Callable[[Box], str]] = {
    "arch": _arch,
    "vault": _vault,
    "gable": _gable,
    "leaf": _leaf,
    "step": _step,
    "twin": _twin,
    "triple": _triple,
    "bell": _bell,
    "round": _round,
    "segment": _segment,
}
