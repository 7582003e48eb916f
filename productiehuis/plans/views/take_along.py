"""Taking my plan along, and bringing it to another house. Never on the device of a desk: files stay."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from productiehuis.people.limits import allow, limited, too_many
from productiehuis.plans.access import get_own_plan
from productiehuis.plans.access.arrivals import get_arrival
from productiehuis.plans.actions.arrivals import (
    look_in,
    receive_plan,
    take_in,
    take_plan_along,
)
from productiehuis.plans.arrival_files import forget_arrivals
from productiehuis.plans.forms.proofs import PlanFileForm
from productiehuis.plans.models import Arrival, FlownTo
from productiehuis.plans.models.milestones import say_kind
from productiehuis.plans.plan_file import plan_json, plan_pdf

FORMS = {"json": ("application/json", plan_json), "pdf": ("application/pdf", plan_pdf)}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def plan_along(request: HttpRequest, house: str) -> HttpResponse:
    """My plan as a sheet to read, or as a file that another house takes in. Made on the spot and kept nowhere."""
    own, form = get_own_plan(request, house), request.POST.get("as", "")
    if request.method != "POST" or form not in FORMS:
        return render(request, "plans/along.html", {"house": own.house})
    if not allow("plan_along", str(own.person.pk), amount=20, minutes=60):
        return too_many(request)
    kind, make = FORMS[form]
    response = HttpResponse(make(own.person, own.plans), content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="mijn-plan.{form}"'
    take_plan_along(person=own.person, form=form, by=own.by)
    return response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@limited("plan_arrive", amount=20, minutes=10, per_person=True)
def plan_arrive(request: HttpRequest, house: str) -> HttpResponse:
    """Choose the file of a plan from another house. A fault is said; nothing is kept then."""
    own, sent = get_own_plan(request, house), request.method == "POST"
    if own.is_for_paper and not sent:
        return redirect("my_plan", house)
    form = PlanFileForm(request.POST if sent else None, request.FILES if sent else None, request=request)
    if sent and form.is_valid():
        file, key = form.cleaned_data["file"], form.cleaned_data["client_key"]
        try:
            arrival = receive_plan(person=own.person, data=file.read(), by=own.by, client_key=key)
        except ValidationError as problem:
            form.add_error("file", problem)
        else:
            return redirect("plan_arrival", own.house.slug, arrival.pk)
    return render(request, "plans/arrive.html", {"house": own.house, "form": form}, status=422 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def plan_arrival(request: HttpRequest, house: str, arrival: UUID) -> HttpResponse:
    """What the file would bring; one press takes all of it in, or throws it away."""
    own, found = get_arrival(request, house, arrival)
    if request.POST.get("says") == "no":
        forget_arrivals(Arrival.objects.filter(pk=found.pk))
        messages.info(request, _("Er is niets veranderd."))
        return redirect("plan_along", own.house.slug)
    if request.method == "POST":
        try:
            coming = take_in(arrival=found, by=own.by, shown=own.shown)
        except ValidationError as problem:
            messages.error(request, " ".join(problem.messages))
            return redirect("plan_arrive", own.house.slug)
        words = ngettext(
            "Klaar. %(count)s stuk staat nu in je plan.",
            "Klaar. %(count)s stukken staan nu in je plan.",
            coming.new_parts,
        )
        messages.success(request, words % {"count": coming.new_parts})
        return redirect("plan_along", own.house.slug)
    coming = look_in(found)
    where_to = {str(value): label for value, label in FlownTo.choices}
    milestones = [(say_kind(each.kind), where_to.get(each.flown_to, ""), each) for each in coming.plan.milestones]
    return render(request, "plans/arrival.html", {"house": own.house, "coming": coming, "milestones": milestones})
