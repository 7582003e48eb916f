"""Asking for a place from a part of one's plan, and proposing one to who shows a part.

The words of a part go along only when their owner ticks so.
"""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from productiehuis.house.form_fields import NamedChoiceField
from productiehuis.house.models import House, Topic
from productiehuis.pathway.models import Step
from productiehuis.people.fields import PlainTextField
from productiehuis.plans.models import Part, PlaceProposal
from productiehuis.referrals.forms.asking import OwnReferForm
from productiehuis.referrals.forms.choices import ReceiverField, receivers_in
from productiehuis.referrals.rules.states import LONGEST_WORDS, TOO_LONG
from productiehuis.ui.forms import ClientKeyForm, TopicTile


class PartReferForm(OwnReferForm):
    """What is filled in beforehand is only a place and a topic: of the step of the line, or what a reader proposed."""

    def __init__(
        self,
        *args: Any,
        house: House,
        part: Part,
        step: Step | None,
        proposal: PlaceProposal | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, house=house, **kwargs)
        self.words = part.text.strip()
        if step:
            self.initial["to"] = f"kamer:{step.room_id}" if step.room_id else ""
            self.initial["topic"] = step.topic_id
        if proposal:
            self.initial["to"], self.initial["topic"] = proposal.to, proposal.topic_key
        if 0 < len(self.words) <= LONGEST_WORDS:
            label = _("Stuur ook mee wat ik bij dit stuk schreef")
            self.fields["with_words"] = forms.BooleanField(label=label, help_text=self.words, required=False)
            self.order_fields(["client_key", "to", "topic", "why", "with_words"])

    @property
    def told(self) -> str:
        ticked = self.words if self.cleaned_data.get("with_words") else ""
        return "\n".join(each for each in (self.cleaned_data["why"], ticked) if each)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "why" in cleaned and len(self.told) > LONGEST_WORDS:
            self.add_error("why", _(TOO_LONG))
        return cleaned


class ProposeForm(ClientKeyForm):
    """Where somebody could go, for their eyes only."""

    to = ReceiverField(label=gettext_lazy("Aan welke plek denk je?"))
    topic = NamedChoiceField(
        label=gettext_lazy("Waar gaat het over?"),
        queryset=Topic.objects.none(),
        widget=TopicTile,
        empty_label=None,
        error_messages={"required": gettext_lazy("Kies waar het over gaat.")},
    )
    words = PlainTextField(
        label=gettext_lazy("Waarom denk je hieraan?"), rows=3, max_length=LONGEST_WORDS, required=False
    )

    def __init__(self, *args: Any, house: House, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        to, topic = self.fields["to"], self.fields["topic"]
        assert isinstance(to, ReceiverField)
        assert isinstance(topic, forms.ModelChoiceField)
        to.offer(receivers_in(house))
        topic.queryset = Topic.objects.filter(house=house, is_active=True)
