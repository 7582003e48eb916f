"""From a publication to named tables, in the language of who asks. What is hidden says so in words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from productiehuis.monitor.definitions import BY_FIELD, DEFINITIONS
from productiehuis.monitor.models import SharedPart
from productiehuis.monitor.publishing.names import Names
from productiehuis.monitor.publishing.publication import Publication
from productiehuis.monitor.rules import FIELDS
from productiehuis.monitor.rules.publish import Series

Value = str | int | None

# Which published lines belong to a part that can be shared.
LINES_OF = {
    SharedPart.MONTHS: ("month",),
    SharedPart.TOPICS: ("topic",),
    SharedPart.PLACES: ("storey", "district"),
    SharedPart.LANGUAGES: ("language",),
    SharedPart.NEW: ("new",),
}


@dataclass(frozen=True)
class Sheet:
    """One table of a file."""

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def sheets_of(
    publications: Sequence[Publication], parts: Iterable[str] = tuple(SharedPart), initiative: str | None = None
) -> list[Sheet]:
    """Everything of these years, or only the chosen parts, or of one initiative."""
    chosen = set(parts)
    found = [_year(publications, initiative)] if SharedPart.YEAR in chosen else []
    if SharedPart.MONTHS in chosen:
        found.append(_months(publications, initiative))
    others = [by for part, lines in LINES_OF.items() if part in chosen and part != SharedPart.MONTHS for by in lines]
    if others and initiative is None:
        found.append(_split(publications, others))
    return [*found, _rules()]


def _number(value: int | None, is_hidden: bool) -> Value:
    return _("niet getoond") if is_hidden else value


def _year(publications: Sequence[Publication], initiative: str | None) -> Sheet:
    """The numbers of the year as they are, told numbers beside them, and the totals of the house."""
    told = tuple(_("%(number)s (verteld)") % {"number": BY_FIELD[name].name} for name in FIELDS)
    head = (_("Jaar"), _("Initiatief"), *(str(BY_FIELD[name].name) for name in FIELDS), *told)
    rows: list[tuple[Value, ...]] = []
    for each in publications:
        rows += _initiatives(each, initiative)
        if initiative is None:
            rows += _totals(each)
    return Sheet(_("Jaar"), head, tuple(rows))


def _initiatives(publication: Publication, initiative: str | None) -> Iterator[tuple[Value, ...]]:
    for year in publication.here.initiatives:
        if initiative in (None, year.initiative.slug) and not year.row.is_blank:
            figures = (year.row.figures.get(name) for name in FIELDS)
            told = (year.row.told.get(name) for name in FIELDS)
            yield (publication.here.year, year.initiative.name, *figures, *told)


def _totals(publication: Publication) -> Iterator[tuple[Value, ...]]:
    totals = [publication.here.totals[name] for name in FIELDS]
    year, blank = publication.here.year, (None,) * len(FIELDS)
    yield (year, _("Het hele huis"), *(total.value for total in totals), *blank)
    if any(total.value is None and not total.is_blank for total in totals):
        yield (year, _("Het hele huis, minstens"), *(total.low for total in totals), *blank)
        yield (year, _("Het hele huis, hoogstens"), *(total.high for total in totals), *blank)


def _months(publications: Sequence[Publication], initiative: str | None) -> Sheet:
    head = (_("Jaar"), _("Initiatief"), _("Getal"), *(str(month) for month in range(1, 13)), _("Hele jaar"))
    rows = []
    for each in publications:
        names = Names(each.here)
        for line in each.lines("month", initiative):
            what = (names.of_initiative(line), str(BY_FIELD[line.field].name))
            rows.append((each.here.year, *what, *_twelve(line), _whole(each, line)))
    return Sheet(_("Maanden"), head, tuple(rows))


def _whole(publication: Publication, line: Series) -> Value:
    """The total of a line, as the sheet of the year says it: at least and at most when it is not one number."""
    total = publication.whole(line)
    if total is None:
        return line.total
    return f"{total.low}–{total.high}" if total.high is not None else _("minstens %(number)s") % {"number": total.low}


def _twelve(line: Series) -> tuple[Value, ...]:
    shown = {part.key: _number(part.value, part.is_hidden) for part in line.parts}
    return tuple(shown.get(str(month)) for month in range(1, 13))


def _split(publications: Sequence[Publication], by: Sequence[str]) -> Sheet:
    head = (_("Jaar"), _("Verdeeld naar"), _("Getal"), _("Wat"), _("Aantal"), _("Hele jaar"))
    rows = []
    for each in publications:
        names = Names(each.here)
        for line in (line for one in by for line in each.lines(one)):
            for part in line.parts:
                what = (names.of_split(line.by), str(BY_FIELD[line.field].name), names.of_part(line.by, part.key))
                rows.append((each.here.year, *what, _number(part.value, part.is_hidden), _whole(each, line)))
    return Sheet(_("Verdeling"), head, tuple(rows))


def _rules() -> Sheet:
    """What the numbers mean goes along with them."""
    rows = tuple((each.code, str(each.name), str(each.formula)) for each in DEFINITIONS.values())
    return Sheet(_("Regels"), (_("Regel"), _("Getal"), _("Hoe het is gemaakt")), rows)
