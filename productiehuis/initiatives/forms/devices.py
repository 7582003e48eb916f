"""Forms of the desk device and its PIN."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from productiehuis.people.fields import PlainTextField
from productiehuis.people.rules import PIN_LENGTHS, is_weak_pin, plain_digits
from productiehuis.ui.forms import ClientKeyForm, PinInput


class EnrolDeviceForm(ClientKeyForm):
    name = PlainTextField(
        label=_("Hoe heet dit apparaat?"),
        max_length=60,
        help_text=_("Bijvoorbeeld: laptop bij het raam."),
        error_messages={"required": _("Geef het apparaat een naam.")},
    )


class PinField(forms.CharField):
    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", PinInput(max(PIN_LENGTHS)))
        super().__init__(error_messages={"required": _("Typ je pincode.")}, **kwargs)

    def to_python(self, value: Any) -> str:
        return plain_digits(super().to_python(value) or "")


class UnlockForm(forms.Form):
    use_required_attribute = False
    pin = PinField(label=_("Je pincode"))


class SetPinForm(forms.Form):
    use_required_attribute = False
    pin = PinField(label=_("Kies een pincode"), help_text=_("4, 5 of 6 cijfers. Niet je geboortejaar."))
    again = PinField(label=_("Typ de pincode nog een keer"))

    def clean_pin(self) -> str:
        pin: str = self.cleaned_data["pin"]
        if len(pin) not in PIN_LENGTHS:
            raise ValidationError(_("Kies 4, 5 of 6 cijfers."))
        if is_weak_pin(pin):
            raise ValidationError(_("Deze pincode is te makkelijk. Kies een andere."))
        return pin

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("pin") and cleaned.get("again") and cleaned["pin"] != cleaned["again"]:
            self.add_error("again", _("De twee pincodes zijn niet gelijk. Typ ze nog een keer."))
        return cleaned
