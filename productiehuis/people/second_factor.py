"""Whether this session has shown a second factor, and since when.

The session holds `second_factor_at` (ISO time) and `second_factor_how`. It is set only for the user who is logged in
at that moment, so that a log-in that was broken off leaves nothing for whoever logs in next. A persona of the demo
counts as having shown one, however they log in: by one press or by a PIN at the desk.
"""

from datetime import timedelta
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.signals import authentication_step_completed
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from productiehuis.audit.models import Event
from productiehuis.people.models import Person, User
from productiehuis.people.sessions import HOUSE_PASS

KINDS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
# The verb of the log; and how long each log-in tells of it, unless there is a new key.
RESET = "second factor reset"
TELL_FOR = timedelta(days=30)


def mark(request: HttpRequest, how: str) -> None:
    """From now on this session counts as having shown a second factor."""
    request.session["second_factor_at"] = timezone.now().isoformat()
    request.session["second_factor_how"] = how


def has_one(user: User) -> bool:
    """Whether this user has a passkey or an app to show."""
    return Authenticator.objects.filter(user_id=user.pk, type__in=KINDS).exists()


def last_reset(user: User) -> Event | None:
    """That somebody else took this user's second keys away, as long as there is no new one."""
    if has_one(user):
        return None
    keys = [str(key) for key in Person.objects.filter(user_id=user.pk).values_list("pk", flat=True)]
    about = Event.objects.filter(object_type=Person._meta.label_lower, object_key__in=keys, verb=RESET)
    return about.filter(at__gt=timezone.now() - TELL_FOR).order_by("-at").first()


def is_excepted(user: User) -> bool:
    """Nobody in the demo is real, so its personas need no second factor. Without the demo nobody is excepted."""
    return bool(settings.DEMO and user.is_persona)


def listen() -> None:
    """Hear from allauth when someone shows or makes a second factor."""
    user_logged_in.connect(_start_clean, dispatch_uid="second factor at log-in")
    authentication_step_completed.connect(_shown, dispatch_uid="second factor shown")
    authenticator_added.connect(_made, dispatch_uid="second factor made")


def _start_clean(sender: object, request: HttpRequest | None, user: User, **kwargs: Any) -> None:
    """At log-in: forget what the session held, then count what this user showed on the way in."""
    if request is None:
        return
    desk = ("desk_device", "desk_initiative", "desk_seen", "together")
    for key in ("second_factor_at", "second_factor_how", *desk, HOUSE_PASS):
        request.session.pop(key, None)
    records = get_authentication_records(request, user)
    if shown := next((record[HOUSE_PASS] for record in records if HOUSE_PASS in record), None):
        request.session[HOUSE_PASS] = shown  # Also after a second factor: the session ends with the pass.
    if is_excepted(user):
        mark(request, "demo")
    elif any(record.get("method") == "mfa" for record in records):
        mark(request, "login")
    elif reset := last_reset(user):
        words = _("%(name)s haalde je tweede sleutel weg, op %(day)s. Vroeg je dat niet? Zeg het de privacybewaker.")
        told = {"name": reset.actor_name, "day": date_format(timezone.localtime(reset.at), "j F Y")}
        messages.warning(request, words % told, fail_silently=True)


def _is_logged_in(request: HttpRequest, user: User) -> bool:
    return bool(request.user.is_authenticated and request.user.pk == user.pk)


def _shown(sender: object, request: HttpRequest, user: User, method: str, **kwargs: Any) -> None:
    if method == "mfa" and _is_logged_in(request, user):
        mark(request, "shown")


def _made(sender: object, request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    if authenticator.type in KINDS and _is_logged_in(request, user):
        mark(request, "made")
