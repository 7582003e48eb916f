"""Giving a code on paper, helping who lost a second key, and becoming a resident."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from productiehuis.audit.actions import looked
from productiehuis.house.models import HouseStatus
from productiehuis.initiatives.access import (
    LoginNeeded,
    Permission,
    Place,
    enter_initiative,
    enter_login,
    get_house,
    get_known_person,
)
from productiehuis.initiatives.actions.logins import give_login, help_with_lost_key, join_house
from productiehuis.initiatives.forms.logins import FindPersonForm, GiveLoginForm, JoinHouseForm
from productiehuis.initiatives.look_up import find_known
from productiehuis.initiatives.sought import to_what_was_sought, what_was_sought
from productiehuis.people.models import Person, User
from productiehuis.people.reach import language_of
from productiehuis.people.rules.logins import readable_code
from productiehuis.people.second_factor import has_one


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def find_for_login(request: HttpRequest, house: str, initiative: str) -> HttpResponse:
    """Who gets a code? Only people this initiative knows."""
    place = enter_initiative(request, house, initiative, Permission.GIVE_LOGIN)
    sent, typed = request.method == "POST", what_was_sought(request)
    form = FindPersonForm(request.POST if sent else {"naam": typed} if typed else None)
    if sent and form.is_valid():
        return to_what_was_sought(request, form.cleaned_data["naam"])
    found = find_known(place.here, form.cleaned_data["naam"]) if form.is_valid() else []
    if found:
        looked(by=place.by, house_key=place.house.pk, part="people", scope=f"initiative:{place.here.pk}")
    context = {"place": place, "house": place.house, "form": form, "found": found, "typed": typed}
    return render(request, "initiatives/logins/find.html", context)


@never_cache
def login_code(request: HttpRequest, house: str, initiative: str, person: UUID) -> HttpResponse:
    """Make a code; it is shown in the answer, once, on a page for paper."""
    place = enter_initiative(request, house, initiative, Permission.GIVE_LOGIN)
    known = get_known_person(place, person)
    return _paper_code(request, place, known, reverse("find_for_login", args=[house, initiative]))


def _paper_code(request: HttpRequest, place: Place, known: Person, back: str) -> HttpResponse:
    form = GiveLoginForm(request.POST or None)
    context = {"place": place, "house": place.house, "person": known, "form": form, "back": back}
    if request.method == "POST" and form.is_valid():
        try:
            code = give_login(place=place, person=known, client_key=form.cleaned_data["client_key"])
        except ValidationError as problem:
            form.add_error(None, problem)
            return render(request, "initiatives/logins/give.html", context)
        if code is None:
            messages.warning(request, _("Deze code is al gemaakt. Niet afgedrukt? Maak een nieuwe."))
            return redirect(request.path)
        context |= {"code": readable_code(code), "reader": get_language()}
        with override(language_of(known)):  # The paper is theirs; who prints it reads only the buttons.
            return render(request, "initiatives/logins/paper.html", context)
    return render(request, "initiatives/logins/give.html", context)


@require_safe
def help_login(request: HttpRequest, house: str, person: UUID) -> HttpResponse:
    """What a coordinator can do for who cannot get in."""
    place, known = enter_login(request, house, person)
    context = {
        "place": place,
        "house": place.house,
        "person": known,
        "has_key": known.user is not None and has_one(known.user),
    }
    return render(request, "initiatives/logins/help.html", context)


@never_cache
def house_login_code(request: HttpRequest, house: str, person: UUID) -> HttpResponse:
    """A code for who has a role in the house, also without an initiative: a secretary, a treasurer."""
    place, known = enter_login(request, house, person)
    return _paper_code(request, place, known, reverse("help_login", args=[house, person]))


def lost_key(request: HttpRequest, house: str, person: UUID) -> HttpResponse:
    place, known = enter_login(request, house, person)
    form = GiveLoginForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            help_with_lost_key(place=place, person=known)
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            messages.success(request, _("De oude sleutel is weg. Bij het inloggen ziet deze persoon dat."))
            return redirect("help_login", house, person)
    context = {"place": place, "house": place.house, "person": known, "form": form}
    return render(request, "initiatives/logins/lost_key.html", context)


def become_resident(request: HttpRequest, house: str) -> HttpResponse:
    """Somebody with a log-in says who they are in this house."""
    if not isinstance(request.user, User):
        raise LoginNeeded
    here = get_house(house)
    if here.status == HouseStatus.CLOSED or Person.objects.filter(house=here, user=request.user).exists():
        return redirect("my_house")
    form = JoinHouseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        join_house(house=here, user=request.user, **form.cleaned_data)
        messages.success(request, _("Welkom in %(house)s.") % {"house": here.name})
        return redirect("my_house")
    return render(request, "initiatives/logins/become_resident.html", {"house": here, "form": form})
