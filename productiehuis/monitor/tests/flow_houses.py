"""Two years of a house for the attacker of the flow, drawn from a seed, and all that is public of them.

Made to be hard: small houses, nearly everybody goes the same way, and half of them have just opened.
"""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any, cast

from productiehuis.house.models import House
from productiehuis.monitor.flows import FlowYear
from productiehuis.monitor.publishing.flow_lines import NEW_AT, flow_lines, way
from productiehuis.monitor.publishing.lines import first_visits
from productiehuis.monitor.rules.flow import WAYS, Been, Flown, Stage, arrived, flow
from productiehuis.monitor.rules.parts import NewAndReturning
from productiehuis.monitor.rules.publish import publish
from productiehuis.monitor.tests.flow_types import Cell

LEAST = 5
YEARS = 2
COMERS = {Stage.HELP: "help_unique", Stage.JOINED: "activation_unique"}
Rows = dict[Stage, list[tuple[int, int]]]  # numbers with a month; 0 is before the first year, 13 begins the second


@dataclass(frozen=True)
class Public:
    """What a reader knows: numbers, which of them are hidden, and bounds on what is not there at all."""

    numbers: Mapping[Cell, int | None]
    most: Mapping[Cell, int]
    has_earlier: bool

    def of_year(self, year: int) -> "Public":
        """One year alone, as its page shows it."""
        numbers = {(0, *cell[1:]): value for cell, value in self.numbers.items() if cell[0] == year}
        most = {(0, *cell[1:]): value for cell, value in self.most.items() if cell[0] == year}
        return Public(numbers, most, self.has_earlier or year > 0)


def house(seed: int) -> list[FlowYear]:
    draw = random.Random(seed)
    crowd, just_opened = draw.choice((7, 12, 20, 45, 90)), draw.random() < 0.5
    chances = [draw.choice((0.4, 0.7, 0.9, 1.0)) for _place in Stage]
    rows: Rows = {at: [] for at in Stage}
    for number in range(1, crowd + 1):
        month = 0 if not just_opened and draw.random() < 0.3 else draw.randint(1, 18)
        _goes(draw, rows, number, month, chances)
    return [_year(draw, rows, at) for at in range(YEARS)]


def _goes(draw: random.Random, rows: Rows, number: int, month: int, chances: list[float]) -> None:
    """One person up through the house, and sometimes somewhere again."""
    for at, chance in zip(Stage, chances, strict=True):
        no_course = at is Stage.COURSE and number not in dict(rows[Stage.JOINED])
        if no_course or draw.random() >= chance:
            continue
        again = [draw.randint(max(1, month), 24) for _time in range(draw.choice((0, 0, 1, 2)))]
        rows[at] += [(number, each) for each in (month, *again)]
        if draw.random() < 0.5:
            month = min(24, max(1, month + draw.randint(0, 5)))


def _year(draw: random.Random, rows: Rows, year: int) -> FlowYear:
    def been(listed: list[tuple[int, int]]) -> Been:
        return Been.by_month((n, max(0, month - 12 * year)) for n, month in listed if month <= 12 * (year + 1))

    places = {at: been(listed) for at, listed in rows.items()}
    joined, course = places[Stage.JOINED], places[Stage.COURSE]
    months = tuple(one | other for one, other in zip(joined.months, course.months, strict=True))
    places[Stage.JOINED] = Been(joined.before | course.before, months)
    flown = tuple(Flown(number, draw.choice(("job", "own"))) for number in places[Stage.FLOWN].in_year)
    where = cast(House, SimpleNamespace(slug="west"))
    of_team = (places[Stage.TEAM].in_year,)
    return FlowYear(where, 2018 + year, date(2020, 12, 31), places, flown=flown, in_role=of_team)


def public(years: list[FlowYear], *, alone: bool = False) -> Public:
    """`alone`: only small numbers hidden, and nothing that lies around them."""
    numbers: dict[Cell, int | None] = {}
    most: dict[Cell, int] = {}
    for at, here in enumerate(years):
        told = _small_hidden(here) if alone else _told(here)
        numbers |= {(at, *cell): value for cell, value in (told | _comers(here)).items()}
        if "flown_to" not in _series(here):
            most[at, "year", Stage.FLOWN] = LEAST - 1
    return Public(numbers, most, any(been.before for been in years[0].been.values()))


def _series(here: FlowYear) -> dict[str, Any]:
    return {each.by: each for each in publish([], flow_lines(here, LEAST), LEAST)}


def _told(here: FlowYear) -> dict[tuple[str, str], int | None]:
    series = _series(here)
    ways = {("flow", way(*ends)): series["flow"].value(way(*ends)) for ends in WAYS}
    new = {("new_at", at): series["new_at"].value(at) for at in NEW_AT}
    out = {("year", Stage.FLOWN): series["flown_to"].total} if "flown_to" in series else {}
    return ways | new | out


def _small_hidden(here: FlowYear) -> dict[tuple[str, str], int | None]:
    ways = {("flow", way(*ends)): len(flow(here.been[ends[0]], here.been[ends[1]])) for ends in WAYS}
    new = {("new_at", at): len(arrived(here.been[at])) for at in NEW_AT}
    return {cell: count if count >= LEAST else None for cell, count in (ways | new).items()}


def _comers(here: FlowYear) -> dict[tuple[str, str], int | None]:
    """The whole years as they are, and first visits (M-12) as far as they are shown."""
    been = here.been
    before = been[Stage.HELP].before | been[Stage.JOINED].before
    found: dict[tuple[str, str], int | None] = {("year", Stage.TEAM): len(here.in_role[0])}
    for at, name in COMERS.items():
        people = been[at].in_year
        found["year", at] = len(people)
        if before:
            shown = publish([], {"new": [first_visits(NewAndReturning.of(people, before), name)]}, LEAST)
            found["new", at] = shown[0].value("new") if shown else None
    return found
