"""Headers that every answer carries."""

from functools import cache

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.http import HttpRequest
from django.http.response import HttpResponseBase


class OnePolicyMiddleware(CSPMiddleware):
    """The policy is the same on every page, without a nonce: it is written once, not twice for each answer."""

    def process_request(self, request: HttpRequest) -> None:
        """No nonce."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        response.setdefault(HEADER, _policy())
        return response


@cache
def _policy() -> str:
    return build_policy()
