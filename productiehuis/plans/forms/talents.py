"""What somebody types about what they can do, and what they ask of another."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from productiehuis.house.form_fields import NamedChoiceField
from productiehuis.house.models import House, Topic
from productiehuis.people.fields import PlainTextField
from productiehuis.plans.rules.talents import has_contact
from productiehuis.plans.sentences import talent_sentence
from productiehuis.ui.forms import ClientKeyForm, TopicTile


def _topics(house: House) -> QuerySet[Topic]:
    return Topic.objects.filter(house=house, is_active=True)


class TalentForm(ClientKeyForm):
    what = PlainTextField(
        label=_("Wat kun je voor anderen doen?"),
        max_length=80,
        help_text=_("Bijvoorbeeld: Turks vertalen, fietsen maken, koken voor veel mensen. Geen telefoonnummer."),
        error_messages={"required": _("Schrijf op wat je kunt. Een paar woorden is genoeg.")},
    )
    topic = NamedChoiceField(
        label=_("Waar hoort het bij?"),
        queryset=Topic.objects.none(),
        required=False,
        empty_label=None,
        widget=TopicTile,
    )
    shows = forms.BooleanField(required=False)

    def __init__(self, *args: Any, house: House, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topic"].queryset = _topics(house)  # type: ignore[attr-defined]
        self.fields["shows"].label = _("Ja, anderen mogen dit vinden")
        self.fields["shows"].help_text = talent_sentence(house)

    def clean_what(self) -> str:
        what: str = self.cleaned_data["what"]
        if has_contact(what):
            raise ValidationError(
                _("Haal het telefoonnummer of e-mailadres weg. Wie jou iets vraagt, doet dat hier."),
                code="contact",
            )
        return what


class FindForm(forms.Form):
    """Looking for somebody who can do something."""

    q = forms.CharField(label=_("Wat zoek je?"), max_length=60, required=False)
    topic = NamedChoiceField(
        label=_("Onderwerp"), queryset=Topic.objects.none(), required=False, empty_label=_("Alle onderwerpen")
    )

    def __init__(self, *args: Any, house: House, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topic"].queryset = _topics(house)  # type: ignore[attr-defined]


class AskForm(ClientKeyForm):
    words = PlainTextField(
        label=_("Wat wil je vragen?"),
        max_length=300,
        rows=3,
        required=False,
        help_text=_("Zeg ook waar en wanneer je elkaar kunt zien. Bijvoorbeeld: dinsdag in de keuken."),
    )


class AnswerForm(forms.Form):
    """The answer of who was asked."""

    use_required_attribute = False
    answer = PlainTextField(
        label=_("Wat antwoord je?"),
        max_length=300,
        rows=2,
        required=False,
        help_text=_("Zeg waar en wanneer je elkaar kunt zien."),
    )
