"""What an initiative has on its programme: the list, making, changing, stopping."""

from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from productiehuis.activities.access import get_own_programme
from productiehuis.activities.actions import edit_programme, make_programme, stop_programme
from productiehuis.activities.forms import ProgrammeForm
from productiehuis.activities.models import Programme
from productiehuis.activities.queries import (
    begins_after_jump,
    sessions_of_initiative,
    sessions_of_programme,
)
from productiehuis.activities.views.agenda import by_day
from productiehuis.initiatives.access import Permission, enter_initiative
from productiehuis.ui.forms import add_errors

AHEAD = timedelta(weeks=2)
BACK = timedelta(weeks=1)


@never_cache
@require_safe
def manage_programmes(request: HttpRequest, house: str, initiative: str) -> HttpResponse:
    """Today first, then the days around it, then everything on the programme."""
    place = enter_initiative(request, house, initiative, Permission.TAKE_ATTENDANCE)
    day = place.house.today
    sessions = sessions_of_initiative(place.here, day - BACK, day + AHEAD)
    rows = Programme.objects.filter(house=place.house, initiative=place.here).select_related("room", "template")
    programmes = list(rows.order_by("-first_date"))
    context = {
        "house": place.house,
        "place": place,
        "now": [each for each in sessions if each.date == day],
        "later": by_day(each for each in sessions if each.date > day),
        "earlier": by_day(each for each in reversed(sessions) if each.date < day),
        "programmes": [each for each in programmes if each.is_active],
        "stopped": [each for each in programmes if not each.is_active],
        "may_run": place.may(Permission.RUN_ACTIVITIES),
        "may_tell": place.may(Permission.TELL),
    }
    return render(request, "activities/manage_programmes.html", context)


@never_cache
@require_safe
def manage_programme(request: HttpRequest, house: str, initiative: str, programme: str) -> HttpResponse:
    """One activity from inside: its dates and what may be done with it."""
    place = enter_initiative(request, house, initiative, Permission.RUN_ACTIVITIES)
    found = get_own_programme(place, programme)
    day = place.house.today
    coming, past = sessions_of_programme(found, day)
    context = {
        "house": place.house,
        "place": place,
        "programme": found,
        "coming": coming,
        "past": past,
        "after_jump": begins_after_jump(found) if found.is_active else None,
    }
    return render(request, "activities/manage_programme.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def programme_new(request: HttpRequest, house: str, initiative: str) -> HttpResponse:
    """Put something on the agenda."""
    place = enter_initiative(request, house, initiative, Permission.RUN_ACTIVITIES)
    first = {"template": request.GET.get("cursus"), "rhythm": "weekly" if "cursus" in request.GET else None}
    form = ProgrammeForm(request.POST or None, initiative=place.here, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            key = form.cleaned_data["client_key"]
            made = make_programme(initiative=place.here, plan=form.plan(), by=place.by, client_key=key)
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("Het staat in de agenda."))
            return redirect("manage_programme", place.house.slug, place.here.slug, made.slug)
    context = {"house": place.house, "place": place, "form": form}
    return render(request, "activities/programme_form.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def programme_edit(request: HttpRequest, house: str, initiative: str, programme: str) -> HttpResponse:
    """Change the plan; the dates to come follow."""
    place = enter_initiative(request, house, initiative, Permission.RUN_ACTIVITIES)
    found = get_own_programme(place, programme)
    form = ProgrammeForm(request.POST or None, initiative=place.here, programme=found)
    if request.method == "POST" and form.is_valid():
        try:
            edit_programme(programme=found, plan=form.plan(), by=place.by)
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("De wijziging is bewaard. De agenda klopt weer."))
            return redirect("manage_programme", place.house.slug, place.here.slug, found.slug)
    context = {"house": place.house, "place": place, "form": form, "programme": found}
    return render(request, "activities/programme_form.html", context)


@require_POST
def programme_stop(request: HttpRequest, house: str, initiative: str, programme: str) -> HttpResponse:
    """Take an activity off the agenda."""
    place = enter_initiative(request, house, initiative, Permission.RUN_ACTIVITIES)
    found = get_own_programme(place, programme)
    stop_programme(programme=found, by=place.by)
    messages.success(request, _("De activiteit is gestopt. Wie was aangemeld, krijgt bericht."))
    return redirect("manage_programmes", place.house.slug, place.here.slug)
