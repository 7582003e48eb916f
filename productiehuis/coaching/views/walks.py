"""Walking along, from the coach's side: ask for an aspirant, hear a spoken yes, take it back."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from productiehuis.coaching.access import enter_coaching, get_walk_as_coach, learnings_in, open_talk
from productiehuis.coaching.actions import Heard, ask_walk, say_no_to_walk, say_yes_to_walk, take_walk_back
from productiehuis.coaching.forms import WalkForm
from productiehuis.coaching.sentences import walk_sentence
from productiehuis.coaching.views.saying import try_and_say, with_form
from productiehuis.people.read_out import read_out
from productiehuis.ui.forms import add_errors


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def walk_ask(request: HttpRequest, house: str, talk: UUID) -> HttpResponse:
    """Which aspirant; nobody walks along before the resident says yes."""
    place = enter_coaching(request, house)
    found = open_talk(place, talk)
    form = WalkForm(request.POST or None, learnings=learnings_in(place))
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data
        try:
            ask_walk(talk=found, learning=sent["learning"], by=place.by, client_key=sent["client_key"])
        except ValidationError as problem:
            add_errors(form, problem)
        else:
            messages.success(request, _("Gevraagd. De bewoner zegt ja of nee."))
            return redirect("coach_talk", place.house.slug, found.pk)
    context = {"house": place.house, "talk": found, "pair": found.pair, "form": form}
    return with_form(request, "coaching/walk_ask.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def walk_yes(request: HttpRequest, house: str, walk: UUID) -> HttpResponse:
    """Read the sentence out to who does not press themselves, and hear yes."""
    place = enter_coaching(request, house)
    found = get_walk_as_coach(place, walk)
    resident = found.talk.pair.resident
    assert resident is not None
    told = read_out(request, resident, lambda language: walk_sentence(found, language))
    form = told["form"]
    if request.method == "POST" and form.is_valid():
        heard = Heard(told["sentence"], told["language"], form.cleaned_data["client_key"])
        try:
            say_yes_to_walk(walk=found, heard=heard, by=place.by)
        except ValidationError as problem:
            add_errors(form, problem)
        else:
            messages.success(request, _("Het ja is opgeschreven. Het kan terug tot het gesprek begint."))
            return redirect("coach_talk", place.house.slug, found.talk_id)
    return with_form(request, "coaching/walk_yes.html", {"house": place.house, "walk": found, **told})


@require_POST
def walk_back(request: HttpRequest, house: str, walk: UUID) -> HttpResponse:
    """The resident said no aloud, and then nobody asks again; or it is not needed after all."""
    place = enter_coaching(request, house)
    found = get_walk_as_coach(place, walk)
    undo = say_no_to_walk if request.POST.get("said_no") else take_walk_back
    try_and_say(request, _("Niemand loopt mee."), lambda: undo(walk=found, by=place.by))
    return redirect("coach_talk", place.house.slug, found.talk_id)
