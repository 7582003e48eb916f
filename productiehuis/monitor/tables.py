"""Numbers as pages show them: each beside its rule, told beside counted, blank where nothing is counted."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format

from productiehuis.house.models import Topic
from productiehuis.monitor.counts import HouseYear, InitiativeYear
from productiehuis.monitor.definitions import BY_FIELD, Definition
from productiehuis.monitor.rules import FIELDS, Row, Total

# The three columns of the annual report, in its order.
COLUMNS = (("volunteers",), ("help_unique", "help_requests"), ("activation_unique",))
# Known people never stand alone: who came without a name, and how often anybody came, is said below (T5).
BESIDE: tuple[tuple[str, ...], ...] = (
    (),
    ("help_anonymous", "help_contacts"),
    ("activation_anonymous", "activation_contacts"),
)


@dataclass(frozen=True)
class Cell:
    """One number of a table: counted, told, hidden, between two numbers, or blank."""

    definition: Definition
    value: int | None = None
    told: int | None = None
    difference: int | None = None
    hidden: bool = False
    low: int | None = None
    high: int | None = None

    @property
    def is_blank(self) -> bool:
        return self.value is None and self.told is None and self.low is None and not self.hidden

    @property
    def is_between(self) -> bool:
        return self.value is None and self.low is not None and self.high is not None and self.low != self.high

    @property
    def is_at_least(self) -> bool:
        """Known to be this much or more, without an upper bound."""
        return self.value is None and self.low is not None and self.high is None


def cell(row: Row, name: str) -> Cell:
    hidden = name in row.hidden
    value = None if hidden else row.figures.get(name)
    told = None if hidden else row.told.get(name)
    return Cell(BY_FIELD[name], value, told, None if hidden else row.difference(name), hidden)


def total_cell(totals: Mapping[str, Total], name: str) -> Cell:
    total = totals[name]
    return Cell(BY_FIELD[name], total.value, low=total.low, high=total.high)


@dataclass(frozen=True)
class Column:
    """What stands in one column of a line: the report's numbers, and smaller what belongs beside them."""

    cells: list[Cell]
    beside: list[Cell]


@dataclass(frozen=True)
class Line:
    """One line of the report's table: a name and the three columns."""

    name: str
    slug: str
    columns: list[Column]


def _columns(make: Callable[[str], Cell]) -> list[Column]:
    def there(names: Iterable[str]) -> list[Cell]:
        return [each for each in map(make, names) if not each.is_blank]

    return [Column(there(names), there(beside)) for names, beside in zip(COLUMNS, BESIDE, strict=True)]


def line(year: InitiativeYear) -> Line:
    return Line(year.initiative.name, year.initiative.slug, _columns(lambda name: cell(year.row, name)))


def total_line(name: str, slug: str, totals: Mapping[str, Total]) -> Line:
    return Line(name, slug, _columns(lambda field: total_cell(totals, field)))


def lines(year: HouseYear) -> tuple[list[Line], list[str]]:
    """The initiatives that count something this year, and the names of those that do not."""
    counting = [line(each) for each in year.initiatives if not each.row.is_blank]
    return counting, [each.initiative.name for each in year.initiatives if each.row.is_blank]


def cells(row: Row) -> list[Cell]:
    """Every number of a row that is there."""
    return [found for found in (cell(row, name) for name in FIELDS) if not found.is_blank]


@dataclass(frozen=True)
class Table:
    """Named lines over the fields that at least one of them has."""

    head: list[Definition]
    body: list[tuple[str, list[Cell]]]


def _table(rows: Iterable[tuple[str, Row]]) -> Table:
    listed = [(name, [cell(row, field) for field in FIELDS]) for name, row in rows]
    used = [at for at in range(len(FIELDS)) if any(not cells[at].is_blank for _name, cells in listed)]
    body = [(name, [cells[at] for at in used]) for name, cells in listed]
    return Table([BY_FIELD[FIELDS[at]] for at in used], body)


def full_table(year: HouseYear) -> Table:
    return _table((each.initiative.name, each.row) for each in year.initiatives if not each.row.is_blank)


def month_table(year: InitiativeYear) -> Table:
    """The months that have begun."""
    rows = zip(month_names(year.span.year), year.months, strict=True)
    return _table((name, row) for name, row in rows if not row.is_blank)


def total_cells(totals: Mapping[str, Total], names: Iterable[str] = FIELDS) -> list[Cell]:
    return [found for found in (total_cell(totals, name) for name in names) if not found.is_blank]


def month_names(year: int) -> list[str]:
    return [date_format(date(year, month, 1), "F") for month in range(1, 13)]


def month_marks(year: int) -> list[str]:
    """Months below a chart on a phone: a few letters, or numbers in a language whose short names are long."""
    names = [date_format(date(year, month, 1), "M") for month in range(1, 13)]
    return names if max(map(len, names)) <= 4 else [str(month) for month in range(1, 13)]


Points = list[tuple[object, int | None]]


def _drawn(year: int, values: list[int | None]) -> Points:
    """Nothing at all is no picture."""
    return list(zip(month_marks(year), values, strict=True)) if any(values) else []


def house_months(year: HouseYear, name: str) -> Points:
    return _drawn(year.year, [year.month_total(month, name).value for month in range(1, 13)])


def initiative_months(year: InitiativeYear, name: str) -> Points:
    return _drawn(year.span.year, [row.figures.get(name) for row in year.months])


def topic_points(numbers: Mapping[str, int], topics: Mapping[str, Topic]) -> Points:
    """Most asked first."""
    ordered = sorted(numbers.items(), key=lambda pair: (-pair[1], topics[pair[0]].order))
    return [(topics[key].name, count) for key, count in ordered]
