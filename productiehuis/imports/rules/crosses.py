"""One row of a list with days across: each cross tells that somebody was there on that day."""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from typing import NamedTuple

from productiehuis.helpdesk.rules import MOST_REQUESTS
from productiehuis.imports.rules import cells
from productiehuis.imports.rules.cells import BadCell, amount, is_sum, was_there
from productiehuis.imports.rules.columns import ABOUT, NAMES, Column, Header
from productiehuis.imports.rules.rows import ONE_EACH, TOO_MANY, RowReader
from productiehuis.imports.rules.told import Problem, Question, Rules, Told
from productiehuis.imports.rules.topics import TopicBook
from productiehuis.people.rules.names import name_key


def _(sentence: str) -> str:
    """Marks a sentence for translation and leaves it as it is."""
    return sentence


UNCLEAR_CROSS = _("Hier staat niet of iemand er was. Zet een x als iemand er was. Maak de cel anders leeg.")
ONE_CROSS = _("Hier kan alleen een kruisje of een 1 staan. Kwam iemand vaker op die dag? Zet er dan toch één kruisje.")
NO_DAY_ABOVE = _("Boven dit kruisje staat geen dag. Zet de dag erboven, zoals 3-9-2018.")
NUMBER_OF_NOBODY = _(
    "Hier staat een aantal zonder naam. Zet er anoniem voor. Is het een optelling? Zet er totaal voor."
)
NO_TOPIC_IN_CELL = _("Hier staat niet waarvoor iemand kwam. Zet er een onderwerp neer, of maak de cel leeg.")
_AWAY = frozenset(
    {"afw", "afgem", "afm", "afmelding", "vrij", "vakantie", "vak", "mk", "m k", "zk", "z k", "feestdag", "gesloten"}
    | {"met kennisgeving", "zonder kennisgeving", "dicht", "geen les", "vervallen", "uitgevallen", "gaat niet door"}
)
_LATE = frozenset({"te laat", "laat", "later"})
# The sign that a Dutch spreadsheet shows as a tick in the letters of Wingdings.
_TICK = "ü"
_UNSURE = frozenset("✗✘☒")
_MOST_SEEN = 2000
# Beside crosses these are sums, or say nothing of one of them.
_SKIPPED = frozenset({Column.SKIP, Column.DATE, Column.COUNT, Column.PRESENT, Column.ABSENT, Column.NOTE})


class Cross(NamedTuple):
    """What one cell came to. Column 0 is about the whole row."""

    column: int
    told: Told | list[Problem]


def mark(value: object) -> int | None:
    """How often somebody was there: 0 is not, None is unclear.

    >>> [mark(each) for each in ("X", "✓", 1, "ja", 2, "3x", "m.k.", "-", 0, "ziek", "afw.", None, "sport", "✗")]
    [1, 1, 1, 1, 2, 3, 0, 0, 0, 0, 0, 0, None, None]
    """
    text = cells.text_of(value)
    if text in _UNSURE:
        return None
    said = was_there(value)
    if said is not None:
        return int(said)
    key = name_key(text)
    if key in _AWAY or key.endswith("vakantie"):
        return 0
    if text == _TICK or key in _LATE:
        return 1
    try:
        return amount(value) if key and any(sign.isdecimal() for sign in text) else None
    except BadCell:
        return None


class _Told(RowReader):
    """Reads a row as it would be for one day. Its numbers were counted once already."""

    def _count_numbers(self, row: Sequence[object]) -> None:
        pass

    def call(self, head: str) -> None:
        """The day and the cross are in the column that is called so."""
        self._names[-2:] = [head, head]  # type: ignore[index]


