"""The poster: below the house a card for every room, with room for a QR code."""

import re
from dataclasses import dataclass, replace

from productiehuis.ui.drawing.levels import tones
from productiehuis.ui.drawing.plan import HousePlan, RoomPlan, StoreyPlan

QUIET = 4  # white modules a reader wants around a code
_STEP = re.compile(r"([MmHh])\s*(-?[\d.]+)(?:[\s,]+(-?[\d.]+))?")


@dataclass(frozen=True)
class Card:
    """A room and its code: modules of one unit, drawn as lines (as segno does) or as closed squares."""

    room: RoomPlan
    path: str
    view: str

    @property
    def is_filled(self) -> bool:
        return "z" in self.path.lower()


@dataclass(frozen=True)
class Group:
    """The cards of one storey."""

    storey: StoreyPlan
    tone: str
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class Poster:
    """``size`` says how small the cards must be to stay on one sheet: l, m, n or s. ``plan`` is the house as it is
    drawn on paper: every room lit, for paper does not know what time it is."""

    plan: HousePlan
    groups: tuple[Group, ...]
    size: str


def poster(plan: HousePlan, qr: dict[str, str]) -> Poster:
    """A card for every room that can be visited; a planned room has no code yet."""
    tone = {id(storey): colour for storey, colour in zip(plan.storeys, tones(plan).values(), strict=True)}
    groups = tuple(
        Group(storey, tone[id(storey)], tuple(_card(room, qr) for room in storey.rooms if not room.is_planned))
        for storey in plan.from_above
    )
    count = sum(len(group.cards) for group in groups)
    return Poster(_lit(plan), tuple(group for group in groups if group.cards), _size(count))


def _lit(plan: HousePlan) -> HousePlan:
    storeys = (
        replace(storey, rooms=tuple(replace(room, is_open=not room.is_planned) for room in storey.rooms))
        for storey in plan.storeys
    )
    return replace(plan, storeys=tuple(storeys))


def _size(count: int) -> str:
    return next((size for most, size in ((6, "l"), (12, "m"), (20, "n")) if count <= most), "s")


def _card(room: RoomPlan, qr: dict[str, str]) -> Card:
    path = qr.get(room.url, "")
    left, right = extent(path)
    return Card(room, path, f"{left - QUIET} {left - QUIET} {right - left + 2 * QUIET} {right - left + 2 * QUIET}")


def extent(path: str) -> tuple[int, int]:
    """From where to where the modules of a QR code reach, read from its path; a code is as high as it is wide."""
    x = right = 0.0
    left: float | None = None
    for command, first, _ in _STEP.findall(path):
        start = x
        x = float(first) if command in "MH" else x + float(first)
        if command in "Hh":
            left = min(start, x) if left is None else min(left, start, x)
            right = max(right, start, x)
    return round(left or 0), round(right)
