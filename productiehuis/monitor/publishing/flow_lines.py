"""The flow of a house in a year as lines to publish, and how many people stand behind each number.

Numbers of people here lie within others that anybody can see: who took a course also joined in, who went up by a way is
among all who arrived there. Two shown numbers would tell the difference, so a part counts as small also when few people
are left of a number around it (docs/adr/0020).
"""

from collections.abc import Iterable, Mapping

from productiehuis.kernel.people_set import PeopleSet
from productiehuis.monitor.flows import FlowYear
from productiehuis.monitor.rules.flow import WAYS, Stage, arrived, flow, flown_out, flown_to
from productiehuis.monitor.rules.handed import handed_over, people_behind
from productiehuis.monitor.rules.hiding import Line, Part
from productiehuis.monitor.rules.referred import Group, by_days, by_outcome, grown

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


def _new(here: FlowYear) -> dict[Stage, int]:
    return {at: len(arrived(here.been[at], here.roots, here.unsure)) for at in NEW_AT}


def _sizes(here: FlowYear) -> dict[Stage, list[int]]:
    """Of each place the numbers that can be seen of who were there, or of who were new there."""
    year = {at: len(here.been[at].in_year.replaced(here.roots)) for at in (Stage.HELP, Stage.JOINED)}
    new = _new(here)
    return {
        Stage.HELP: [year[Stage.HELP]],
        Stage.JOINED: [year[Stage.JOINED]],
        Stage.COURSE: [year[Stage.JOINED], new[Stage.COURSE]],
        Stage.TEAM: [new[Stage.TEAM]],
        Stage.PLAN: [new[Stage.PLAN]],
        Stage.FLOWN: [len(flown_out(here.flown, here.roots))],
    }


def flow_line(here: FlowYear) -> Line:
    """Every way from a storey to a higher one."""
    sizes = _sizes(here)
    counts = {ends: len(flow(here.been[ends[0]], here.been[ends[1]], here.roots, here.unsure)) for ends in WAYS}
    parts: dict[str, Part] = {}
    for (start, end), count in counts.items():
        around = [*sizes[start], *sizes[end]]
        people = behind(count, around)
        if start is Stage.COURSE:
            # Who took a course joined in: what is hidden of the whole is hidden of this part of it.
            whole = counts[Stage.JOINED, end]
            people = min(behind(count, [*around, whole]), parts[way(Stage.JOINED, end)].people)
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
        "new_at": [
            _alone(
                {at.value: new for at, new in _new(here).items()},
                "people",
                {Stage.COURSE: _sizes(here)[Stage.COURSE][:1]},
            )
        ],
        "flown_to": _adding(places, "flown", len(flown_out(here.flown, roots)), least),
        "outcome": _adding(outcomes, "referrals", referred, least),
        "grown": [_alone({"grown": grew}, "grown", {"grown": [len(here.sent), referred]})],
        "handed": [Line((handed,), {"handed": 0}, apart=True)],
    }


def inside_lines(here: FlowYear, least: int) -> Lines:
    """More, for who may see the numbers of the house: small groups are hidden for them too.

    Not public: beside the outcomes, which are of the same referrals, one could tell now and then what is hidden.
    """
    referred = len(PeopleSet.of(each.number for each in here.sent).replaced(here.roots))
    return {"days": _adding(_counted(by_days(here.sent), here.roots), "answers", referred, least)}
