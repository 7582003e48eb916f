"""Forms for giving somebody a way in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from productiehuis.people.fields import PlainTextField
from productiehuis.ui.forms import ClientKeyForm


class FindPersonForm(forms.Form):
    naam = PlainTextField(label=_("Naam"), max_length=60)


class GiveLoginForm(ClientKeyForm):
    """Only the key that keeps one press one code."""


class JoinHouseForm(ClientKeyForm):
    first_name = PlainTextField(
        label=_("Hoe heet je?"),
        max_length=60,
        help_text=_("Je voornaam is genoeg."),
        error_messages={"required": _("Vul je voornaam in.")},
    )
