"""One's own pages: how I read, how I may be reached, how I log in."""

from collections.abc import Callable
from functools import wraps

from allauth.account import views as account
from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.reauthentication import is_reauthentication_required
from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from productiehuis.people.access import oneself, own_person, own_persons, own_sessions
from productiehuis.people.actions import change_display, change_safe_contact, end_other_sessions
from productiehuis.people.adapter import remember_display
from productiehuis.people.forms import DisplayForm, SafeContactForm
from productiehuis.people.given_keys import may_not_take_away, waiting_for
from productiehuis.people.models import User
from productiehuis.people.rules.devices import device_of
from productiehuis.people.rules.numbers import readable_phone


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user


def _sure(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """First show that it is you. A form that comes too late is asked for again: what was typed is not kept."""
    shown = reauthentication_required(view)

    @login_required
    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        if request.method == "POST" and is_reauthentication_required(request, app=""):
            return redirect(request.path)
        response: HttpResponse = shown(request)
        return response

    return guarded


set_password = _sure(account.password_set)
change_phone = _sure(account.change_phone)


@login_required
@never_cache
@require_safe
def only_pass(request: HttpRequest) -> HttpResponse:
    """A pass is too little here; where somebody gets more."""
    return render(request, "people/only_pass.html")


@login_required
@require_safe
def profile(request: HttpRequest) -> HttpResponse:
    user = _user(request)
    context = {
        "persons": own_persons(request),
        "phone": readable_phone(user.phone) if user.phone else "",
        "has_password": user.has_usable_password(),
        "has_second_factor": is_mfa_enabled(user),
        "given": waiting_for(request),
        "reads_otherwise": user.language != translation.get_language(),
        "language": translation.get_language_info(user.language)["name_local"].capitalize(),
    }
    return render(request, "people/profile.html", context)


@login_required
def display(request: HttpRequest) -> HttpResponse:
    user = _user(request)
    form = DisplayForm(request.POST or None, initial={"language": user.language, "letters": user.letters})
    if request.method != "POST" or not form.is_valid():
        return render(request, "people/display.html", {"form": form})
    own = own_persons(request)
    change_display(user=user, by=oneself(own[0] if own else None), **form.cleaned_data)
    with translation.override(user.language):
        messages.success(request, _("Opgeslagen."))
    response = redirect("profile")
    remember_display(request, response, user)
    return response


@login_required
def safe_contact(request: HttpRequest, house: str) -> HttpResponse:
    person = own_person(request, house)
    form = SafeContactForm(request.POST or None, instance=person)
    if request.method == "POST" and form.is_valid():
        change_safe_contact(person=person, by=oneself(person), **form.cleaned_data)
        messages.success(request, _("Opgeslagen. Zo mogen we je bereiken."))
        return redirect("profile")
    return render(request, "people/safe_contact.html", {"form": form, "house": person.house})


@login_required
def sessions(request: HttpRequest) -> HttpResponse:
    """Where I am logged in, and out everywhere else with one press."""
    if request.method == "POST":
        if may_not_take_away(request):
            return redirect("given_keys")
        own = own_persons(request)
        end_other_sessions(user=_user(request), but=request.session.session_key, by=oneself(own[0] if own else None))
        messages.success(request, _("De andere apparaten zijn uitgelogd."))
        return redirect("usersessions_list")
    listed = [(each, device_of(each.user_agent)) for each in own_sessions(request)]
    return render(request, "usersessions/usersession_list.html", {"sessions": listed})
