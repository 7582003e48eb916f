"""How often something may be tried: on log-in and on forms that need no log-in. Holds over all processes.

    @limited("paper_login", amount=10, minutes=10)
    def paper_login(request): ...

Each try takes one free slot for as long as the time lasts; a slot is a row with a unique key, so that two
tries at the same instant never share one. With `failures_only` a try that worked gives its slot back: a class on one
wifi shares an address, and nobody is shut out because others came in. The address of who tries is kept as a keyed
hash only.
"""

import ipaddress
from collections.abc import Callable
from functools import wraps

from allauth.account.adapter import get_adapter
from allauth.core.internal import ratelimit
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from productiehuis.vault.hashes import keyed_hash

View = Callable[..., HttpResponse]

ASK_DESK = _("Lukt het niet? Vraag hulp aan de balie.")


def share_with_allauth() -> None:
    """Let allauth count in the shared cache too: its own counts one process at a time."""
    ratelimit.cache = caches["limits"]


def client_address(request: HttpRequest) -> str:
    """The address that counts as one visitor; of IPv6 the part that a household shares."""
    found = get_adapter(request).get_client_ip(request)
    address = ipaddress.ip_address(found)
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.IPv6Network(f"{found}/64", strict=False).network_address)
    return found


def allow(scope: str, key: str, *, amount: int, minutes: int) -> bool:
    """Whether it may be done once more within this time; asking counts."""
    return bool(_take_slot(scope, key, amount, minutes))


def _take_slot(scope: str, key: str, amount: int, minutes: int) -> str:
    """The slot that was free and is now taken; empty when there is none."""
    cache = caches["limits"]
    hashed = keyed_hash("limit", f"{scope} {key}")[:40]
    slots = [f"{scope}:{hashed}:{number}" for number in range(amount)]
    taken = cache.get_many(slots)
    return next((slot for slot in slots if slot not in taken and cache.add(slot, 1, minutes * 60)), "")


def is_used_up(scope: str, key: str, *, amount: int) -> bool:
    """Whether all tries are gone; asking this is free."""
    hashed = keyed_hash("limit", f"{scope} {key}")[:40]
    return len(caches["limits"].get_many([f"{scope}:{hashed}:{number}" for number in range(amount)])) >= amount


def too_many(request: HttpRequest, ask: str | Promise = ASK_DESK, *, minutes: int = 10) -> HttpResponse:
    """The page that asks for patience, and tells a program for how long."""
    response = render(request, "429.html", {"ask": ask}, status=429)
    response["Retry-After"] = str(minutes * 60)
    return response


def sender(request: HttpRequest, per_person: bool) -> str:
    """Who sends this: an address, or the one who is logged in, who shares the wifi of the house with everybody."""
    if per_person and request.user.is_authenticated:
        return f"user {request.user.pk}"
    return client_address(request)


def limited(
    scope: str,
    *,
    amount: int,
    minutes: int,
    anonymous_only: bool = False,
    per_person: bool = False,
    failures_only: bool = False,
    ask: str | Promise = ASK_DESK,
) -> Callable[[View], View]:
    """Limit what is sent to a view, per address, or per person who is logged in. Looking at the page is always free.

    What leads on to another page worked; `ask` says where its readers find help.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            free = request.method != "POST" or (anonymous_only and request.user.is_authenticated)
            if free:
                return view(request, *args, **kwargs)
            slot = _take_slot(scope, sender(request, per_person), amount, minutes)
            if not slot:
                return too_many(request, ask, minutes=minutes)
            response = view(request, *args, **kwargs)
            if failures_only and isinstance(response, HttpResponseRedirect):
                caches["limits"].delete(slot)
            return response

        return guarded

    return decorate
