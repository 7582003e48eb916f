"""Days that stand once for several rows: in a cell that is merged, above rows that leave it empty, or below a month.

Which sheets have such days is seen from their first rows; the rows of all others pass without this.
"""

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from productiehuis.imports.rules.columns import Column, Header
from productiehuis.imports.rules.dates import NoDay, read_day
from productiehuis.imports.rules.heads import month_of, read_head, years_in

Row = tuple[int, Sequence[object]]
Month = tuple[int, int | None]
_TURN_OF_YEAR = 6
MOST_SPANS = 100_000


@dataclass(frozen=True)
class Lacking:
    """The column of days in which some are empty, or say no month; and the month and year that stand above."""

    column: int
    is_blank: bool
    is_bare: bool
    month: Month | None = None
    year: int | None = None


def lacking(
    header: Header, rows: Sequence[Row], title: str, today: date, below: Iterable[Row] | None = None
) -> Lacking | None:
    """What the days of this sheet lack; None when each row says its day.

    `rows` are the first of the sheet; with `below`, all of them, the whole sheet is looked at.
    """
    column = next((index for index, column in header.columns.items() if column is Column.DATE), None)
    if column is None or (header.across and not header.across.topics):
        return None
    is_blank = is_bare = False
    for number, cells in rows if below is None else below:
        if number > header.last_row and len(_filled(cells)) > 1:
            value = _at(cells, column)
            is_blank = is_blank or value in (None, "")
            head = read_head(value, today)
            is_bare = is_bare or (head is not None and head.month is None)
    if not is_blank and not is_bare:
        return None
    above = [cell for number, cells in rows if number < header.row for cell in cells if cell is not None]
    months = [month for cell in (title, *above) if isinstance(cell, str) and (month := month_of(cell))]
    years = {years.first for cell in (title, *above) if (years := years_in(cell))}
    return Lacking(column, is_blank, is_bare, months[-1] if months else None, min(years) if len(years) == 1 else None)


@dataclass(frozen=True)
class Spans:
    """The rows over which cells of one column are merged."""

    firsts: Sequence[int] = ()
    lasts: Sequence[int] = ()

    @classmethod
    def of(cls, spans: Iterable[tuple[int, int]]) -> "Spans":
        firsts, lasts = array("L"), array("L")
        for first, last in sorted(islice(spans, MOST_SPANS)):
            firsts.append(first)
            lasts.append(last)
        return cls(firsts, lasts)

    def holds(self, row: int) -> bool:
        at = bisect_right(self.firsts, row) - 1
        return at >= 0 and row <= self.lasts[at]


@dataclass
class _Looked:
    """What the days of a sheet look like from its first row to its last."""

    written: int = 0
    empty: int = 0
    last: date | None = None
    before: object = None
    is_orphan: bool = False
    repeats: bool = False
    ups: bool = False
    downs: bool = False

    def see(self, value: object, today: date) -> None:
        if value in (None, ""):
            self.is_orphan = self.is_orphan or not self.written
            self.empty += 1
            self.before = None
            return
        self.repeats = self.repeats or value == self.before
        self.written += 1
        self.before = value
        try:
            day = read_day(value, today=today)
        except NoDay:
            return
        if self.last:
            self.ups, self.downs = self.ups or day > self.last, self.downs or day < self.last
        self.last = day


def stands_once(rows: Iterable[Row], column: int, skips: Callable[[Sequence[object]], bool], today: date) -> bool:
    """Whether a day is written once for each block of rows, everywhere in this sheet.

    So it is when the first row says a day, no day stands in two rows below each other, they go one way in time, and
    at least as many rows leave it empty as say it. A day that somebody forgot in another list is not like that.
    """
    looked = _Looked()
    for _number, cells in rows:
        if not skips(cells):
            looked.see(_at(cells, column), today)
    if looked.is_orphan or looked.repeats or (looked.ups and looked.downs):
        return False
    return looked.empty >= max(looked.written, 2)


@dataclass
class Filler:
    """Gives rows with the day that stands above them. Counts those for which no merged cell says so."""

    lacking: Lacking
    skips: Callable[[Sequence[object]], bool]
    today: date
    spans: Spans = field(default_factory=Spans)
    fills: bool = False
    filled: int = 0

    def rows(self, rows: Iterable[Row]) -> Iterator[Row]:
        column, day = self.lacking.column, None
        month, year = self.lacking.month, self.lacking.year
        for number, cells in rows:
            if heading := _month_alone(cells):
                year = _year_after(month, heading, year)
                month = heading
            elif not self.skips(cells):
                value = _at(cells, column)
                if value in (None, ""):
                    cells = self._down(number, cells, day)
                else:
                    day = self._whole(value, month, year)
                    cells = cells if day is value else _with(cells, column, day)
            yield number, cells

    def _down(self, number: int, cells: Sequence[object], day: object) -> Sequence[object]:
        is_merged = self.spans.holds(number)
        if day is None or not (is_merged or self.fills):
            return cells
        self.filled += not is_merged
        return _with(cells, self.lacking.column, day)

    def _whole(self, value: object, month: Month | None, year: int | None) -> object:
        """A bare number below a month is a day of it."""
        head = read_head(value, self.today) if month and self.lacking.is_bare else None
        if head is None or head.month is not None or month is None or (year := month[1] or year) is None:
            return value
        try:
            return date(year, month[0], head.day)
        except ValueError:
            return value


def _month_alone(cells: Sequence[object]) -> Month | None:
    filled = _filled(cells)
    return month_of(filled[0]) if len(filled) == 1 and isinstance(filled[0], str) else None


def _year_after(before: Month | None, month: Month, year: int | None) -> int | None:
    """The year of a month that says none, below the one before it: the next one after December."""
    if month[1] is not None:
        return month[1]
    if before is None or year is None:
        return year
    return year + (before[0] - month[0] > _TURN_OF_YEAR)


def _filled(cells: Sequence[object]) -> list[object]:
    return [cell for cell in cells if cell is not None and str(cell).strip()]


def _at(cells: Sequence[object], column: int) -> object:
    return cells[column] if column < len(cells) else None


def _with(cells: Sequence[object], column: int, value: object) -> list[object]:
    more = [*cells, *[None] * (column + 1 - len(cells))]
    more[column] = value
    return more
