"""Pages that would be fast for a wrong reason. Each serves the product's page, and does one thing less (CHEAT=name).

`hide` leaves ten parts out, `seal` shows what stands in the database instead of opening it, `keep` shows what it
showed the first time. `bench.parts.plan` must see through all three, or its figure proves nothing.
"""

import base64
import os
import re
from collections.abc import Callable, Iterable
from typing import Any

from productiehuis.config.wsgi import application as honest

PART = re.compile(r'<li class="plan-part".*?</li>', re.DOTALL)
WORDS = re.compile(r"Merk[0-9a-f]{14}:[^<]*")
_kept: dict[str, list[bytes]] = {}


def hide(page: str) -> str:
    for found in PART.findall(page)[-10:]:
        page = page.replace(found, "")
    return page


def seal(page: str) -> str:
    return WORDS.sub(lambda found: base64.b64encode(found.group().encode()).decode(), page)


CHEATS: dict[str, Callable[[str], str]] = {"hide": hide, "seal": seal, "keep": lambda page: page}


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    cheat, path = os.environ["CHEAT"], environ["PATH_INFO"]
    if not path.startswith("/ik/plan/"):
        answer: Iterable[bytes] = honest(environ, start_response)
        return answer
    if cheat == "keep" and path in _kept:
        start_response("200 OK", [("Content-Type", "text/html; charset=utf-8")])
        return _kept[path]
    # A page that is squeezed has to be opened before it can be changed.
    plain = {**environ, "HTTP_ACCEPT_ENCODING": "identity"}
    page = b"".join(honest(plain, lambda *_: None)).decode()
    start_response("200 OK", [("Content-Type", "text/html; charset=utf-8")])
    return _kept.setdefault(path, [CHEATS[cheat](page).encode()]) if cheat == "keep" else [CHEATS[cheat](page).encode()]
