"""What somebody sees whose write waited too long for another: nothing is stored, and it works a minute later.

On SQLite a corrected list of thousands of rows is one write, and everybody else waits for it (ADR 14).
"""

import logging
from collections.abc import Callable

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

WAIT_SECONDS = 60
# SQLite says it in words (sqlite3.SQLITE_BUSY, SQLITE_LOCKED); PostgreSQL in a code: serialization_failure,
# deadlock_detected, lock_not_available.
_SQLITE = ("database is locked", "database table is locked")
_POSTGRESQL = frozenset({"40001", "40P01", "55P03"})

log = logging.getLogger(__name__)


def is_busy(problem: BaseException) -> bool:
    """Whether another write stood in the way, and nothing else is wrong.

    >>> is_busy(OperationalError("database is locked")), is_busy(OperationalError("database or disk is full"))
    (True, False)
    """
    if not isinstance(problem, OperationalError):
        return False
    return str(problem) in _SQLITE or getattr(problem.__cause__, "sqlstate", None) in _POSTGRESQL


class BusyMiddleware:
    """Answers 503 with a page that says to wait, where it would be "something went wrong"."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        """Django asks this when a page raised; None leaves it to the usual page."""
        if not is_busy(problem):
            return None
        log.warning("A write waited too long for another at %s", getattr(request.resolver_match, "route", ""))
        response = render(request, "ui/errors/busy.html", status=503)
        add_never_cache_headers(response)
        response["Retry-After"] = str(WAIT_SECONDS)
        return response
