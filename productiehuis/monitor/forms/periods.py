"""Choosing a period: to close, to open again, to compare."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from productiehuis.monitor.rules import Span, code_of, span_of
from productiehuis.monitor.words import name_of
from productiehuis.people.fields import PlainTextField
from productiehuis.ui.forms import ClientKeyForm

_CHOOSE = {"required": _("Kies een periode."), "invalid_choice": _("Kies een periode uit de lijst.")}


def _choices(spans: Iterable[Span]) -> list[tuple[str, str]]:
    return [(code_of(span), name_of(span)) for span in spans]


class ClosePeriodForm(ClientKeyForm):
    """Which period is ready."""

    period = forms.ChoiceField(label=_("Welke periode is klaar?"), error_messages=_CHOOSE)

    def __init__(self, spans: Iterable[Span], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        period = self.fields["period"]
        assert isinstance(period, forms.ChoiceField)
        period.choices = _choices(spans)

    @property
    def span(self) -> Span:
        span = span_of(self.cleaned_data["period"])
        assert span is not None
        return span


class ReopenForm(ClientKeyForm):
    """Why a closed period is opened again."""

    reason = PlainTextField(
        label=_("Waarom open je deze periode weer?"),
        max_length=200,
        error_messages={"required": _("Schrijf op waarom je de periode weer opent.")},
    )


def all_spans(years: Iterable[int]) -> list[Span]:
    """Every year with its quarters and months."""
    spans = []
    for year in years:
        spans += [Span(year), *(Span(year, quarter=quarter) for quarter in range(1, 5))]
        spans += [Span(year, month) for month in range(1, 13)]
    return spans


class CompareForm(forms.Form):
    """Two periods to put side by side."""

    een = forms.ChoiceField(label=_("Deze periode"), error_messages=_CHOOSE)
    twee = forms.ChoiceField(label=_("naast deze"), error_messages=_CHOOSE)

    def __init__(self, years: Iterable[int], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = _choices(all_spans(years))
        for name in ("een", "twee"):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices
