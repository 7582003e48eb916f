"""Forms of the learning line, in the words of who leads something in the house."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from productiehuis.house.form_fields import TranslatedTextarea
from productiehuis.house.forms import HouseForm
from productiehuis.pathway.actions.steps import as_seen
from productiehuis.pathway.models import LinkKind, RoomAnswers, Step, StepLink
from productiehuis.ui.forms import DateInput

KINDS = [
    (LinkKind.PREPARES.value, _("Ja, maar het hoeft niet: het helpt op weg")),
    (LinkKind.COMES_FIRST.value, _("Nee, dit moet echt eerst")),
]


class SeenField(forms.CharField):
    """Which version was before the writer. Shown again it is the newest one, for that stands on the page then."""

    def bound_data(self, _data: Any, initial: Any) -> Any:
        return initial


class StepForm(HouseForm):
    class Meta:
        model = Step
        fields = ["name", "skill", "room", "course", "topic", "storey", "is_active"]
        widgets = {"skill": TranslatedTextarea}
        labels = {
            "name": _("Hoe heet de stap?"),
            "skill": _("Wat kun je daarna?"),
            "room": _("In welke kamer doe je dit?"),
            "course": _("Of is het een cursus?"),
            "topic": _("Waar gaat het over?"),
            "storey": _("Op welke verdieping hoort de stap?"),
            "is_active": _("Mensen zien deze stap"),
        }
        help_texts = {
            "name": _("Kort, zoals je het tegen iemand zegt. Bijvoorbeeld: Leren fietsen."),
            "skill": _("Eén zin. Bijvoorbeeld: Je komt zelf waar je wilt."),
            "storey": _("Laat dit leeg als het de verdieping van de kamer is."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["storey"].required = False
        if kwargs.get("instance") is not None:
            self.fields["seen"] = SeenField(widget=forms.HiddenInput, initial=as_seen(kwargs["instance"]))

    def clean(self) -> dict[str, Any]:
        """Say it beside the field, before the table says it in its own words."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if not given.get("room") and not given.get("course"):
            self.add_error("room", _("Kies een kamer of een cursus. Daar doe je deze stap."))
        return given


class LinkForm(HouseForm):
    """Where a step leads to."""

    kind = forms.ChoiceField(
        label=_("Kun je daar ook zonder deze stap naartoe?"),
        choices=KINDS,
        initial=LinkKind.PREPARES.value,
        widget=forms.RadioSelect,
    )

    class Meta:
        model = StepLink
        fields = ["after"]
        labels = {"after": _("Wat kan hierna?")}

    def __init__(self, *args: Any, step: Step, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["after"]
        field.queryset = Step.objects.filter(house=self.house, is_active=True).exclude(pk=step.pk)  # type: ignore[attr-defined]
        field.empty_label = _("Kies een stap")  # type: ignore[attr-defined]


class AnswerForm(HouseForm):
    """Which room helps people on with which topic."""

    class Meta:
        model = RoomAnswers
        fields = ["room", "topic", "since"]
        widgets = {"since": DateInput}
        labels = {
            "room": _("Welke kamer?"),
            "topic": _("Bij welk onderwerp helpt die?"),
            "since": _("Vanaf welke dag?"),
        }
        help_texts = {"since": _("De eerste dag dat mensen hiervoor konden komen.")}
