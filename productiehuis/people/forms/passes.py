"""Forms of the house pass and its PIN."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from productiehuis.people.fields import PassField, PinField
from productiehuis.people.models import HousePass, Why
from productiehuis.people.rules.passes import pin_problem
from productiehuis.ui.forms import ClientKeyForm

_PIN_PROBLEMS = {
    "length": _("Kies 4, 5 of 6 cijfers."),
    "easy": _("Deze pincode is te makkelijk. Kies een andere."),
}


class ChoosePinForm(forms.Form):
    """A PIN, twice the same, and not one that everybody tries first."""

    use_required_attribute = False
    pin = PinField(label=_("Kies een pincode"), help_text=_("4, 5 of 6 cijfers. Niet je geboortejaar."))
    again = PinField(label=_("Typ de pincode nog een keer"))

    def problem_of(self, pin: str) -> str | None:
        return pin_problem(pin)

    def clean_pin(self) -> str:
        pin: str = self.cleaned_data["pin"]
        if problem := self.problem_of(pin):
            raise ValidationError(_PIN_PROBLEMS[problem])
        return pin

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("pin") and cleaned.get("again") and cleaned["pin"] != cleaned["again"]:
            self.add_error("again", _("De twee pincodes zijn niet gelijk. Typ ze nog een keer."))
        return cleaned


class PassPinForm(ChoosePinForm):
    """The PIN of a house pass; what stands on the card is no PIN either."""

    def __init__(self, own: HousePass, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.own = own

    def problem_of(self, pin: str) -> str | None:
        year = self.own.person.birth_year if self.own.person else None
        return pin_problem(pin, code=self.own.code, birth_year=year)


class PassLoginForm(forms.Form):
    """What stands on the pass, and what only its owner knows."""

    use_required_attribute = False
    code = PassField(label=_("De code van je pas"))
    pin = PinField(label=_("Je pincode"))


class OwnPinForm(forms.Form):
    """The PIN that somebody had before."""

    use_required_attribute = False
    pin = PinField(label=_("De pincode van je pas, die je al had"))


class NewPassForm(ClientKeyForm):
    """One press: a pass for me."""


class LostPassForm(ClientKeyForm):
    """Why the old pass stops."""

    why = forms.ChoiceField(
        label=_("Wat is er met de oude pas?"),
        choices=[(Why.LOST, _("Hij is kwijt.")), (Why.BROKEN, _("Hij is stuk."))],
        initial=Why.LOST,
        widget=forms.RadioSelect,
    )
