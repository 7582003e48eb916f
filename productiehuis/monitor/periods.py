"""Periods as the trekker's pages show them: per month with its state, old beside new, two side by side."""

from collections.abc import Iterable, Set
from dataclasses import dataclass, replace
from datetime import datetime

from productiehuis.helpdesk.reasons import chosen_part, in_words
from productiehuis.initiatives.models import Initiative
from productiehuis.monitor.corrections import corrections_after, names_of
from productiehuis.monitor.definitions import BY_FIELD, Definition
from productiehuis.monitor.models import ClosedPeriod
from productiehuis.monitor.rules import FIELDS, Change, Row, Span, changes, code_of, row_of, side_by_side
from productiehuis.monitor.words import difference, happened, name_of
from productiehuis.monitor.years import InitiativeYear

# What a month is known by in the list; every number stands on the page of the year.
SHORT = ("help_unique", "help_contacts", "help_requests", "activation_unique", "activation_contacts")


def row_in(year: InitiativeYear, span: Span) -> Row:
    return row_of(year.facts, replace(span, today=year.span.today))


@dataclass(frozen=True)
class Compared:
    """One number in two periods, or before and after."""

    definition: Definition
    old: int | None
    new: int | None
    words: str


def compared(listed: Iterable[Change]) -> list[Compared]:
    return [Compared(BY_FIELD[each.field], each.old, each.new, difference(each)) for each in listed]


@dataclass(frozen=True)
class PeriodLine:
    """A closed period in the list: when, by whom, whether a number changed since, and who opened it again."""

    closed: ClosedPeriod
    name: str
    by: str
    changed: int
    opened_by: str = ""

    @property
    def is_open_again(self) -> bool:
        return self.closed.reopened_at is not None


def period_lines(listed: Iterable[ClosedPeriod], years: dict[int, InitiativeYear]) -> list[PeriodLine]:
    rows = list(listed)
    names = names_of({key for each in rows for key in (each.closed_by_key, each.reopened_by_key)})
    return [
        PeriodLine(
            each,
            name_of(each.span),
            names.get(each.closed_by_key, ""),
            len(changes_of(each, years[each.year])),
            names.get(each.reopened_by_key, ""),
        )
        for each in rows
    ]


def changes_of(closed: ClosedPeriod, year: InitiativeYear) -> list[Change]:
    """The numbers that are not what they were, told ones aside."""
    return changes(closed.figures, row_in(year, closed.span).figures)


def frozen(closed: ClosedPeriod) -> list[tuple[Definition, int]]:
    """The numbers as they were that day."""
    return [(BY_FIELD[name], closed.figures[name]) for name in FIELDS if name in closed.figures]


@dataclass(frozen=True)
class MonthLine:
    """A month of the year: its numbers and whether it is closed, by itself or in a quarter or year."""

    name: str
    cells: list[tuple[Definition, int | None]]
    is_closed: bool


def month_lines(year: InitiativeYear, standing: Iterable[ClosedPeriod]) -> tuple[list[Definition], list[MonthLine]]:
    """The months that have begun, with the numbers that at least one of them has."""
    closed = {month for each in standing if each.year == year.span.year for month in each.span.months}
    begun = [(month, row) for month, row in enumerate(year.months, 1) if not row.is_blank]
    used = [name for name in SHORT if any(name in row.figures for _month, row in begun)]
    lines = [
        MonthLine(
            name_of(Span(year.span.year, month)),
            [(BY_FIELD[name], row.figures.get(name)) for name in used],
            month in closed,
        )
        for month, row in begun
    ]
    return [BY_FIELD[name] for name in used], lines


@dataclass(frozen=True)
class CorrectionLine:
    at: datetime
    words: str
    who: str
    why: str


def correction_lines(closed: ClosedPeriod, year: InitiativeYear, *, with_words: bool) -> list[CorrectionLine]:
    """What happened since. What was typed as a reason only for who may read the visits themselves."""
    found = corrections_after(closed, year)
    names = names_of({each.by for each in found})
    return [
        CorrectionLine(
            each.at,
            happened(each),
            names.get(each.by, ""),
            in_words(each.why if with_words else chosen_part(each.why)),
        )
        for each in found
    ]


def two_periods(one: tuple[InitiativeYear, Span], two: tuple[InitiativeYear, Span]) -> list[Compared]:
    """The first beside the second: how much more or fewer the first has."""
    first, second = row_in(*one), row_in(*two)
    return compared(side_by_side(second.figures, first.figures))


def codes(listed: Iterable[ClosedPeriod]) -> set[str]:
    return {code_of(each.span) for each in listed}


def closed_among(initiative: Initiative, months: Set[tuple[int, int]]) -> list[str]:
    """The names of the closed periods of an initiative with one of these (year, month) in them, the oldest first."""
    years = {year for year, _month in months}
    rows = ClosedPeriod.objects.standing().filter(house=initiative.house_id, initiative=initiative, year__in=years)
    reached = (each for each in rows if any((each.year, month) in months for month in each.span.months))
    return [name_of(each.span) for each in sorted(reached, key=lambda each: (each.year, each.span.months[0]))]
