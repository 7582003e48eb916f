"""From a talk to a room or a partner: written down together, and sent with the resident's yes."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from productiehuis.activities.forms import add_errors
from productiehuis.coaching.access import enter_coaching, get_proposed, myself, open_talk
from productiehuis.people.read_out import read_out
from productiehuis.referrals.actions import Heard, refer, say_yes
from productiehuis.referrals.forms.sending import ReferForm
from productiehuis.referrals.travels import receiver_name, sentence_for


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def talk_refer(request: HttpRequest, house: str, talk: UUID) -> HttpResponse:
    """Where to, and only what the other must know. Nothing travels before the yes on the next page."""
    place = enter_coaching(request, house)
    found = open_talk(place, talk)
    resident = found.pair.resident
    assert resident is not None
    form = ReferForm(request.POST or None, house=place.house, crew=[myself(place)])
    if request.method == "POST" and form.is_valid():
        key = form.cleaned_data["client_key"]
        try:
            made = refer(person=resident, wish=form.wish(), by=place.by, client_key=key)
        except ValidationError as problem:
            add_errors(form, problem)
        else:
            return redirect("talk_refer_yes", place.house.slug, found.pk, made.pk)
    context = {"house": place.house, "talk": found, "pair": found.pair, "form": form}
    return render(request, "coaching/talk_refer.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def talk_refer_yes(request: HttpRequest, house: str, talk: UUID, referral: UUID) -> HttpResponse:
    """Read out what will be told and to whom. Who reads for themselves presses yes on the own page instead."""
    place = enter_coaching(request, house)
    found = open_talk(place, talk)
    row = get_proposed(place, found, referral)
    assert row.person is not None
    told = read_out(request, row.person, lambda language: sentence_for(row, language))
    form = told["form"]
    if request.method == "POST" and form.is_valid():
        heard = Heard(told["sentence"], told["language"], form.cleaned_data["client_key"])
        try:
            say_yes(referral=row, heard=heard, by=place.by)
        except ValidationError as problem:
            add_errors(form, problem)
        else:
            messages.success(request, _("Verstuurd. De bewoner volgt het op de eigen pagina, of aan de balie."))
            return redirect("coach_talk", place.house.slug, found.pk)
    context = {"house": place.house, "talk": found, "referral": row, "to": receiver_name(row), **told}
    return render(request, "coaching/talk_refer_yes.html", context)
