"""Told numbers of an initiative: what was counted otherwise."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from productiehuis.activities.actions import tell
from productiehuis.activities.forms import TallyForm
from productiehuis.activities.models import Tally
from productiehuis.initiatives.access import Permission, enter_initiative

MOST = 100


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tallies(request: HttpRequest, house: str, initiative: str) -> HttpResponse:
    """Tell a number of a month or a year, and see what was told."""
    place = enter_initiative(request, house, initiative, Permission.TELL)
    first = {"year": place.house.today.year}
    form = TallyForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        tell(initiative=place.here, by=place.by, **form.cleaned_data)
        messages.success(request, _("Het aantal is bewaard. Je ziet het bij de cijfers als 'verteld'."))
        return redirect("tallies", place.house.slug, place.here.slug)
    rows = Tally.objects.valid().filter(house=place.house, initiative=place.here).select_related("session")
    context = {
        "house": place.house,
        "place": place,
        "form": form,
        "told": rows.order_by("-year", "-month", "-id")[:MOST],
    }
    return render(request, "activities/tallies.html", context)
