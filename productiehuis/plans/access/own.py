"""Whose plan it is. The address names a house, and only the person you are there; nobody else's plan exists."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from productiehuis.audit.actor import Actor
from productiehuis.house.kept import Kept
from productiehuis.house.models import House
from productiehuis.initiatives.access import LoginNeeded, Permission, Place, enter_house
from productiehuis.people.access import oneself, own_person
from productiehuis.people.given_keys import shown_in
from productiehuis.people.models import Merge, Person
from productiehuis.plans.access.closed import refuse_handed_out
from productiehuis.plans.access.together import note_who_is_beside
from productiehuis.plans.models import Comment, Kind, Part, PartVersion, Plan, PlanTemplate, Share
from productiehuis.plans.rules.changes import is_too_young


@dataclass(frozen=True)
class Own:
    """Who I am in this house, and my plans there: my own first, then those that joined it."""

    person: Person
    plans: list[Plan]
    # How old what they showed is: what a plan begins with goes on opening it.
    shown: tuple[datetime, ...] = ()

    @property
    def house(self) -> House:
        return self.person.house

    @property
    def by(self) -> Actor:
        return oneself(self.person)

    @property
    def plan(self) -> Plan | None:
        """Where something new is written."""
        return self.plans[0] if self.plans else None

    @property
    def begun(self) -> Plan:
        """The same on pages that need one."""
        if not self.plans:
            raise Http404
        return self.plans[0]

    @property
    def is_for_paper(self) -> bool:
        """Known to be too young to begin a plan online (ADR 17); what was begun stays open."""
        young = is_too_young(birth_year=self.person.birth_year, birth_date=self.person.birth_date, today=self.today)
        return not self.plans and young

    @property
    def today(self) -> date:
        return self.house.today


_OF_PERSON = Kept[Plan](lambda person: Plan.objects.filter(person=person), person=UUID)
_JOINED = Kept[Plan](
    lambda person: Plan.objects.filter(joins__reader=person).select_related("person__house").order_by("begun_at"),
    person=UUID,
)


def plans_of(person: Person) -> list[Plan]:
    """The plans this person opens as their own: theirs, and those whose owner said so while both count as one."""
    own = _OF_PERSON(person=person.pk)
    for plan in own:
        plan.person, plan.house = person, person.house
    joined = _JOINED(person=person.pk)
    if not joined:
        return own
    roots = Merge.objects.roots(person.house)
    mine = roots.get(person.number, person.number)
    return own + [plan for plan in joined if roots.get(plan.person.number, plan.person.number) == mine]


def get_own_plan(request: HttpRequest, house: str) -> Own:
    """Who is logged in, with their plans in this house; perhaps none yet."""
    if not request.user.is_authenticated:
        raise LoginNeeded
    person = own_person(request, house)
    refuse_handed_out(request)
    note_who_is_beside(request, person)
    return Own(person, plans_of(person), tuple(shown_in(request)))


def _parts_of(own: Own) -> QuerySet[Part]:
    rows = Part.objects.filter(plan__in=[plan.pk for plan in own.plans])
    return rows.select_related("plan__person", "plan__house", "goal")


def get_own_part(request: HttpRequest, house: str, key: UUID) -> tuple[Own, Part]:
    """A part of my own, also one that was taken out."""
    own = get_own_plan(request, house)
    return own, get_object_or_404(_parts_of(own), pk=key)


def part_of_step(own: Own, step: str) -> Part | None:
    """The part of my plan that is this step of the learning line, when there is one."""
    rows = _parts_of(own).filter(kind=Kind.STEP, removed_at__isnull=True) if step else Part.objects.none()
    return next((part for part in rows if part.step_key == step), None)


def still_in_plan(person: Person, keys: Collection[UUID]) -> list[UUID]:
    """Which of these parts this very person can still open in their plan. Says nothing of what is in them."""
    return list(Part.objects.filter(pk__in=keys, plan__person=person).values_list("pk", flat=True)) if keys else []


def get_own_version(request: HttpRequest, house: str, part: UUID, number: int) -> tuple[Own, PartVersion]:
    """A line of the history of my own part."""
    own, found = get_own_part(request, house, part)
    rows = PartVersion.objects.select_related("part__plan__person", "part__plan__house")
    return own, get_object_or_404(rows, part=found, number=number)


def get_own_share(request: HttpRequest, house: str, key: UUID) -> tuple[Own, Share]:
    """A share that I made."""
    own = get_own_plan(request, house)
    rows = Share.objects.select_related("reader", "part", "plan__house", "membership")
    return own, get_object_or_404(rows, pk=key, plan__in=[plan.pk for plan in own.plans])


def get_own_comment(request: HttpRequest, house: str, key: UUID) -> tuple[Own, Comment]:
    """What somebody said about a part of mine."""
    own = get_own_plan(request, house)
    rows = Comment.objects.select_related("part__plan", "writer")
    return own, get_object_or_404(rows, pk=key, part__plan__in=[plan.pk for plan in own.plans])


def other_names_with_plans(person: Person) -> list[Person]:
    """Under which other names of mine there is somebody who could open a plan with this one, or be opened.

    Nothing of their plans is read: only that the house says we are one.
    """
    numbers = Merge.objects.numbers_of(person) - {person.number}
    if not numbers:
        return []
    rows = Person.objects.filter(house=person.house, number__in=numbers, user__isnull=False, erased_at__isnull=True)
    return list(rows.order_by("number"))


# Questions to begin with, written by coaches.


def get_template(house: House, key: UUID) -> PlanTemplate:
    """A set that is offered in this house."""
    return get_object_or_404(PlanTemplate.objects.prefetch_related("lines"), house=house, pk=key, is_active=True)


def enter_templates(request: HttpRequest, house: str) -> Place:
    """Where a coach writes questions down."""
    return enter_house(request, house, Permission.WRITE_PLAN_TEMPLATES)


def get_own_template(place: Place, key: UUID) -> PlanTemplate:
    """A set of this house to change; coaches change each other's."""
    return get_object_or_404(PlanTemplate.objects.prefetch_related("lines"), house=place.house, pk=key)
