"""What somebody tells about a milestone, and with whom they celebrate it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from productiehuis.house.models import House
from productiehuis.people.fields import PlainTextField
from productiehuis.plans.models import Audience, FlownTo, MilestoneKind
from productiehuis.plans.sentences import celebrate_sentence
from productiehuis.ui.forms import ClientKeyForm, DateInput, TopicTile

ICONS = {
    MilestoneKind.VOLUNTEER: "join",
    MilestoneKind.COORDINATOR: "settings",
    MilestoneKind.TREKKER: "flag",
    MilestoneKind.FOUNDED_INITIATIVE: "idea",
    MilestoneKind.FOUNDED_FOUNDATION: "home",
    MilestoneKind.COACH: "coach",
    MilestoneKind.HANDED_OVER: "pass-on",
    MilestoneKind.CERTIFICATE: "certificate",
    MilestoneKind.EDUCATION: "school",
    MilestoneKind.BUURTBAAN: "work",
    MilestoneKind.PAID_JOB: "work",
    MilestoneKind.OWN_PRACTICE: "heart",
    MilestoneKind.OWN_COMPANY: "market",
    MilestoneKind.OUT_OF_BENEFIT: "sun",
    MilestoneKind.NEW_DISTRICT: "place",
    MilestoneKind.FLOWN_OUT: "wings",
}


class MilestoneForm(ClientKeyForm):
    kind = forms.ChoiceField(
        label=_("Wat heb je bereikt?"),
        choices=MilestoneKind.choices,
        widget=TopicTile(icons=ICONS),
        error_messages={"required": _("Kies wat je hebt bereikt.")},
    )
    flown_to = forms.ChoiceField(
        label=_("Uitgevlogen? Waarheen?"),
        choices=[("", _("Dit is iets anders")), *FlownTo.choices],
        required=False,
    )
    on = forms.DateField(
        label=_("Wanneer was dat?"),
        widget=DateInput,
        error_messages={"required": _("Kies de dag. Weet je hem niet precies? Kies een dag die erbij ligt.")},
    )
    words = PlainTextField(
        label=_("Wil je er iets bij zeggen?"),
        max_length=300,
        rows=2,
        required=False,
        help_text=_("Alleen jij leest dit. Vier je de mijlpaal? Dan zien anderen het ook."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("kind") == MilestoneKind.FLOWN_OUT and not cleaned.get("flown_to"):
            self.add_error("flown_to", _("Kies waarheen je bent uitgevlogen."))
        return cleaned


class CorrectionForm(MilestoneForm):
    """What it should say, and which version of it was read."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class CelebrateForm(ClientKeyForm):
    """With whom, and which version of the milestone was read."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    audience = forms.ChoiceField(label=_("Met wie vier je dit?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, house: House, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["audience"].choices = [  # type: ignore[attr-defined]
            (Audience.SELF.value, _("Alleen ik. Niemand anders ziet het.")),
            (Audience.HOUSE.value, _("Met het huis. %(yes)s") % {"yes": celebrate_sentence(house, Audience.HOUSE)}),
            (
                Audience.REPORT.value,
                _("Met het huis en in het jaarverslag. %(yes)s") % {"yes": celebrate_sentence(house, Audience.REPORT)},
            ),
        ]


class KeyForm(ClientKeyForm):
    """A press of one button that makes a record."""
