"""Asking for a place from a part of one's plan: the words of the part go along only when their owner ticks so."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from productiehuis.house.models import House
from productiehuis.pathway.models import Step
from productiehuis.plans.models import Part
from productiehuis.referrals.forms.asking import OwnReferForm
from productiehuis.referrals.rules.states import LONGEST_WORDS, TOO_LONG


class PartReferForm(OwnReferForm):
    """What is filled in beforehand is only where the step of the line happens; that says nothing of the plan."""

    def __init__(self, *args: Any, house: House, part: Part, step: Step | None, **kwargs: Any) -> None:
        super().__init__(*args, house=house, **kwargs)
        self.words = part.text.strip()
        if step:
            self.initial["to"] = f"kamer:{step.room_id}" if step.room_id else ""
            self.initial["topic"] = step.topic_id
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
