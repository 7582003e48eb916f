"""Somebody at an activity wants to go somewhere: who, and then where. What is discreet is on no list."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from productiehuis.activities.access import get_participant, get_session, open_session_list
from productiehuis.activities.actions import refer_from
from productiehuis.activities.forms import ApartForm
from productiehuis.activities.participants import participants_of
from productiehuis.initiatives.access import Permission, enter_initiative
from productiehuis.referrals.access import crew_of


@require_safe
@never_cache
def session_refer(request: HttpRequest, house: str, initiative: str, session: UUID) -> HttpResponse:
    """Who told something."""
    place = enter_initiative(request, house, initiative, Permission.REFER)
    found = open_session_list(place, session)
    people = [each.person for each in participants_of(found)]
    context = {"place": place, "house": place.house, "session": found, "people": people}
    return render(request, "activities/session_refer.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def session_refer_person(
    request: HttpRequest, house: str, initiative: str, session: UUID, person: UUID
) -> HttpResponse:
    """Where they want to go. In confidence it waits for a talk apart; else the yes is asked at once."""
    place = enter_initiative(request, house, initiative, Permission.REFER)
    found = get_session(place, session)
    who = get_participant(place, found.programme, person)
    storey = found.programme.room.storey
    form = ApartForm(request.POST or None, house=place.house, crew=crew_of(place), sender=place.here, storey=storey)
    if form.is_valid() and not form.asks(who):
        try:
            apart, key = form.cleaned_data["is_discreet"], form.cleaned_data["client_key"]
            wish = form.wish(is_discreet=apart)
            made = refer_from(session=found, person=who, wish=wish, by=place.by, client_key=key)
            if not apart:
                return redirect("desk_referral_yes", place.house.slug, place.here.slug, made.pk)
            messages.success(request, _("Opgeschreven. Alleen jij ziet het. Praat er apart over."))
            return redirect("session", place.house.slug, place.here.slug, found.pk)
        except ValidationError as problem:
            form.add_error(None, problem)
    context = {"place": place, "house": place.house, "session": found, "person": who, "form": form}
    return render(request, "activities/session_refer_person.html", context, status=422 if form.errors else 200)
