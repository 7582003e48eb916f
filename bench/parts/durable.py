"""Eight writers, the web server and then the database server killed with SIGKILL: what is lost, what is stored twice?

BENCH_SECONDS (60) is how long is written on each database; the controls take a third of it.
"""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.house import House, build
from bench.parts.page import APP
from bench.server import ROOT, Server
from bench.writers import Writers
from tests.postgres import programs, running

CONTROL = "bench.control:application"
# The control gets the time to store what it still has: only what the kills took is lost.
AFTERWARDS = 3


@dataclass(frozen=True)
class Found:
    """What the writers were told beside what the database holds."""

    acknowledged: int
    again: int
    lost: int
    twice: int
    strange: int
    refused: int
    visits: int
    requests: int

    @property
    def is_good(self) -> bool:
        return not (self.lost or self.twice or self.strange or self.refused) and self.visits == self.requests


def stored(house: House) -> tuple[Counter[str], int]:
    out = subprocess.run(
        [sys.executable, "-m", "bench.stored"],
        cwd=ROOT,
        env={**os.environ, **house.env},
        capture_output=True,
        text=True,
        check=True,
    )
    told = json.loads(out.stdout.strip().splitlines()[-1])
    return Counter(told["keys"]), told["requests"]


def rehearse(app: str, house: House, seconds: float, crash: Callable[[], object] | None) -> Found:
    """Write, with the web killed at a third and at two thirds the database; without a server of its own the web."""
    before, requests_before = stored(house)
    with Server(app, house.env, "/health/", quiet=True) as server:

        def web() -> None:
            server.kill()
            server.start()

        writers = Writers(server.port, house)
        writers.run(seconds, [(seconds / 3, web), (seconds * 2 / 3, crash or web)])
        time.sleep(AFTERWARDS)
    after, requests = stored(house)
    new = after - before
    return Found(
        acknowledged=len(writers.acknowledged),
        again=writers.again,
        lost=sum(1 for key in writers.acknowledged if key not in new),
        twice=sum(count - 1 for count in after.values()),
        strange=len(set(new) - writers.sent),
        refused=len(writers.refused),
        visits=sum(new.values()),
        requests=requests - requests_before,
    )


def show(name: str, found: Found) -> None:
    print(
        f"{name:22} acknowledged {found.acknowledged}, lost {found.lost}, stored twice {found.twice}, "
        f"visits {found.visits}, requests {found.requests}, sent again {found.again}, refused {found.refused}",
        flush=True,
    )


def compare(name: str, house: House, seconds: float, crash: Callable[[], object] | None) -> bool:
    """The product and the control under the same kills."""
    ours = rehearse(APP, house, seconds, crash)
    show(name, ours)
    control = rehearse(CONTROL, house, max(6.0, seconds / 3), crash)
    show(f"{name}, control", control)
    if not control.lost:
        print(f"THE CONTROL ON {name.upper()} LOST NOTHING: the kills prove nothing, do not trust the line above it.")
    if not ours.is_good:
        print(f"{name.upper()} IS NOT SAFE: see the first line.")
    return ours.is_good and control.lost > 0


def run() -> None:
    seconds = float(os.environ.get("BENCH_SECONDS", "60"))
    with contextlib.ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        good = compare("SQLite", build(Path(folder)), seconds, None)
    if programs() is None:
        sys.exit("No PostgreSQL on this machine (apt-get install postgresql): only SQLite was measured.")
    with tempfile.TemporaryDirectory() as folder, running(durable=True) as cluster:

        def crash() -> None:
            cluster.kill()
            cluster.start()

        good &= compare("PostgreSQL", build(Path(folder), cluster.address), seconds, crash)
    print(f"wanted: nothing lost, nothing twice, and a control that loses: {'yes' if good else 'NO'}")
    if not good:
        sys.exit(1)
