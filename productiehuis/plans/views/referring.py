"""From a step or a goal of my plan: asking for a place in the house or at a partner. First I see what they will see."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from productiehuis.initiatives.own_forms import own_form, status_of, written
from productiehuis.people.cards import site_of
from productiehuis.plans.access import Own, get_own_part
from productiehuis.plans.access.referring import find_proposal
from productiehuis.plans.actions import refer_part
from productiehuis.plans.forms.referring import PartReferForm
from productiehuis.plans.models import Part, PlaceProposal
from productiehuis.plans.models.referring import ASKED_FROM
from productiehuis.plans.page import lines_of
from productiehuis.referrals.asking import before_asking


@require_http_methods(["GET", "HEAD", "POST"])
@own_form
def plan_refer(request: HttpRequest, house: str, part: UUID) -> HttpResponse:
    """Where to; then exactly what travels; then one press. Of the plan nothing goes along that I did not choose."""
    own, found = get_own_part(request, house, part)
    if found.removed_at or found.kind not in ASKED_FROM:
        raise Http404
    step = lines_of([found])[0].step
    proposal = find_proposal(found, request.GET.get("voorstel", ""))
    form = PartReferForm(written(request), house=own.house, part=found, step=step, proposal=proposal)
    context = {"own": own, "house": own.house, "part": found, "form": form, "proposal": proposal}
    context["back"] = reverse("plan_part", args=[house, part])
    if request.method == "POST" and form.is_valid():
        try:
            if request.POST.get("sure") == "yes":
                return _send(request, own, found, form, proposal)
            if request.POST.get("sure") != "no":
                context["before"] = before_asking(own.person, form)
                return render(request, "plans/refer_sure.html", context)
        except ValidationError as problem:
            form.add_error(None, problem)
    return render(request, "plans/refer.html", context, status=status_of(request, form))


def _send(
    request: HttpRequest, own: Own, part: Part, form: PartReferForm, proposal: PlaceProposal | None
) -> HttpResponse:
    key, heard = form.cleaned_data["client_key"], before_asking(own.person, form).heard_by(form, site_of(request))
    refer_part(
        part=part, person=own.person, wish=form.wish(), heard=heard, by=own.by, client_key=key, proposal=proposal
    )
    messages.success(request, _("Verstuurd. Hier zie je of je kunt komen."))
    return redirect("plan_part", own.house.slug, part.pk)
