"""A house in a year as lines to publish: what is divided into which parts, and how many people are behind each part."""

from collections.abc import Iterable, Mapping, Sequence

from productiehuis.kernel.people_set import PeopleSet
from productiehuis.monitor.counts import HouseYear, InitiativeYear
from productiehuis.monitor.rules import (
    ACTIVATION,
    HELP,
    Asked,
    NewAndReturning,
    Presence,
    Row,
    contacts,
    requests,
    unique,
    unnamed,
)
from productiehuis.monitor.rules.hiding import Line, Part
from productiehuis.monitor.rules.publish import Grid

Kind = tuple[str, str, str]

# Known people, times without a name and all times; and what else is told of a month.
KINDS: tuple[tuple[Kind, tuple[str, ...]], ...] = ((HELP, ("help_requests",)), (ACTIVATION, ()))

# How a year of the house is divided besides months. Nobody notes the language of a lesson.
DIVIDED = {HELP: ("storey", "district", "language"), ACTIVATION: ("storey", "district")}


def has_months(year: InitiativeYear) -> bool:
    """Whether there is anything of this initiative that months are part of."""
    return any(name in year.row.figures for names, more in KINDS for name in (names[0], *more))


def _begun(here: HouseYear) -> int:
    """How many months there are to show."""
    if here.year != here.today.year:
        return 12
    return here.today.month


def grids_of(here: HouseYear) -> list[Grid]:
    """The months, for help and for joining in."""
    return [grid for names, more in KINDS if (grid := _grid(here, names, more))]


def _grid(here: HouseYear, names: Kind, more: tuple[str, ...]) -> Grid | None:
    """The months of the initiatives that count this, and of the house."""
    people, _unnamed, times = names
    fields = (people, times, *more)
    rows: dict[str, Line] = {}
    counting: list[InitiativeYear] = []
    for year in here.initiatives:
        totals = {name: year.row.figures[name] for name in fields if name in year.row.figures}
        if totals:
            rows[year.initiative.slug] = Line(tuple(_month_parts(year, names, totals, _begun(here))), totals)
            counting.append(year)
    return Grid(rows, _house_line(rows, counting, names)) if rows else None


def _month_parts(year: InitiativeYear, names: Kind, totals: Iterable[str], months: int) -> Iterable[Part]:
    for month in range(1, months + 1):
        row = year.month(month)
        figures = {name: row.figures[name] for name in totals if name in row.figures}
        yield Part(str(month), _behind(row, names, figures), figures)


def _behind(row: Row, names: Kind, figures: dict[str, int]) -> int:
    """How many people are behind these numbers at most. Who only counts requests knows no more than their number."""
    people, unnamed, _times = names
    if people in row.figures:
        return row.figures[people] + row.figures[unnamed]
    return max(figures.values(), default=0)


def _house_line(rows: dict[str, Line], counting: Sequence[InitiativeYear], names: Kind) -> Line:
    """The months of the house: times add up, people are counted once."""
    people = names[0]
    fields = {name for line in rows.values() for name in line.totals}
    ordered = [name for name in (*names, "help_requests") if name in fields]

    def together(listed: Sequence[Row]) -> dict[str, int]:
        sums = {name: sum(row.figures.get(name, 0) for row in listed) for name in ordered}
        if people in fields:
            sums[people] = len(PeopleSet.all_in(row.people[people] for row in listed if people in row.people))
        return sums

    parts = []
    for at in range(len(next(iter(rows.values())).parts)):
        figures = together([year.month(at + 1) for year in counting])
        parts.append(Part(str(at + 1), sum(line.parts[at].people for line in rows.values()), figures))
    return Line(tuple(parts), together([year.row for year in counting]))


def lines_of(here: HouseYear) -> dict[str, list[Line]]:
    """The other ways in which a year of the house is divided."""
    found: dict[str, list[Line]] = {"new": _new(here)}
    for kind in KINDS:
        counting = [(year, came) for year in here.initiatives if (came := _came(year, kind[0]))]
        if counting:
            for by in DIVIDED[kind[0]]:
                found.setdefault(by, []).append(_divided(counting, kind[0], by))
    if topics := _topics(here):
        found["topic"] = [topics]
    return found


def _came(year: InitiativeYear, names: Kind) -> tuple[Presence, ...]:
    """Who came, at an initiative that counts them."""
    if names[0] not in year.row.figures:
        return ()
    return year.facts.visits if names is HELP else year.facts.presences


def _divided(counting: list[tuple[InitiativeYear, tuple[Presence, ...]]], names: Kind, by: str) -> Line:
    """A line over storeys, districts or languages. Initiatives stand in known places, so there each must be enough."""
    people, _unnamed, times = names
    groups: dict[str, list[list[Presence]]] = {}
    for _year, came in counting:
        own: dict[str, list[Presence]] = {}
        for each in came:
            own.setdefault(getattr(each, by), []).append(each)
        for key, listed in own.items():
            groups.setdefault(key, []).append(listed)
    roots = counting[0][0].facts.roots
    parts = []
    for key in sorted(groups):
        every = [each for listed in groups[key] for each in listed]
        counts = [_number_of(listed, roots) for listed in groups[key]]
        behind = min(counts) if by != "language" else _number_of(every, roots)
        figures = {people: len(unique(every, roots)), times: contacts(every)}
        parts.append(Part(key, behind, figures))
    everybody = [each for _year, came in counting for each in came]
    return Line(tuple(parts), {people: len(unique(everybody, roots)), times: contacts(everybody)})


def _number_of(came: Iterable[Presence], roots: Mapping[int, int]) -> int:
    """How many people these are at most."""
    listed = list(came)
    return len(unique(listed, roots)) + unnamed(listed)


def first_visits(split: NewAndReturning, name: str) -> Line:
    """Who came for the first time, and who was here in an earlier year.

    Who stayed away are the people of earlier years who did not return: few of them are hidden like few who returned.
    """
    new, back, away = len(split.new), len(split.returning), len(split.away)
    parts = (Part("new", new, {name: new}), Part("returning", min(back, away) if away else back, {name: back}))
    return Line(parts, {name: new + back}, adds=True)


def _new(here: HouseYear) -> list[Line]:
    """Nothing when there is no earlier year."""
    if not any(year.before for year in here.initiatives):
        return []
    return [first_visits(split, name) for name, split in here.new_and_returning.items()]


def _topics(here: HouseYear) -> Line | None:
    """What the help requests were about."""
    counting = [year for year in here.initiatives if "help_requests" in year.row.figures]
    groups: dict[str, list[Asked]] = {}
    for asked in (each for year in counting for each in year.facts.asked):
        groups.setdefault(asked.topic, []).append(asked)
    if not groups:
        return None
    roots = counting[0].facts.roots
    parts = []
    for key in sorted(groups):
        people = PeopleSet.all_in(each.people for each in groups[key]).replaced(roots)
        behind = len(people) + sum(each.unnamed for each in groups[key])
        parts.append(Part(key, behind, {"help_requests": requests(groups[key])}))
    return Line(tuple(parts), {"help_requests": sum(part.figures["help_requests"] for part in parts)})
