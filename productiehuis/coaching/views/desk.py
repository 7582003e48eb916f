"""At the desk, for who stands there and chooses a coach: a list to read out, the sentence, and a yes that is heard."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from productiehuis.coaching.access import enter_desk_choice
from productiehuis.coaching.actions import Heard, choose_coach, end_all_pairs
from productiehuis.coaching.queries import coaches_to_choose
from productiehuis.coaching.sentences import choice_sentence
from productiehuis.coaching.views.saying import try_and_say, with_form
from productiehuis.people.read_out import read_out
from productiehuis.ui.forms import add_errors


@never_cache
@require_safe
def desk_coach(request: HttpRequest, house: str, initiative: str, person: UUID) -> HttpResponse:
    """Who is open for it. Whether this person has a coach already is not shown here."""
    place, known = enter_desk_choice(request, house, initiative, person)
    base = reverse("desk", args=[place.house.slug, place.here.slug])
    context = {"place": place, "house": place.house, "person": known, "base": base, "now": "day"}
    return render(request, "coaching/desk_coach.html", context | {"choices": coaches_to_choose(known)})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def desk_coach_yes(request: HttpRequest, house: str, initiative: str, person: UUID, coach: UUID) -> HttpResponse:
    """Read the sentence out, hear yes, and ask the coach."""
    place, known = enter_desk_choice(request, house, initiative, person)
    chosen = next((each.card.person for each in coaches_to_choose(known) if each.card.person_id == coach), None)
    if chosen is None:
        raise Http404
    told = read_out(request, known, lambda language: choice_sentence(place.house, chosen, language))
    form = told["form"]
    if request.method == "POST" and form.is_valid():
        key = form.cleaned_data["client_key"]
        heard = Heard(told["sentence"], told["language"], key)
        try:
            choose_coach(resident=known, coach=chosen, by=place.by, client_key=key, heard=heard)
        except ValidationError as problem:
            add_errors(form, problem)
        else:
            messages.success(request, _("Opgeschreven. De bewoner hoort van de coach hoe het verder gaat."))
            return redirect("desk_person", place.house.slug, place.here.slug, known.pk)
    base = reverse("desk", args=[place.house.slug, place.here.slug])
    context = {"place": place, "house": place.house, "coach": chosen, "base": base, "now": "day", **told}
    return with_form(request, "coaching/desk_coach_yes.html", context)


@require_POST
def desk_coach_end(request: HttpRequest, house: str, initiative: str, person: UUID) -> HttpResponse:
    """Whatever there was, it stops; the desk does not hear whether there was something."""
    place, known = enter_desk_choice(request, house, initiative, person)
    try_and_say(
        request, _("Als er een coach was, is dat nu gestopt."), lambda: end_all_pairs(person=known, by=place.by)
    )
    return redirect("desk_person", place.house.slug, place.here.slug, known.pk)
