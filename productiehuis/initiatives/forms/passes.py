"""Forms around house passes: a sheet of blank ones, and somebody with a pass of another house."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from productiehuis.initiatives.look_up import find_known, sound_alikes
from productiehuis.initiatives.models import Initiative
from productiehuis.people.fields import PlainTextField
from productiehuis.people.models import Person
from productiehuis.ui.forms import ClientKeyForm

NEW = "new"


class SheetForm(ClientKeyForm):
    """One press: eight blank cards."""


class WelcomeForm(ClientKeyForm):
    """A first name; when people are known here by that name, also which of them, or somebody new."""

    first_name = PlainTextField(
        label=_("Voornaam"), max_length=60, error_messages={"required": _("Vul een voornaam in.")}
    )

    def __init__(self, initiative: Initiative, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = _known(initiative, str(self.data.get("first_name", ""))) if self.is_bound else []
        if self.known:
            self.fields["who"] = forms.ChoiceField(
                label=_("Is het een van deze mensen?"),
                choices=[*((str(p.pk), _called(p)) for p in self.known), (NEW, _("Nee, iemand die nieuw is."))],
                widget=forms.RadioSelect,
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.known and not cleaned.get("who") and not self.errors:
            raise ValidationError(_("Deze naam kennen we hier al. Kies wie het is."))
        return cleaned

    @property
    def person(self) -> Person | None:
        """Who of the people known here it is; None for somebody new."""
        return next((each for each in self.known if str(each.pk) == self.cleaned_data.get("who")), None)


def _known(initiative: Initiative, typed: str) -> list[Person]:
    """Who goes by this name here, and whose name sounds like it; each once."""
    found = [*find_known(initiative, typed), *sound_alikes(initiative, typed)]
    return list({person.pk: person for person in found}.values())


def _called(person: Person) -> str:
    year = f" ({person.birth_year})" if person.birth_year else ""
    return f"{person.full_name}{year}"
