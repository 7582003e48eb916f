"""The form of a resident who asks for themselves: where to, about what, and only what the other must know."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from productiehuis.house.models import House
from productiehuis.people.fields import PlainTextField
from productiehuis.referrals.actions import Wish
from productiehuis.referrals.forms.choices import AboutField, ReceiverField, receivers_in
from productiehuis.referrals.models import Walks
from productiehuis.referrals.rules.states import LONGEST_WORDS
from productiehuis.ui.forms import ClientKeyForm

_WALKS = {Walks.ALONE: _("Nee, ik ga zelf"), Walks.OWN: _("Ja, ik neem zelf iemand mee")}


class OwnReferForm(ClientKeyForm):
    """Nothing is filled in that its writer did not choose: what stands here is what travels."""

    to = ReceiverField(label=_("Waar wil je heen?"), error_messages={"required": _("Kies waar je heen wilt.")})
    topic = AboutField()
    why = PlainTextField(
        label=_("Wat moeten zij weten?"),
        help_text=_("Alleen wat nodig is. Bijvoorbeeld: ik wil leren mailen."),
        rows=3,
        max_length=LONGEST_WORDS,
        required=False,
    )
    bring = PlainTextField(label=_("Wat neem je mee?"), max_length=200, required=False)
    walks = forms.ChoiceField(
        label=_("Loopt er de eerste keer iemand mee?"),
        choices=list(_WALKS.items()),
        widget=forms.RadioSelect,
        initial=Walks.ALONE,
    )

    def __init__(self, *args: Any, house: House, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        to, topic = self.fields["to"], self.fields["topic"]
        assert isinstance(to, ReceiverField)
        assert isinstance(topic, AboutField)
        to.offer(receivers_in(house))
        topic.offer(house)

    @property
    def told(self) -> str:
        """What the receiver is told in words."""
        return str(self.cleaned_data["why"])

    def wish(self) -> Wish:
        """What was filled in, and nothing else."""
        told = self.cleaned_data
        return Wish(told["to"], told["topic"], self.told, told["bring"], Walks(told["walks"]))

    def as_read(self) -> list[tuple[str, str]]:
        """What the yes sends, by the name of its field: the very words that the page before it showed."""
        told = self.cleaned_data
        return [
            ("client_key", str(told["client_key"])),
            ("to", self["to"].value()),
            ("topic", str(told["topic"].pk)),
            ("why", self.told),
            ("bring", told["bring"]),
            ("walks", told["walks"]),
        ]
