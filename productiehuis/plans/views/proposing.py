"""A reader of a part proposes a place; the owner goes on with it or leaves it."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from productiehuis.initiatives.own_forms import own_form, status_of, written
from productiehuis.people.access import oneself
from productiehuis.plans.access import get_shared_part
from productiehuis.plans.access.referring import get_my_proposal, get_own_proposal
from productiehuis.plans.actions import leave_proposal, propose_place, withdraw_proposal
from productiehuis.plans.forms.referring import ProposeForm
from productiehuis.plans.models.referring import ASKED_FROM


@require_http_methods(["GET", "HEAD", "POST"])
@own_form
def plan_propose(request: HttpRequest, plan: UUID, part: UUID) -> HttpResponse:
    """Where this person could go. They alone read it, and they alone ask."""
    seen, found = get_shared_part(request, plan, part)
    if found.kind not in ASKED_FROM:
        raise Http404
    form = ProposeForm(written(request), house=seen.plan.house)
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data
        told = {"to": form["to"].value(), "topic": sent["topic"], "words": sent["words"]}
        try:
            propose_place(part=found, writer=seen.reader, by=seen.by, client_key=sent["client_key"], **told)
        except ValidationError as problem:
            if problem.code == "stopped":
                raise Http404 from problem
            raise
        name = seen.plan.person.full_name
        messages.success(request, _("%(name)s kan je voorstel lezen, en beslist zelf.") % {"name": name})
        return redirect("plan_with_me_part", plan, part)
    context = {"seen": seen, "house": seen.plan.house, "part": found, "form": form}
    return render(request, "plans/propose.html", context, status=status_of(request, form))


@require_POST
def plan_proposal_withdraw(request: HttpRequest, proposal: UUID) -> HttpResponse:
    """I take back what I proposed."""
    found = get_my_proposal(request, proposal)
    withdraw_proposal(proposal=found, by=oneself(found.writer))
    messages.success(request, _("Je voorstel is weg."))
    return redirect("plans_with_me")


@require_POST
def plan_proposal_leave(request: HttpRequest, house: str, proposal: UUID) -> HttpResponse:
    """I do not need this. Whoever proposed it is not told."""
    own, found = get_own_proposal(request, house, proposal)
    leave_proposal(proposal=found, by=own.by)
    return redirect("plan_part", house, found.part_id)
