"""Forms of the privacy keeper."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from productiehuis.house.models import House
from productiehuis.people.models import Person


class MergeForm(forms.Form):
    """Two numbers that are one person. The numbers stand on the card of each person at a desk."""

    kept = forms.IntegerField(label=_("Nummer dat blijft"), min_value=1)
    absorbed = forms.IntegerField(label=_("Nummer dat erbij hoort"), min_value=1)
    reason = forms.CharField(
        label=_("Hoe weet je dat dit dezelfde persoon is?"),
        help_text=_("Bijvoorbeeld: de persoon zei het zelf aan de balie."),
        max_length=200,
    )

    def __init__(self, *args: Any, house: House, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._house = house

    def _person(self, field: str) -> Person:
        person = Person.objects.filter(house=self._house, number=self.cleaned_data[field]).first()
        if person is None:
            raise forms.ValidationError(_("Dit nummer is er niet in dit huis. Kijk het nummer nog eens na."))
        return person

    def clean_kept(self) -> Person:
        return self._person("kept")

    def clean_absorbed(self) -> Person:
        return self._person("absorbed")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("kept") and data.get("kept") == data.get("absorbed"):
            self.add_error("absorbed", _("Dit is twee keer hetzelfde nummer. Vul twee verschillende nummers in."))
        return data
