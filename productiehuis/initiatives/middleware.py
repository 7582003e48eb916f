"""Sends who came to a closed door to the page that opens it, and who wrote about somebody just erased to a sentence."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit, urlunsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _

from productiehuis.initiatives.access import LoginNeeded, SecondFactorNeeded
from productiehuis.people.actions import ERASED
from productiehuis.people.adapter import LATE_FORM
from productiehuis.people.given_keys import PlanStaysClosed

LATE_SECONDS = 30 * 60
# Log-in pages send each other on: there nobody was logged out.
OWN_FORMS = "/account/"


class DoorMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method == "POST" and _asks_login(request, response):
            return _back_to_form(request, response)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        back = request.get_full_path() if request.method == "GET" else _page_of_form(request)
        if isinstance(exception, LoginNeeded):
            return redirect_to_login(back)
        if isinstance(exception, SecondFactorNeeded):
            if request.method == "POST":
                messages.warning(
                    request, _("Laat eerst je tweede sleutel zien. Wat je net koos of invulde, is nog niet opgeslagen.")
                )
            return redirect(f"{reverse('second_factor')}?{urlencode({'next': back})}")
        if isinstance(exception, PlanStaysClosed):
            return redirect(f"{reverse('given_keys')}?{urlencode({'next': back})}")
        if isinstance(exception, ValidationError) and getattr(exception, "code", "") == ERASED:
            return render(request, "initiatives/just_erased.html", status=409)
        return None


def _asks_login(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether a form was sent after its log-in ended; the forms of logging in itself are not meant."""
    login = reverse(settings.LOGIN_URL)
    to_login = response.status_code == 302 and response.get("Location", "").partition("?")[0] == login
    return to_login and not request.path.startswith(OWN_FORMS)


def _back_to_form(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Say now what happened, and again on the page itself after the log-in: nothing was stored.

    A page that knows where to come back to says so; where a form was sent to, nobody can come back.
    """
    told = parse_qs(urlsplit(response["Location"]).query).get("next", ["/"])[0]
    back = _page_of_form(request) if told in ("/", request.path, request.get_full_path()) else told
    messages.warning(request, _("Log eerst in. Wat je net koos of invulde, is nog niet opgeslagen."))
    response = redirect_to_login(back)
    response.set_cookie(LATE_FORM, "1", max_age=LATE_SECONDS, secure=settings.HTTPS, httponly=True, samesite="Lax")
    return response


def _page_of_form(request: HttpRequest) -> str:
    """The page on which the form stood: what it was sent to may not be a page at all."""
    came_from = request.headers.get("Referer", "")
    here = {request.get_host()}
    if not came_from or not url_has_allowed_host_and_scheme(came_from, here, require_https=request.is_secure()):
        return "/"
    parts = urlsplit(came_from)
    return urlunsplit(("", "", "/" + parts.path.lstrip("/"), parts.query, ""))
