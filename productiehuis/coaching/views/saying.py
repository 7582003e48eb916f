"""How a press ends on every page of coaching: done and said, or refused and said why.

A form that was refused comes back with what was filled in: 422, or 409 when somebody else was first.
"""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from productiehuis.coaching.actions.problems import Now


def try_and_say(request: HttpRequest, done: str, press: Callable[[], Any]) -> bool:
    """Press, and put on the next page what happened."""
    try:
        press()
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
        return False
    messages.success(request, done)
    return True


def with_form(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """The page with its form: as it was asked for, or as it was refused."""
    return render(request, template, context, status=_status(request, context["form"]))


def _status(request: HttpRequest, form: Form) -> int:
    if request.method != "POST" or not form.errors:
        return 200
    codes = {problem.code for problems in form.errors.as_data().values() for problem in problems}
    return 409 if Now.OTHER_WROTE in codes else 422
