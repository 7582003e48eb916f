"""How a plan is laid out: by kind, each goal followed by its steps. Its length costs no queries."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.http import urlencode

from productiehuis.pathway.models import Step
from productiehuis.plans.models import Kind, Part, Plan
from productiehuis.plans.questions import CARDS, QUESTIONS, Asked, KindCard


@dataclass
class Line:
    """A part as a line of the plan."""

    part: Part
    step: Step | None = None
    is_under_goal: bool = False


@dataclass
class Section:
    """All parts of one kind, or a goal with what stands under it."""

    kind: Kind
    card: KindCard
    lines: list[Line]


def lines_of(parts: Sequence[Part]) -> list[Line]:
    """The parts with the step of the learning line that some of them are."""
    keys = {part.step_key for part in parts if part.kind == Kind.STEP and part.step_key}
    steps = {str(step.pk): step for step in Step.objects.filter(pk__in=keys).select_related("room")} if keys else {}
    return [Line(part, steps.get(part.step_key) if part.kind == Kind.STEP else None) for part in parts]


def sections(lines: Iterable[Line]) -> list[Section]:
    """In the order of the kinds; what stands under a goal that is there follows that goal."""
    by_kind: dict[Kind, list[Line]] = defaultdict(list)
    lines = list(lines)
    goals = {line.part.pk for line in lines if line.part.kind == Kind.GOAL}
    under: dict[UUID, list[Line]] = defaultdict(list)
    for line in lines:
        if line.part.goal_id in goals and line.part.goal_id:
            line.is_under_goal = True
            under[line.part.goal_id].append(line)
        else:
            by_kind[Kind(line.part.kind)].append(line)
    by_kind[Kind.GOAL] = [each for line in by_kind[Kind.GOAL] for each in (line, *under[line.part.pk])]
    return [Section(kind, CARDS[kind], by_kind[kind]) for kind in Kind if by_kind[kind]]


def own_sections(plans: Sequence[Plan]) -> list[Section]:
    """All of my plan, as a sheet of paper has it."""
    return sections(lines_of(list(Part.objects.standing().filter(plan__in=[plan.pk for plan in plans]))))


def questions_left(answered: Collection[str]) -> list[Asked]:
    """The first questions that have no answer yet. They may stay so."""
    return [each for each in QUESTIONS if each.question not in answered]


def ways_url(part: Part, plans: Sequence[Plan]) -> str:
    """The page with the ways through the house, asked from this step or goal: where I stand, and what I want.

    I stand at the last step of the line that I did; a goal leads to the last one under it that is still to do. Of my
    own words nothing goes along: what is not of the line stays for me to choose there.
    """
    steps = Part.objects.standing().filter(plan__in=[plan.pk for plan in plans], kind=Kind.STEP)
    done = steps.filter(done_on__isnull=False).exclude(pk=part.pk).order_by("-done_on", "-order", "-id")
    to_do = steps.filter(goal=part.pk, done_on__isnull=True).order_by("-order", "-id")
    wanted = [part] if part.kind == Kind.STEP else list(to_do)
    here, wish = _first_of_line(done), _first_of_line(wanted)
    asked = {"van": here.slug if here else "", "naar": f"stap-{wish.slug}" if wish else ""}
    query = urlencode({name: slug for name, slug in asked.items() if slug})
    return reverse("learning_line", args=[part.plan.house.slug]) + (f"?{query}" if query else "")


def _first_of_line(parts: Iterable[Part]) -> Step | None:
    """The first of these that is a step of the line as it is today."""
    keys = [part.step_key for part in parts if part.step_key]
    standing = {str(step.pk): step for step in Step.objects.filter(pk__in=keys, is_active=True)} if keys else {}
    return next((standing[key] for key in keys if key in standing), None)
