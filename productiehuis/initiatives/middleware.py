"""Sends who came to a closed door to the page that opens it, and who wrote about somebody just erased to a sentence."""

from collections.abc import Callable

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from productiehuis.initiatives.access import LoginNeeded, SecondFactorNeeded
from productiehuis.people.actions import ERASED
from productiehuis.people.given_keys import PlanStaysClosed


class DoorMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        back = request.get_full_path() if request.method == "GET" else "/"
        if isinstance(exception, LoginNeeded):
            return redirect_to_login(back)
        if isinstance(exception, SecondFactorNeeded):
            return redirect(f"{reverse('second_factor')}?{urlencode({'next': back})}")
        if isinstance(exception, PlanStaysClosed):
            return redirect(f"{reverse('given_keys')}?{urlencode({'next': back})}")
        if isinstance(exception, ValidationError) and getattr(exception, "code", "") == ERASED:
            return render(request, "initiatives/just_erased.html", status=409)
        return None
