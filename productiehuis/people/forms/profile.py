"""What somebody changes about themselves."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from productiehuis.people.fields import PhoneField, PlainTextField
from productiehuis.people.models import LetterSize, Person, ReachBy


def _own_names() -> list[tuple[str, str]]:
    return [(code, get_language_info(code)["name_local"].capitalize()) for code, _name in settings.LANGUAGES]


class DisplayForm(forms.Form):
    language = forms.ChoiceField(label=_("In welke taal lees je?"), choices=_own_names, widget=forms.RadioSelect)
    letters = forms.ChoiceField(
        label=_("Hoe groot zijn de letters?"), choices=LetterSize.choices, widget=forms.RadioSelect
    )


class SafeContactForm(forms.ModelForm):
    """Whether, how and when one house may reach somebody (T9)."""

    phone = PhoneField(label=_("Telefoonnummer"), required=False, help_text=_("Alleen dit huis ziet dit nummer."))
    reach_by = forms.ChoiceField(
        label=_("Hoe mogen we je bereiken?"), choices=ReachBy.choices, widget=forms.RadioSelect
    )
    reach_when = PlainTextField(
        label=_("Wanneer mogen we je bereiken?"),
        max_length=120,
        required=False,
        help_text=_("Bijvoorbeeld: overdag, als ik alleen ben."),
    )

    class Meta:
        model = Person
        fields = ("reach_by", "phone", "reach_when")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("reach_by") in (ReachBy.CALL, ReachBy.SMS) and not (
            cleaned.get("phone") or self.has_error("phone")
        ):
            self.add_error("phone", _("Vul een nummer in, anders kunnen we je niet bereiken."))
        return cleaned
