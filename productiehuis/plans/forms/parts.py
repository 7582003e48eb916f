"""Writing in a plan: one question on a screen, and nothing that must be filled in."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from productiehuis.house.form_fields import NamedChoiceField
from productiehuis.house.models import House
from productiehuis.pathway.models import Step
from productiehuis.people.fields import PlainTextField
from productiehuis.plans.models import Kind, Part
from productiehuis.plans.models.plan import LONGEST, UNDER_A_GOAL
from productiehuis.ui.forms import ClientKeyForm

_EMPTY = gettext_lazy("Schrijf iets op, of ga terug. Het hoeft niet lang.")


class TextForm(ClientKeyForm):
    """Own words, as an answer to the question that stands above them."""

    text = PlainTextField(
        label=gettext_lazy("In je eigen woorden"),
        rows=5,
        max_length=LONGEST,
        error_messages={"required": _EMPTY},
    )

    def __init__(self, *args: Any, hint: object = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].help_text = str(hint)


class PartForm(TextForm):
    """A part with, where that makes sense, the goal it belongs to and the step of the learning line it is."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, house: House, kind: Kind, goals: list[Part], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        if kind in UNDER_A_GOAL and goals:
            choices = [("", _("Nergens bij")), *((str(goal.pk), _short(goal.text)) for goal in goals)]
            label = _("Hoort dit bij een doel?")
            self.fields["goal"] = forms.ChoiceField(label=label, choices=choices, required=False)
        if kind == Kind.STEP:
            steps = Step.objects.filter(house=house, is_active=True).select_related("storey")
            self.fields["step"] = NamedChoiceField(
                steps,
                label=_("Is het een stap van de leerlijn?"),
                help_text=_("Dat hoeft niet. Je eigen woorden zijn genoeg."),
                empty_label=_("Nee, mijn eigen stap"),
                required=False,
            )
            self.fields["text"].required = False

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.kind == Kind.STEP and "text" in cleaned and not cleaned["text"] and not cleaned.get("step"):
            self.add_error("text", ValidationError(_EMPTY, code="required"))
        return cleaned


def _short(text: str) -> str:
    first = text.strip().splitlines()[0] if text.strip() else "…"
    return first if len(first) <= 60 else f"{first[:59]}…"
