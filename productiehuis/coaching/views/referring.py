"""From a talk to a room or a partner: written down together, sent with the resident's yes, and followed to the end."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from productiehuis.coaching.access import enter_coaching, get_talk_referral, myself, open_talk
from productiehuis.coaching.actions import refer_from_talk
from productiehuis.coaching.models import Talk
from productiehuis.coaching.views.saying import with_form
from productiehuis.initiatives.access import Place
from productiehuis.initiatives.guards import desk_form, what_was_sent
from productiehuis.people.cards import site_of
from productiehuis.people.read_out import read_out
from productiehuis.referrals.actions import Heard, say_yes
from productiehuis.referrals.forms.sending import NoteForm, ReferForm
from productiehuis.referrals.models import AskedHow, Referral
from productiehuis.referrals.rules.states import State
from productiehuis.referrals.travels import Row, letter_of, receiver_name, sent_rows, sentence_for
from productiehuis.referrals.views.following import chosen_again, followed, press, press_link, slip
from productiehuis.ui.forms import add_errors


def _enter(request: HttpRequest, house: str, talk: UUID, referral: UUID) -> tuple[Place, Talk, Referral]:
    place = enter_coaching(request, house)
    found = open_talk(place, talk)
    return place, found, get_talk_referral(place, found, referral)


def talk_rows(found: Iterable[tuple[Talk, Referral]]) -> list[tuple[str, Row]]:
    """Lines of a list, each with its address and what to do next."""
    lines = list(found)
    rows = sent_rows([row for _talk, row in lines], timezone.now())
    addresses = [reverse("talk_referral", args=[row.house.slug, talk.pk, row.pk]) for talk, row in lines]
    return list(zip(addresses, rows, strict=True))


@require_http_methods(["GET", "HEAD", "POST"])
@desk_form
def talk_refer(request: HttpRequest, house: str, talk: UUID) -> HttpResponse:
    """Where to, and only what the other must know. Nothing travels before the yes on the next page."""
    place = enter_coaching(request, house)
    found = open_talk(place, talk)
    before = chosen_again(request, lambda key: get_talk_referral(place, found, key))
    told = ReferForm.again_of(before)
    data, is_sent = what_was_sent(request)
    form = ReferForm(data, house=place.house, crew=[myself(place)], initial=told)
    if is_sent and form.is_valid():
        key = form.cleaned_data["client_key"]
        try:
            made = refer_from_talk(talk=found, wish=form.wish(), by=place.by, client_key=key, after=before)
        except ValidationError as problem:
            add_errors(form, problem)
        else:
            return redirect("talk_refer_yes", place.house.slug, found.pk, made.pk)
    context = {"house": place.house, "talk": found, "pair": found.pair, "form": form}
    context["is_late"] = form.is_bound and not is_sent
    return with_form(request, "coaching/talk_refer.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def talk_refer_yes(request: HttpRequest, house: str, talk: UUID, referral: UUID) -> HttpResponse:
    """Read out what will be told and to whom. Who reads for themselves presses yes on the own page instead."""
    place, found, row = _enter(request, house, talk, referral)
    assert row.person is not None
    if row.state != State.PROPOSED:
        return redirect("talk_referral", place.house.slug, found.pk, row.pk)
    told = read_out(request, row.person, lambda language: sentence_for(row, language))
    form = told["form"]
    if request.method == "POST" and form.is_valid():
        heard = Heard(told["sentence"], told["language"], form.cleaned_data["client_key"], site_of(request))
        try:
            say_yes(referral=row, heard=heard, by=place.by)
        except ValidationError as problem:
            add_errors(form, problem)
        else:
            messages.success(request, _("Verstuurd. Geef het briefje mee."))
            return redirect("talk_referral", place.house.slug, found.pk, row.pk)
    context = {"house": place.house, "talk": found, "referral": row, "to": receiver_name(row), **told}
    context |= {"letter": letter_of(row), "no_form": NoteForm()}
    return with_form(request, "coaching/talk_refer_yes.html", context)


@never_cache
@require_safe
def talk_referral(request: HttpRequest, house: str, talk: UUID, referral: UUID) -> HttpResponse:
    """One that began in this talk: where it stands, what to tell, and what to ask."""
    place, found, row = _enter(request, house, talk, referral)
    context = {"house": place.house, "talk": found, **followed(row), "skeleton": "coaching/base_referral.html"}
    context["again"] = reverse("talk_refer", args=[place.house.slug, found.pk])
    context["back"] = reverse("coach_talk", args=[place.house.slug, found.pk])
    return render(request, "referrals/desk_referral.html", context)


@require_POST
def talk_referral_do(request: HttpRequest, house: str, talk: UUID, referral: UUID) -> HttpResponse:
    """A press there."""
    place, found, row = _enter(request, house, talk, referral)
    press(request, row, place.by, AskedHow.TALK)
    return redirect("talk_referral", place.house.slug, found.pk, row.pk)


@require_POST
def talk_referral_link(request: HttpRequest, house: str, talk: UUID, referral: UUID) -> HttpResponse:
    """A page for a receiver without log-in."""
    place, found, row = _enter(request, house, talk, referral)
    press_link(request, row, place.by)
    return redirect("talk_referral", place.house.slug, found.pk, row.pk)


@never_cache
@require_safe
def talk_referral_slip(request: HttpRequest, house: str, talk: UUID, referral: UUID) -> HttpResponse:
    """On paper, for who has no screen; the strip comes home to the coach."""
    place, found, row = _enter(request, house, talk, referral)
    back = reverse("talk_referral", args=[place.house.slug, found.pk, row.pk])
    return slip(request, row, back, {"house": place.house, "coach": myself(place).full_name})