class Crossed:
    """Reads the rows of one sheet with something across. Remembers a sum for each column, and guessed words."""

    # What is read of a row beside its crosses, of all that is no name or topic.
    kept_beside: Set[Column] = frozenset()

    def __init__(self, header: Header, rules: Rules, sheet: str, more: Sequence[Column]) -> None:
        assert header.across is not None
        names, columns, across = header.names, header.columns, header.across
        self.rules, self._across, self._names, self._sheet, self._row = rules, across, names, sheet, header.row
        self._kept = sorted(index for index, column in columns.items() if column not in _SKIPPED - self.kept_beside)
        self._who = [index for index in self._kept if columns[index] in NAMES]
        self._about = [index for index in self._kept if columns[index] in ABOUT]
        self._lines = RowReader(names, columns, rules, sheet)
        told = {place: columns[index] for place, index in enumerate(self._kept)}
        told |= {len(self._kept) + place: column for place, column in enumerate(more)}
        self._reader = _Told([*(names[index] for index in self._kept), *("" for _ in more)], told, rules, sheet)
        self.guessed = self._reader.guessed
        self._marks: dict[tuple[type, object], int | None] = {}
        # What stands above so far: so many times, and so many people.
        self._sums = {index: [0, 0] for index in across.heads}

    # What is no row at all.

    def skips(self, row: Sequence[object]) -> bool:
        """Empty, sums, or the head once more."""
        if self._is_total(row):
            return True
        named = [value for index in self._about if (value := at(row, index)) not in (None, "")]
        if named and all(isinstance(value, str) and value in self._names for value in named):
            return True
        return not named and self._is_sums(row)

    def _is_total(self, row: Sequence[object]) -> bool:
        first = next((value for value in row if value not in (None, "")), None)
        return first is None or (isinstance(first, str) and is_sum(first))

    def _is_sums(self, row: Sequence[object]) -> bool:
        """Numbers without a name below the days, each what stands above it."""
        told = {index: value for index in self._sums if (value := at(row, index)) not in (None, "")}
        return all(value == cells.NOT_WORKED_OUT or self._is_sum(index, value) for index, value in told.items())

    def _is_sum(self, index: int, value: object) -> bool:
        return number_of(value) in (0, *self._sums[index])

    def _add(self, marks: Iterable[tuple[int, int | None]]) -> None:
        for index, times in marks:
            self._sums[index][0] += times or 0
            self._sums[index][1] += 1

    def bsn_columns(self) -> list[str]:
        return self._lines.bsn_columns()

    def _filled(self, row: Sequence[object]) -> Iterator[tuple[int, object]]:
        width = len(row)
        for index in self._across.heads:
            if index < width and (value := row[index]) is not None and value != "":
                yield index, value

    def _mark(self, value: object) -> int | None:
        key = type(value), value
        if key not in self._marks:
            if len(self._marks) >= _MOST_SEEN:
                self._marks.clear()
            self._marks[key] = mark(value)
        return self._marks[key]

    def _problem(self, number: int, index: int, message: str) -> Problem:
        return Problem(number, self._across.heads.get(index) or letter(index), message, self._sheet)


