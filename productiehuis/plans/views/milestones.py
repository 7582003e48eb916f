"""My milestones: keep them or celebrate them; and what the house celebrates."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from productiehuis.initiatives.own_forms import own_form, written
from productiehuis.people.access import oneself
from productiehuis.people.models import Person
from productiehuis.plans.access import get_own_plan, plans_of
from productiehuis.plans.access.milestones import (
    get_own_milestone,
    own_milestones,
    see_celebrated,
    suggested,
    was_suggested,
)
from productiehuis.plans.access.neighbours import enter_as_neighbour, is_neighbour
from productiehuis.plans.access.talents import enter_own
from productiehuis.plans.actions import count_plan
from productiehuis.plans.actions.counting import count_milestone, plan_counted, stop_counting, stop_counting_plan
from productiehuis.plans.actions.milestones import (
    CorrectedMeanwhile,
    celebrate,
    correct_milestone,
    leave_aside,
    note_milestone,
    remove_milestone,
)
from productiehuis.plans.forms.milestones import CelebrateForm, CorrectionForm, KeyForm, MilestoneForm
from productiehuis.plans.models import Audience, Counted, Milestone, MilestoneKind
from productiehuis.plans.models.milestones import say_kind
from productiehuis.plans.sentences import count_milestone_sentence, count_plan_sentence


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@own_form
def my_milestones(request: HttpRequest, house: str) -> HttpResponse:
    """What I reached, what the house may know of it, and noting one."""
    person = enter_own(request, house)
    form = MilestoneForm(written(request), initial={"on": person.house.today})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            made = note_milestone(person=person, by=oneself(person), **data | {"kind": MilestoneKind(data["kind"])})
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            messages.success(request, _("Bewaard. Alleen jij ziet dit."))
            return redirect("milestone", person.house.slug, made.pk)
    facts = [(say_kind(each.kind), each, uuid4()) for each in suggested(person)]
    context = {
        "house": person.house,
        "form": form,
        "milestones": own_milestones(person),
        "suggested": facts,
        "has_plan": bool(plans_of(person)),
        "plan_counted": plan_counted(person),
        "sees_others": is_neighbour(person),
        "plan_sentence": count_plan_sentence(person.house),
        "key": uuid4(),
    }
    return render(request, "plans/my_milestones.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def milestone(request: HttpRequest, house: str, milestone: UUID) -> HttpResponse:
    """One of mine: with whom I celebrate it, and whether it counts."""
    person = enter_own(request, house)
    own = get_own_milestone(person, milestone)
    audience = own.audience if own.is_celebrated else Audience.SELF
    first = {"audience": audience, "version": own.version}
    form, meanwhile = CelebrateForm(request.POST or None, house=person.house, initial=first), None
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, _celebrate(own, person, form.cleaned_data))
        except CorrectedMeanwhile as changed:
            own = meanwhile = changed.milestone
            form = CelebrateForm(request.POST.dict() | {"version": own.version}, house=person.house)
        except ValidationError as problem:
            messages.error(request, " ".join(problem.messages))
        if meanwhile is None:
            return redirect("milestone", person.house.slug, own.pk)
    context = {
        "house": person.house,
        "milestone": own,
        "form": form,
        "meanwhile": meanwhile,
        "is_counted": Counted.objects.standing().filter(milestone=own).exists(),
        "count_sentence": count_milestone_sentence(person.house),
        "key": uuid4(),
    }
    return render(request, "plans/milestone.html", context, status=409 if meanwhile else 200)


def _celebrate(own: Milestone, person: Person, sent: dict[str, Any]) -> str:
    """What is said when it is done."""
    chosen, version = Audience(sent["audience"]), sent["version"] or 0
    celebrate(milestone=own, audience=chosen, by=oneself(person), client_key=sent["client_key"], version=version)
    only_me = chosen == Audience.SELF
    return _("Alleen jij ziet dit nu.") if only_me else _("Gefeliciteerd! Het huis viert het met je mee.")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@own_form
def milestone_edit(request: HttpRequest, house: str, milestone: UUID) -> HttpResponse:
    """Another day, other words, or it was something else. Who may see it sees what it says now."""
    person = enter_own(request, house)
    own = get_own_milestone(person, milestone)
    now = {"kind": own.kind, "flown_to": own.flown_to, "on": own.on, "words": own.words, "version": own.version}
    form, meanwhile = CorrectionForm(written(request), initial=now), None
    if request.method == "POST" and form.is_valid():
        told = {name: form.cleaned_data[name] for name in now} | {"kind": MilestoneKind(form.cleaned_data["kind"])}
        try:
            correct_milestone(milestone=own, by=oneself(person), **told | {"version": told["version"] or 0})
        except ValidationError as problem:
            form.add_error(None, problem)
        except CorrectedMeanwhile as changed:
            meanwhile = changed.milestone
            form = CorrectionForm(request.POST.dict() | {"version": meanwhile.version})
        else:
            messages.success(request, _("Opgeslagen."))
            return redirect("milestone", person.house.slug, own.pk)
    counted = Counted.objects.standing().filter(milestone=own).exists()
    context = {"house": person.house, "milestone": own, "form": form, "is_counted": counted, "meanwhile": meanwhile}
    return render(request, "plans/milestone_edit.html", context, status=409 if meanwhile else 200)


@require_POST
def milestone_count(request: HttpRequest, house: str, milestone: UUID) -> HttpResponse:
    """It may be counted without my name, or no longer."""
    person = enter_own(request, house)
    own, form = get_own_milestone(person, milestone), KeyForm(request.POST)
    if request.POST.get("says") == "stop":
        stop_counting(milestone=own, by=oneself(person))
        messages.success(request, _("Dit telt niet meer mee."))
    elif form.is_valid() and request.POST.get("says") == "yes":
        count_milestone(milestone=own, by=oneself(person), client_key=form.cleaned_data["client_key"])
        messages.success(request, _("Dit telt mee, zonder je naam."))
    else:
        raise Http404
    return redirect("milestone", person.house.slug, own.pk)


@require_POST
def milestone_remove(request: HttpRequest, house: str, milestone: UUID) -> HttpResponse:
    person = enter_own(request, house)
    remove_milestone(milestone=get_own_milestone(person, milestone), by=oneself(person))
    messages.success(request, _("Weggehaald."))
    return redirect("my_milestones", person.house.slug)


@require_POST
def milestone_suggestion(request: HttpRequest, house: str, source: UUID) -> HttpResponse:
    """Take over what the house knows of me, or leave it."""
    person = enter_own(request, house)
    fact = next((each for each in suggested(person) if each.source == source), None)
    form = KeyForm(request.POST)
    if not form.is_valid():
        raise Http404
    if fact is None:
        if not was_suggested(person, source):
            raise Http404
        return redirect("my_milestones", person.house.slug)
    if request.POST.get("says") == "no":
        leave_aside(person=person, source_key=source, by=oneself(person))
        return redirect("my_milestones", person.house.slug)
    made = note_milestone(
        person=person,
        kind=MilestoneKind(fact.kind),
        on=fact.on,
        words=fact.about,
        source_key=source,
        by=oneself(person),
        client_key=form.cleaned_data["client_key"],
    )
    messages.success(request, _("Bewaard. Alleen jij ziet dit."))
    return redirect("milestone", person.house.slug, made.pk)


@require_POST
def plan_count(request: HttpRequest, house: str) -> HttpResponse:
    """That I have a plan may be counted, or no longer; also when the plan itself is gone."""
    own = get_own_plan(request, house)
    says = request.POST.get("says")
    if says == "yes":
        count_plan(plan=own.begun, counts=True, by=own.by)
        messages.success(request, _("Je plan telt mee. Niemand ziet wat erin staat."))
    elif says == "stop":
        for plan in own.plans[:1]:
            count_plan(plan=plan, counts=False, by=own.by)
        stop_counting_plan(person=own.person, by=own.by)
        messages.success(request, _("Je plan telt niet meer mee."))
    return redirect("my_milestones", own.house.slug)


@never_cache
@require_safe
def celebrations(request: HttpRequest, house: str) -> HttpResponse:
    """What people of this house celebrate with each other."""
    place = enter_as_neighbour(request, house)
    return render(request, "plans/celebrations.html", {"house": place.house, "milestones": see_celebrated(place)})
