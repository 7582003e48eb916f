"""What everybody may see of a house in a year. Pages, open data, files, the wall and shared links take it from here.

The numbers of the year of each initiative, and the totals, are public as they are. Everything smaller (months, topics,
places, languages, new people) goes through `rules.publish`, which hides what could point at somebody (M-18).
"""

from dataclasses import dataclass
from functools import cached_property

from productiehuis.monitor.counts import HouseYear
from productiehuis.monitor.flows import FlowYear
from productiehuis.monitor.models import ShowingRule
from productiehuis.monitor.publishing.flow_lines import flow_lines, inside_lines
from productiehuis.monitor.publishing.lines import grids_of, has_months, lines_of
from productiehuis.monitor.rules import Total
from productiehuis.monitor.rules.publish import HOUSE, Series, publish


@dataclass(frozen=True)
class Publication:
    """A house in a year as the public sees it."""

    here: HouseYear
    least: int
    series: tuple[Series, ...]
    # The house shows parts of a year when it is over, and this one runs.
    waits: bool = False

    @cached_property
    def only_totals(self) -> list[str]:
        """Initiatives of which only the whole year is shown."""
        listed = {each.initiative for each in self.series if each.by == "month"}
        return [
            year.initiative.slug
            for year in self.here.initiatives
            if has_months(year) and year.initiative.slug not in listed
        ]

    def line(self, by: str, field: str, initiative: str = HOUSE) -> Series | None:
        """One published line, when it is there."""
        return next((s for s in self.series if (s.by, s.field, s.initiative) == (by, field, initiative)), None)

    def lines(self, by: str, initiative: str | None = None) -> list[Series]:
        return [s for s in self.series if s.by == by and initiative in (None, s.initiative)]

    def whole(self, line: Series) -> Total | None:
        """What is said of the year above the line of a house: at least and at most. None where it is one number."""
        total = self.here.totals.get(line.field) if line.initiative == HOUSE else None
        return total if total and total.value is None and not total.is_blank else None

    @property
    def has_hidden(self) -> bool:
        return any(each.has_hidden for each in self.series)


def publication_of(here: HouseYear, *, inside: bool = False) -> Publication:
    """The only way from what was counted to what is public. `inside`: who may see the house's numbers never waits."""
    rule = ShowingRule.objects.of(here.house)
    waits = rule.waits_for_year and here.is_running
    series = () if waits and not inside else publish(grids_of(here), lines_of(here), rule.least_people)
    return Publication(here, rule.least_people, series, waits)


@dataclass(frozen=True)
class FlowPublication:
    """How people went through a house in a year, as it may be seen."""

    here: FlowYear
    least: int
    series: tuple[Series, ...]
    waits: bool = False

    def line(self, by: str) -> Series | None:
        return next((each for each in self.series if each.by == by), None)

    @property
    def has_hidden(self) -> bool:
        return any(each.has_hidden for each in self.series)


def flow_publication_of(here: FlowYear, *, inside: bool = False) -> FlowPublication:
    """The same door for the flow. `inside`: with what only who may see the numbers of the house reads."""
    rule = ShowingRule.objects.of(here.house)
    least, waits = rule.least_people, rule.waits_for_year and here.is_running
    lines = {} if waits and not inside else flow_lines(here, least)
    if inside:
        lines = {**lines, **inside_lines(here, least)}
    return FlowPublication(here, least, publish([], lines, least), waits)