class CrossReader(Crossed):
    """Reads the rows of one sheet with days across."""

    def __init__(self, header: Header, rules: Rules, sheet: str = "") -> None:
        super().__init__(header, rules, sheet, (Column.DATE, Column.COUNT))
        self._said: set[int] = set()
        heads = self._across.heads
        self._last = max(heads)
        nameless = [index for index, name in enumerate(header.names) if not name and index >= self._across.first]
        self._headless = [index for index in nameless if index not in heads]

    def read(self, number: int, row: Sequence[object]) -> list[Cross]:
        """Each cross of this row, and each cell that says neither yes nor no. Nothing: nobody was there."""
        self._lines._count_numbers(row)
        marks = [(index, times) for index, value in self._filled(row) if (times := self._mark(value)) != 0]
        found = [Cross(index + 1, [self._problem(number, index, NO_DAY_ABOVE)]) for index in self._without_day(row)]
        if not marks:
            return found
        self._add(marks)
        base = [at(row, index) for index in self._kept]
        is_nobody = bool(self._who) and says_nothing(row, self._about)
        inside = self._across.topics_inside
        crosses = self._asked(number, base, row, marks) if inside else self._crosses(number, base, marks, is_nobody)
        for cross in crosses:
            if not cross.column:
                return [cross]
            found.append(cross)
        return found

    def _asked(
        self, number: int, base: list[object], row: Sequence[object], marks: Sequence[tuple[int, int | None]]
    ) -> Iterator[Cross]:
        """What stands in each cell is what somebody came for that day."""
        for index, _times in marks:
            asked = self.rules.topics.named_in(row[index])
            if index in self._across.wrong:
                yield from self._wrong_head(index)
            elif not asked or len(asked) > MOST_REQUESTS:
                yield Cross(index + 1, [self._problem(number, index, TOO_MANY if asked else NO_TOPIC_IN_CELL)])
            else:
                self._reader.rules = replace(self.rules, topic=asked[0], activity="")
                cross = self._cross(number, base, index, 1)
                told = cross.told
                yield (
                    Cross(cross.column, replace(told, asked=tuple(map(Question, asked))))
                    if isinstance(told, Told)
                    else cross
                )

    def _without_day(self, row: Sequence[object]) -> Iterator[int]:
        """Crosses in a column without a head; a number to the right of all days is a sum."""
        for index in self._headless:
            value = at(row, index)
            if value in (None, "") or (index > self._last and number_of(value) is not None):
                continue
            if self._mark(value):
                yield index

    def _crosses(
        self, number: int, base: list[object], marks: Sequence[tuple[int, int | None]], is_nobody: bool
    ) -> Iterator[Cross]:
        for index, times in marks:
            if times is None:
                yield Cross(index + 1, [self._problem(number, index, UNCLEAR_CROSS)])
            elif is_nobody and times > 1:
                name = self._names[self._who[0]]
                yield Cross(0, [Problem(number, name, NUMBER_OF_NOBODY, self._sheet)])
            elif index in self._across.wrong:
                yield from self._wrong_head(index)
            else:
                yield self._cross(number, base, index, times)

    def _wrong_head(self, index: int) -> Iterator[Cross]:
        """Of a day that cannot be it is told once, with the row of the head, that it is wrong."""
        if index not in self._said:
            self._said.add(index)
            yield Cross(index + 1, [self._problem(self._row, index, self._across.wrong[index])])

    def _cross(self, number: int, base: list[object], index: int, times: int) -> Cross:
        head = self._across.heads[index]
        self._reader.call(head)
        told = self._reader.read(number, [*base, self._across.days[index], times])
        if isinstance(told, Told):
            if told.who and times > 1 and not told.asked:
                return Cross(index + 1, [self._problem(number, index, ONE_CROSS)])
            return Cross(index + 1, told)
        mine = [each for each in told if each.column == head]
        if len(mine) < len(told):
            return Cross(0, [each for each in told if each.column != head])
        return Cross(index + 1, [self._problem(number, index, _worded(each)) for each in mine])


def with_topics_inside(header: Header, rows: Iterable[Sequence[object]], topics: TopicBook) -> Header:
    """The header of days across, told whether the cells of these rows name topics, and hold no cross at all.

    Beside crosses a word such as "werk" or "dokter" may as well say why somebody was not there.
    """
    across = header.across
    if across is None or across.topics or set(header.columns.values()) & (ABOUT - NAMES):
        return header
    values = [value for cells in rows for index in across.heads if (value := at(cells, index)) not in (None, "")]
    came = [value for value in values if mark(value) != 0]
    named = sum(bool(topics.named_in(value)) for value in came)
    is_so = named * 3 >= len(came) * 2 > 0 and not any(mark(value) for value in came)
    return replace(header, across=replace(across, topics_inside=is_so)) if is_so else header


def _worded(problem: Problem) -> str:
    return ONE_CROSS if problem.message == ONE_EACH else problem.message


def number_of(value: object) -> int | float | None:
    """A number, also where all cells are text.

    >>> number_of(2), number_of("2"), number_of("2x"), number_of(True)
    (2, 2, None, None)
    """
    if type(value) in (int, float):
        return value  # type: ignore[return-value]
    return int(value) if isinstance(value, str) and value.isdecimal() and len(value) < 6 else None


def at(row: Sequence[object], index: int) -> object:
    return row[index] if index < len(row) else None


def says_nothing(row: Sequence[object], places: Sequence[int]) -> bool:
    """Whether all of these cells are empty."""
    return all(at(row, index) in (None, "") for index in places)


def letter(index: int) -> str:
    """A column without a head as the program calls it.

    >>> letter(0), letter(27)
    ('A', 'AB')
    """
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name
