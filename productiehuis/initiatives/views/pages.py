"""The two kinds of page that every noun of `beheer` has: a list, and a form that runs one action."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise

from productiehuis.initiatives.access import Place

Words = str | Promise


@dataclass(frozen=True)
class Line:
    """One thing in a list."""

    name: Any
    url: str
    note: Any = ""
    badge: Any = ""
    kind: str = ""
    icon: str = ""
    move_url: str = ""


def refuse(form: forms.BaseForm, problem: ValidationError) -> None:
    """Put what an action refuses beside the field it is about, or on top."""
    found = problem.error_dict if hasattr(problem, "error_dict") else {NON_FIELD_ERRORS: problem.error_list}
    for field, errors in found.items():
        form.add_error(field if field in form.fields else None, errors)


def form_page(
    request: HttpRequest,
    place: Place,
    form: forms.BaseForm,
    act: Callable[..., Any],
    *,
    title: Words,
    done: str | Callable[[Any], str],
    said: Words,
    back: str,
    template: str = "initiatives/form_page.html",
    **context: Any,
) -> HttpResponse:
    """Show the form; when it is right, run the action with what was filled in and go on."""
    if request.method == "POST" and form.is_valid():
        try:
            made = act(**form.cleaned_data)
        except ValidationError as problem:
            refuse(form, problem)
        else:
            messages.success(request, str(said))
            return redirect(done(made) if callable(done) else done)
    context |= {"form": form, "title": title, "back": back, "place": place, "house": place.house}
    return render(request, template, context)


def list_page(
    request: HttpRequest,
    place: Place,
    *,
    title: Words,
    lead: Words,
    lines: Sequence[Line],
    back: str,
    add_url: str = "",
    add: Words = "",
    nothing: Words = "",
    icon: str = "house",
    template: str = "initiatives/list_page.html",
    **context: Any,
) -> HttpResponse:
    """Everything of one kind, with one way to add."""
    known: dict[str, Any] = {"title": title, "lead": lead, "lines": lines, "back": back, "add_url": add_url, "add": add}
    known |= {"nothing": nothing, "icon_name": icon, "place": place, "house": place.house}
    return render(request, template, known | context)
