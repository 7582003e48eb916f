"""The coach's pages: what I carry, who asks me, and one pair."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from productiehuis.audit.actions import looked
from productiehuis.coaching.access import (
    enter_coaching,
    get_own_pair_as_coach,
    myself,
    open_pair,
    stands_in_now,
    to_do_in,
)
from productiehuis.coaching.actions import answer_pair, end_pair, show_card
from productiehuis.coaching.forms import CardForm
from productiehuis.coaching.models import CoachCard
from productiehuis.coaching.queries import load_of, pairs_of_coach, role_of_coach, stands_in_for
from productiehuis.coaching.rules.states import StandInState, TalkState
from productiehuis.coaching.views.referring import talk_rows
from productiehuis.coaching.views.saying import try_and_say, with_form
from productiehuis.ui.forms import add_errors


@never_cache
@require_safe
def coaching(request: HttpRequest, house: str) -> HttpResponse:
    """My people, my next talk, and how much I carry. Their names are a look."""
    place = enter_coaching(request, house)
    coach = myself(place)
    pairs, stands_in = pairs_of_coach(coach), stands_in_for(coach)
    stands_in = [each for each in stands_in if each.state == StandInState.YES]
    today = place.house.today
    role = role_of_coach(coach, today)
    seen = {pair.resident_id for pair in pairs} | {each.pair.resident_id for each in stands_in}
    for key in seen:
        looked(by=place.by, house_key=place.house.pk, part="coaching", subject_key=key)
    going = [pair for pair in pairs if pair.is_going]
    to_do = to_do_in(place, going + [each.pair for each in stands_in if each.first <= today])
    context = {
        "house": place.house,
        "asked": [pair for pair in pairs if pair.is_asked],
        "going": [(pair, talk_rows(to_do.get(pair.pk, []))) for pair in going],
        "stands_in": [(each, talk_rows(to_do.get(each.pair_id, []))) for each in stands_in],
        "load": load_of(coach),
        "last_day": role.ends if role else None,
        "card": CoachCard.objects.filter(person=coach).first(),
    }
    return render(request, "coaching/coaching.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def coach_card(request: HttpRequest, house: str) -> HttpResponse:
    """Whether residents can choose me, in which languages, and how many."""
    place = enter_coaching(request, house)
    coach = myself(place)
    card = CoachCard.objects.filter(person=coach).first()
    first = {"is_open": True, "most": 3, "languages": [coach.language or "nl"]}
    if card:
        first = {"is_open": card.is_open, "most": card.most, "languages": card.languages, "words": card.words}
    form = CardForm(request.POST if request.method == "POST" else None, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            show_card(coach=coach, by=place.by, **form.cleaned_data)
        except ValidationError as problem:
            add_errors(form, problem)
        else:
            messages.success(request, _("Bewaard. Zo zien bewoners jou."))
            return redirect("coaching", place.house.slug)
    return with_form(request, "coaching/coach_card.html", {"house": place.house, "form": form})


@never_cache
@require_safe
def coach_pair(request: HttpRequest, house: str, pair: UUID) -> HttpResponse:
    """One resident: the talks that were and the next one."""
    place = enter_coaching(request, house)
    found = open_pair(place, pair)
    talks = found.talks.select_related("house").exclude(state=TalkState.CANCELLED).order_by("-starts_at")
    context = {"house": place.house, "pair": found, "talks": talks, "only_stands_in": stands_in_now(place, found)}
    if found.is_going:
        context["referrals"] = talk_rows(to_do_in(place, [found]).get(found.pk, []))
    return render(request, "coaching/coach_pair.html", context)


@require_POST
def pair_answer(request: HttpRequest, house: str, pair: UUID) -> HttpResponse:
    """Yes, I coach you; or it does not fit now."""
    place = enter_coaching(request, house)
    found = get_own_pair_as_coach(place, pair)
    yes = request.POST.get("answer") == "yes"
    done = _("Jullie kunnen beginnen. Spreek een eerste gesprek af.") if yes else _("Je zei dat het nu niet lukt.")
    is_done = try_and_say(request, done, lambda: answer_pair(pair=found, yes=yes, by=place.by))
    if is_done and yes:
        return redirect("coach_pair", place.house.slug, found.pk)
    return redirect("coaching", place.house.slug)


@require_POST
def pair_end(request: HttpRequest, house: str, pair: UUID) -> HttpResponse:
    place = enter_coaching(request, house)
    found = get_own_pair_as_coach(place, pair)
    done = _("Jullie zijn gestopt. Je ziet niets meer van deze bewoner.")
    try_and_say(request, done, lambda: end_pair(pair=found, by=place.by))
    return redirect("coaching", place.house.slug)
