"""What somebody sees who opens an address that only a button opens: from the history, or in another language."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve

_OPENS = ("GET", "HEAD")


class OnlyPressedMiddleware:
    """Gives the empty 405 of Django a page with a way on. What was refused stays refused."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != 405 or request.method not in _OPENS:
            return response
        page = render(request, "ui/errors/only_pressed.html", {"back": _above(request.path)}, status=405)
        page["Allow"] = response["Allow"]
        return page


def _above(path: str) -> str:
    """The nearest address above this one that is one of ours: there stands the button."""
    parts = path.strip("/").split("/")[:-1]
    while parts:
        above = f"/{'/'.join(parts)}/"
        try:
            resolve(above)
        except Resolver404:
            parts.pop()
        else:
            return above
    return "/"
