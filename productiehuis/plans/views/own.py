"""My plan: beginning it with three questions, the page itself, on paper, and erasing it."""

from typing import Any
from uuid import UUID, uuid5

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from productiehuis.initiatives.access import LoginNeeded, get_house
from productiehuis.initiatives.own_forms import own_form, written
from productiehuis.people.access import own_persons
from productiehuis.people.given_keys import waiting_for
from productiehuis.plans.access import Own, get_own_plan, get_template, other_names_with_plans, who_sees, who_sees_all
from productiehuis.plans.access.together import open_from_plan
from productiehuis.plans.actions import add_part, begin_plan, erase_plan, join_plan, part_plan, take_over
from productiehuis.plans.drawn import draw_plan, draw_rest
from productiehuis.plans.forms.parts import TextForm
from productiehuis.plans.models import Part, Plan, PlanTemplate
from productiehuis.plans.page import own_sections, questions_left
from productiehuis.plans.questions import QUESTIONS, get_asked
from productiehuis.ui.forms import ClientKeyForm


@require_safe
def my_plans(request: HttpRequest) -> HttpResponse:
    """To my plan; who is somebody in several houses chooses one."""
    if not request.user.is_authenticated:
        raise LoginNeeded
    persons = own_persons(request)
    if len(persons) == 1:
        return redirect("my_plan", persons[0].house.slug)
    return render(request, "plans/my_plans.html", {"persons": persons})


@require_safe
def my_plan(request: HttpRequest, house: str) -> HttpResponse:
    """Everything I wrote, with whom I share what. No number says how far I am."""
    own = get_own_plan(request, house)
    opens = open_from_plan(request, own.house.slug)
    if own.is_for_paper:
        return render(request, "plans/for_paper.html", {"house": own.house, "opens": opens})
    if not own.plans:
        begin: dict[str, Any] = {"own": own, "house": own.house, "opens": opens}
        return render(request, "plans/begin.html", begin | {"given": waiting_for(request)})
    drawn = draw_plan(own.plans, own.today, reverse("my_plan", args=[own.house.slug]))
    context = {
        "own": own,
        "house": own.house,
        "drawn": drawn,
        "given": waiting_for(request),
        "left": questions_left(drawn.answered),
        "rest": draw_rest(own.house.slug, bool(other_names_with_plans(own.person)), opens, get_language() or "nl"),
    }
    return render(request, "plans/my_plan.html", context)


def begun_by(own: Own, client_key: UUID) -> Plan:
    """My plan; it begins when there is none yet."""
    return own.plan or begin_plan(person=own.person, by=own.by, client_key=client_key, shown=own.shown)


@require_http_methods(["GET", "HEAD", "POST"])
@own_form
def plan_question(request: HttpRequest, house: str, number: int) -> HttpResponse:
    """One of the three first questions. The first answer begins the plan; each may be skipped."""
    own, asked = get_own_plan(request, house), get_asked(number)
    if asked is None:
        raise Http404
    if own.is_for_paper and request.method != "POST":
        return redirect("my_plan", house)
    rows = Part.objects.filter(plan__in=[plan.pk for plan in own.plans], question=asked.question)
    part = rows.first()
    form = TextForm(written(request), initial={"text": part.text if part else ""}, hint=asked.hint)
    next_one = get_asked(number + 1)
    seen_too = who_sees(part) if part else who_sees_all(own, asked.kind)
    if request.method == "POST" and form.is_valid():
        key = form.cleaned_data["client_key"]
        try:
            add_part(
                plan=part.plan if part else begun_by(own, key),
                kind=asked.kind,
                question=asked.question,
                text=form.cleaned_data["text"],
                is_apart="apart" in request.POST,
                by=own.by,
                client_key=key,
            )
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            return redirect("plan_question", house, next_one.number) if next_one else redirect("my_plan", house)
    context = {"own": own, "house": own.house, "asked": asked, "next": next_one, "form": form, "of": len(QUESTIONS)}
    context |= {"seen_too": seen_too, "is_new": part is None}
    return render(request, "plans/question.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def plan_joined(request: HttpRequest, house: str) -> HttpResponse:
    """I stand in this house under two names: say whether my other name may open this plan too."""
    own, form = get_own_plan(request, house), ClientKeyForm(request.POST or None)
    plan, others = own.begun, other_names_with_plans(own.person)
    if plan.person_id != own.person.pk or not (others or plan.joins.exists()):
        raise Http404
    if request.method == "POST" and form.is_valid():
        if request.POST.get("joined") == "no":
            part_plan(plan=plan, by=own.by)
        else:
            for other in others:
                key = form.cleaned_data["client_key"]
                join_plan(plan=plan, reader=other, by=own.by, client_key=uuid5(key, str(other.pk)))
        return redirect("my_plan", house)
    context = {"own": own, "house": own.house, "others": others, "is_joined": plan.joins.exists(), "form": form}
    return render(request, "plans/joined.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def plan_erase(request: HttpRequest, house: str) -> HttpResponse:
    """Everything of my plan goes, at once, without asking anybody. The page asks once more, for it cannot come back."""
    own = get_own_plan(request, house)
    plan = own.begun
    if plan.person_id != own.person.pk:
        raise Http404
    if request.method == "POST" and request.POST.get("sure") == "yes":
        erase_plan(plan=plan, by=own.by)
        messages.success(request, _("Je plan is gewist. Niemand kan het nog lezen."))
        return redirect("my_house")
    return render(request, "plans/erase.html", {"own": own, "house": own.house})


@require_safe
def plan_print(request: HttpRequest, house: str) -> HttpResponse:
    """My plan as a sheet of paper."""
    own = get_own_plan(request, house)
    if not own.plans:
        raise Http404
    context = {"own": own, "house": own.house, "sections": own_sections(own.plans), "today": own.today}
    return render(request, "plans/print.html", context)


@require_safe
def plan_paper(request: HttpRequest, house: str) -> HttpResponse:
    """The same questions on an empty sheet, for who begins with a pen. Everybody may print it."""
    here = get_house(house)
    return render(request, "plans/paper.html", {"house": here, "questions": QUESTIONS})


@require_safe
def plan_templates(request: HttpRequest, house: str) -> HttpResponse:
    """Questions by coaches, to begin with or to look at. Nothing has to."""
    own = get_own_plan(request, house)
    offered = PlanTemplate.objects.filter(house=own.house, is_active=True).prefetch_related("lines")
    context = {"own": own, "house": own.house, "templates": offered, "form": ClientKeyForm()}
    return render(request, "plans/templates.html", context)


@require_POST
def plan_take_over(request: HttpRequest, house: str, template: UUID) -> HttpResponse:
    """These questions come to stand in my plan; what I do with them is up to me."""
    own, form = get_own_plan(request, house), ClientKeyForm(request.POST)
    found = get_template(own.house, template)
    if form.is_valid():
        key = form.cleaned_data["client_key"]
        try:
            take_over(template=found, plan=begun_by(own, key), by=own.by, client_key=key)
            messages.success(request, _("De vragen staan in je plan. Beantwoord wat jij wilt."))
        except ValidationError as problem:
            messages.error(request, " ".join(problem.messages))
    return redirect("my_plan", house)
