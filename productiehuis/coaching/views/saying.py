"""How a press ends on every page of coaching: done and said, or refused and said why."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest


def try_and_say(request: HttpRequest, done: str, press: Callable[[], Any]) -> bool:
    """Press, and put on the next page what happened."""
    try:
        press()
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
        return False
    messages.success(request, done)
    return True
