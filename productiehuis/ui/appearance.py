"""How somebody wants to see the pages."""

from django import forms
from django.utils.translation import gettext_lazy as _


class AppearanceForm(forms.Form):
    """Two choices that stay on this device."""

    letters = forms.ChoiceField(
        label=_("Hoe groot wil je de letters?"),
        choices=[("normal", _("Gewoon")), ("groot", _("Groot")), ("extra", _("Extra groot"))],
        widget=forms.RadioSelect,
    )
    theme = forms.ChoiceField(
        label=_("Welke kleuren wil je?"),
        choices=[("auto", _("Zoals op mijn apparaat")), ("light", _("Licht")), ("dark", _("Donker"))],
        widget=forms.RadioSelect,
    )
