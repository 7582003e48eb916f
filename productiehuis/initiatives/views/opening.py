"""The first page of an empty house, and the page that opens the next one."""

from functools import partial
from http import HTTPStatus

from allauth.usersessions.models import UserSession
from django.contrib.auth import login
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from productiehuis.house.forms import NextHouseForm
from productiehuis.initiatives.access import enter_foundation
from productiehuis.initiatives.actions.opening import open_first_house, open_next_house
from productiehuis.initiatives.forms.opening import FirstHouseForm
from productiehuis.initiatives.views.pages import form_page, refuse
from productiehuis.people.access import get_first_link
from productiehuis.people.limits import limited
from productiehuis.people.second_factor import mark

LOGIN_BACKEND = "productiehuis.people.backends.PasswordBackend"


@never_cache
@sensitive_post_parameters("password")
@limited("first_link", amount=20, minutes=10)
def first_coordinator(request: HttpRequest, token: str) -> HttpResponse:
    """Behind the link that the server printed: names, and a login. The link works once (docs/adr)."""
    link = get_first_link(token)
    if not link.works(timezone.now()):
        return render(request, "initiatives/first_link_spent.html", {"is_used": link.used_at}, status=HTTPStatus.GONE)
    form = FirstHouseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            house, user = open_first_house(link=link, told=form.told())
        except ValidationError as problem:
            refuse(form, problem)
        else:
            login(request, user, backend=LOGIN_BACKEND)
            UserSession.objects.create_from_request(request)
            mark(request, "first link")
            return redirect("manage", house.slug)
    return render(request, "initiatives/first_coordinator.html", {"form": form})


def manage_next_house(request: HttpRequest, house: str) -> HttpResponse:
    place, back = enter_foundation(request, house), reverse("manage", args=[house])
    return form_page(
        request,
        place,
        NextHouseForm(request.POST or None),
        partial(open_next_house, like=place.house, coordinator=place.person, by=place.by),
        title=_("Nog een huis openen"),
        done=lambda made: reverse("manage", args=[made.slug]),
        said=_("Het huis staat er. Je bent er coördinator."),
        back=back,
        lead=_("Het krijgt dezelfde verdiepingen, onderwerpen en rollen. Mensen gaan niet mee."),
        button=_("Huis openen"),
    )
