"""The control of `durable`: answers a registration before it is stored, and stores it half a second later.

Everything else is the product. Killed at the right moment it must lose what it acknowledged; if it does not, the kills
were not hard enough and the other figures of `durable` prove nothing.
"""

import io
import queue
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

from productiehuis.config.wsgi import application as honest

LATER = 0.5
_waiting: queue.Queue[tuple[float, dict[str, Any]]] = queue.Queue(maxsize=16)


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    if environ["REQUEST_METHOD"] != "POST":
        answer: Iterable[bytes] = honest(environ, start_response)
        return answer
    body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    _waiting.put((time.monotonic() + LATER, {**environ, "wsgi.input": io.BytesIO(body)}))
    start_response("302 Found", [("Location", environ["PATH_INFO"]), ("Content-Length", "0")])
    return [b""]


def _store() -> None:
    while True:
        at, environ = _waiting.get()
        time.sleep(max(0.0, at - time.monotonic()))
        answer = honest(environ, lambda *_: None)
        if hasattr(answer, "close"):
            answer.close()


threading.Thread(target=_store, daemon=True).start()
