"""Beside somebody at the desk: open your own plan with your pass and your PIN."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from productiehuis.initiatives.access import Place
from productiehuis.people.actions import pass_with_pin
from productiehuis.people.forms.passes import PassLoginForm
from productiehuis.people.limits import limited
from productiehuis.people.models import HousePass
from productiehuis.plans.access.together import enter_together, waiting_together
from productiehuis.plans.actions.together import open_together


def _problem(shown: HousePass | None, place: Place) -> str:
    """Why this pass opens nothing here; empty when it does."""
    if shown is None or shown.person is None:
        return _("Deze pas en pincode horen niet bij elkaar. Probeer het nog een keer.")
    if shown.house_id != place.house.pk:
        return _("Deze pas is van een ander huis. Je plan staat in dat huis.")
    if place.person is not None and shown.person.user_id == place.person.user_id:
        return _("Dit is je eigen pas. Open je plan op je eigen telefoon of computer.")
    return ""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("code", "pin")
@limited("plan_together", amount=20, minutes=10, per_person=True)
def plan_together(request: HttpRequest, house: str, initiative: str) -> HttpResponse:
    """The person types both; who works here looks the other way."""
    place, device = enter_together(request, house, initiative)
    form = PassLoginForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        shown = pass_with_pin(typed=form.cleaned_data["code"], pin=form.cleaned_data["pin"])
        problem = _problem(shown, place)
        if shown is not None and not problem:
            home = open_together(request=request, device=device, beside=place.by, shown=shown)
            return redirect(waiting_together(request) or home)
        form.add_error("pin", problem)
    context = {"place": place, "house": place.house, "form": form, "base": f"/{house}/balie/{initiative}/"}
    return render(request, "plans/together.html", context)
