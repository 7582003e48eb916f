"""allauth's forms in the words of the house, one path each."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from productiehuis.house.validators import refuse_bsn
from productiehuis.people.fields import DigitsField
from productiehuis.people.rules.logins import CODE_DIGITS
from productiehuis.people.rules.numbers import plain_digits, plain_phone
from productiehuis.ui.forms import CodeInput

Words = dict[str, tuple[Any, Any, Any]]

_PASSWORD_HINT = _("Minstens 8 tekens. Neem drie gewone woorden, die onthoud je goed.")
_OWN_DEVICE = _("Dit is mijn eigen telefoon of computer. Onthoud mij.")
_TYPE_CODE = _("Typ je code.")


class InOurWords:
    """Label, hint and the sentence when empty for each field, instead of allauth's; no placeholders."""

    words: Words = {}
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, forms.Field] = self.fields  # type: ignore[attr-defined]
        for name, field in fields.items():
            field.widget.attrs.pop("placeholder", None)
            if name in self.words:
                field.label, field.help_text, field.error_messages["required"] = self.words[name]


class CodeForm(InOurWords):
    """A code of six digits."""

    words: Words = {"code": (_("Code"), _("De code heeft 6 cijfers."), _TYPE_CODE)}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget = CodeInput(length=8)  # type: ignore[attr-defined]

    def clean_code(self) -> Any:
        self.cleaned_data["code"] = plain_digits(self.cleaned_data["code"])  # type: ignore[attr-defined]
        return super().clean_code()  # type: ignore[misc]


class ConfirmLoginCodeForm(CodeForm, account.ConfirmLoginCodeForm):
    pass


class VerifyPhoneForm(CodeForm, account.VerifyPhoneForm):
    pass


class AuthenticateForm(CodeForm, mfa.AuthenticateForm):
    words: Words = {
        "code": (_("Code uit je app"), _("Of een noodcode die je eerder hebt opgeschreven."), _TYPE_CODE),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget = CodeInput(length=12)


class ReauthenticateCodeForm(AuthenticateForm, mfa.ReauthenticateForm):
    pass


class StartAppForm(CodeForm, ActivateTOTPForm):
    words: Words = {"code": (_("Code uit de app"), _("De app laat nu 6 cijfers zien."), _TYPE_CODE)}


class LoginForm(InOurWords, account.LoginForm):
    """A name or a phone number, with a password."""

    words: Words = {
        "login": (_("Je gebruikersnaam of telefoonnummer"), "", _("Typ je naam of nummer.")),
        "password": (_("Je wachtwoord"), "", _("Typ je wachtwoord.")),
        "remember": (_OWN_DEVICE, "", ""),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs.update(autocomplete="username", autocapitalize="none", spellcheck="false")

    def clean_login(self) -> str:
        typed: str = super().clean_login()
        return plain_phone(typed) or typed


class RequestLoginCodeForm(InOurWords, account.RequestLoginCodeForm):
    remember = forms.BooleanField(required=False, label=_OWN_DEVICE)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(("phone", "remember"))


class _SignupForm(InOurWords, account.SignupForm):
    takes: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in set(self.fields) - set(self.takes):
            del self.fields[name]
        for field in self.fields.values():
            field.required = True
        self.order_fields(self.takes)


class PhoneSignupForm(_SignupForm):
    """A log-in that is only a phone number; a code proves it."""

    takes = ("phone",)
    words: Words = {
        "phone": (_("Je telefoonnummer"), _("Je krijgt een sms met een code."), _("Vul je telefoonnummer in.")),
    }


class NameSignupForm(_SignupForm):
    """A log-in for who has no phone, or wants to leave none."""

    takes = ("username", "password1")
    words: Words = {
        "username": (_("Kies een gebruikersnaam"), _("Het hoeft niet je echte naam te zijn."), _("Kies een naam.")),
        "password1": (_("Kies een wachtwoord"), _PASSWORD_HINT, _("Kies een wachtwoord.")),
    }

    def clean_username(self) -> str:
        name: str = super().clean_username()
        refuse_bsn(name)
        if plain_phone(name):
            raise ValidationError(_("Dit lijkt op een telefoonnummer. Kies een naam met letters."))
        return name

    def clean_password1(self) -> str:
        password: str = self.cleaned_data["password1"]
        password_validation.validate_password(password)
        return password


class ChangePhoneForm(InOurWords, account.ChangePhoneForm):
    pass


class ChangePasswordForm(InOurWords, account.ChangePasswordForm):
    words: Words = {
        "oldpassword": (_("Je wachtwoord van nu"), "", _("Typ je wachtwoord van nu.")),
        "password1": (_("Je nieuwe wachtwoord"), _PASSWORD_HINT, _("Kies een wachtwoord.")),
        "password2": (_("Nog een keer je nieuwe wachtwoord"), "", _("Typ het nog een keer.")),
    }


class SetPasswordForm(InOurWords, account.SetPasswordForm):
    words: Words = {
        "password1": (_("Kies een wachtwoord"), _PASSWORD_HINT, _("Kies een wachtwoord.")),
        "password2": (_("Typ het wachtwoord nog een keer"), "", _("Typ het nog een keer.")),
    }


class ReauthenticateForm(InOurWords, account.ReauthenticateForm):
    words: Words = {"password": (_("Je wachtwoord"), "", _("Typ je wachtwoord."))}


class AddPasskeyForm(InOurWords, AddWebAuthnForm):
    """Always a key that can also log in alone: one thing to learn instead of two."""

    words: Words = {"name": (_("Hoe heet deze sleutel?"), _("Bijvoorbeeld: mijn telefoon."), _("Geef een naam."))}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("passwordless", None)


class RenamePasskeyForm(InOurWords, EditWebAuthnForm):
    words: Words = {"name": (_("Hoe heet deze sleutel?"), "", _("Geef een naam."))}


class PaperLoginForm(forms.Form):
    """The code from the desk, and nothing else."""

    use_required_attribute = False
    code = DigitsField(digits=CODE_DIGITS, label=_("De code van je papier"), help_text=_("De code heeft 10 cijfers."))
