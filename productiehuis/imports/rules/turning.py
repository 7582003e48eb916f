"""A sheet with the names across and the days down: seen for what it is, and turned, so that it is read as days across.

What stands there may also be a list of something else with crosses in it. Only where the sheet itself says "naam" in
the corner or above is that sure; else a person says so.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from productiehuis.imports.rules.across import CORNER, Finder, Line, corner_word, is_numbering, shown
from productiehuis.imports.rules.cells import SEVERAL_PEOPLE, is_sum
from productiehuis.imports.rules.columns import NAMES, Column, Header, column_of, header_key, is_bsn_header, is_period
from productiehuis.imports.rules.crosses import (
    NO_DAY_ABOVE,
    CrossReader,
    at,
    letter,
    mark,
    number_of,
    with_topics_inside,
)
from productiehuis.imports.rules.dates import NO_SUCH_DAY
from productiehuis.imports.rules.heads import MOST_COLUMNS, NO_SUCH_HEAD, read_head, years_in
from productiehuis.imports.rules.told import Problem, Rules, Told
from productiehuis.imports.rules.topics import TopicBook


def _(sentence: str) -> str:
    """Marks a sentence for translation and leaves it as it is."""
    return sentence


NO_DAY_BESIDE = _("Naast dit kruisje staat geen dag. Zet de dag ernaast, zoals 3-9-2018.")
NO_NAME_ABOVE = _("Boven dit kruisje staat geen naam. Zet de naam erboven, of maak de cel leeg.")
OWN_COLUMN = _("Hier staan meer mensen in één cel. Geef iedereen een eigen kolom.")
# What is said of days across, said of days down.
_TURNED = {NO_DAY_ABOVE: NO_DAY_BESIDE, NO_SUCH_HEAD: NO_SUCH_DAY, SEVERAL_PEOPLE: OWN_COLUMN}
# Beside the name itself: what the lines above the days can say of each person.
_PERSON = NAMES | {Column.PREFIX, Column.BIRTH_DATE, Column.BIRTH_YEAR, Column.POSTCODE, Column.PHONE}
# A column that says one of these is of a list with a row for each time.
_PLAIN = _PERSON | {Column.TOPIC, Column.QUESTION, Column.ACTIVITY}
_DAYS = frozenset({Column.DATE, Column.SKIP})
_FEWEST = 2
# Two columns of topics beside a day are more often what one visitor asked.
_FEWEST_ASKING = 3
_NAME = "naam"
# Above marks of a visit, or numbers of people; nobody is called only so.
_NO_NAMES = frozenset(
    "man vrouw kind mannen vrouwen kinderen jongens meisjes jongeren ouderen volwassenen senioren mensen personen "
    "gasten bezoekers vrijwilligers trekkers coaches nieuw nieuwe bekend bekende terug anders overig overige tolk lid "
    "leden koffie lunch balie inloop afspraak telefonisch whatsapp email e mail huisbezoek verwezen doorverwezen "
    "afgehandeld tijd".split()
)
# Somebody may be called so; above a column of last names it is hardly ever written.
_A_NAME_TOO = "an"


@dataclass(frozen=True)
class Turning:
    """Where the names and the days of a sheet stand: so many lines of the head, and the column of the days."""

    first: int
    lines: int
    days: int
    is_sure: bool
    # The columns with a name above them, and what the lines of the head are.
    names: tuple[int, ...]
    labels: tuple[str, ...]
    # Columns with a word above them of which nothing is read.
    left_out: tuple[int, ...] = ()


class Placed(NamedTuple):
    """What one cell of the file came to: its row, and its column counted from 1."""

    row: int
    column: int
    told: Told | list[Problem]


@dataclass(frozen=True)
class Turned:
    """A sheet that was turned: people below each other, with the day of each cell above it."""

    header: Header
    people: Sequence[Line]
    # The row of the file at each place of a turned line.
    rows: Sequence[int]
    # How the column of the days is called.
    corner: str
    loose: Sequence[tuple[int, int]]
    left_out: Sequence[str]
    is_too_large: bool = False

    @property
    def last_row(self) -> int:
        return self.rows[-1]

    @property
    def heads(self) -> dict[str, str]:
        """How each column with a name is called, by its place: not by the name."""
        return {str(number): letter(number - 1) for number, _cells in self.people}


class _Seeker:
    """Looks at the first filled lines of one sheet."""

    def __init__(
        self,
        lines: Sequence[Line],
        remembered: Mapping[str, Column],
        topics: TopicBook,
        inside: TopicBook | None,
        today: date,
    ) -> None:
        self._inside = inside
        self._lines, self._remembered, self._topics, self._today = lines, remembered, topics, today

    def find(self) -> Turning | None:
        """Below the line of names stand the days; the first such line says."""
        for place in range(1, len(self._lines)):
            cells = self._lines[place][1]
            days = next((index for index in range(len(cells)) if self._is_day(cells[index])), None)
            if days is not None:
                return self._turning(place, days)
        return None

    def _turning(self, place: int, days: int) -> Turning | None:
        first = self._first_of_head(place, days)
        head = self._lines[first:place]
        top = head[0][1]
        named = [index for index in range(len(top)) if index != days and self._may_be_name(top[index])]
        others = [index for index in range(len(top)) if index != days and index not in named]
        if any(is_bsn_header(header_key(at(cells, days))) for _number, cells in head):
            return None
        if any(self._is_of_other_list(top[index]) for index in others) or self._are_two_lines(first, named):
            return None
        marks = self._marks(self._lines[place:], days, named)
        names = [index for index in named if not marks[index] or any(times is not None for times in marks[index])]
        labels = tuple(self._label(at(cells, days)) for _number, cells in head)
        filled = [marks[index] for index in names if marks[index]]
        is_sure = any(_says_both(each) for each in labels) and bool(filled)
        if len(names) < _FEWEST or not (is_sure or _are_crosses(filled)):
            return None
        if not is_sure and (any(labels) or self._is_said_above(first)):
            is_sure = _are_surely_people(filled)
        if len(labels) == 1:
            labels = (_NAME,)
        left = [index for index in (*named, *others) if index not in names and self._says_more(top[index])]
        return Turning(self._lines[first][0], len(head), days, is_sure, tuple(names), labels, tuple(sorted(left)))

    def _are_two_lines(self, first: int, named: Sequence[int]) -> bool:
        """Names in two lines of which nothing says that they belong together."""
        return any(
            sum(isinstance(at(cells, index), str) for index in named) > 1 for _number, cells in self._lines[:first]
        )

    def _says_more(self, value: object) -> bool:
        """Above a column of which something is left out: no sum, number of a row, or day of the week."""
        name = shown(value) if isinstance(value, str) else ""
        return (
            bool(name) and not is_sum(name) and not is_numbering(name) and column_of(header_key(name), {}) not in _DAYS
        )

    def _first_of_head(self, place: int, days: int) -> int:
        """The line above the days, with the lines above it that say what they tell of each person."""
        first = place - 1
        if not self._label(at(self._lines[first][1], days)):
            return first
        while first > 0 and self._label(at(self._lines[first - 1][1], days)) and self._is_wide(first - 1):
            first -= 1
        return first

    def _is_wide(self, place: int) -> bool:
        return sum(value not in (None, "") for value in self._lines[place][1]) > _FEWEST

    def _label(self, value: object) -> str:
        """What the word beside a line of the head says of it: "Voornaam", or "datum / naam" in the corner."""
        name = shown(value) if isinstance(value, str) else ""
        return name if corner_word(name, self._remembered) in _PERSON else ""

    def _is_said_above(self, first: int) -> bool:
        """ "Namen", alone in the line above the names."""
        filled = [value for value in self._lines[first - 1][1] if value not in (None, "")] if first else []
        word = shown(filled[0]) if len(filled) == 1 and isinstance(filled[0], str) else ""
        return column_of(header_key(word), {}) in (Column.NAME, Column.PARTICIPANT)

    def _is_day(self, value: object) -> bool:
        head = read_head(value, self._today) if value not in (None, "") else None
        return head is not None and head.month is not None

    def _may_be_name(self, value: object) -> bool:
        """Words that are no header, no sum, no day and no topic."""
        if not isinstance(value, str) or not any(sign.isalpha() for sign in value):
            return False
        name, key = shown(value), header_key(value)
        if key == _A_NAME_TOO and key not in self._remembered:
            return True
        if _NO_NAMES.issuperset(key.split()):
            return False
        if column_of(key, self._remembered) or is_sum(name) or is_period(name) or self._is_day(value):
            return False
        return self._topics.known(name) is None

    def _is_of_other_list(self, value: object) -> bool:
        if not isinstance(value, str) or not value.strip():
            return False
        return column_of(header_key(value), self._remembered) in _PLAIN or self._topics.known(value) is not None

    def _marks(self, lines: Sequence[Line], days: int, names: Sequence[int]) -> dict[int, list[int | None]]:
        """How often somebody was there, below each name; where no cross stands a topic says it too."""
        below = [cells for _number, cells in lines if self._is_day(at(cells, days))]
        told = {index: [value for cells in below if (value := at(cells, index)) not in (None, "")] for index in names}
        marks = {index: [mark(value) for value in values] for index, values in told.items()}
        if self._inside is None or len(names) < _FEWEST_ASKING or any(any(each) for each in marks.values()):
            return marks
        inside = self._inside
        return {
            index: [1 if mark(value) is None and inside.named_in(value) else mark(value) for value in values]
            for index, values in told.items()
        }


def _are_crosses(marks: Sequence[Sequence[int | None]]) -> bool:
    """Nearly all that stands below the names is a cross, and mostly of who was there once."""
    every = [times for each in marks for times in each]
    clear = [times for times in every if times is not None]
    return len(clear) * 3 >= max(len(every), 1) * 2 and sum(times < 2 for times in clear) * 2 > len(clear)


def _are_surely_people(marks: Sequence[Sequence[int | None]]) -> bool:
    """No number of more than one below."""
    return all(times in (0, 1, None) for each in marks for times in each)


def _says_both(label: str) -> bool:
    """ "Datum / naam": the days below and the names beside.

    >>> _says_both("Naam / datum"), _says_both("Naam")
    (True, False)
    """
    words = header_key(label).split()
    return len(words) > 1 and bool(CORNER.intersection(words))


def names_across(
    rows: Sequence[Line],
    header: Header | None,
    remembered: Mapping[str, Column],
    topics: TopicBook,
    today: date,
    *,
    asks_topic: bool = True,
) -> Turning | None:
    """Where the names stand when this may be a sheet with names across; None for a list of another kind.

    Where requests are counted (`asks_topic`) topics may stand in the cells.
    `header` is what was found already: with days or topics across, or a row for each time, there is nothing to turn.
    """
    if header is not None and (header.across or _is_plain(header)):
        return None
    lines = [(number, cells) for number, cells in rows if any(cell not in (None, "") for cell in cells)]
    return _Seeker(lines, remembered, topics, topics if asks_topic else None, today).find()


def _is_plain(header: Header) -> bool:
    """A day, and who or what for, each in a column of its own."""
    found = {column for index, column in header.columns.items() if header_key(header.names[index]) != _A_NAME_TOO}
    return Column.DATE in found and bool(found & _PLAIN)


def turned(
    rows: Sequence[Line],
    turning: Turning,
    remembered: Mapping[str, Column],
    *,
    today: date,
    title: str = "",
    year: int | None = None,
    inside: TopicBook | None = None,
) -> Turned | None:
    """The sheet turned. `rows` are all its filled rows; None when its days are none after all, such as months."""
    above = [(0, [value]) for number, cells in rows if number < turning.first for value in cells if years_in(value)]
    kept = [(number, cells) for number, cells in rows if number >= turning.first]
    head, below = kept[: turning.lines], kept[turning.lines :]
    beside = [_beside(at(cells, turning.days), remembered, today) for _number, cells in below]
    people = [(index + 1, [at(cells, index) for _number, cells in kept]) for index in turning.names]
    lines: list[Line] = [*above, (turning.days + 1, [*turning.labels, *beside]), *people]
    header = Finder(lines[:MOST_COLUMNS], remembered, today).find(title, year)
    if header is None or header.across is None:
        return None
    too_wide = header.across.is_too_wide
    if inside:
        header = with_topics_inside(header, [cells for _number, cells in people], inside)
    width = max(len(cells) for _number, cells in kept)
    corner = shown(at(head[-1][1], turning.days)) or letter(turning.days)
    return Turned(
        replace(header, row=turning.first, last_row=head[-1][0]),
        people,
        [number for number, _cells in kept],
        corner,
        list(_loose(head, below, turning)),
        [_called(at(head[0][1], index), index) for index in turning.left_out],
        too_wide or len(kept) >= MOST_COLUMNS or width >= MOST_COLUMNS,
    )


def _called(value: object, index: int) -> str:
    """A column that is left out: by a word that people put above columns, else by its letter, for it may be a name."""
    name = shown(value)
    return name if column_of(header_key(name), {}) else letter(index)


def _beside(value: object, remembered: Mapping[str, Column], today: date) -> object:
    """What stands beside a row of crosses, when it is a day, or a sum: other words are above no column once turned."""
    head = read_head(value, today)
    if head is not None and head.month is not None:
        return value
    return value if isinstance(value, str) and is_sum(value) else None


def _loose(head: Sequence[Line], below: Sequence[Line], turning: Turning) -> Iterator[tuple[int, int]]:
    """Crosses in a column without a name; a number to the right of all names is a sum."""
    width = max((len(cells) for _number, cells in below), default=0)
    nameless = [
        index
        for index in range(width)
        if index != turning.days and all(at(cells, index) in (None, "") for _number, cells in head)
    ]
    last = max(turning.names)
    for number, cells in below:
        if _is_sum_beside(at(cells, turning.days)):
            continue
        for index in nameless:
            value = at(cells, index)
            if value not in (None, "") and (index < last or number_of(value) is None) and mark(value):
                yield number, index


def _is_sum_beside(value: object) -> bool:
    return isinstance(value, str) and is_sum(value)


class TurnedReader:
    """Reads a sheet that was turned; what it tells stands where it stands in the file."""

    def __init__(self, sheet: Turned, rules: Rules, name: str = "") -> None:
        self._sheet, self._name = sheet, name
        self._reader = CrossReader(sheet.header, rules, name)
        self.guessed = self._reader.guessed

    def read(self) -> Iterator[Placed]:
        for number, cells in self._sheet.people:
            if not self._reader.skips(cells):
                for cross in self._reader.read(number, cells):
                    yield self._placed(number, cross.column, cross.told)
        for row, index in self._sheet.loose:
            yield Placed(row, index + 1, [Problem(row, letter(index), NO_NAME_ABOVE, self._name)])

    def bsn_columns(self) -> list[str]:
        return self._reader.bsn_columns()

    def _placed(self, number: int, column: int, told: Told | list[Problem]) -> Placed:
        row = self._sheet.rows[column - 1] if column else self._sheet.header.row
        if isinstance(told, Told):
            return Placed(row, number, told)
        across = self._sheet.header.across
        is_of_day = across is not None and column - 1 in across.wrong and told[0].row == self._sheet.header.row
        name = self._sheet.corner if is_of_day else letter(number - 1)
        return Placed(row, number, [self._problem(each, row if column else 0, name) for each in told])

    def _problem(self, problem: Problem, row: int, column: str) -> Problem:
        """With the row of the cell; what is wrong with a name, or what is beside it, stands in a line of the head."""
        names = self._sheet.header.names
        row = row or next(
            (self._sheet.rows[place] for place in range(len(names)) if names[place] == problem.column),
            self._sheet.header.row,
        )
        return Problem(row, column, _TURNED.get(problem.message, problem.message), self._name)


__all__ = ["Placed", "Turned", "TurnedReader", "Turning", "names_across", "turned"]
