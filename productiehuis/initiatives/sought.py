"""What was typed to look somebody up goes sealed into the address of what was found.

A name in an address stays in the history of a shared device and in the logs of every machine on the way. So the form
is sent as a form, and leads to an address that says nothing; back, forward and loading again work as they did.
Only who typed it opens it, at that page.
"""

import base64

from django.http import HttpRequest, HttpResponseRedirect
from django.utils.http import urlencode

from productiehuis.vault.seals import WrongSeal, open_seal, seal

NAME = "gezocht"
LONGEST = 60


def _place(request: HttpRequest) -> str:
    return f"typed:{request.path}:{request.user.pk}"


def to_what_was_sought(request: HttpRequest, typed: str) -> HttpResponseRedirect:
    """On to what is found by these letters; without letters to the page as it is."""
    typed = typed.strip()[:LONGEST]
    if not typed:
        return HttpResponseRedirect(request.path)
    sealed = base64.urlsafe_b64encode(seal(typed, place=_place(request))).decode().rstrip("=")
    return HttpResponseRedirect(f"{request.path}?{urlencode({NAME: sealed})}")


def what_was_sought(request: HttpRequest) -> str:
    """Empty when nothing was, or when somebody else typed it."""
    sealed = request.GET.get(NAME, "")
    if not sealed:
        return ""
    try:
        return open_seal(base64.urlsafe_b64decode(sealed + "=" * (-len(sealed) % 4)), place=_place(request))
    except (WrongSeal, KeyError, ValueError):
        return ""
