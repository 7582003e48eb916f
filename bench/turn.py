"""One side of `cpu`: runs requests through its WSGI application in this process, as many as the parent asks for.

`python -m bench.turn MODULE:NAME PATH COOKIE [FORM]`. Each line on stdin is a number of requests; the answer is the
CPU seconds they took. In FORM (JSON), "uuid" becomes a fresh key each time, and a list a random one of its values.
"""

import io
import json
import random
import sys
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

Call = Callable[[], None]


def environ(path: str, cookie: str, body: bytes | None) -> dict[str, Any]:
    return {
        "REQUEST_METHOD": "GET" if body is None else "POST",
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": "127.0.0.1",
        "HTTP_COOKIE": cookie,
        "CONTENT_TYPE": "application/x-www-form-urlencoded" if body is not None else "",
        "CONTENT_LENGTH": str(len(body or b"")),
        "wsgi.input": io.BytesIO(body or b""),
        "wsgi.errors": sys.stderr,
        "wsgi.url_scheme": "http",
        "wsgi.version": (1, 0),
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }


def filled(form: dict[str, Any]) -> bytes:
    values = {
        name: str(uuid4()) if value == "uuid" else random.choice(value) if isinstance(value, list) else value
        for name, value in form.items()
    }
    return urlencode(values).encode()


def caller(name: str, path: str, cookie: str, form: dict[str, Any] | None) -> Call:
    module, _colon, attribute = name.partition(":")
    application = getattr(import_module(module), attribute)
    wanted = "200" if form is None else "302"

    def begin(status: str, _headers: list[tuple[str, str]], _problem: object = None) -> None:
        if not status.startswith(wanted):
            sys.exit(f"{path} answered {status}")

    def once() -> None:
        answer = application(environ(path, cookie, filled(form) if form else None), begin)
        b"".join(answer)
        answer.close()

    return once


def main() -> None:
    name, path, cookie, *form = sys.argv[1:]
    once = caller(name, path, cookie, json.loads(form[0]) if form else None)
    for line in sys.stdin:
        begin = time.process_time()
        for _ in range(int(line)):
            once()
        print(time.process_time() - begin, flush=True)


if __name__ == "__main__":
    main()
