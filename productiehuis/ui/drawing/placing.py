"""Which room stands where: the rows of a level, with the places left for stairs and common room."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from productiehuis.ui.drawing.furnish import free_shape, label_fit, need, room_shape, row_height
from productiehuis.ui.drawing.levels import Level
from productiehuis.ui.drawing.measure import Fit
from productiehuis.ui.drawing.paths import Box
from productiehuis.ui.drawing.plan import RoomPlan
from productiehuis.ui.drawing.rows import Cell, Span, pack
from productiehuis.ui.drawing.shapes import FreeShape, RoomShape, StoreyShape, Words


@dataclass(frozen=True)
class Placed:
    """The rows of one level; ``cells`` are numbered as ``rooms``, a cell past the end is the free place."""

    level: Level
    rooms: tuple[RoomPlan, ...]
    own: int  # the first so many rooms belong to the storey, the others to the common room
    count: int
    cells: tuple[Cell, ...]

    def in_row(self, row: int) -> list[Cell]:
        return [cell for cell in self.cells if cell.row == row]

    def is_common(self, cell: Cell) -> bool:
        return self.own <= cell.index < len(self.rooms)

    def is_free(self, cell: Cell) -> bool:
        return cell.index >= len(self.rooms)

    def height(self, row: int, window_height: float) -> float:
        fits: list[Fit] = [label_fit(self.rooms[c.index].name, c.w) for c in self.in_row(row) if not self.is_free(c)]
        return row_height(fits, window_height, self.level.is_cellar and row == 0)


def beside_table(rooms: Sequence[RoomPlan], span: Span, least: float, liked: float) -> list[Cell]:
    """Cells for as many rooms of the common room as fit next to its table."""
    cells: list[Cell] = []
    x = span[0]
    for index, room in enumerate(rooms):
        wide = need(room, least, liked, span[1] - span[0])
        if x + wide > span[1]:
            break
        cells.append(Cell(index, 0, x, wide))
        x += wide
    return cells


def place(level: Level, beside: list[Cell], spans_of: Callable[[int], list[list[Span]]], free: float, least: float,
          liked: float, widest: float) -> Placed:  # fmt: skip
    """Rooms of a level into cells, with a place ``free`` wide at the end, where that costs no row.

    ``beside`` holds the first rooms of the common room, who have their place in the lowest row; what did not fit
    there joins the rooms of the storey.
    """
    common = level.common.rooms if level.common else ()
    rooms = (*level.storey.rooms, *common[len(beside) :], *common[: len(beside)])
    loose = len(rooms) - len(beside)
    most = max(hi - lo for row in spans_of(2) for lo, hi in row)
    needs = [need(room, least, liked, most) for room in rooms[:loose]]
    count, cells = pack(needs, spans_of, widest)
    if free:
        with_free = pack([*needs, min(free, most)], spans_of, widest)
        if with_free[0] == count:
            cells = [replace(c, index=len(rooms)) if c.index == loose else c for c in with_free[1]]
    cells += [Cell(loose + cell.index, count - 1, cell.x, cell.w) for cell in beside]
    return Placed(level, rooms, len(level.storey.rooms), count, tuple(cells))


def furnish(placed: Placed, tops: Sequence[float], heights: Sequence[float], window_height: float, words: Words,
            on_hold: bool, common: bool = False) -> tuple[tuple[RoomShape, ...], FreeShape | None]:  # fmt: skip
    """The rooms of a placed level (or those of its common room) as shapes, and the free place."""
    rooms: list[RoomShape] = []
    free = None
    for cell in sorted(placed.cells, key=lambda cell: (cell.row, cell.index)):
        box = Box(cell.x, tops[cell.row], cell.w, heights[cell.row])
        if placed.is_free(cell):
            free = None if common else free_shape(words.free, box)
        elif placed.is_common(cell) == common:
            cellar = placed.level.is_cellar and cell.row == 0
            spare = heights[cell.row] - placed.height(cell.row, window_height)
            tone = "alg" if common else placed.level.tone
            room = placed.rooms[cell.index]
            rooms.append(room_shape(room, box, tone, window_height + spare, cellar, on_hold))
    return tuple(rooms), free


def one_cat(storeys: list[StoreyShape]) -> list[StoreyShape]:
    """On the empty landings plants and lamps by turns, and on the first one the cat of the house."""
    out, seen = [], 0
    for storey in storeys:
        kinds = [0 if not (seen + n) else 1 + (seen + n) % 2 for n in range(len(storey.decor))]
        out.append(
            replace(storey, decor=tuple((x, y, kind) for (x, y, _), kind in zip(storey.decor, kinds, strict=True)))
        )
        seen += len(kinds)
    return out
