"""A session on a desk device ends by itself when nobody touches it, and does nothing but the desk (T6).

Or, when somebody opened their own plan on it with another beside them, nothing but that plan.
"""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from productiehuis.initiatives.desk_access import TOGETHER, is_open_together

# One's own log-in is changed on one's own device: a PIN is too little for that.
OWN_PAGES = ("/account/", "/ik/")
# What two people together may press as well: the lock, and how they read.
FREE = ("/balie/op-slot/", "/taal/", "/weergave/")
# The stamp is written at most this often; the busiest pages stay free of writes.
STAMP_SECONDS = 60


class DeskMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Without the cookie there is no session to look into.
        on_desk = settings.SESSION_COOKIE_NAME in request.COOKIES and "desk_device" in request.session
        stopped = _stop(request) if on_desk else None
        return stopped or self.get_response(request)


def _stop(request: HttpRequest) -> HttpResponse | None:
    now = int(time.time())
    idle = now - request.session.get("desk_seen", 0)
    if idle > settings.DESK_IDLE_SECONDS:
        logout(request)
        messages.info(request, _("De balie ging op slot omdat je even weg was. Tik op je naam."))
        # A form that puts aside what was typed is let through to do so; nobody is logged in any more.
        return None if _keeps_draft(request) else redirect("desk_unlock")
    if idle >= STAMP_SECONDS:
        request.session["desk_seen"] = now
    if held := request.session.get(TOGETHER):
        if request.path in FREE or is_open_together(held, request.path):
            return None
        messages.info(request, _("Dit doe je op je eigen telefoon of computer. Log daar in."))
        return redirect(held["home"])
    if request.path.startswith(OWN_PAGES) and not request.path.endswith("/logout/"):
        messages.info(request, _("Dit doe je op je eigen telefoon of computer. Log daar in."))
        return redirect("desk_home")
    return None


def _keeps_draft(request: HttpRequest) -> bool:
    try:
        return request.method == "POST" and getattr(resolve(request.path_info).func, "keeps_draft", False)
    except Resolver404:
        return False
