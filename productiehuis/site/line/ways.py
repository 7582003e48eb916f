"""From a question of a resident to ways that can be drawn and read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from productiehuis.house.models import House, Storey, Topic
from productiehuis.pathway.models import LinkKind, Step
from productiehuis.pathway.queries import Line, rooms_that_answer
from productiehuis.pathway.rules.reasons import Reason, Why, reasons, still_first
from productiehuis.pathway.rules.routes import MOST, Route, routes
from productiehuis.site.line.facts import StepFacts, facts_of
from productiehuis.site.line.others import how_others_went
from productiehuis.ui.drawing.plan import HousePlan, StoreyPlan
from productiehuis.ui.drawing.way import WayStop

TOPIC, STOREY, STEP = "onderwerp", "verdieping", "stap"


@dataclass(frozen=True)
class StopOnWay:
    """One step of a way with why it is there."""

    facts: StepFacts
    number: int
    is_here: bool
    leads_to: Step | None
    comes_first: bool
    often: bool
    also_first: tuple[Step, ...]


@dataclass(frozen=True)
class WayToGo:
    """A way as the page shows it; `stops` of the drawing are those of the list."""

    number: int
    reason: Reason
    named: Step | None
    stops: tuple[StopOnWay, ...]
    drawn: tuple[WayStop, ...]

    @property
    def title(self) -> str:
        return _("Weg %(number)s") % {"number": self.number}

    @property
    def is_shortest(self) -> bool:
        return self.reason.why == Why.SHORTEST

    @property
    def begins_else(self) -> bool:
        return self.reason.why == Why.BEGINS_ELSE

    @property
    def steps_to_go(self) -> int:
        return sum(not stop.is_here for stop in self.stops)


def places_of(line: Line, house: House, wanted: str, day: date) -> list[int]:
    """The steps that somebody means who wants this: a step, a topic or a storey, as the address says it."""
    kind, _dash, slug = wanted.partition("-")
    if kind == STEP:
        place = line.find(slug)
        return [] if place is None else [place]
    if kind == STOREY:
        return [place for place, step in enumerate(line.steps) if step.storey.slug == slug]
    if kind == TOPIC:
        mine = [place for place, step in enumerate(line.steps) if step.topic and step.topic.slug == slug]
        if mine:
            return mine
        topic = _topic(house, slug)
        rooms = rooms_that_answer(house, topic, day) if topic else set()
        return [place for place, step in enumerate(line.steps) if step.room_id in rooms]
    return []


def _topic(house: House, slug: str) -> UUID | None:
    return Topic.objects.filter(house=house, slug=slug).values_list("pk", flat=True).first()


def search(line: Line, start: int | None, goals: Iterable[int]) -> list[Route]:
    """At most three ways. Who is new begins at any entrance, and is there at once when that is what they want."""
    if start is not None:
        return routes(line.graph, [start], goals)
    entrances, wanted = set(line.entrances), list(goals)
    at_once = [(place,) for place in wanted if place in entrances][:MOST]
    there = {place for (place,) in at_once}
    further = routes(line.graph, entrances - there, set(wanted) - entrances, MOST - len(at_once))
    return [*at_once, *(way for way in further if there.isdisjoint(way))]


def ways_to_go(house: House, line: Line, found: Sequence[Route], plan: HousePlan, *, from_here: bool) -> list[WayToGo]:
    """These routes with all that the page says of them."""
    facts = facts_of(house, [line.steps[place] for place in sorted({place for way in found for place in way})])
    often = how_others_went(house, line)
    whys = reasons(found, first=int(from_here))
    return [
        WayToGo(
            number=number,
            reason=why,
            named=line.steps[why.step] if why.step is not None else None,
            stops=_stops(line, way, facts, often, from_here),
            drawn=tuple(_drawn(line.steps[place], facts, plan) for place in way),
        )
        for number, (way, why) in enumerate(zip(found, whys, strict=True), 1)
    ]


def _stops(
    line: Line, way: Route, facts: dict[UUID, StepFacts], often: dict[UUID, list[UUID]], from_here: bool
) -> tuple[StopOnWay, ...]:
    missing = still_first(way, line.first)
    stops = []
    for index, place in enumerate(way):
        step, then = line.steps[place], way[index + 1] if index + 1 < len(way) else None
        before = line.steps[way[index - 1]].pk if index else None
        stops.append(
            StopOnWay(
                facts=facts[step.pk],
                number=index + 1,
                is_here=from_here and not index,
                leads_to=line.steps[then] if then is not None else None,
                comes_first=then is not None and line.kinds[place, then] == LinkKind.COMES_FIRST,
                often=before is not None and step.pk in often.get(before, ()),
                also_first=tuple(line.steps[each] for each in missing.get(place, ())),
            )
        )
    return tuple(stops)


def _drawn(step: Step, facts: dict[UUID, StepFacts], plan: HousePlan) -> WayStop:
    words, language = step.name.in_language((get_language() or "nl").split("-")[0])
    place = next(index for index, storey in enumerate(plan.storeys) if storey.url == step.storey.slug)
    active = (get_language() or "nl").split("-")[0]
    return WayStop(words, facts[step.pk].url, step.pictogram, place, "" if language == active else language)


def bare_plan(house: House, storeys: Sequence[Storey]) -> HousePlan:
    """The storeys without their rooms, named by slug, to draw a way in."""
    active = (get_language() or "nl").split("-")[0]
    floors = (StoreyPlan(each.kind, each.name.in_language(active)[0], "", each.slug, ()) for each in storeys)
    return HousePlan(house.name, "", tuple(floors), on_hold=not house.is_open)
