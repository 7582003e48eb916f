"""The language of the page, remembered in a cookie, and in the profile of who is logged in on their own device."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from productiehuis.people.access import oneself, own_persons
from productiehuis.people.actions import change_display
from productiehuis.people.models import User

ONE_YEAR = 365 * 24 * 3600


@require_safe
def language(request: HttpRequest) -> HttpResponse:
    """Choose a language and go back to the page."""
    back = request.GET.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = "/"
    answer = redirect(back)
    chosen = request.GET.get("taal", "")
    if chosen in dict(settings.LANGUAGES):
        answer.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            chosen,
            max_age=ONE_YEAR,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
            samesite="Lax",
        )
        _remember(request, chosen)
    return answer


def _remember(request: HttpRequest, chosen: str) -> None:
    """Messages come in this language too. At a desk somebody may choose it for who stands there; another site chooses
    for nobody, and who tries out a person of the example not for the next who does."""
    user, ours = request.user, request.headers.get("Sec-Fetch-Site", "same-origin") in ("same-origin", "none")
    if request.method != "GET" or not ours or not isinstance(user, User) or "desk_device" in request.session:
        return
    if user.language != chosen and not user.is_persona:
        own = own_persons(request)
        change_display(user=user, language=chosen, letters=user.letters, by=oneself(own[0] if own else None))
