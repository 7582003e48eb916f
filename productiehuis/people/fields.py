"""Fields for what people type. Free text refuses a citizen service number (BSN), in one kind sentence."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from productiehuis.house.validators import refuse_bsn
from productiehuis.people.rules import plain_digits, plain_phone
from productiehuis.ui.forms import CodeInput, PhoneInput


class PlainTextField(forms.CharField):
    """Free text without a BSN; `rows` makes it a box of several lines."""

    default_validators = [refuse_bsn]

    def __init__(self, *, rows: int = 0, **kwargs: Any) -> None:
        if rows and "widget" not in kwargs:
            kwargs["widget"] = forms.Textarea(attrs={"rows": rows})
        super().__init__(**kwargs)


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
