"""CPU time per request of both sides, without a server, in turns: says where we stand when the machine is too busy
for `page` and `write`. No server is in it, so the ratios are a little lower than with one."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from bench.floor.start import floor
from bench.house import DESK, TODAY, House, build
from bench.load import ratio
from bench.parts.page import APP
from bench.server import ROOT

ROUNDS, REQUESTS = 15, 40


class Turner:
    """A process that runs requests when told to, and says what CPU they took."""

    def __init__(self, env: Mapping[str, str], *words: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bench.turn", *words],
            cwd=ROOT,
            env={**os.environ, **env},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def turn(self, requests: int) -> float:
        """Milliseconds of CPU per request."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(f"{requests}\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            sys.exit("the process ended; see above")
        return float(answer) * 1000 / requests

    def end(self) -> None:
        assert self.process.stdin
        self.process.stdin.close()
        self.process.wait(20)


def form_of(house: House) -> dict[str, object]:
    return {
        "client_key": "uuid",
        "who": list(house.people),
        "topic": house.topic,
        "do": "done",
        "csrfmiddlewaretoken": house.csrf,
    }


def compared(ours: Turner, bare: Turner) -> str:
    """The floor's time over ours, so that more is better, as with requests per second."""
    for side in (ours, bare):
        side.turn(REQUESTS)
    pairs = [(ours.turn(REQUESTS), bare.turn(REQUESTS)) for _ in range(ROUNDS)]
    ours.end()
    bare.end()
    mine, floors = [a for a, _b in pairs], [b for _a, b in pairs]
    return f"{ratio(floors, mine)}   {statistics.median(mine):.2f} beside {statistics.median(floors):.2f} ms"


def run() -> None:
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
        house, (floor_server, cookie) = build(Path(one)), floor(Path(two))
        env, ours, bare = floor_server.env, APP, floor_server.app
        page = compared(Turner(house.env, ours, TODAY, house.cookie), Turner(env, bare, "/rows/", cookie))
        form = json.dumps(form_of(house))
        row = json.dumps({"name": "Bezoeker"})
        write = compared(Turner(house.env, ours, DESK, house.cookie, form), Turner(env, bare, "/insert/", cookie, row))
    print(f"page / floor    {page}")
    print(f"visit / insert  {write}")
