"""Forms about roles: for whom, which, from when, until when."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from productiehuis.house.form_fields import TranslatedFormField
from productiehuis.initiatives.access import ROLES
from productiehuis.initiatives.models import Role
from productiehuis.people.fields import PlainTextField
from productiehuis.people.models import Person
from productiehuis.people.namesakes import names_to_choose
from productiehuis.ui.forms import ClientKeyForm, DateInput
from productiehuis.ui.writing import capital

SOMEONE_NEW = "new"


class NameForm(forms.Form):
    """The first question: who?"""

    first_name = PlainTextField(
        label=_("Voornaam"),
        max_length=60,
        help_text=_("Meer dan een voornaam is niet nodig."),
        error_messages={"required": _("Vul een voornaam in.")},
    )


class GiveRoleForm(ClientKeyForm):
    """Then: is it somebody known here, and which role from when?"""

    first_name = PlainTextField(max_length=60, widget=forms.HiddenInput)
    who = forms.ChoiceField(label=_("Wie is het?"), widget=forms.RadioSelect)
    role = forms.ChoiceField(
        label=_("Welke rol?"), widget=forms.RadioSelect, error_messages={"required": _("Kies een rol.")}
    )
    starts = forms.DateField(label=_("Vanaf welke dag?"), widget=DateInput)
    ends = forms.DateField(
        label=_("Tot en met welke dag?"),
        widget=DateInput,
        required=False,
        help_text=_("Weet je dat nog niet? Laat het leeg."),
    )

    def __init__(self, *args: Any, people: Sequence[Person], roles: Sequence[Role], name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(person.pk): person for person in people}
        new = (SOMEONE_NEW, _("Iemand nieuw: %(name)s") % {"name": name})
        known = [(str(key), words) for key, words in names_to_choose(people).items()]
        self.fields["who"].choices = [*known, new]  # type: ignore[attr-defined]
        self.fields["role"].choices = [  # type: ignore[attr-defined]
            (role.value, f"{capital(role.label)}: {ROLES[role].sentence}") for role in roles
        ]
        if not known:
            self.fields["who"].initial = SOMEONE_NEW
        if len(roles) == 1:
            self.fields["role"].initial = roles[0].value

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if who := told.pop("who", None):
            told["person"] = self.people.get(who)
        if "role" in told:
            told["role"] = Role(told["role"])
        return told


class EndRoleForm(forms.Form):
    ends = forms.DateField(label=_("Wat is de laatste dag?"), widget=DateInput)


class RoleSentenceForm(forms.Form):
    sentence = TranslatedFormField(label=_("Wat is deze rol, in één zin?"), max_length=300)
    is_used = forms.BooleanField(label=_("Deze rol is er in ons huis"), required=False)
