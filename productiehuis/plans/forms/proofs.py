"""A file with a part of a plan, and a plan that comes from another house."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from productiehuis.plans.actions.arrivals import FILE_WORDS
from productiehuis.plans.actions.proofs import WORDS
from productiehuis.plans.rules.files import LARGEST
from productiehuis.plans.rules.plan_file import LARGEST_FILE
from productiehuis.ui.forms import ClientKeyForm


class FileForm(ClientKeyForm):
    """One file, not larger than `largest`; one that was stopped on the way is too large as well."""

    largest = LARGEST
    too_large = WORDS["large"]
    file = forms.FileField(
        label=_("Foto of PDF"),
        help_text=_("Een foto (JPG of PNG) of een PDF. Hooguit 5 MB."),
        allow_empty_file=True,
        error_messages={
            "required": _("Kies een bestand."),
            "missing": _("Kies een bestand."),
            "invalid": _("Kies een bestand."),
        },
        widget=forms.ClearableFileInput(
            attrs={"accept": "image/jpeg,image/png,application/pdf", "data-shrink": str(LARGEST)}
        ),
    )

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # What the settings stop on the way (FILE_UPLOAD_HANDLERS) comes without a file.
        self._is_too_large = bool(getattr(request, "upload_is_too_large", False))

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > self.largest:
            raise ValidationError(self.too_large)
        return file

    def add_error(self, field: Any, error: Any) -> None:
        super().add_error(field, ValidationError(self.too_large) if field == "file" and self._is_too_large else error)


class PlanFileForm(FileForm):
    """A plan from another house."""

    largest = LARGEST_FILE
    too_large = FILE_WORDS["large"]
    file = forms.FileField(
        label=_("Het bestand van je plan"),
        help_text=_("Het heet 'mijn-plan.json'. Je haalt het op in het andere huis."),
        allow_empty_file=True,
        error_messages={
            "required": _("Kies een bestand."),
            "missing": _("Kies een bestand."),
            "invalid": _("Kies een bestand."),
        },
        widget=forms.ClearableFileInput(attrs={"accept": ".json,application/json"}),
    )
