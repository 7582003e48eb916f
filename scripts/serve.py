"""Prepares the house, serves it, runs the worker beside it, and stops both together. `make run` calls it.

Environment: HOST (127.0.0.1), PORT (8000), DEMO (1), WORKERS (2), BLOCKING_THREADS (4) and what the settings read.
Ends when it is told to (Ctrl-C, SIGTERM), or with a failure when the server or the worker ends by itself.
"""

import contextlib
import ctypes
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
READY_WITHIN = 60
STOP_WITHIN = 15
PR_SET_PDEATHSIG = 1


class Asked:
    """Told by a signal. Not a threading.Event: a signal that comes while the event waits would wait for itself."""

    told = False

    def set(self) -> None:
        self.told = True

    def is_set(self) -> bool:
        return self.told

    def wait(self, seconds: float) -> bool:
        give_up = time.monotonic() + seconds
        while not self.told and (left := give_up - time.monotonic()) > 0:
            time.sleep(min(0.05, left))
        return self.told


asked_to_stop = Asked()


def settled() -> dict[str, str]:
    """The environment of everything we start."""
    given = {name: value for name, value in os.environ.items() if value}
    env = {"HOST": "127.0.0.1", "PORT": "8000", "DEMO": "1", "PYTHONUNBUFFERED": "1"} | given
    if env["DEMO"] == "1" and env["HOST"] not in ("127.0.0.1", "localhost", "::1"):
        env.setdefault("ALLOWED_HOSTS", "*")  # Invented people only: any name of this machine will do.
    env.setdefault("DJANGO_SETTINGS_MODULE", "productiehuis.config.settings")
    return env


def port_is_free(env: dict[str, str]) -> bool:
    """Asked first: otherwise two houses could share a port and answer in turn."""
    family = socket.AF_INET6 if ":" in env["HOST"] else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((env["HOST"], int(env["PORT"])))
        except OSError:
            return False
    return True


def die_with_us() -> None:
    """On Linux a child gets SIGTERM when we are killed without a chance to tell it."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def start(env: dict[str, str], *command: str) -> subprocess.Popen[bytes]:
    """In a session of its own, so that Ctrl-C reaches us alone and we stop the rest in order."""
    return subprocess.Popen(command, cwd=ROOT, env=env, start_new_session=True, preexec_fn=die_with_us)


def server(env: dict[str, str]) -> list[str]:
    return [
        str(BIN / "granian"),
        *("--interface", "wsgi", "--host", env["HOST"], "--port", env["PORT"], "--no-ws"),
        *("--workers", env.get("WORKERS", "2"), "--blocking-threads", env.get("BLOCKING_THREADS", "4")),
        *("--workers-kill-timeout", "10", "--log-level", "warning"),
        "productiehuis.config.wsgi:application",
    ]


def manage(name: str) -> list[str]:
    return [sys.executable, "manage.py", name]


def healthy(env: dict[str, str]) -> bool:
    """Whether /health/ answers 200, asked under a name the server listens to."""
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(env["HOST"], env["HOST"])  # noqa: S104
    name = env.get("ALLOWED_HOSTS", "").split(",")[0].strip().lstrip(".")
    headers = {"Host": name} if name not in ("", "*") else {}
    connection = http.client.HTTPConnection(host, int(env["PORT"]), timeout=5)
    try:
        connection.request("GET", "/health/", headers=headers)
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def wait_until_ready(env: dict[str, str], children: list[subprocess.Popen[bytes]]) -> bool:
    give_up = time.monotonic() + READY_WITHIN
    while time.monotonic() < give_up and not asked_to_stop.is_set():
        if any(child.poll() is not None for child in children):
            return False
        if healthy(env):
            return True
        asked_to_stop.wait(0.1)
    return False


def stop(children: list[subprocess.Popen[bytes]]) -> None:
    """Kindly first; what is still there after a while, with everything it started, at once."""
    for child in children:
        if child.poll() is None:
            child.terminate()
    give_up = time.monotonic() + STOP_WITHIN
    for child in children:
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(max(0.1, give_up - time.monotonic()))
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()


def prepare(env: dict[str, str]) -> int:
    """Interruptible as well: the first start may take half a minute."""
    child = start(env, *manage("prepare"))
    while child.poll() is None:
        if asked_to_stop.wait(0.05):
            stop([child])
            return 0
    return child.returncode


def main() -> int:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: asked_to_stop.set())
    env = settled()
    if not port_is_free(env):
        print(f"{env['HOST']}:{env['PORT']} is taken. Choose another: make run PORT=8001", file=sys.stderr)
        return 1
    if (code := prepare(env)) != 0 or asked_to_stop.is_set():
        return code
    children = [start(env, *server(env)), start(env, *manage("work"))]
    try:
        if wait_until_ready(env, children):
            print(f"\nProductiehuis is open: http://{env['HOST']}:{env['PORT']}/\nStop with Ctrl-C.", flush=True)
        elif not asked_to_stop.is_set():
            print("The server did not get ready; see above.", file=sys.stderr)
            return 1
        while not asked_to_stop.wait(0.5):
            if any(child.poll() is not None for child in children):
                print("The server or the worker ended by itself; stopping.", file=sys.stderr)
                return 1
        return 0
    finally:
        stop(children)


if __name__ == "__main__":
    sys.exit(main())
