"""The flow of a house in a year as lines to publish, and how many people stand behind each number.

Numbers of people here lie within others that anybody can see, or can add up over the years: who took a course also
joined in, who went up by a way is among all who arrived there. Two shown numbers would tell the difference, so a part
counts as small also when few people are left of a number around it, or when a number that it lies in is hidden
(docs/adr/0020).
"""

from collections.abc import Iterable, Mapping

from productiehuis.kernel.people_set import PeopleSet
from productiehuis.monitor.flows import FlowYear
from productiehuis.monitor.rules.flow import WAYS, Stage, arrived, flow, flown_out, flown_to
from productiehuis.monitor.rules.handed import handed_over, people_behind
from productiehuis.monitor.rules.hiding import Line, Part
from productiehuis.monitor.rules.mended import HAPPENED, gaps_that
from productiehuis.monitor.rules.referred import BANDS, Group, answered, by_days, by_outcome, grown, holds_the_middle

# Who is new here is told of these. Of help and joining in the year itself tells it already, as first visits (M-12).
NEW_AT = (Stage.COURSE, Stage.TEAM, Stage.PLAN)

Lines = Mapping[str, list[Line]]


def way(start: str, end: str) -> str:
    """The key of a way, as the open data says it."""
    return f"{start}-{end}"


def behind(count: int, around: Iterable[int]) -> int:
    """How many people can be seen apart: these, or those around them who are not these."""
    return min([count, *(size - count for size in around if size > count)])


def _alone(sizes: Mapping[str, int], name: str, around: Mapping[str, Iterable[int]]) -> Line:
    """Numbers of people that are parts of no total."""
    parts = tuple(Part(key, behind(size, around.get(key, ())), {name: size}) for key, size in sizes.items())
    return Line(parts, {name: 0}, apart=True)


def _here(here: FlowYear, at: Stage) -> list[int]:
    """The numbers of people that tell who were here in the year, whether they were new or not."""
    if at in (Stage.HELP, Stage.JOINED, Stage.COURSE):
        whole = Stage.JOINED if at is Stage.COURSE else at
        return [len(here.been[whole].in_year.replaced(here.roots))]
    if at is Stage.TEAM:
        return [len(people.replaced(here.roots)) for people in here.in_role]
    return [len(flown_out(here.flown, here.roots))] if at is Stage.FLOWN else []


def new_line(here: FlowYear) -> Line:
    """Who is new at a place."""
    new = {at.value: len(arrived(here.been[at], here.roots, here.unsure)) for at in NEW_AT}
    around = {at.value: _here(here, at) for at in NEW_AT}
    # Beside who had a role last year and who has one now, it tells how many stopped: few of those are hidden too.
    team = here.been[Stage.TEAM]
    stopped = len(team.before.replaced(here.roots) - team.in_year.replaced(here.roots))
    around[Stage.TEAM.value].append(new[Stage.TEAM.value] + stopped)
    return _alone(new, "people", around)


def _around(here: FlowYear) -> dict[Stage, list[int]]:
    """Of each place every number of people in which a way from it or to it can lie: of the year, and up to now."""
    found = {}
    for at, been in here.been.items():
        ever = (been.before | been.in_year).replaced(here.roots)
        found[at] = [*_here(here, at), len(arrived(been, here.roots, here.unsure)), len(ever), len(ever - here.unsure)]
    return found


def flow_line(here: FlowYear) -> Line:
    """Every way from a storey to a higher one."""
    around, new = _around(here), {part.key: part.people for part in new_line(here).parts}
    counts = {ends: len(flow(here.been[ends[0]], here.been[ends[1]], here.roots, here.unsure)) for ends in WAYS}
    parts: dict[str, Part] = {}
    for (start, end), count in counts.items():
        # What is hidden of the whole is hidden of a part of it: who is new there, and for a course who joined in.
        wholes = [new[at] for at in (start, end) if at in new]
        sizes = [*around[start], *around[end]]
        if start is Stage.COURSE:
            wholes.append(parts[way(Stage.JOINED, end)].people)
            sizes.append(counts[Stage.JOINED, end])
        people = min([behind(count, sizes), *wholes])
        parts[way(start, end)] = Part(way(start, end), people, {"flow": count})
    return Line(tuple(parts.values()), {"flow": 0}, apart=True)


def _adding(groups: Mapping[str, tuple[int, int]], name: str, people: int, least: int) -> list[Line]:
    """Groups (count, people) that add up to a number, when there are enough people behind that."""
    if people < least:
        return []
    parts = tuple(Part(key, size, {name: count}) for key, (count, size) in groups.items())
    return [Line(parts, {name: sum(count for count, _size in groups.values())}, adds=True)]


def _counted(groups: Mapping[str, Group], roots: Mapping[int, int]) -> dict[str, tuple[int, int]]:
    return {key: (each.count, len(each.people.replaced(roots))) for key, each in groups.items()}


def _middle(here: FlowYear, least: int) -> list[Line]:
    """In which group of days the middle answer is, when on both sides of it enough people wait."""
    listed = answered(here.sent)
    if len(PeopleSet.of(each.number for each in listed).replaced(here.roots)) < 2 * least:
        return []
    parts = (Part(band, least, {"middle": holds_the_middle(listed, band)}) for band in BANDS[:-1])
    return [Line(tuple(parts), {"middle": 0}, apart=True)]


def _gaps(here: FlowYear, least: int) -> list[Line]:
    """What happened with gaps. They are about the house: nobody is behind them, so as if always enough are."""
    counts = {what: gaps_that(here.gaps, what, here.year) for what in HAPPENED}
    parts = tuple(Part(what, least, {"gaps": count}) for what, count in counts.items())
    return [Line(parts, {"gaps": 0}, apart=True)] if any(counts.values()) else []


def flow_lines(here: FlowYear, least: int) -> Lines:
    """What is public of the flow."""
    roots = here.roots
    outcomes = _counted(by_outcome(here.sent), roots)
    referred = len(PeopleSet.of(each.number for each in here.sent).replaced(roots))
    places = {to: (len(people), len(people)) for to, people in flown_to(here.flown, roots).items()}
    grew = len(grown(here.sent).replaced(roots))
    handed = Part("role", len(people_behind(here.handed, dict(roots))), {"handed": handed_over(here.handed)})
    return {
        "flow": [flow_line(here)],
        "new_at": [new_line(here)],
        "flown_to": _adding(places, "flown", len(flown_out(here.flown, roots)), least),
        "outcome": _adding(outcomes, "referrals", referred, least),
        "grown": [_alone({"grown": grew}, "grown", {"grown": [len(here.sent), referred]})],
        "middle": _middle(here, least),
        "handed": [Line((handed,), {"handed": 0}, apart=True)],
        "gaps": _gaps(here, least),
    }


def inside_lines(here: FlowYear, least: int) -> Lines:
    """More, for who may see the numbers of the house: small groups are hidden for them too.

    Not public: beside the outcomes, which are of the same referrals, one could tell now and then what is hidden.
    """
    referred = len(PeopleSet.of(each.number for each in here.sent).replaced(here.roots))
    return {"days": _adding(_counted(by_days(here.sent), here.roots), "answers", referred, least)}
