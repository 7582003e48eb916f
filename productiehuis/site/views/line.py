"""The learning line: where am I, what do I want, and the ways that exist. Nothing of the question is kept."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from productiehuis.house.models import House, Storey
from productiehuis.initiatives.access import get_house
from productiehuis.pathway.models import Step
from productiehuis.pathway.queries import Line, line_of
from productiehuis.site.forms import RouteForm
from productiehuis.site.line.facts import facts_of
from productiehuis.site.line.others import how_others_went
from productiehuis.site.line.own import is_own_device, last_step
from productiehuis.site.line.ways import bare_plan, places_of, search, ways_to_go


def _from_here(house: House, line: Line, place: int) -> dict[str, Any]:
    """Where somebody can go from a step, and where many others went."""
    here = line.steps[place]
    often = set(how_others_went(house, line).get(here.pk, ()))
    known = {step.pk: step for step in line.steps}
    after = [line.steps[then] for then in line.graph.on[place]]
    after += [known[key] for key in often if key in known and known[key] not in after]
    facts = facts_of(house, after)
    return {"here": here, "next_steps": [(facts[step.pk], step.pk in often) for step in after]}


def _by_storey(line: Line, storeys: list[Storey]) -> list[tuple[Storey, list[tuple[Step, list[Step]]]]]:
    """The whole line from above: each step with where it leads."""
    shown = []
    for storey in reversed(storeys):
        mine = [
            (step, [line.steps[then] for then in line.graph.on[place]])
            for place, step in enumerate(line.steps)
            if step.storey_id == storey.pk
        ]
        if mine:
            shown.append((storey, mine))
    return shown


@require_safe
def learning_line(request: HttpRequest, house: str) -> HttpResponse:
    """Without a question the whole line, with one at most three ways."""
    here = get_house(house)
    line, storeys = line_of(here), list(Storey.objects.filter(house=here).order_by("level"))
    known = last_step(request, here, line) if "van" not in request.GET else ""
    asked = {**request.GET.dict(), "van": known} if known else request.GET
    form = RouteForm(asked, house=here, line=line, storeys=storeys)
    start, wanted = form.chosen("van"), form.chosen("naar")
    place = line.find(start) if start else None
    context: dict[str, Any] = {"house": here, "form": form, "line": line, "plan": bare_plan(here, storeys)}
    context |= {"is_known": bool(known), "may_plan": is_own_device(request)}
    if wanted:
        goals = places_of(line, here, wanted, here.today)
        found = search(line, place, goals)
        ways = ways_to_go(here, line, found, context["plan"], from_here=place is not None)
        context |= {"asked": True, "ways": ways, "is_there": place is not None and place in goals}
    elif place is not None:
        context |= _from_here(here, line, place)
    if not wanted:
        context["storeys"] = _by_storey(line, storeys)
    return render(request, "site/line.html", context)
