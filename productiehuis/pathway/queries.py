"""The line of a house as it stands today, in three queries."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from productiehuis.house.models import House
from productiehuis.initiatives.models import RoomStatus
from productiehuis.pathway.models import LinkKind, RoomAnswers, Step, StepLink
from productiehuis.pathway.rules.routes import Graph, graph_of


@dataclass(frozen=True)
class Line:
    """The steps people can see, from below, and how one leads to another."""

    steps: list[Step]
    links: list[StepLink]

    @cached_property
    def graph(self) -> Graph:
        return graph_of([step.pk for step in self.steps], [(each.before_id, each.after_id) for each in self.links])[0]

    @cached_property
    def number(self) -> dict[UUID, int]:
        """The place of each step in the graph."""
        return {step.pk: index for index, step in enumerate(self.steps)}

    @cached_property
    def kinds(self) -> dict[tuple[int, int], str]:
        """How a step leads to another, by their places."""
        here = self.number
        return {
            (here[each.before_id], here[each.after_id]): each.kind
            for each in self.links
            if each.before_id in here and each.after_id in here
        }

    @cached_property
    def entrances(self) -> list[int]:
        """Where somebody who is new can begin: what nothing leads to, else the lowest steps there are."""
        found = [index for index, before in enumerate(self.graph.back) if not before]
        lowest = min((step.storey.level for step in self.steps), default=0)
        return found or [index for index, step in enumerate(self.steps) if step.storey.level == lowest]

    def first(self, place: int) -> list[int]:
        """What has to come before this step."""
        return [before for before in self.graph.back[place] if self.kinds[before, place] == LinkKind.COMES_FIRST]

    def find(self, slug: str) -> int | None:
        return next((index for index, step in enumerate(self.steps) if step.slug == slug), None)


def line_of(house: House) -> Line:
    """Every step that is on the line and whose room did not close for good."""
    rows = Step.objects.filter(house=house, is_active=True).exclude(room__status=RoomStatus.CLOSED)
    related = ("topic", "storey", "room__initiative", "room__organisation", "room__location", "course__made_by")
    steps = list(rows.select_related(*related).order_by("storey__level", "id"))
    return Line(steps, list(StepLink.objects.filter(house=house).order_by("id")))


def rooms_that_answer(house: House, topic: UUID, day: date) -> set[UUID]:
    """The rooms where people are helped on with a topic on this day."""
    return set(RoomAnswers.objects.on(day).filter(house=house, topic=topic).values_list("room", flat=True))
