"""Who receives answers: at the desk of a room, on the page of a partner, or with a link without log-in."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from productiehuis.audit.actor import Actor
from productiehuis.initiatives.access import Permission, enter_initiative
from productiehuis.people.limits import limited
from productiehuis.referrals.access import enter_partner, get_linked, get_received, is_over, open_received
from productiehuis.referrals.actions import accept, change_time, note_opened, pass_to, refuse, say_arrived, say_missed
from productiehuis.referrals.actions.making import is_shut
from productiehuis.referrals.forms.answering import AnswerForm, ComeForm, PassForm, RefuseForm
from productiehuis.referrals.models import Referral, ReferralStep, WhyNot
from productiehuis.referrals.rules.coming import coming_problems
from productiehuis.referrals.rules.states import MOVES, State
from productiehuis.referrals.travels import letter_of, received_row, when_text
from productiehuis.referrals.views.lists import frame

Forms = dict[str, Any]

# Who has the link works elsewhere and knows no desk of ours.
ASK_HOUSE = gettext_lazy("Lukt het niet? Bel het huis dat de link stuurde.")


def _forms(request: HttpRequest, row: Referral) -> Forms:
    """One form for each answer that can be given now; the one that was sent is bound."""
    sent = request.POST.get("do", "") if request.method == "POST" else ""
    now, moment, zone = State(row.state), timezone.now(), row.house.zone
    given: dict[str, Any] = {"initial": {"seen": now.value}}
    makes: dict[str, tuple[State, Callable[..., Form]]] = {
        "come": (State.ACCEPTED, partial(ComeForm, zone=zone)),
        "refuse": (State.REFUSED, RefuseForm),
        "pass": (State.PASSED_ON, partial(PassForm, house=row.house)),
        "arrived": (State.ARRIVED, AnswerForm),
        "missed": (State.MISSED, AnswerForm),
    }
    return {
        name: make(request.POST if name == sent else None, **given)
        for name, (to, make) in makes.items()
        if to in MOVES[now]
        and not coming_problems(now, to, row.comes_at, moment, zone)
        and not (name == "come" and is_shut(row))
    }


def _store(row: Referral, name: str, form: Any, by: Actor) -> None:
    told = form.cleaned_data
    key, row.state = told["client_key"], told["seen"] or row.state
    if name == "come":
        verb = change_time if row.state == State.ACCEPTED else accept
        verb(referral=row, comes_at=form.moment, note=told["note"], by=by, client_key=key)
    elif name == "refuse":
        refuse(referral=row, why_not=WhyNot(told["why_not"]), note=told["note"], by=by, client_key=key)
    elif name == "pass":
        pass_to(referral=row, receiver=told["to"], note=told["note"], by=by, client_key=key)
    elif name == "arrived":
        say_arrived(referral=row, by=by, client_key=key)
    else:
        say_missed(referral=row, by=by, client_key=key)


def _thank(request: HttpRequest, row: Referral, name: str, form: Any) -> None:
    """What stands now. The same form sent again with another time changes nothing, and the page says so."""
    if name == "come" and row.comes_at != form.moment:
        told = _("Je antwoord stond er al: %(when)s. Kies 'Een andere tijd' als het anders wordt.")
        messages.warning(request, told % {"when": when_text(row, row.comes_at)})
    else:
        messages.success(request, _("Dank je. Je antwoord is opgeslagen."))


def _answer(
    request: HttpRequest, row: Referral, by: Actor, template: str, back: str, context: dict[str, Any]
) -> HttpResponse:
    """Show what travelled and take the answer."""
    forms = _forms(request, row)
    sent = request.POST.get("do", "") if request.method == "POST" else ""
    form = forms.get(sent)
    if form is not None and form.is_valid():
        try:
            _store(row, sent, form, by)
            _thank(request, row, sent, form)
            return redirect(back)
        except ValidationError as problem:
            form.add_error(None, problem)
    elif sent and form is None:
        shut = _("Deze plek is nu dicht. Zeg dat het hier niet kan, of wie wel kan helpen.")
        answered = _("Hier is al een antwoord op gegeven. Laad de pagina opnieuw.")
        messages.error(request, shut if sent == "come" and is_shut(row) else answered)
        return redirect(back)
    context |= {"letter": letter_of(row), "forms": forms, "sent": sent, "is_shut": is_shut(row)}
    return render(request, template, context, status=422 if form is not None and form.errors else 200)


def _too_late(request: HttpRequest, key: UUID, back: str) -> HttpResponse:
    """The page stood open while it ended: what was chosen there is not stored, unless this very press ended it."""
    form = AnswerForm(request.POST)
    if form.is_valid() and ReferralStep.objects.filter(referral=key, client_key=form.cleaned_data["client_key"]):
        messages.success(request, _("Dank je. Je antwoord is opgeslagen."))
    else:
        messages.warning(request, _("Dit is intussen klaar. Jouw antwoord is niet meer nodig en niet opgeslagen."))
    return redirect(back)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def desk_received(request: HttpRequest, house: str, initiative: str, referral: UUID) -> HttpResponse:
    """Somebody was sent to this room."""
    place = enter_initiative(request, house, initiative, Permission.REFER)
    context = frame(place)
    back = f"{context['base']}doorverwijzingen/"
    if request.method == "POST" and is_over(place, place.here, referral):
        return _too_late(request, referral, back)
    row = get_received(place, place.here, referral)
    return _answer(request, row, place.by, "referrals/desk_received.html", back, context)


@require_safe
@never_cache
def partner_referrals(request: HttpRequest, house: str, partner: UUID) -> HttpResponse:
    """Who the house sends to this partner."""
    place, found = enter_partner(request, house, partner)
    now = timezone.now()
    rows = [received_row(row, now) for row in open_received(place, found)]
    context = {"place": place, "house": place.house, "partner": found, "received": rows}
    return render(request, "referrals/partner_referrals.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def partner_referral(request: HttpRequest, house: str, partner: UUID, referral: UUID) -> HttpResponse:
    """One of them."""
    place, found = enter_partner(request, house, partner)
    back = request.path.rsplit("/", 2)[0] + "/"
    if request.method == "POST" and is_over(place, found, referral):
        return _too_late(request, referral, back)
    row = get_received(place, found, referral)
    context = {"place": place, "house": place.house, "partner": found}
    return _answer(request, row, place.by, "referrals/partner_referral.html", back, context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@limited("referral_answer", amount=30, minutes=10, failures_only=True, ask=ASK_HOUSE)
def referral_answer(request: HttpRequest, link: UUID, mark: str) -> HttpResponse:
    """With a link, without log-in. When it works no more the page says so kindly, and nothing else."""
    opened = get_linked(link, mark)
    if opened is None:
        response = render(request, "referrals/gone.html", status=404)
    else:
        row, opened_with, by = opened
        note_opened(link=opened_with, by=by)
        response = _answer(request, row, by, "referrals/answer.html", request.path, {"house": row.house})
    # The address is the key: it goes into no search engine, and as on every page to no other site.
    response["X-Robots-Tag"] = "noindex"
    return response
