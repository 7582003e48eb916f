"""Questions that coaches offer to whoever wants to begin with them."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from productiehuis.people.fields import PlainTextField
from productiehuis.plans.access import enter_templates, get_own_template
from productiehuis.plans.actions import change_template, make_template, stop_template
from productiehuis.plans.models import Kind, PlanTemplate
from productiehuis.ui.forms import ClientKeyForm

LINES = 12
_LONG = gettext_lazy("Maak elke vraag korter: hooguit 300 tekens.")


class TemplateForm(ClientKeyForm):
    """A name, and one question a line. A line with a minus in front is a step."""

    name = PlainTextField(
        label=gettext_lazy("Hoe heet het?"),
        max_length=80,
        help_text=gettext_lazy("Bijvoorbeeld: Naar betaald werk."),
        error_messages={"required": gettext_lazy("Geef het een naam.")},
    )
    what_for = PlainTextField(label=gettext_lazy("Voor wie is het?"), max_length=200, required=False)
    questions = PlainTextField(
        label=gettext_lazy("De vragen"),
        rows=6,
        max_length=3000,
        help_text=gettext_lazy("Elke vraag op een eigen regel. Niemand hoeft ze te beantwoorden."),
        error_messages={"required": gettext_lazy("Schrijf ten minste één vraag op.")},
    )
    steps = PlainTextField(
        label=gettext_lazy("Stappen die kunnen helpen"),
        rows=4,
        max_length=3000,
        required=False,
        help_text=gettext_lazy("Elke stap op een eigen regel."),
    )

    def _rows(self, name: str) -> list[str]:
        rows = [row.strip() for row in self.cleaned_data.get(name, "").splitlines() if row.strip()]
        if any(len(row) > 300 for row in rows):
            self.add_error(name, ValidationError(_LONG))
        if len(rows) > LINES:
            self.add_error(name, ValidationError(_("Kies er hooguit %(most)d.") % {"most": LINES}))
        return rows

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        lines = [(Kind.REFLECTION, row, True) for row in self._rows("questions")]
        cleaned["lines"] = lines + [(Kind.STEP, row, False) for row in self._rows("steps")]
        return cleaned

    @property
    def told(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("name", "what_for", "lines", "client_key")}


def _first(template: PlanTemplate) -> dict[str, str]:
    lines = list(template.lines.all())
    return {
        "name": template.name,
        "what_for": template.what_for,
        "questions": "\n".join(line.text for line in lines if line.is_question),
        "steps": "\n".join(line.text for line in lines if not line.is_question),
    }


@require_safe
def coach_templates(request: HttpRequest, house: str) -> HttpResponse:
    """All sets of this house, also those that are offered no longer."""
    place = enter_templates(request, house)
    rows = PlanTemplate.objects.filter(house=place.house).prefetch_related("lines")
    return render(request, "plans/coach_templates.html", {"place": place, "house": place.house, "templates": rows})


@require_http_methods(["GET", "HEAD", "POST"])
def coach_template_new(request: HttpRequest, house: str) -> HttpResponse:
    place, form = enter_templates(request, house), TemplateForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            make_template(house=place.house, by=place.by, **form.told)
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            return redirect("coach_templates", house)
    return render(request, "plans/coach_template.html", {"place": place, "house": place.house, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def coach_template_edit(request: HttpRequest, house: str, template: UUID) -> HttpResponse:
    place = enter_templates(request, house)
    found = get_own_template(place, template)
    form = TemplateForm(request.POST or None, initial=_first(found))
    if request.method == "POST" and form.is_valid():
        try:
            change_template(template=found, by=place.by, **form.told)
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            messages.success(request, _("Opgeslagen. Wie de vragen al had, houdt de oude."))
            return redirect("coach_templates", house)
    context = {"place": place, "house": place.house, "form": form, "template": found}
    return render(request, "plans/coach_template.html", context)


@require_POST
def coach_template_stop(request: HttpRequest, house: str, template: UUID) -> HttpResponse:
    """Offered no longer, or again."""
    place = enter_templates(request, house)
    found = get_own_template(place, template)
    stop_template(template=found, is_active=not found.is_active, by=place.by)
    return redirect("coach_templates", house)
