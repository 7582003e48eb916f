"""The house pass from its owner's side: on the phone, with a PIN, lost and replaced; and logging in with it."""

from typing import Any

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.account.utils import get_login_redirect_url, get_next_redirect_url
from allauth.core.exceptions import ImmediateHttpResponse
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from productiehuis.people.access import oneself, own_pass, own_person
from productiehuis.people.actions import (
    make_pass,
    pass_with_pin,
    replace_pass,
    revoke_pass,
    set_pass_pin,
    take_pass_pin_away,
)
from productiehuis.people.adapter import BY_PASS
from productiehuis.people.cards import card_picture, qr_svg, site_of
from productiehuis.people.forms import LostPassForm, NewPassForm, PassLoginForm, PassPinForm
from productiehuis.people.given_keys import SINCE, age_here, may_not_take_away, pin_age
from productiehuis.people.limits import limited
from productiehuis.people.models import HousePass, Why
from productiehuis.people.restored import restored
from productiehuis.people.rules.passes import readable_pass_code
from productiehuis.people.sessions import HOUSE_PASS


def _mine(request: HttpRequest, house: str) -> HousePass:
    """The pass of who is logged in; without one there is nothing to change."""
    own = own_pass(own_person(request, house))
    if own is None:
        raise Http404
    return own


def _this(request: HttpRequest) -> str:
    return request.session.session_key or ""


def _stays(request: HttpRequest, own: HousePass) -> bool:
    """Whether this pass is an older way in than what a colleague handed out and this session rests on."""
    return bool(own.pin_hash) and may_not_take_away(request, pin_age(own))


def _asking(request: HttpRequest) -> dict[str, Any]:
    """Whose session goes on, and how old what they showed is."""
    return {"but": _this(request), "since": age_here(request)}


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def my_pass(request: HttpRequest, house: str) -> HttpResponse:
    """My pass, big and bright enough for a camera; or one press to get one."""
    person = own_person(request, house)
    own, form = own_pass(person), NewPassForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            make_pass(person=person, by=oneself(person), client_key=form.cleaned_data["client_key"])
        except ValidationError as problem:
            messages.info(request, " ".join(problem.messages))
        return redirect("my_pass", house)
    context: dict[str, Any] = {
        "house": person.house,
        "own": own,
        "form": form,
        "lost": LostPassForm(),
    }
    if own:
        back = restored(person.house)
        context["knows_until"] = back.knows_until if back and own.made_at < back.at else None
        context["qr"] = mark_safe(qr_svg(f"{site_of(request)}/pas/{own.token}/"))
        context["code"] = readable_pass_code(own.code)
    return render(request, "people/my_pass.html", context)


@login_required
@never_cache
@require_safe
def my_pass_picture(request: HttpRequest, house: str) -> HttpResponse:
    """The pass as a picture, to keep among one's photos."""
    picture = card_picture(_mine(request, house), site=site_of(request))
    return HttpResponse(
        picture, content_type="image/png", headers={"Content-Disposition": 'attachment; filename="huispas.png"'}
    )


@login_required
@never_cache
@sensitive_post_parameters("pin", "again")
def my_pass_pin(request: HttpRequest, house: str) -> HttpResponse:
    own = _mine(request, house)
    if _stays(request, own):
        return redirect("given_keys")
    form = PassPinForm(own, request.POST or None)
    if request.method == "POST" and form.is_valid():
        set_pass_pin(own=own, pin=form.cleaned_data["pin"], by=oneself(own.person), **_asking(request))
        messages.success(request, _("Je pincode is klaar. Nu log je in met je pas."))
        return redirect("my_pass", house)
    return render(request, "people/my_pass_pin.html", {"form": form, "house": own.house, "own": own})


@login_required
@require_POST
def my_pass_no_pin(request: HttpRequest, house: str) -> HttpResponse:
    own = _mine(request, house)
    if _stays(request, own):
        return redirect("given_keys")
    take_pass_pin_away(own=own, by=oneself(own.person), but=_this(request))
    messages.success(request, _("De pincode is weg. Met je pas log je niet meer in."))
    return redirect("my_pass", house)


@login_required
@require_POST
def my_pass_replace(request: HttpRequest, house: str) -> HttpResponse:
    """Lost or broken: the old one stops and a new one is there, in one press."""
    own, form = _mine(request, house), LostPassForm(request.POST)
    if _stays(request, own):
        return redirect("given_keys")
    if form.is_valid():
        key, why = form.cleaned_data["client_key"], Why(form.cleaned_data["why"])
        try:
            new = replace_pass(old=own, by=oneself(own.person), client_key=key, why=why, but=_this(request))
        except ValidationError as problem:
            messages.error(request, " ".join(problem.messages))
            return redirect("my_pass", house)
        if HOUSE_PASS in request.session:
            request.session[HOUSE_PASS] = str(new.pk)
        messages.success(request, _("De oude pas werkt niet meer. Dit is je nieuwe pas."))
    return redirect("my_pass", house)


@login_required
@require_POST
def my_pass_stop(request: HttpRequest, house: str) -> HttpResponse:
    """No pass any more. Who came in with it is out."""
    own = _mine(request, house)
    if _stays(request, own):
        return redirect("given_keys")
    revoke_pass(old=own, by=oneself(own.person), why=Why.STOPPED)
    messages.success(request, _("Je huispas werkt niet meer. Je kunt altijd een nieuwe maken."))
    return redirect("my_pass", house)


@never_cache
@sensitive_post_parameters("code", "pin")
@limited("pass_login", amount=10, minutes=10, failures_only=True)
def pass_login(request: HttpRequest) -> HttpResponse:
    """In with the pass and its PIN. Which of the two was wrong is not said."""
    if request.user.is_authenticated:
        return redirect(get_login_redirect_url(request))
    scanned = request.GET.get("pas", "")
    form = PassLoginForm(request.POST or None, initial={"code": f"/pas/{scanned}/" if scanned else ""})
    if request.method == "POST" and form.is_valid():
        shown = pass_with_pin(typed=form.cleaned_data["code"], pin=form.cleaned_data["pin"])
        user = shown.person.user if shown and shown.person else None
        if shown and user:
            told = {HOUSE_PASS: str(shown.pk), SINCE: pin_age(shown).isoformat()}
            record_authentication(request, user, method=BY_PASS, **told)
            try:
                return perform_login(request, Login(user=user, redirect_url=get_next_redirect_url(request)))
            except ImmediateHttpResponse as early:
                return early.response
        form.add_error(None, _("Pas en pincode horen niet bij elkaar. Vaak geprobeerd? Wacht dan een kwartier."))
    return render(request, "people/pass_login.html", {"form": form, "next": get_next_redirect_url(request) or ""})
