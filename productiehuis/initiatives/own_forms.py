"""Forms on pages of one's own that may be sent after the log-in ended: what was written waits for who wrote it.

The page carries a signed word of whose form it is, for this address and a day; so what comes without a log-in is
kept for that login and for nobody else (ADR 26).

    @own_form
    def plan_add(request, ...):
        form = PartForm(written(request), ...)      # what is sent now, or what waited
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core import signing
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from productiehuis.initiatives.access import LoginNeeded
from productiehuis.initiatives.desk_access import this_device
from productiehuis.people.actions.kept_forms import forget_form, keep_form, kept_form
from productiehuis.people.limits import allow, client_address

View = Callable[..., HttpResponse]

WHOSE = "whose"
A_DAY = 24 * 60 * 60
# From one address in ten minutes, as at the desk.
MOST = 30
_LEFT_OUT = ("csrfmiddlewaretoken", WHOSE)


def own_form(view: View) -> View:
    """For views of one page with one form, sent to its own address."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        key = request.user.pk
        if request.method == "POST" and key and _writer(request) not in (None, key):
            messages.warning(request, _("Dit formulier was van iemand anders. Er is niets opgeslagen."))
            return redirect(request.path)
        if key:
            request.whose = signing.dumps(str(key), salt=_salt(request))  # type: ignore[attr-defined]
        try:
            response = view(request, *args, **kwargs)
        except LoginNeeded:
            if request.method == "POST" and _keep(request):
                return _to_the_door(request)
            raise
        if request.method == "POST" and key:
            forget_form(user_key=key, path=request.path)
        return response

    # The desk's middleware lets an idle session through to here, with nobody logged in.
    guarded.keeps_draft = True  # type: ignore[attr-defined]
    return guarded


def written(request: HttpRequest) -> QueryDict | None:
    """What to fill the form with: what is sent now, or what waited for who is logged in. Call it behind the door."""
    if request.method == "POST":
        return request.POST
    device = request.session.get("desk_device")
    found = kept_form(user_key=request.user.pk, path=request.path, device_key=UUID(device) if device else None)
    request.was_kept = found is not None  # type: ignore[attr-defined]
    return QueryDict(found.words) if found else None


def status_of(request: HttpRequest, form: BaseForm) -> int:
    """Of the page with the form: refused when it was sent; what waited is only shown, whatever is wrong with it."""
    return 422 if request.method == "POST" and form.errors else 200


def _salt(request: HttpRequest) -> str:
    return f"whose form:{request.path}"


def _writer(request: HttpRequest) -> UUID | None:
    """Whose form it is, when the page it came from says so."""
    try:
        return UUID(signing.loads(request.POST.get(WHOSE, ""), salt=_salt(request), max_age=A_DAY))
    except (signing.BadSignature, ValueError, TypeError, AttributeError):
        return None


def _keep(request: HttpRequest) -> bool:
    writer = _writer(request)
    if writer is None or not allow("own_form", client_address(request), amount=MOST, minutes=10):
        return False
    data, device = request.POST.copy(), this_device(request)
    for name in _LEFT_OUT:
        data.pop(name, None)
    words = data.urlencode()
    return keep_form(user_key=writer, path=request.path, words=words, device_key=device.pk if device else None)


def _to_the_door(request: HttpRequest) -> HttpResponse:
    if this_device(request):
        kept = _("Wat je opschreef, is bewaard. Maak de balie open. Laat dan je pas zien, dan staat het er weer.")
        messages.info(request, kept)
        return redirect(reverse("desk_unlock"))
    messages.info(request, _("Je was uitgelogd. Log in, dan staat wat je opschreef er weer."))
    return redirect(request.get_full_path())
