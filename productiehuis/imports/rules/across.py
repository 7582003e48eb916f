"""A sheet with names down and days across: where its head is, which day is above a column, and what the rest is."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from productiehuis.imports.rules.cells import is_sum
from productiehuis.imports.rules.columns import (
    ABOUT,
    KNOWN_HEADERS,
    ROWS_ABOVE,
    Column,
    Header,
    column_of,
    find_header,
    header_key,
)
from productiehuis.imports.rules.dates import WEEKDAYS, NoDay, read_day
from productiehuis.imports.rules.heads import Across, Days, Head, Years, carried, days_of, month_of, read_head, years_in
from productiehuis.imports.rules.topics import TopicBook
from productiehuis.imports.rules.topics_across import with_topics
from productiehuis.people.rules.names import name_key

Line = tuple[int, Sequence[object]]
NAME = "naam"
# Beside days these are sums, or say nothing of one day.
_NO_DAY = frozenset({Column.DATE, Column.COUNT, Column.PRESENT, Column.ABSENT, Column.NOTE})
_NUMBERS = frozenset({"nr", "no", "nummer", "volgnr", "volgnummer", "num"})
# Beside "naam" in the corner: what stands to its right.
CORNER = frozenset({"datum", "data", "dag", "dagen", "wanneer"})
_LINES_BELOW = 10
_SHORTEST_MONTH = 28
# So many first days of months, and no other day, are months.
_MONTHS = 3


def shown(value: object) -> str:
    """A head as one reads it.

    >>> shown(date(2018, 9, 3)), shown(" ma  3/9 "), shown(3)
    ('3-9-2018', 'ma 3/9', '3')
    """
    if isinstance(value, date):
        return f"{value.day}-{value.month}-{value.year}"
    return " ".join(str(value).split()) if value is not None else ""


class Finder:
    """Looks at the first filled lines of one sheet."""

    def __init__(self, lines: Sequence[Line], remembered: Mapping[str, Column], today: date) -> None:
        self._lines, self._remembered, self._today = lines, remembered, today
        self._told: dict[int, dict[int, str]] = {}

    def find(self, title: str, year: int | None) -> Header | None:
        """The head of days; None when there is none. `year` is what a person said."""
        for at, (_number, cells) in enumerate(self._lines):
            heads = self._heads(cells)
            whole = {index: head for index, head in heads.items() if head.month}
            if self._is_month_line(at, whole):
                continue
            if whole and (self._holds_days_below(at, whole) or self._are_months(at, whole)):
                return None
            if self._may_be(at, whole):
                return self._found(at, whole, title, year)
            bare = {index: head for index, head in heads.items() if not head.month}
            if (months := self._months_above(at, bare, title)) is not None:
                told = {index: _in_month(head, months[index]) for index, head in bare.items() if index in months}
                return self._found(at, told, title, year)
        return None

    def _heads(self, cells: Sequence[object]) -> dict[int, Head]:
        found = ((index, read_head(cell, self._today)) for index, cell in enumerate(cells) if cell not in (None, ""))
        return {index: head for index, head in found if head}

    # Whether a line is one of days.

    def _may_be(self, at: int, heads: Mapping[int, Head]) -> bool:
        """Days beside each other; the column of a word such as "datum" beside them holds none."""
        if not heads or not self._below(at) or (len(heads) == 1 and not self._names_somebody(at)):
            return False
        below = self._below(at)
        labels = [index for index, name in self._texts(at).items() if column_of(header_key(name), {}) == Column.DATE]
        return not any(self._is_day(_cell(cells, index)) for _number, cells in below for index in labels)

    def _below(self, at: int) -> Sequence[Line]:
        return self._lines[at + 1 : at + 1 + _LINES_BELOW]

    def _holds_days_below(self, at: int, heads: Mapping[int, Head]) -> bool:
        """Whether these are rows with days in them. One day among the crosses, or the head once more, is a slip."""
        told = [
            [cell for index in heads if (cell := _cell(cells, index)) not in (None, "")] for _, cells in self._below(at)
        ]
        filled = [cells for cells in told if cells]
        days = sum(any(self._is_day(cell) for cell in cells) for cells in filled)
        return days * 2 > len(filled) or (days > 0 and not self._names_somebody(at))

    def _are_months(self, at: int, heads: Mapping[int, Head]) -> bool:
        """Months as a spreadsheet keeps them, as their first day, with numbers of a whole month below."""
        cells = [self._lines[at][1][index] for index in heads]
        firsts = [cell for cell in cells if isinstance(cell, date) and cell.day == 1]
        return len(cells) >= _MONTHS and len({(cell.year, cell.month) for cell in firsts}) == len(cells)

    def _names_somebody(self, at: int) -> bool:
        return any(self._column(name) in ABOUT for name in self._texts(at).values())

    def _is_day(self, value: object) -> bool:
        if isinstance(value, int | float) or value is None:
            return False
        try:
            read_day(value, today=self._today)
        except NoDay:
            return (head := read_head(value, self._today)) is not None and head.month is not None
        return True

    def _is_month_line(self, at: int, heads: Mapping[int, Head]) -> bool:
        """Months that are kept as their first day, above a line of days."""
        if at + 1 >= len(self._lines) or any(head.day != 1 for head in heads.values()):
            return False
        bare = {index: head for index, head in self._heads(self._lines[at + 1][1]).items() if not head.month}
        return len(bare) > len(heads) > 0 and self._months_above(at + 1, bare) is not None

    def _months_above(
        self, at: int, bare: Mapping[int, Head], title: str = ""
    ) -> dict[int, tuple[int, int | None]] | None:
        """The month above each of these numbers, when they are days: they go up within a month.

        Where no line says the month, the name of the sheet may.
        """
        if len(bare) < 2 or not self._is_head_line(at, bare):
            return None
        for _number, cells in reversed(self._lines[:at]):
            months = [(index, month_of(cell)) for index, cell in enumerate(cells)]
            told = [(index, month) for index, month in months if month]
            if not told:
                continue
            over: dict[int, tuple[int, int | None]] = carried(told, max(bare) + 1)  # type: ignore[assignment]
            return over if len(told) < len(bare) and _go_up(bare, over) else None
        month = month_of(title)
        over = dict.fromkeys(bare, month) if month and not _may_be_lessons(bare) else {}
        return over if over and _go_up(bare, over) else None

    def _is_head_line(self, at: int, bare: Mapping[int, Head]) -> bool:
        """To the left of the numbers stands nobody: nothing, or words that people put above a column."""
        left = {index: name for index, name in self._texts(at).items() if index < min(bare)}
        return all(self._column(name) or is_sum(name) or is_numbering(name) for name in left.values())

    # What the lines say.

    def _found(self, at: int, heads: Mapping[int, Head], title: str, year: int | None) -> Header:
        days = self._days(at, heads, title, year)
        last = at + 1 if self._goes_on_below(at, heads) else at
        names, columns = self._others(at, last, heads)
        cells = self._lines[at][1]
        told = {index: shown(cells[index]) for index in heads}
        out = {index for index, column in columns.items() if column is Column.SKIP and self._is_no_day(names[index])}
        remarks = tuple(sorted(index for index in out if self._column(names[index]) is Column.NOTE))
        across = Across(days.days, told, days.wrong, days.lacks_year, min(heads), frozenset(out), remarks)
        return Header(self._lines[at][0], self._lines[last][0], names, columns, across=across)

    def _days(self, at: int, heads: Mapping[int, Head], title: str, year: int | None) -> Days:
        width = max(heads) + 1
        told: dict[int, Years] = {}
        apart: set[Years] = set()
        for _number, cells in reversed(self._lines[:at]):
            years = [(index, found) for index, cell in enumerate(cells) if (found := years_in(cell))]
            apart |= {each for _index, each in years}
            if years and not told:
                told = {index: each for index, each in carried(years, width).items() if index in heads}  # type: ignore[misc]
        otherwise = next(iter(apart)) if len(apart) == 1 else years_in(title)
        if otherwise is None and year is not None:
            otherwise = Years(year, year)
        return days_of(heads, told, otherwise, self._today)

    def _goes_on_below(self, at: int, heads: Mapping[int, Head]) -> bool:
        """A second line of the head: days of the week, or the words above the other columns."""
        if at + 1 >= len(self._lines):
            return False
        cells = self._lines[at + 1][1]
        under = [cell for index in heads if (cell := _cell(cells, index)) not in (None, "")]
        rest = [name for index, name in self._texts(at + 1).items() if index not in heads]
        if not all(isinstance(cell, str) and name_key(cell) in WEEKDAYS for cell in under):
            return False
        return bool(under or rest) and all(self._column(name) or is_sum(name) for name in rest)

    def _others(self, at: int, last: int, heads: Mapping[int, Head]) -> tuple[list[str], dict[int, Column]]:
        """The words above the columns that hold no crosses, and what they are."""
        width = max(len(self._lines[each][1]) for each in (at, last))
        names, columns, taken = [""] * max(width, max(heads) + 1), {}, set()
        for index in heads:
            names[index] = shown(self._lines[at][1][index])
        for index in range(len(names)):
            if index in heads:
                continue
            names[index] = name = self._name_above(index, at, last)
            column = self._column(name)
            if self._is_no_day(name):
                columns[index] = Column.SKIP
            elif column and column not in taken:
                columns[index] = column
                taken.add(column)
        self._name_the_nameless(last, heads, names, columns)
        return names, columns

    def _is_no_day(self, name: str) -> bool:
        """Sums, numbers of rows, and what beside days says nothing of one day."""
        return is_sum(name) or is_numbering(name) or self._column(name) in _NO_DAY

    def _name_above(self, index: int, at: int, last: int) -> str:
        """Of the lines of the head the nearest word that we know, else what stands in the line itself."""
        lines = [at, *range(at + 1, last + 1), *range(at - 1, max(at - 3, -1), -1)]
        told = [name for each in lines if (name := self._texts(each).get(index, ""))]
        known = next((name for name in told if self._column(name) or is_sum(name)), "")
        own = self._texts(at).get(index, "") or (self._texts(last).get(index, "") if last > at else "")
        return (known or own)[:80]

    def _name_the_nameless(
        self, last: int, heads: Mapping[int, Head], names: list[str], columns: dict[int, Column]
    ) -> None:
        """Where nothing says who, the one column of words left of the days without a word above it does."""
        if any(column in ABOUT for column in columns.values()):
            return
        below = [cells for _number, cells in self._lines[last + 1 :]]
        left = [index for index in range(min(heads)) if any(_is_word(_cell(cells, index)) for cells in below)]
        nameless = [index for index in left if not names[index] or name_key(names[index]) in CORNER]
        if left and left == nameless and len(left) == 1:
            names[left[0]], columns[left[0]] = NAME, self._remembered.get(NAME, Column.NAME)

    def _column(self, name: str) -> Column | None:
        return corner_word(name, self._remembered)

    def _texts(self, at: int) -> dict[int, str]:
        if at not in self._told:
            cells = enumerate(self._lines[at][1])
            self._told[at] = {index: shown(cell) for index, cell in cells if isinstance(cell, str) and cell.strip()}
        return self._told[at]


def header_of(
    rows: Iterable[Line],
    remembered: Mapping[str, Column],
    *,
    today: date,
    title: str = "",
    year: int | None = None,
    topics: TopicBook | None = None,
) -> Header | None:
    """The head of a sheet: of a list with a row for each time, else with days across, else the first line.

    With `topics`, which an initiative has that counts requests, they may stand across.
    """
    lines = [(number, cells) for number, cells in rows if any(cell not in (None, "") for cell in cells)][:ROWS_ABOVE]
    plain = find_header(lines, remembered)
    head = [cells for number, cells in lines if plain and plain.row <= number <= plain.last_row]
    days = [found for cells in head for cell in cells if (found := read_head(cell, today)) and found.month]
    if plain and topics and not days:
        below = [cells for number, cells in lines if number > plain.last_row]
        if crossed := with_topics(plain, below, topics, remembered):
            return crossed
    if plain and plain.has_rows and not days:
        return plain
    return Finder(lines, remembered, today).find(title, year) or plain


def corner_word(name: str, remembered: Mapping[str, Column]) -> Column | None:
    """What a word above a column says; "naam / datum" in the corner is a name.

    >>> corner_word("Naam / datum", {}), corner_word("Dag", {}), corner_word("Fenna", {})
    (<Column.NAME: 'naam'>, <Column.DATE: 'datum'>, None)
    """
    key = header_key(name)
    if not key:
        return None
    if found := column_of(key, remembered):
        return found
    words = [word for word in key.split() if word not in CORNER]
    return KNOWN_HEADERS.get(" ".join(words)) if words else Column.DATE if key in CORNER else None


def _cell(cells: Sequence[object], index: int) -> object:
    return cells[index] if index < len(cells) else None


def _is_word(value: object) -> bool:
    return isinstance(value, str) and any(sign.isalpha() for sign in value)


def is_numbering(name: str) -> bool:
    return name_key(name) in _NUMBERS


def _in_month(head: Head, month: tuple[int, int | None]) -> Head:
    return Head(head.day, month[0], month[1], head.weekday)


def _may_be_lessons(bare: Mapping[int, Head]) -> bool:
    """1, 2, 3 and so on, and not to the end of a month: numbers of lessons or weeks as well as days."""
    days = [bare[index].day for index in sorted(bare)]
    return days == list(range(1, len(days) + 1)) and len(days) < _SHORTEST_MONTH


def _go_up(bare: Mapping[int, Head], over: Mapping[int, tuple[int, int | None]]) -> bool:
    """Within a month each day is later than the one to its left."""
    before: dict[tuple[int, int | None], int] = {}
    for index in sorted(bare):
        month = over.get(index)
        if month is None:
            return False
        if bare[index].day < before.get(month, 0):
            return False
        before[month] = bare[index].day
    return True
