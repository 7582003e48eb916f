"""The forms of a desk that sends somebody on."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from productiehuis.house.form_fields import NamedChoiceField
from productiehuis.house.models import House, Topic
from productiehuis.people.fields import PlainTextField
from productiehuis.people.models import Person
from productiehuis.referrals.actions import Wish
from productiehuis.referrals.forms.choices import ReceiverField, receivers_in
from productiehuis.referrals.models import Referral, Walks
from productiehuis.referrals.rules.states import LONGEST_WORDS
from productiehuis.ui.forms import ClientKeyForm, TopicTile

_WALKS = {
    Walks.ALONE: _("Nee, gaat zelf"),
    Walks.OURS: _("Ja, iemand van ons"),
    Walks.OWN: _("Ja, iemand die de bewoner zelf meeneemt"),
}


class ReferForm(ClientKeyForm):
    """Where to, about what, and only what the other must know."""

    to = ReceiverField(label=_("Waar wil de bewoner heen?"))
    topic = NamedChoiceField(
        label=_("Waar gaat het over?"),
        queryset=Topic.objects.none(),
        widget=TopicTile,
        empty_label=None,
        error_messages={"required": _("Kies waar het over gaat.")},
    )
    why = PlainTextField(
        label=_("Wat moet de ander weten?"),
        help_text=_("Schrijf het samen op. Alleen wat nodig is. Bijvoorbeeld: wil leren mailen."),
        rows=3,
        max_length=LONGEST_WORDS,
        required=False,
    )
    bring = PlainTextField(label=_("Wat neemt de bewoner mee?"), max_length=200, required=False)
    walks = forms.ChoiceField(
        label=_("Loopt er de eerste keer iemand mee?"),
        choices=list(_WALKS.items()),
        widget=forms.RadioSelect,
        initial=Walks.ALONE,
    )
    companion = forms.ModelChoiceField(
        label=_("Wie van ons?"), queryset=Person.objects.none(), required=False, empty_label=_("Dat weten we nog niet")
    )

    def __init__(self, *args: Any, house: House, crew: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        to, topic, companion = self.fields["to"], self.fields["topic"], self.fields["companion"]
        assert isinstance(to, ReceiverField)
        assert isinstance(topic, forms.ModelChoiceField)
        assert isinstance(companion, forms.ModelChoiceField)
        to.offer(receivers_in(house))
        topic.queryset = Topic.objects.filter(house=house, is_active=True)
        companion.queryset = Person.objects.filter(pk__in=[person.pk for person in crew])

    @staticmethod
    def again_of(before: Referral | None) -> dict[str, Any]:
        """What is filled in already when something else is chosen: all but the place."""
        if before is None:
            return {}
        told = {"topic": before.topic_id, "why": before.why, "bring": before.bring, "walks": before.walks}
        return told | {"companion": before.companion_id}

    def wish(self, *, is_discreet: bool = False) -> Wish:
        """What was filled in."""
        told = self.cleaned_data
        return Wish(
            told["to"],
            told["topic"],
            told["why"],
            told["bring"],
            Walks(told["walks"]),
            told["companion"],
            is_discreet,
        )


class LinkForm(ClientKeyForm):
    """A page for who has no log-in here."""

    to = forms.EmailField(
        label=_("E-mailadres van wie antwoord geeft"),
        help_text=_("Weet je het niet? Laat het leeg. Dan kun je de link zelf geven."),
        required=False,
        error_messages={"invalid": _("Dit adres klopt niet. Bijvoorbeeld naam@partner.nl.")},
    )


class NoteForm(ClientKeyForm):
    """A press with perhaps a few words."""

    note = PlainTextField(max_length=LONGEST_WORDS, required=False)
