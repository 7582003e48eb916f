"""Who stands in when a coach is away."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from productiehuis.audit.actions import looked
from productiehuis.coaching.access import (
    enter_coaching,
    get_own_stand_in_as_coach,
    get_stand_in_as_coach,
    myself,
    other_coaches,
)
from productiehuis.coaching.actions import Heard, answer_stand_in, ask_stand_in, end_stand_in
from productiehuis.coaching.forms import StandInForm
from productiehuis.coaching.models import StandIn
from productiehuis.coaching.queries import pairs_of_coach, stands_in_for, stood_in_by
from productiehuis.coaching.rules.states import StandInState
from productiehuis.coaching.sentences import stand_in_sentence
from productiehuis.coaching.views.saying import try_and_say, with_form
from productiehuis.people.read_out import read_out
from productiehuis.ui.forms import add_errors


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stand_ins(request: HttpRequest, house: str) -> HttpResponse:
    """Ask another coach for all my people at once; each of them says yes or no. A name is shown after the yes."""
    place = enter_coaching(request, house)
    coach = myself(place)
    form = StandInForm(request.POST or None, coaches=other_coaches(place))
    pairs = [pair for pair in pairs_of_coach(coach) if pair.is_going]
    if request.method == "POST" and form.is_valid():
        try:
            asked = ask_stand_in(pairs=pairs, by=place.by, **form.cleaned_data)
        except ValidationError as problem:
            add_errors(form, problem)
        else:
            messages.success(request, _("Gevraagd. Elke bewoner zegt zelf ja of nee."))
            if len(asked) < len(pairs):
                messages.warning(
                    request, _("Niet iedereen kreeg deze vraag. Vraag een andere coach voor wie hieronder niet staat.")
                )
            return redirect("stand_ins", place.house.slug)
    mine, others = stood_in_by(coach), stands_in_for(coach)
    for each in (*mine, *(other for other in others if other.state == StandInState.YES)):
        looked(by=place.by, house_key=place.house.pk, part="coaching", subject_key=each.pair.resident_id)
    context = {"house": place.house, "form": form, "mine": mine, "others": others, "has_pairs": bool(pairs)}
    return with_form(request, "coaching/stand_ins.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stand_in_yes(request: HttpRequest, house: str, stand_in: UUID) -> HttpResponse:
    """Read the sentence out to who does not press themselves, and hear yes: the own coach, before going away."""
    place = enter_coaching(request, house)
    found = get_own_stand_in_as_coach(place, stand_in)
    resident = found.pair.resident
    assert resident is not None
    told = read_out(request, resident, lambda language: stand_in_sentence(found, language))
    form = told["form"]
    if request.method == "POST" and form.is_valid():
        heard = Heard(told["sentence"], told["language"], form.cleaned_data["client_key"])
        try:
            answer_stand_in(stand_in=found, yes=True, by=place.by, heard=heard)
        except ValidationError as problem:
            add_errors(form, problem)
        else:
            messages.success(request, _("Het ja is opgeschreven. Stoppen kan altijd."))
            return redirect("stand_ins", place.house.slug)
    return with_form(request, "coaching/stand_in_yes.html", {"house": place.house, "stand_in": found, **told})


@require_POST
def stand_in_end(request: HttpRequest, house: str, stand_in: UUID) -> HttpResponse:
    """By the coach who is back or hears the resident say no, or by who cannot stand in after all."""
    place = enter_coaching(request, house)
    found = get_stand_in_as_coach(place, stand_in)
    said_no = bool(request.POST.get("said_no")) and found.pair.coach_id == myself(place).pk

    def stop() -> StandIn:
        if said_no:
            return answer_stand_in(stand_in=found, yes=False, by=place.by)
        return end_stand_in(stand_in=found, by=place.by)

    try_and_say(request, _("De vervanging stopt nu."), stop)
    return redirect("stand_ins", place.house.slug)
