"""Plain facts of this room for the rooms above, and what of milestones may be shown to whom.

Nothing here ever reads a plan. What is counted or shown stands here only as long as its owner's yes does.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from productiehuis.house.models import House
from productiehuis.people.models import Merge, Person
from productiehuis.plans.models import Audience, Counted, Milestone, MilestoneKind
from productiehuis.plans.models.milestones import say_kind

PLAN = Counted.PLAN


@dataclass(frozen=True)
class CountedFact:
    """Somebody let this be counted. The number is as it was written: the one who counts goes through the merges.

    `kind` is a `MilestoneKind`, or "plan": on that day they had a plan and let it be known. `flown_to` says to what
    somebody flew out (`FlownTo`), and only then.
    """

    house: UUID
    year: int
    month: int
    number: int
    kind: str
    flown_to: str = ""


def counted_facts(houses: Iterable[House], first_year: int, last_year: int) -> list[CountedFact]:
    """What may be counted of these years, both included."""
    rows = Counted.objects.standing().filter(house__in=list(houses), year__range=(first_year, last_year))
    columns = ("house_id", "year", "month", "person_number", "kind", "flown_to")
    return [CountedFact(*row) for row in rows.order_by("date", "id").values_list(*columns)]


@dataclass(frozen=True)
class ShownMilestone:
    """What others may see: a first name, what, when, and the words the owner gave along."""

    key: UUID
    person_key: UUID
    number: int
    first_name: str
    kind: str
    on: date
    words: str
    flown_to: str

    @property
    def says(self) -> str:
        return say_kind(self.kind)


def _shown(row: Milestone, roots: dict[int, int]) -> ShownMilestone:
    number = roots.get(row.person.number, row.person.number)
    return ShownMilestone(
        key=row.pk,
        person_key=row.person_id,
        number=number,
        first_name=row.person.first_name,
        kind=row.shown_kind,
        on=row.on,
        words=row.words,
        flown_to=row.says_where_to,
    )


def celebrated_in(house: House, *, most: int = 60) -> list[ShownMilestone]:
    """What people of this house celebrate with the house, the newest first."""
    rows = Milestone.objects.celebrated().filter(house=house).select_related("person").order_by("-on", "-id")[:most]
    roots = Merge.objects.roots(house)
    return [_shown(row, roots) for row in rows]


@dataclass(frozen=True)
class GrowthPage:
    """One person as the year report may show them: a first name, and what they let be shown there, oldest first."""

    number: int
    first_name: str
    lines: Sequence[ShownMilestone]

    @property
    def was_trekker(self) -> bool:
        return any(line.kind == MilestoneKind.TREKKER for line in self.lines)


def growth_pages(house: House, year: int) -> list[GrowthPage]:
    """Who may stand in the report of this year: at least one milestone of the year, with those before it."""
    rows = Milestone.objects.celebrated().filter(house=house, audience=Audience.REPORT, on__lte=date(year, 12, 31))
    roots = Merge.objects.roots(house)
    of: dict[int, list[ShownMilestone]] = defaultdict(list)
    for row in rows.select_related("person").order_by("on", "id"):
        shown = _shown(row, roots)
        of[shown.number].append(shown)
    names = dict(Person.objects.filter(house=house, number__in=of).values_list("number", "first_name"))
    pages = [
        GrowthPage(number, names.get(number) or lines[0].first_name, tuple(lines))
        for number, lines in of.items()
        if lines[-1].on.year == year
    ]
    return sorted(pages, key=lambda page: (page.first_name, page.number))
