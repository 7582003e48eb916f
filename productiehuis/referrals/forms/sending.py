"""The forms of a desk that sends somebody on."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from productiehuis.house.models import House, Storey
from productiehuis.initiatives.models import Initiative
from productiehuis.people.fields import PlainTextField
from productiehuis.people.models import Person
from productiehuis.referrals.actions import Wish
from productiehuis.referrals.forms.choices import AboutField, ReceiverField, receivers_in
from productiehuis.referrals.models import Referral, Walks
from productiehuis.referrals.queries import goes_there
from productiehuis.referrals.rules.states import LONGEST_WORDS
from productiehuis.ui.forms import ClientKeyForm

_WALKS = {
    Walks.ALONE: _("Nee, gaat zelf"),
    Walks.OURS: _("Ja, iemand van ons"),
    Walks.OWN: _("Ja, iemand die de bewoner zelf meeneemt"),
}


class ReferForm(ClientKeyForm):
    """Where to, about what, and only what the other must know."""

    to = ReceiverField(label=_("Waar wil de bewoner heen?"))
    topic = AboutField()
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

    again = forms.BooleanField(label=_("Ja, schrijf het nog een keer op."), widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        house: House,
        crew: Sequence[Person],
        sender: Initiative | None = None,
        storey: Storey | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.sender = sender
        to, topic, companion = self.fields["to"], self.fields["topic"], self.fields["companion"]
        assert isinstance(to, ReceiverField)
        assert isinstance(topic, AboutField)
        assert isinstance(companion, forms.ModelChoiceField)
        to.offer(receivers_in(house, sender, storey))
        topic.offer(house)
        companion.queryset = Person.objects.filter(pk__in=[person.pk for person in crew])

    def asks(self, person: Person) -> bool:
        """Whether somebody is on the way there already, and it was not said yet that this is another time."""
        told = self.cleaned_data
        to, sent_before = told["to"], Referral.objects.filter(client_key=told["client_key"]).exists()
        if told["again"] or sent_before or not goes_there(person, to.room, to.reads, self.sender):
            return False
        self.fields["again"].widget = forms.CheckboxInput()
        self.add_error("again", _("Deze bewoner is al op weg naar deze plek. Wil je het nog een keer opschrijven?"))
        return True

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


class EndForm(ClientKeyForm):
    """Everything of somebody stops, also what other desks know of: never by a slip of the finger."""

    sure = forms.BooleanField(
        label=_("De bewoner vraagt dit zelf, en weet dat alles stopt."),
        error_messages={"required": _("Zet eerst een vinkje. Er is nog niets gestopt.")},
    )


class NoteForm(ClientKeyForm):
    """A press with perhaps a few words."""

    note = PlainTextField(max_length=LONGEST_WORDS, required=False)
