"""What a signed-in page must never leave behind."""

from collections.abc import Callable

from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse


class SignedInMiddleware:
    """No browser and no proxy keeps a page that was made for somebody who is logged in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        # Only when the session was read: else the page has nothing of anybody, and reading it would cost a query.
        if request.session.accessed and SESSION_KEY in request.session and "no-store" not in _caching(response):
            response["Cache-Control"] = "no-store"
        return response


def _caching(response: HttpResponse) -> str:
    return response.get("Cache-Control", "")
