"""What others share with me. Every click asks anew whether I may still see it, and stands in their "wie keek er"."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from productiehuis.initiatives.own_forms import own_form, written
from productiehuis.people.access import oneself
from productiehuis.plans.access import (
    get_my_comment,
    get_share_with_me,
    get_shared_part,
    open_shared_plan,
    shared_with_me,
)
from productiehuis.plans.access.referring import proposed_by
from productiehuis.plans.actions import give_back, withdraw_comment, write_comment
from productiehuis.plans.forms.sharing import CommentForm
from productiehuis.plans.models import Kind, Share
from productiehuis.plans.models.referring import ASKED_FROM
from productiehuis.plans.page import lines_of, sections
from productiehuis.plans.questions import CARDS


@require_safe
def plans_with_me(request: HttpRequest) -> HttpResponse:
    """Who shares something with me. It shows no word of what."""
    by_plan: dict[UUID, Share] = {}
    for share in shared_with_me(request):
        by_plan.setdefault(share.plan_id, share)
    return render(request, "plans/with_me.html", {"shares": by_plan.values()})


@require_safe
def plan_with_me(request: HttpRequest, plan: UUID) -> HttpResponse:
    """What one person shares with me."""
    seen = open_shared_plan(request, plan)
    context = {"seen": seen, "house": seen.plan.house, "sections": sections(lines_of(seen.parts))}
    return render(request, "plans/plan_with_me.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@own_form
def plan_with_me_part(request: HttpRequest, plan: UUID, part: UUID) -> HttpResponse:
    """One part, and what I say about it."""
    seen, found = get_shared_part(request, plan, part)
    form = CommentForm(written(request))
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data
        try:
            write_comment(part=found, writer=seen.reader, text=sent["text"], by=seen.by, client_key=sent["client_key"])
        except ValidationError as problem:
            if problem.code == "stopped":
                raise Http404 from problem
            raise
        name = seen.plan.person.full_name
        messages.success(request, _("%(name)s kan je reactie lezen.") % {"name": name})
        return redirect("plan_with_me_part", plan, part)
    context = {
        "proofs": list(found.proofs.all()),
        "seen": seen,
        "house": seen.plan.house,
        "part": found,
        "line": lines_of([found])[0],
        "card": CARDS[Kind(found.kind)],
        "form": form,
        "comments": found.comments.filter(writer=seen.reader),
        "may_propose": found.kind in ASKED_FROM,
        "proposed": proposed_by(found, seen.reader),
    }
    return render(request, "plans/part_with_me.html", context)


@require_POST
def plan_give_back(request: HttpRequest, share: UUID) -> HttpResponse:
    """I do not want to see this any longer."""
    found = get_share_with_me(request, share)
    give_back(share=found, by=oneself(found.reader))
    messages.success(request, _("Teruggegeven. Je ziet het niet meer."))
    return redirect("plans_with_me")


@require_POST
def plan_comment_withdraw(request: HttpRequest, comment: UUID) -> HttpResponse:
    """I take back what I wrote."""
    found = get_my_comment(request, comment)
    assert found.writer is not None
    withdraw_comment(comment=found, by=oneself(found.writer))
    messages.success(request, _("Je reactie is weg."))
    return redirect("plans_with_me")
