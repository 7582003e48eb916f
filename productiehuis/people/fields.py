"""Fields for what people type. Free text refuses a citizen service number (BSN), in one kind sentence."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from productiehuis.house.validators import refuse_bsn
from productiehuis.people.rules.names import is_no_name, says_something
from productiehuis.people.rules.numbers import plain_digits, plain_phone
from productiehuis.people.rules.passes import PIN_LENGTHS, PassTyped, read_pass
from productiehuis.ui.forms import CodeInput, PhoneInput, PinInput

# Left-to-right and right-to-left override. Marks and isolates stay: who writes Arabic and Dutch in one line needs them.
_OVERRIDES = dict.fromkeys((0x202D, 0x202E))


class PlainTextField(forms.CharField):
    """Free text without a BSN; `rows` makes it a box of several lines."""

    default_validators = [refuse_bsn]

    def __init__(self, *, rows: int = 0, **kwargs: Any) -> None:
        if rows and "widget" not in kwargs:
            kwargs["widget"] = forms.Textarea(attrs={"rows": rows})
        super().__init__(**kwargs)
        # People write in their own language on a page in another.
        self.widget.attrs.setdefault("dir", "auto")

    def to_python(self, value: Any) -> str:
        """What nobody can see is nothing, and no sign turns the letters of others round."""
        typed = str(super().to_python(value) or "").translate(_OVERRIDES)
        return typed if says_something(typed) else ""


class PhoneField(forms.CharField):
    """A phone number as people write it; the value is as machines write it."""

    widget = PhoneInput
    default_error_messages = {
        "required": _("Vul je telefoonnummer in. Bijvoorbeeld 06 12345678."),
        "invalid": _("Dit telefoonnummer klopt niet. Vul 10 cijfers in. Bijvoorbeeld 06 12345678."),
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Je telefoonnummer"))
        super().__init__(max_length=30, **kwargs)

    def clean(self, value: Any) -> str:
        typed = super().clean(value)
        if not typed:
            return ""
        if number := plain_phone(typed):
            return number
        raise ValidationError(self.error_messages["invalid"], code="invalid")


class DigitsField(forms.CharField):
    """A code of digits, with or without spaces, in any script."""

    default_error_messages = {"required": _("Typ je code."), "invalid": _("Dit is geen hele code. Tel de cijfers na.")}

    def __init__(self, *, digits: int, **kwargs: Any) -> None:
        self.digits = digits
        kwargs.setdefault("label", _("Code"))
        kwargs.setdefault("widget", CodeInput(length=digits + 4, attrs={"class": "ph-short"}))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        typed = plain_digits(super().to_python(value) or "")
        if typed and len(typed) != self.digits:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return typed


class PinField(forms.CharField):
    """A PIN as it is typed, in the digits of any script; how long it must be is for who chooses one."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", PinInput(max(PIN_LENGTHS)))
        super().__init__(error_messages={"required": _("Typ je pincode.")}, **kwargs)

    def to_python(self, value: Any) -> str:
        return plain_digits(super().to_python(value) or "")


# What is said of a code in which a finger slipped: the check digit found it, and it was no guess.
SLIPPED = _("In deze code zit een tikfout. Kijk goed en typ hem nog een keer.")


# What is said where a name was asked, and what was typed is a code or a phone with letters in it.
TOO_MANY_DIGITS = _("Hier staan te veel cijfers. Typ van een huispas alleen de 10 cijfers, of typ een naam.")


def refuse_digits(value: object) -> None:
    """For a field that asks the name of somebody new."""
    if is_no_name(str(value)):
        raise ValidationError(TOO_MANY_DIGITS, code="digits")


class PassField(forms.Field):
    """The code of a house pass, or the address in its QR; the value is a `PassTyped`."""

    widget = CodeInput
    default_error_messages = {
        "required": _("Typ of scan de code van de pas."),
        "invalid": _("De code van een pas heeft 10 cijfers. Tel ze nog eens na."),
        "slipped": SLIPPED,
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("De code van de pas"))
        kwargs.setdefault("help_text", _("Je mag spaties typen. Of scan de pas."))
        kwargs.setdefault("widget", CodeInput(length=200, attrs={"autocomplete": "off", "data-pass": ""}))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> PassTyped | None:
        typed = read_pass(str(value or ""))
        if typed.is_pass and not typed.has_typing_error:
            return typed
        if not str(value or "").strip():
            return None
        raise ValidationError(self.error_messages["slipped" if typed.is_pass else "invalid"], code="invalid")
