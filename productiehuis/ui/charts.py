"""Charts as shapes: plain numbers in, positions in percent out. No Django.

None is "not counted" and stays blank: a bar without ink, a gap in a line. Blank is not zero. HIDDEN is counted and not
shown: it has no ink either, and says so in words.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

Number = int | float | Decimal


class Hidden:
    """A number that is there and is not shown."""


HIDDEN = Hidden()
Value = Number | Hidden | None


def inked(value: Value) -> Number | None:
    """What is drawn of a value."""
    return None if isinstance(value, Hidden) else value


@dataclass(frozen=True)
class Bar:
    name: object
    value: Number | None
    width: str  # percent of the longest bar
    is_hidden: bool = False


@dataclass(frozen=True)
class Column:
    name: object
    value: Number | None
    start: str
    width: str
    top: str
    height: str


@dataclass(frozen=True)
class Plot:
    """A chart with time along the bottom: columns or line pieces, and the marks of its scale."""

    columns: tuple[Column, ...]
    lines: tuple[str, ...]
    scale: tuple[int, ...]


def percent(part: Number, whole: Number) -> str:
    """A share as an SVG number with one digit behind the point.

    >>> percent(1, 3)
    '33.3'
    >>> percent(5, 0)
    '0'
    """
    if not whole:
        return "0"
    share = (Decimal(str(part)) * 100 / Decimal(str(whole))).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{share.normalize():f}"


def round_top(highest: Number) -> int:
    """The round number a scale ends on, never below the highest value and easy to halve.

    >>> [round_top(n) for n in (0, 1, 7, 25, 61, 390, 1015)]
    [2, 2, 8, 40, 80, 400, 2000]
    """
    size = 1
    while True:
        for step in (2, 4, 6, 8, 10):
            if step * size >= highest:
                return step * size
        size *= 10


def bars(rows: Iterable[tuple[object, Value]]) -> list[Bar]:
    """Bars beside each other's names, the longest one full width."""
    listed = [(name, inked(value), isinstance(value, Hidden)) for name, value in rows]
    longest = max((value for _, value, _hidden in listed if value is not None), default=0)
    return [Bar(name, value, percent(value or 0, longest), is_hidden) for name, value, is_hidden in listed]


def plot(rows: Iterable[tuple[object, Value]]) -> Plot:
    """Columns and a line over the same names, on a scale from zero to a round number."""
    listed = [(name, inked(value)) for name, value in rows]
    top = round_top(max((value for _, value in listed if value is not None), default=0))
    count = len(listed)
    columns = tuple(
        Column(
            name,
            value,
            start=percent(Decimal(number) + Decimal("0.15"), count),
            width=percent(Decimal("0.7"), count),
            top=percent(top - (value or 0), top),
            height=percent(value or 0, top),
        )
        for number, (name, value) in enumerate(listed)
    )
    return Plot(columns, tuple(_lines(listed, top)), (top, top // 2, 0))


def _lines(rows: Sequence[tuple[object, Number | None]], top: int) -> Iterable[str]:
    """The points of each unbroken piece of the line; a piece of one point becomes a short dash."""
    piece: list[tuple[Decimal, Number]] = []
    for number, (_, value) in enumerate([*rows, ("", None)]):
        if value is not None:
            piece.append((Decimal(number) + Decimal("0.5"), value))
            continue
        if len(piece) == 1:
            middle, alone = piece[0]
            piece = [(middle - Decimal("0.1"), alone), (middle + Decimal("0.1"), alone)]
        if piece:
            yield " ".join(f"{percent(x, len(rows))},{percent(top - y, top)}" for x, y in piece)
        piece = []
