"""From a question to a referral."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from productiehuis.helpdesk.access import get_request
from productiehuis.helpdesk.actions import refer_request
from productiehuis.helpdesk.views.desk import frame
from productiehuis.initiatives.access import Permission, enter_initiative
from productiehuis.initiatives.guards import desk_form, what_was_sent
from productiehuis.referrals.access import crew_of
from productiehuis.referrals.forms.sending import EndForm, ReferForm


@require_http_methods(["GET", "HEAD", "POST"])
@desk_form
def desk_request_refer(request: HttpRequest, house: str, initiative: str, question: UUID) -> HttpResponse:
    """Where the question goes on to; the next page reads out what will be told."""
    place = enter_initiative(request, house, initiative, Permission.REFER)
    asked = get_request(place, question)
    person = asked.visit.person
    if person is None:
        raise Http404
    given = {"topic": asked.topic_id}
    data, is_sent = what_was_sent(request)
    form = ReferForm(
        data,
        house=place.house,
        crew=crew_of(place),
        sender=place.here,
        storey=asked.visit.storey,
        initial=given,
    )
    if is_sent and form.is_valid() and not form.asks(person):
        try:
            key = form.cleaned_data["client_key"]
            made = refer_request(request=asked, wish=form.wish(), by=place.by, client_key=key)
            return redirect("desk_referral_yes", place.house.slug, place.here.slug, made.pk)
        except ValidationError as problem:
            form.add_error(None, problem)
    context = frame(place, "referrals", person=person, form=form, end_form=EndForm())
    context["is_late"] = form.is_bound and not is_sent
    return render(request, "referrals/desk_refer.html", context, status=422 if is_sent and form.errors else 200)
