"""Forms of the privacy keeper, of who asks for their own data, and of who sets how long a house keeps it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from productiehuis.house.models import House
from productiehuis.people.fields import PlainTextField
from productiehuis.people.models import Decision, Person
from productiehuis.people.terms import Term
from productiehuis.privacy.terms import say_months
from productiehuis.ui.forms import ClientKeyForm, DateInput


class DecideForm(forms.Form):
    """Whether two who look alike are one person; the reason may stay empty."""

    decision = forms.ChoiceField(choices=[(each.value, each.label) for each in (Decision.SAME, Decision.NOT_SAME)])
    reason = PlainTextField(max_length=200, required=False)


class MergeForm(forms.Form):
    """Two numbers that are one person. The numbers stand on the card of each person at a desk."""

    kept = forms.IntegerField(label=_("Nummer dat blijft"), min_value=1)
    absorbed = forms.IntegerField(label=_("Nummer dat erbij hoort"), min_value=1)
    reason = PlainTextField(
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


class EraseMeForm(ClientKeyForm):
    """Where to erase, and that one's roles end with it. Both are asked only of who has more than one, or any."""

    houses = forms.MultipleChoiceField(
        label=_("Waar wil je gewist worden?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies minstens één huis.")},
    )
    ends_roles = forms.BooleanField(
        label=_("Mijn rollen stoppen nu."),
        error_messages={"required": _("Draag je rol eerst over. Of kies dat je rollen nu stoppen.")},
    )

    def __init__(self, *args: Any, persons: Sequence[Person], has_roles: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._persons = {person.house.slug: person for person in persons}
        choices = [(person.house.slug, person.house.name) for person in persons]
        houses = self.fields["houses"]
        assert isinstance(houses, forms.MultipleChoiceField)
        houses.choices = choices
        houses.initial = [slug for slug, _name in choices]
        if len(choices) < 2:
            del self.fields["houses"]
        if not has_roles:
            del self.fields["ends_roles"]

    @property
    def persons(self) -> list[Person]:
        """Who is to be erased."""
        chosen = self.cleaned_data.get("houses", list(self._persons))
        return [self._persons[slug] for slug in chosen]


class TermForm(forms.Form):
    """How long one kind of data is kept: whole months that are easy to say, between the bounds."""

    months = forms.TypedChoiceField(label=_("Hoe lang?"), coerce=int)

    def __init__(self, *args: Any, term: Term, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        easy = {1, 2, 3, 6, 9, 12, 18, *range(24, 121, 12), term.lowest, term.months, term.highest}
        months = self.fields["months"]
        assert isinstance(months, forms.TypedChoiceField)
        months.choices = [(n, say_months(n)) for n in sorted(easy) if term.lowest <= n <= term.highest]


class LogFilterForm(forms.Form):
    """Which lines of the log: of what kind, by whom, on which day."""

    soort = forms.ChoiceField(label=_("Wat"), required=False)
    wie = forms.ChoiceField(label=_("Wie"), required=False)
    dag = forms.DateField(label=_("Dag"), required=False, widget=DateInput)

    def __init__(
        self, *args: Any, kinds: Sequence[tuple[str, str]], people: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, found in (("soort", kinds), ("wie", people)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", _("alles") if name == "soort" else _("iedereen")), *found]
