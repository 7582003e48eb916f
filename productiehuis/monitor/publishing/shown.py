"""A publication as pages show it: charts with the numbers behind them, and tables. A hidden number says that it is."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from productiehuis.monitor.counts import HouseYear, InitiativeYear
from productiehuis.monitor.definitions import BY_FIELD, Definition
from productiehuis.monitor.exports.sheets import LINES_OF
from productiehuis.monitor.models import SharedPart
from productiehuis.monitor.publishing.names import Names
from productiehuis.monitor.publishing.publication import Publication
from productiehuis.monitor.rules import Row, Total
from productiehuis.monitor.rules.publish import HOUSE, Series, Shown
from productiehuis.monitor.tables import (
    COLUMNS,
    Cell,
    Line,
    cell,
    cells,
    line,
    month_marks,
    total_cell,
    total_cells,
    total_line,
)
from productiehuis.monitor.words import reasons_of
from productiehuis.ui.charts import HIDDEN, Value

Words = str | Promise

# What hangs on the wall: one number for each thing that people do here.
HEADLINES = ("volunteers", "help_unique", "help_requests", "help_contacts", "activation_unique", "activation_contacts")

# The months that are drawn, with what stands above and how the columns are called.
_DRAWN: tuple[tuple[str, Words, Words], ...] = (
    ("help_contacts", _("Contacten bij hulp, per maand"), _("Contacten")),
    ("help_requests", _("Hulpvragen, per maand"), _("Hulpvragen")),
    ("activation_contacts", _("Keren meegedaan, per maand"), _("Keren")),
)

# How the year is divided; what stands above it, and above the names of the parts.
_SPLIT: tuple[tuple[str, Words, Words], ...] = (
    ("new", _("Voor het eerst of eerder geweest"), _("Wie")),
    ("storey", _("Per verdieping"), _("Verdieping")),
    ("district", _("Per stadsdeel"), _("Stadsdeel")),
    ("language", _("Per taal van het gesprek"), _("Taal")),
)

SPLITS = tuple(by for by, _title, _names in _SPLIT)


@dataclass(frozen=True)
class Drawn:
    """One chart."""

    title: Words
    kind: str
    unit: Words
    names: Words
    rows: list[tuple[Any, Value]]

    @property
    def hides(self) -> bool:
        return any(value is HIDDEN for _name, value in self.rows)


@dataclass(frozen=True)
class Column:
    """One number of a table of parts, with its rule."""

    definition: Definition
    cells: list[Shown]
    total: int | None
    # The total of a house when it is not one number.
    whole: Cell | None = None


@dataclass(frozen=True)
class Table:
    """Parts down, numbers across: the topics of a house, or the months of an initiative."""

    title: Words
    names: Words
    rows: list[Any]
    columns: list[Column]

    @property
    def hides(self) -> bool:
        return any(cell.is_hidden for column in self.columns for cell in column.cells)

    @property
    def reasons(self) -> list[str]:
        """Why a total is not one number, each once."""
        return list(dict.fromkeys(why for column in self.columns if column.whole for why in column.whole.reasons))

    @property
    def body(self) -> Iterator[tuple[Any, list[tuple[Definition, Shown]]]]:
        for at, name in enumerate(self.rows):
            yield name, [(column.definition, column.cells[at]) for column in self.columns]


def _value(part: Shown) -> Value:
    return HIDDEN if part.is_hidden else part.value


def month_charts(publication: Publication, initiative: str = HOUSE) -> list[Drawn]:
    """The months, as far as anything is to be drawn."""
    marks = month_marks(publication.here.year)
    found = []
    for field, title, unit in _DRAWN:
        months = publication.line("month", field, initiative)
        if months is not None and any(part.value for part in months.parts):
            shown = {part.key: _value(part) for part in months.parts}
            rows = [(mark, shown.get(str(month))) for month, mark in enumerate(marks, 1)]
            found.append(Drawn(title, "columns", unit, _("Maand"), rows))
    return found


def topic_chart(publication: Publication) -> list[Drawn]:
    """What the help requests were about, most first; hidden topics last."""
    names, found = Names(publication.here), []
    for asked in publication.lines("topic"):
        parts = sorted(asked.parts, key=lambda part: (part.is_hidden, -(part.value or 0)))
        rows = [(names.raw("topic", part.key), _value(part)) for part in parts if part.is_hidden or part.value]
        title = _("Waar de hulpvragen over gaan")
        found.append(Drawn(title, "bars", BY_FIELD[asked.field].name, _("Onderwerp"), rows))
    return found


def split_tables(publication: Publication, splits: Iterable[str] = SPLITS) -> list[Table]:
    """Who came, by storey, district, language and whether for the first time; one part alone says nothing."""
    names, chosen, found = Names(publication.here), set(splits), []
    for by, title, what in _SPLIT:
        lines = [line for line in publication.lines(by) if by in chosen]
        keys = sorted({part.key for line in lines for part in line.parts})
        if len(keys) > 1:
            columns = [_column(publication, line, _in_order(line, keys)) for line in lines]
            found.append(Table(title, what, [names.raw(by, key) for key in keys], columns))
    return found


def _column(publication: Publication, line: Series, parts: list[Shown]) -> Column:
    whole = total_cell(publication.here.totals, line.field) if publication.whole(line) else None
    return Column(BY_FIELD[line.field], parts, line.total, whole)


def _in_order(line: Series, keys: list[str]) -> list[Shown]:
    here = {part.key: part for part in line.parts}
    return [here.get(key, Shown(key, None)) for key in keys]


def month_table(publication: Publication, initiative: str) -> Table | None:
    """The months of one initiative, or of the house; None when only its year is shown."""
    lines = publication.lines("month", initiative)
    if not lines:
        return None
    names = Names(publication.here)
    rows = [names.of_part("month", part.key) for part in lines[0].parts]
    columns = [_column(publication, each, list(each.parts)) for each in lines]
    return Table(names.of_initiative(lines[0]), _("Maand"), rows, columns)


def month_tables(publication: Publication) -> list[Table]:
    """Of each initiative that shows its months, and last of the house."""
    slugs = [year.initiative.slug for year in publication.here.initiatives]
    return [table for slug in (*slugs, HOUSE) if (table := month_table(publication, slug))]


def only_totals(publication: Publication) -> Sequence[str]:
    """The names of initiatives of which only the year is shown."""
    hidden = set(publication.only_totals)
    return [year.initiative.name for year in publication.here.initiatives if year.initiative.slug in hidden]


def big_numbers(row: Row) -> list[Cell]:
    """The numbers of the year of one initiative, as they hang on a wall."""
    return [each for each in cells(row) if each.definition.field in HEADLINES]


def _first_numbers(here: HouseYear, own: Sequence[InitiativeYear], initiative: str | None) -> list[Cell]:
    """The columns of the annual report as big numbers: of the house, or what one initiative counted."""
    names = [name for column in COLUMNS for name in column]
    if initiative is None:
        return total_cells(here.totals, names)
    return [found for each in own for name in names if (found := cell(each.row, name)).value is not None]


@dataclass(frozen=True)
class SharedYear:
    """What a shared link shows of one year."""

    year: int
    is_running: bool
    is_counted: bool
    headlines: list[Cell]
    lines: list[Line]
    total: Line | None
    reasons: list[str]
    charts: list[Drawn]
    tables: list[Table]
    has_hidden: bool
    waits: bool


def _reasons(totals: Mapping[str, Total]) -> list[str]:
    """Why totals are not one number, each once: beside the table too, which has more of them than the big numbers."""
    return list(dict.fromkeys(why for total in totals.values() for why in reasons_of(total)))


def shared_year(publication: Publication, parts: Iterable[str], initiative: str | None) -> SharedYear:
    """Only the chosen parts, of the house or of one initiative."""
    chosen, here = set(parts), publication.here
    own = [each for each in here.initiatives if initiative in (None, each.initiative.slug) and not each.row.is_blank]
    charts = month_charts(publication, initiative or HOUSE) if SharedPart.MONTHS in chosen else []
    months = [month_table(publication, each.initiative.slug) for each in own] if SharedPart.MONTHS in chosen else []
    tables = [table for table in months if table]
    if initiative is None:
        charts += topic_chart(publication) if SharedPart.TOPICS in chosen else []
        tables += split_tables(publication, [by for part in chosen for by in LINES_OF.get(SharedPart(part), ())])
    with_year = SharedPart.YEAR in chosen
    return SharedYear(
        year=here.year,
        is_running=here.is_running,
        is_counted=bool(own),
        headlines=_first_numbers(here, own, initiative) if with_year else [],
        lines=[line(each) for each in own] if with_year else [],
        total=total_line("", "", here.totals) if with_year and initiative is None else None,
        reasons=_reasons(here.totals) if with_year and initiative is None else [],
        charts=charts,
        tables=tables,
        has_hidden=any(each.hides for each in charts) or any(each.hides for each in tables),
        waits=publication.waits and bool(chosen - {SharedPart.YEAR}),
    )
