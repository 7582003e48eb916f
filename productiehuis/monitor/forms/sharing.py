"""Forms of sharing numbers and of what a house does not show."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from productiehuis.monitor.models import OF_INITIATIVE, SharedPart, ShowingRule
from productiehuis.people.fields import PlainTextField
from productiehuis.ui.forms import ClientKeyForm, DateInput

USUAL_DAYS = 90
LONGEST_DAYS = 366
FEWEST, MOST = 3, 25


class ShareForm(ClientKeyForm):
    """For whom, which years, which parts, until when."""

    to_whom = PlainTextField(
        label=_("Voor wie is het?"),
        max_length=80,
        help_text=_("Bijvoorbeeld: het fonds dat jullie helpt."),
        error_messages={"required": _("Schrijf op voor wie de cijfers zijn.")},
    )
    first_year = forms.TypedChoiceField(label=_("Vanaf jaar"), coerce=int)
    last_year = forms.TypedChoiceField(label=_("Tot en met jaar"), coerce=int)
    parts = forms.MultipleChoiceField(
        label=_("Wat laat je zien?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies minstens één ding om te laten zien.")},
    )
    expires = forms.DateField(
        label=_("Tot en met welke dag werkt de link?"),
        widget=DateInput,
        error_messages={"required": _("Kies een dag."), "invalid": _("Kies een dag uit de kalender.")},
    )

    def __init__(self, *args: Any, years: list[int], today: date, of_initiative: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._today = today
        choices = [(year, str(year)) for year in years]
        for name in ("first_year", "last_year"):
            self.fields[name].choices = choices  # type: ignore[attr-defined]
            self.fields[name].initial = years[0]
        parts = OF_INITIATIVE if of_initiative else tuple(SharedPart)
        self.fields["parts"].choices = [(part.value, part.label) for part in parts]  # type: ignore[attr-defined]
        self.fields["parts"].initial = [SharedPart.YEAR.value]
        self.fields["expires"].initial = today + timedelta(days=USUAL_DAYS)

    def clean_expires(self) -> date:
        day: date = self.cleaned_data["expires"]
        if day < self._today:
            raise forms.ValidationError(_("Deze dag is al voorbij. Kies een dag die nog komt."))
        if day > self._today + timedelta(days=LONGEST_DAYS):
            raise forms.ValidationError(_("Kies een dag binnen een jaar. Daarna maak je een nieuwe link."))
        return day

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        first, last = data.get("first_year"), data.get("last_year")
        if first and last and first > last:
            self.add_error("last_year", _("Het laatste jaar is eerder dan het eerste. Draai ze om."))
        return data


_WAITS, _AT_ONCE = "year", "at_once"


class ShowingRuleForm(forms.Form):
    """From how many people on a number is shown, and when."""

    least_people = forms.IntegerField(
        label=_("Toon een getal vanaf hoeveel mensen?"),
        min_value=FEWEST,
        max_value=MOST,
        help_text=_("Gewoon is 5. Hoe hoger, hoe veiliger. Je ziet dan ook minder."),
        error_messages={
            "required": _("Vul een getal in."),
            "invalid": _("Vul een getal in, zoals 5."),
            "min_value": _("Kies 3 of meer. Minder mensen zijn te herkennen."),
            "max_value": _("Kies 25 of minder."),
        },
    )
    waits_for_year = forms.ChoiceField(
        label=_("Wanneer ziet iedereen de cijfers van dit jaar?"),
        choices=(
            (
                _WAITS,
                _(
                    "Als het jaar voorbij is. Tot dan ziet iedereen alleen de totalen. Zo blijft verborgen wat er"
                    " vandaag bij kwam. Komen er op een dag maar een paar mensen? Kies dan dit."
                ),
            ),
            (
                _AT_ONCE,
                _(
                    "Meteen, ook per maand en per onderwerp. De buurt ziet hoe het gaat. Maar let op: wie elke dag"
                    " kijkt, kan dan uitrekenen wat de bezoeker van vandaag vroeg."
                ),
            ),
        ),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies er een."), "invalid_choice": _("Kies er een.")},
        help_text=_("Jullie zelf zien altijd alles. Je kunt dit later anders kiezen."),
    )

    def __init__(self, *args: Any, rule: ShowingRule, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["least_people"] = rule.least_people
        self.initial["waits_for_year"] = _WAITS if rule.waits_for_year else _AT_ONCE

    def clean_waits_for_year(self) -> bool:
        return bool(self.cleaned_data["waits_for_year"] == _WAITS)
