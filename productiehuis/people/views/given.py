"""What a colleague handed out: its owner says yes or stops it; who came in with it reads why a plan is closed."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import get_next_redirect_url
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from productiehuis.people.access import get_given_key, oneself, own_persons, own_pins
from productiehuis.people.actions import confirm_key, pin_fits, stop_key
from productiehuis.people.adapter import BY_PASS
from productiehuis.people.forms.passes import OwnPinForm
from productiehuis.people.given_keys import (
    SINCE,
    given_to,
    handed_out,
    may_not_take_away,
    pin_age,
    resting_on,
    waiting_for,
)
from productiehuis.people.limits import limited
from productiehuis.people.models import User
from productiehuis.people.rules.handed_out import is_waiting
from productiehuis.people.second_factor import has_one, last_reset

View = Callable[..., HttpResponse]


def leaves_older_keys(view: View, *, but_after_reset: bool = False) -> View:
    """Who came in with what a colleague handed out changes no way in that was there before, and reads none.

    `but_after_reset`: except when a colleague took the second keys away; then there is none to lock out with.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not may_not_take_away(request) or (but_after_reset and last_reset(_user(request))):
            return view(request, *args, **kwargs)
        messages.info(request, _("Dit kan nog niet. Je bent binnen met iets dat je net aan de balie kreeg."))
        return redirect("given_keys")

    return guarded


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user


@login_required
@never_cache
@sensitive_post_parameters("pin")
@require_http_methods(["GET", "HEAD", "POST"])
@limited("own_pin", amount=20, minutes=10)
def given_keys(request: HttpRequest) -> HttpResponse:
    """Why my plan is closed for now and how I open it sooner; and what else was handed out for my login."""
    user, after = _user(request), get_next_redirect_url(request) or ""
    given = given_to(user)
    own, pins = resting_on(request, given), own_pins(request)
    pins = [each for each in pins if own and pin_age(each) < own.at]
    form = OwnPinForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        found = next((each for each in pins if pin_fits(own=each, pin=form.cleaned_data["pin"])), None)
        if found:
            record_authentication(request, user, method=BY_PASS, **{SINCE: pin_age(found).isoformat()})
            return redirect(after or "given_keys")
        form.add_error("pin", _("Deze pincode klopt niet. Vaak geprobeerd? Wacht dan een kwartier."))
    is_closed = bool(own and is_waiting(own.facts, timezone.now()) and (own.had_older or after))
    context: dict[str, Any] = {"own": own, "is_closed": is_closed, "form": form if pins else None}
    waiting = waiting_for(request)
    earlier = [each for each in handed_out(request) if each not in waiting]
    context |= {"waiting": waiting, "earlier": earlier, "is_desk": "desk_device" in request.session}
    if not context["is_desk"] and (user.has_usable_password() or has_one(user)):
        context["show_more_url"] = f"{reverse('account_reauthenticate')}?{urlencode({'next': after})}"
    return render(request, "people/given_keys.html", context)


@login_required
@require_POST
def given_key_yes(request: HttpRequest, key: UUID) -> HttpResponse:
    """It is mine. Only who showed something older says so."""
    found = get_given_key(request, key)
    if not any(each.may_say_yes for each in handed_out(request) if each.key == found):
        raise Http404
    confirm_key(given=found, by=oneself(found.person))
    messages.success(request, _("Goed. Ook hiermee open je je plan."))
    return redirect("given_keys")


@login_required
@require_POST
def given_key_stop(request: HttpRequest, key: UUID) -> HttpResponse:
    """It is not mine: out, with all that was made with it. One press."""
    found, here = get_given_key(request, key), request.session.session_key or ""
    is_own = resting_on(request, given_to(_user(request))) == found
    if not is_own and not any(each.may_stop for each in handed_out(request) if each.key == found):
        raise Http404
    persons = own_persons(request)
    stop_key(given=found, by=oneself(persons[0] if persons else None), but="" if is_own else here)
    messages.success(request, _("Gestopt. Andere apparaten zijn uitgelogd. Vertel het de privacybewaker van je huis."))
    if is_own:
        logout(request)
        return redirect("account_login")
    return redirect("given_keys")
