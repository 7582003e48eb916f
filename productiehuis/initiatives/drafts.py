"""What somebody was typing when the desk turned out to be locked: kept sealed in the session for a short while.

Nothing stays in the browser (T6). Who opens this desk again gets it back once, in the form.
"""

import base64
import time

from django.http import HttpRequest, QueryDict

from productiehuis.vault.seals import WrongSeal, open_seal, seal

KEPT_SECONDS = 30 * 60
LARGEST = 20_000
_KEY = "desk_draft"
_LEFT_OUT = ("csrfmiddlewaretoken",)


def _place(request: HttpRequest) -> str:
    return f"desk-draft:{request.path}"


def keep_draft(request: HttpRequest, *, without: str = "") -> None:
    """Put aside what was sent to this address."""
    data = request.POST.copy()
    for name in (*_LEFT_OUT, without):
        data.pop(name, None)
    text = data.urlencode()
    if len(text) <= LARGEST:
        sealed = base64.b64encode(seal(text, place=_place(request))).decode()
        request.session[_KEY] = {"at": int(time.time()), "path": request.path, "sealed": sealed}


def waiting_at(request: HttpRequest) -> str:
    """The address of the form that waits to be taken up again, or nothing."""
    kept = request.session.get(_KEY)
    return str(kept["path"]) if kept and time.time() - kept["at"] <= KEPT_SECONDS else ""


def take_draft(request: HttpRequest) -> QueryDict | None:
    """What was put aside for this address, once."""
    kept = request.session.get(_KEY)
    if request.method == "HEAD" or not kept or kept["path"] != request.path:
        return None
    del request.session[_KEY]
    if time.time() - kept["at"] > KEPT_SECONDS:
        return None
    try:
        return QueryDict(open_seal(base64.b64decode(kept["sealed"]), place=_place(request)))
    except (WrongSeal, KeyError, ValueError):
        return None
