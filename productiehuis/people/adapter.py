"""Where allauth meets the house: phones, text messages, our own words, secrets that are sealed."""

import base64
import io
import time
from datetime import timedelta
from typing import Any

import segno
from allauth.account import app_settings as account_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from productiehuis.people.fields import PhoneField
from productiehuis.people.given_keys import age_here
from productiehuis.people.models import User
from productiehuis.people.rules.logins import new_username
from productiehuis.post.actions import send
from productiehuis.post.models import Channel
from productiehuis.vault.seals import open_seal, seal

_WRONG_LOGIN = _("Deze naam en dit wachtwoord horen niet bij elkaar. Kijk ze nog eens na.")
_WRONG_CODE = _("Deze code klopt niet. Kijk goed en typ hem nog een keer.")
_PLACE = "mfa_authenticator.data"
# How allauth's record names a log-in with the house pass; and the "app" of pages that only show what is one's own.
BY_PASS, READING = "pass", "productiehuis.reading"


# The cookie that says that a form was sent after the log-in ended; it holds nothing of the form.
LATE_FORM = "late_form"


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("Deze login is dicht. Vraag hulp aan de balie."),
        "enter_current_password": _("Typ je wachtwoord van nu."),
        "incorrect_code": _WRONG_CODE,
        "incorrect_password": _("Dit wachtwoord klopt niet. Typ het nog een keer."),
        "invalid_login": _WRONG_LOGIN,
        "phone_password_mismatch": _WRONG_LOGIN,
        "username_password_mismatch": _WRONG_LOGIN,
        "phone_taken": _("Dit nummer hoort al bij iemand. Log in met een code op je telefoon."),
        "too_many_login_attempts": _("Je hebt het te vaak geprobeerd. Wacht tien minuten en probeer het opnieuw."),
        "unknown_phone": _("Dit nummer kennen we niet. Maak eerst een login."),
        "username_blacklisted": _("Deze naam kan niet. Kies een andere."),
        "username_taken": _("Deze naam is al bezet. Kies een andere."),
        "same_as_current": _("Dit is al je nummer. Typ een ander nummer."),
        "rate_limited": _("Je hebt dit vaak geprobeerd. Wacht een paar minuten en probeer het dan opnieuw."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return bool(settings.SIGNUP_OPEN)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Who logged in a moment ago is not asked for the same again.

        A pass with its PIN opens the door and no more: who has both for a minute makes no key that outlives the pass,
        and erases nobody. Who has nothing else to show is told how to get it.
        """
        records = get_authentication_records(self.request, self.request.user)
        counted = [each for each in records if app == READING or each.get("method") != BY_PASS]
        recent = time.time() - account_settings.REAUTHENTICATION_TIMEOUT
        if any(record.get("at", 0) > recent for record in counted):
            return False
        if records and not counted and not self.get_reauthentication_methods(self.request.user):
            raise ImmediateHttpResponse(redirect("only_pass"))
        return bool(super().is_reauthentication_required(app=app, **kwargs))

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("profile")

    def populate_username(self, request: HttpRequest, user: User) -> None:
        user.username = user.username or new_username("")
        user.language = translation.get_language() or settings.LANGUAGE_CODE

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        """Keep the greeting short, remember a device that asked for it, and speak the language of who came in."""
        response = super().post_login(request, user, **kwargs)
        if request.session.pop("remember", False):
            request.session.set_expiry(settings.SESSION_COOKIE_AGE)
        remember_display(request, response, user, only_if_unset=True)
        if LATE_FORM in request.COOKIES:
            lost = gettext(
                "Je bent ingelogd. Wat je net koos of invulde, is nog niet opgeslagen. Doe het nog een keer."
            )
            messages.warning(request, lost)
            response.delete_cookie(LATE_FORM, samesite="Lax")
        return response

    # Phones.

    def phone_form_field(self, **kwargs: Any) -> PhoneField:
        return PhoneField(**kwargs)

    def clean_phone(self, phone: str) -> str:
        return phone

    def get_phone(self, user: User) -> tuple[str, bool] | None:
        return (user.phone, user.phone_verified) if user.phone else None

    def set_phone(self, user: User, phone: str, verified: bool) -> None:
        # A number that somebody typed but never proved does not keep its owner out.
        User.objects.filter(phone=phone, phone_verified=False).exclude(pk=user.pk).update(phone=None)
        if user.phone != phone:
            own = self.request is not None and getattr(self.request, "user", None) == user
            user.phone_since = age_here(self.request) if own else timezone.now()
        user.phone, user.phone_verified = phone, verified
        user.save(update_fields=["phone", "phone_verified", "phone_since"])

    def set_phone_verified(self, user: User, phone: str) -> None:
        self.set_phone(user, phone, True)

    def get_user_by_phone(self, phone: str) -> User | None:
        return User.objects.filter(phone=phone, phone_verified=True, is_active=True).first()

    # Text messages. They never say what the house is for: someone else may hold the phone (T9).

    def send_verification_code_sms(self, user: User, phone: str, code: str, **kwargs: Any) -> None:
        self._text(
            phone, gettext("Je code is %(code)s. De code werkt 10 minuten. Geef hem aan niemand.") % {"code": code}
        )

    def send_unknown_account_sms(self, phone: str, **kwargs: Any) -> None:
        self._text(phone, gettext("Iemand vroeg een code voor dit nummer. Het nummer heeft nog geen login."))

    def send_account_already_exists_sms(self, phone: str) -> None:
        self._text(phone, gettext("Dit nummer heeft al een login. Vraag een code om in te loggen."))

    def _text(self, phone: str, body: str) -> None:
        language = translation.get_language() or settings.LANGUAGE_CODE
        late = timezone.now() + timedelta(minutes=10)
        send(channel=Channel.SMS, to=phone, body=body, language=language, expires=late)
        if settings.DEMO and self.request is not None:
            link = format_html('<a href="{}">{}</a>', reverse("post:demo_post"), gettext("de post van de demo"))
            messages.info(self.request, format_html(gettext("De demo stuurt geen echte sms. Kijk bij {}."), link))


def remember_display(request: HttpRequest, response: HttpResponse, user: User, *, only_if_unset: bool = False) -> None:
    """Carry language and letter size in cookies, so that every page knows them before anyone logs in."""
    wanted = {settings.LANGUAGE_COOKIE_NAME: user.language, "letters": user.letters}
    for name, value in wanted.items():
        if only_if_unset and name in request.COOKIES:
            continue
        response.set_cookie(name, value, max_age=365 * 86400, secure=settings.HTTPS, httponly=True, samesite="Lax")


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": _("Deze sleutel kan nu niet weg. Vraag hulp aan de balie."),
        "cannot_generate_recovery_codes": _("Maak eerst een tweede sleutel."),
        "incorrect_code": _WRONG_CODE,
        "unverified_email": _("Dit kan nu niet. Vraag hulp aan de balie."),
    }

    def build_totp_svg(self, url: str) -> str:
        """On white paper, also in a dark page: an app cannot read it otherwise."""
        drawn = io.BytesIO()
        segno.make(url, micro=False).save(drawn, kind="svg", scale=4, border=4, light="white")
        return drawn.getvalue().decode()

    def encrypt(self, text: str) -> str:
        """Sealed: who has only the database cannot make codes."""
        return base64.b64encode(seal(text, place=_PLACE)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return open_seal(base64.b64decode(encrypted_text), place=_PLACE)

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        made = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return gettext("Sleutel %(number)s") % {"number": made + 1}
