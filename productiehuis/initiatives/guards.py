"""How the desk answers a form that comes too late: keep what was typed and store nothing."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import decorator_from_middleware
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django_htmx.http import HttpResponseClientRedirect

from productiehuis.initiatives.access import LoginNeeded, SecondFactorNeeded
from productiehuis.initiatives.desk_access import this_device
from productiehuis.initiatives.drafts import keep_draft, take_draft
from productiehuis.people.limits import allow, client_address

View = Callable[..., HttpResponse]

# From one address in ten minutes: more is not somebody whose desk locked, but somebody who fills the sessions.
DRAFTS = 30


class _GentleCsrf(CsrfViewMiddleware):
    """Tells the view instead of refusing the page; `is_forged` then shows the form again and stores nothing."""

    def _reject(self, request: HttpRequest, reason: str) -> None:
        request.desk_csrf_failed = True  # type: ignore[attr-defined]


def is_forged(request: HttpRequest) -> bool:
    """The form's token does not fit the session: another site, or the desk was locked and opened since."""
    return getattr(request, "desk_csrf_failed", False)


def desk_form(view: View) -> View:
    """For views of which the form may be sent after the session ended. Such a view must ask `is_forged`.

    `keeps_draft` tells the desk's middleware that an idle session may reach this view, with nobody logged in.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except (LoginNeeded, SecondFactorNeeded):
            if request.method != "POST":
                raise
            if allow("desk_draft", client_address(request), amount=DRAFTS, minutes=10):
                keep_draft(request)
                if not this_device(request):
                    messages.info(request, _("Je was uitgelogd. Log in, dan staat wat je opschreef er weer."))
            return go(request, reverse("desk_unlock") if this_device(request) else request.get_full_path())

    gentle = cast(View, never_cache(csrf_exempt(decorator_from_middleware(_GentleCsrf)(guarded))))
    gentle.keeps_draft = True  # type: ignore[attr-defined]
    return gentle


def what_was_sent(request: HttpRequest) -> tuple[QueryDict | None, bool]:
    """What to fill the form with, and whether it may be stored: not what was put aside, and not what is forged."""
    if request.method == "POST":
        return request.POST, not is_forged(request)
    return take_draft(request), False


def go(request: HttpRequest, url: str) -> HttpResponse:
    """To a whole other page, also when htmx asks."""
    return HttpResponseClientRedirect(url) if getattr(request, "htmx", False) else redirect(url)


def marked(response: HttpResponse) -> HttpResponse:
    """By this header the script knows that the answer is the desk, and not a log-in page."""
    if not isinstance(response, HttpResponseRedirect):
        response["X-Desk"] = "1"
    return response
