"""What a receiver can answer."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from productiehuis.house.models import House
from productiehuis.people.fields import PlainTextField
from productiehuis.referrals.forms.choices import ReceiverField, receivers_in
from productiehuis.referrals.models import WhyNot
from productiehuis.referrals.rules.states import LONGEST_WORDS
from productiehuis.ui.forms import ClientKeyForm, DateInput, DayAndTimeForm, TimeInput


class AnswerForm(ClientKeyForm):
    """Carries where it stood when this was read: who answers after somebody else hears so."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)


class ComeForm(DayAndTimeForm, AnswerForm):
    """When somebody can come. The value is a moment in the zone of the house."""

    day = forms.DateField(label=_("Op welke dag?"), widget=DateInput, error_messages={"required": _("Kies een dag.")})
    time = forms.TimeField(label=_("Hoe laat?"), widget=TimeInput, error_messages={"required": _("Kies een tijd.")})
    note = PlainTextField(
        label=_("Wat moet de bewoner nog weten?"),
        help_text=_("Bijvoorbeeld: vraag naar Sanne, tweede deur links."),
        max_length=LONGEST_WORDS,
        required=False,
    )

    @property
    def moment(self) -> datetime:
        return datetime.combine(self.cleaned_data["day"], self.cleaned_data["time"], self.zone)


class RefuseForm(AnswerForm):
    """Why it cannot be here."""

    why_not = forms.ChoiceField(
        label=_("Waarom kan het niet?"),
        choices=WhyNot.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies waarom het niet kan.")},
    )
    note = PlainTextField(label=_("Wil je er iets bij zeggen?"), max_length=LONGEST_WORDS, required=False)


class PassForm(AnswerForm):
    """Not us but them."""

    to = ReceiverField(label=_("Wie kan wel helpen?"))
    note = PlainTextField(label=_("Wil je er iets bij zeggen?"), max_length=LONGEST_WORDS, required=False)

    def __init__(self, *args: Any, house: House, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        to = self.fields["to"]
        assert isinstance(to, ReceiverField)
        to.offer(receivers_in(house))
