"""From the numbers of a house to what everybody may see: lines with some parts hidden (M-18).

All that is public about parts of a year goes through `publish`. The totals of the year of each initiative stand beside
it as they are.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from productiehuis.monitor.rules.hiding import LEAST_PEOPLE, Hidden, Line, Part, hide, hide_only, small

HOUSE = ""


@dataclass(frozen=True)
class Shown:
    """One part of a published line; hidden has no value."""

    key: str
    value: int | None
    is_hidden: bool = False


@dataclass(frozen=True)
class Series:
    """One published line: `by` month, topic, storey, district, language or new; of an initiative or of the house.

    Without a total its parts are parts of nothing that is published.
    """

    by: str
    initiative: str
    field: str
    parts: tuple[Shown, ...]
    total: int | None

    def value(self, key: str) -> int | None:
        return next((part.value for part in self.parts if part.key == key), None)

    @property
    def has_hidden(self) -> bool:
        return any(part.is_hidden for part in self.parts)


@dataclass(frozen=True)
class Grid:
    """The months of initiatives, and of the house that they are part of."""

    rows: Mapping[str, Line]
    house: Line


def publish(
    grids: Iterable[Grid], lines: Mapping[str, Sequence[Line]], least: int = LEAST_PEOPLE, alone: bool = False
) -> tuple[Series, ...]:
    """Every line with what is hidden left out. `lines`: the other lines of the house, by what they are split.

    `alone`: hide the small parts and nothing else. Only for who wants to see that this is not enough.
    """
    shown: list[Series] = []
    for grid in grids:
        shown += _grid(grid, least, alone)
    for by, every in lines.items():
        for line in every:
            hidden = hide_only(line, small(line, least)) if alone else hide(line, least)
            shown += _series(by, HOUSE, line, hidden) if hidden else ()
    return tuple(shown)


def _grid(grid: Grid, least: int, alone: bool) -> list[Series]:
    """Rows first; then the months of the house, hidden wherever a row hides something in them.

    One month is no part of a year that has only just begun: it is the year.
    """
    if len(grid.house.parts) < 2:
        return []
    hidden = _rows(grid, least, alone)
    shown = [
        each
        for slug, line in grid.rows.items()
        if (what := hidden[slug])
        for each in _series("month", slug, line, what)
    ]
    of_house = hide_only(grid.house, small(grid.house, least)) if alone else _house(grid, hidden, least)
    return shown + _series("month", HOUSE, grid.house, of_house)


def _rows(grid: Grid, least: int, alone: bool) -> dict[str, Hidden | None]:
    """The rows with most to hide first, so that the others hide in the same months where they can."""
    few = {slug: small(line, least) for slug, line in grid.rows.items()}
    if alone:
        return {slug: hide_only(line, few[slug]) for slug, line in grid.rows.items()}
    months = frozenset().union(*few.values())
    found: dict[str, Hidden | None] = {}
    for slug in sorted(few, key=lambda slug: (-len(few[slug]), slug)):
        found[slug] = hidden = hide(grid.rows[slug], least, prefer=months)
        if hidden:
            months = months.union(*hidden.fields.values())
    return found


def _house(grid: Grid, rows: Mapping[str, Hidden | None], least: int) -> Hidden:
    """Of the house a month is hidden where a row hides it or shows no months at all, or where few people came."""
    few = small(grid.house, least)
    fields: dict[str, frozenset[str]] = {}
    for name in grid.house.totals:
        keys = set(few)
        for slug, hidden in rows.items():
            if name in grid.rows[slug].totals:
                keys |= hidden.fields.get(name, frozenset()) if hidden else _all(grid.rows[slug])
        fields[name] = frozenset(key for key in keys if not _follows(grid, rows, name, key))
    return Hidden(fields)


def _all(line: Line) -> set[str]:
    return {part.key for part in line.parts}


def _follows(grid: Grid, rows: Mapping[str, Hidden | None], name: str, key: str) -> bool:
    """Whether this month of the house follows from what is shown anyway; hiding it would only look like hiding."""
    open_rows = [line for slug, line in grid.rows.items() if (h := rows[slug]) and not h.holds(name, key)]
    values = [part.figures.get(name, 0) for line in open_rows for part in line.parts if part.key == key]
    if grid.house.is_between(name):
        return max(values, default=0) == grid.house.totals[name]
    counting = [slug for slug, line in grid.rows.items() if name in line.totals]
    return all((h := rows[slug]) is not None and not h.holds(name, key) for slug in counting)


def _series(by: str, initiative: str, line: Line, hidden: Hidden) -> list[Series]:
    def part(each: Part, name: str) -> Shown:
        if hidden.holds(name, each.key):
            return Shown(each.key, None, True)
        return Shown(each.key, each.figures.get(name))

    return [
        Series(by, initiative, name, tuple(part(each, name) for each in line.parts), None if line.apart else total)
        for name, total in line.totals.items()
    ]
