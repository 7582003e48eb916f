"""Numbers as pages show them: each beside its rule, told beside counted, blank where nothing is counted."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from productiehuis.house.models import Storey, Topic
from productiehuis.monitor.counts import HouseYear, InitiativeYear
from productiehuis.monitor.definitions import BY_FIELD, DEFINITIONS, Definition
from productiehuis.monitor.rules import FIELDS, Part, Row, Total
from productiehuis.monitor.words import reasons_of
from productiehuis.people.forms.persons import SPOKEN

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
    # Why it is not one number, in words.
    reasons: tuple[str, ...] = ()

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
    return Cell(BY_FIELD[name], total.value, low=total.low, high=total.high, reasons=reasons_of(total))


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


def unsure(year: InitiativeYear) -> list[Cell]:
    """The numbers of people that may be fewer, because of possible doubles."""
    totals = {name: year.total(name) for name in FIELDS if name in year.row.people}
    return [total_cell(totals, name) for name, total in totals.items() if total.value is None]


@dataclass(frozen=True)
class Figure:
    """One big number with its rule."""

    definition: Definition
    value: int
    note: str


def new_and_returning(year: InitiativeYear) -> list[Figure]:
    """Of who came for help and of who joined in: how many are new here, and how many were here before."""
    found = []
    for name, parts in year.new_and_returning.items():
        note = str(BY_FIELD[name].name)
        found.append(Figure(DEFINITIONS["M-12"], len(parts.new), note))
        found.append(Figure(DEFINITIONS["M-13"], len(parts.returning), note))
    return found


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


def quarter_names() -> list[str]:
    return [_("kwartaal %(number)s") % {"number": number} for number in range(1, 5)]


def quarter_table(year: InitiativeYear) -> Table:
    """The quarters that have begun."""
    rows = zip(quarter_names(), year.quarters, strict=True)
    return _table((name, row) for name, row in rows if not row.is_blank)


@dataclass(frozen=True)
class PartLine:
    name: object
    people: int
    contacts: int


def _part_lines(parts: Mapping[str, Part], names: Mapping[str, object], other: str) -> list[PartLine]:
    """Most contacts first; what has no storey, district or language last."""
    ordered = sorted(parts.items(), key=lambda pair: (not pair[0], -pair[1].contacts))
    return [PartLine(names.get(key, key) or other, len(part.people), part.contacts) for key, part in ordered]


def part_tables(year: InitiativeYear | HouseYear, storeys: Mapping[str, Storey]) -> list[tuple[str, list[PartLine]]]:
    """Per storey, district and language, each with its title; one part alone says nothing new."""
    listed = [
        (_("Per verdieping"), _part_lines(year.by_storey, {k: s.name for k, s in storeys.items()}, _("geen"))),
        (_("Per stadsdeel"), _part_lines(year.by_district, {}, _("onbekend"))),
        (_("Per taal van het gesprek"), _part_lines(year.by_language, dict(SPOKEN), _("niet opgeschreven"))),
    ]
    return [(title, lines) for title, lines in listed if len(lines) > 1]


Points = list[tuple[object, int | None]]


def initiative_months(year: InitiativeYear, name: str) -> Points:
    """Nothing at all is no picture."""
    values = [row.figures.get(name) for row in year.months]
    return list(zip(month_marks(year.span.year), values, strict=True)) if any(values) else []


def topic_points(numbers: Mapping[str, int], topics: Mapping[str, Topic]) -> Points:
    """Most asked first."""
    ordered = sorted(numbers.items(), key=lambda pair: (-pair[1], topics[pair[0]].order))
    return [(topics[key].name, count) for key, count in ordered]
