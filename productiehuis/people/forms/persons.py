"""Who somebody is: only a first name is asked, and each other question says why it is asked."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from productiehuis.people.fields import PhoneField, PlainTextField
from productiehuis.people.models import ReachBy
from productiehuis.ui.forms import ClientKeyForm

# What people in the houses speak, in the order of how often; each in its own words.
SPOKEN = [
    ("nl", "Nederlands"),
    ("ar", "العربية"),
    ("tr", "Türkçe"),
    ("ber", "Tamazight"),
    ("en", "English"),
    ("srn", "Sranantongo"),
    ("so", "Soomaali"),
    ("fr", "Français"),
    ("es", "Español"),
    ("pl", "Polski"),
    ("ti", "ትግርኛ"),
    ("uk", "Українська"),
]
_REACH_BY = _("Hoe mogen we je bereiken?")


class RegisterPersonForm(ClientKeyForm):
    """Somebody new. `cleaned_data` without `client_key` fits `add_person`; see `person_fields`."""

    first_name = PlainTextField(
        label=_("Voornaam"), max_length=60, error_messages={"required": _("Vul een voornaam in.")}
    )
    last_name = PlainTextField(
        label=_("Achternaam"), max_length=80, required=False, help_text=_("Zo halen we twee mensen niet door elkaar.")
    )
    birth_year = forms.IntegerField(
        label=_("Geboortejaar"),
        required=False,
        min_value=1900,
        help_text=_("Ook dit helpt om mensen met dezelfde naam te herkennen."),
        error_messages={"invalid": _("Vul een jaar in, zoals 1975."), "min_value": _("Vul een jaar in, zoals 1975.")},
    )
    language = forms.ChoiceField(
        label=_("Taal van het gesprek"),
        choices=SPOKEN,
        initial="nl",
        required=False,
        help_text=_("Dan zoeken we iemand die jouw taal spreekt."),
    )
    phone = PhoneField(label=_("Telefoonnummer"), required=False, help_text=_("Alleen om een afspraak door te geven."))
    reach_by = forms.ChoiceField(
        label=_REACH_BY,
        choices=ReachBy.choices,
        initial=ReachBy.NOT,
        required=False,
        widget=forms.RadioSelect,
        help_text=_("We bellen of schrijven alleen als jij dat goed vindt."),
    )
    reach_when = PlainTextField(
        label=_("Wanneer mogen we je bereiken?"),
        max_length=120,
        required=False,
        help_text=_("Bijvoorbeeld: overdag, als ik alleen ben."),
    )

    def clean_birth_year(self) -> int | None:
        year: int | None = self.cleaned_data["birth_year"]
        if year and year > date.today().year:  # noqa: DTZ011
            raise forms.ValidationError(_("Dit jaar moet nog komen. Kijk het nog eens na."))
        return year

    def clean_language(self) -> str:
        return self.cleaned_data["language"] or "nl"

    def clean_reach_by(self) -> str:
        return self.cleaned_data["reach_by"] or ReachBy.NOT

    @property
    def person_fields(self) -> dict[str, Any]:
        """What `add_person` takes besides house, `by` and client key."""
        return {name: value for name, value in self.cleaned_data.items() if name != "client_key"}
