"""Rooms into rows: how many rows a storey needs, and how wide each room becomes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

Span = tuple[float, float]


@dataclass(frozen=True)
class Cell:
    """The place of item number ``index``: from x, w wide, in row number ``row`` from above."""

    index: int
    row: int
    x: float
    w: float


def pack(
    needs: Sequence[float], spans_of: Callable[[int], list[list[Span]]], widest: float = 230
) -> tuple[int, list[Cell]]:
    """Put items that need these widths in as few rows as possible, about evenly, in reading order.

    ``spans_of(n)`` gives the free spans of each row, from above, for a storey of n rows. Returns the number of
    rows and a cell per item.
    """
    count = 1
    while (placed := _fill(needs, spans_of(count), 1.0)) is None:
        count += 1
    spans = spans_of(count)
    for stretch in (1.9, 1.7, 1.5, 1.4, 1.3, 1.2, 1.15, 1.1, 1.05):
        if (looser := _fill(needs, spans, stretch)) is not None:
            placed = looser
            break
    return count, _widen(needs, placed, widest)


def _fill(needs: Sequence[float], rows: list[list[Span]], stretch: float) -> list[tuple[int, Span, list[int]]] | None:
    """Which items stand in which span; None when they do not all fit."""
    out: list[tuple[int, Span, list[int]]] = []
    todo = list(range(len(needs)))
    for row, spans in enumerate(rows):
        for lo, hi in spans:
            mine: list[int] = []
            left = hi - lo
            while todo and (needs[todo[0]] * stretch <= left or (not mine and needs[todo[0]] <= left)):
                left -= needs[todo[0]] * stretch
                mine.append(todo.pop(0))
            out.append((row, (lo, hi), mine))
    return None if todo else out


def _widen(needs: Sequence[float], placed: list[tuple[int, Span, list[int]]], widest: float) -> list[Cell]:
    """Share what is left of a span over its items; what no item may use becomes air between them."""
    cells = []
    for row, (lo, hi), mine in placed:
        total = sum(needs[i] for i in mine)
        widths = [min(max(widest, needs[i]), (hi - lo) * needs[i] / total) for i in mine]
        air = (hi - lo - sum(widths)) / (len(mine) + 1)
        x = lo + air
        for index, width in zip(mine, widths, strict=True):
            cells.append(Cell(index, row, x, width))
            x += width + air
    return cells
