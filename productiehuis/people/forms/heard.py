"""A spoken yes."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from productiehuis.ui.forms import ClientKeyForm


class HeardForm(ClientKeyForm):
    """The sentence was read out, and the answer was yes."""

    language = forms.ChoiceField(choices=settings.LANGUAGES, widget=forms.HiddenInput)
    heard = forms.BooleanField(
        label=_("Ik las de zin voor. Het antwoord was ja."),
        error_messages={"required": _("Lees de zin voor en wacht op het antwoord. Zet dan hier een vinkje.")},
    )
