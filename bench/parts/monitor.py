"""The Monitor over a million registrations: a house's year and all months beside the best statement by hand, and what
kept counts cost who registers. Each on SQLite and on PostgreSQL, with the same numbers on both sides or nothing."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench.house import ROOT, environment, manage
from tests.postgres import running


def measured(folder: Path, database: str = "") -> dict[str, Any]:
    env = environment(folder, database) | {"DEMO": "0", "PYTHONWARNINGS": "ignore"}
    manage(env, "migrate", "-v0")
    manage(env, "createcachetable")
    command = [sys.executable, "-m", "bench.monitor.turn"]
    out = subprocess.run(command, cwd=ROOT, env={**os.environ, **env}, stdout=subprocess.PIPE, text=True)
    if out.returncode:
        sys.exit(out.returncode)
    found: dict[str, Any] = json.loads(out.stdout.strip().splitlines()[-1])
    return found


def _ratio(found: dict[str, Any]) -> str:
    middle, low, high = found["ratio"]
    return f"{middle:.2f} ({low:.2f} to {high:.2f})"


def show(name: str, found: dict[str, Any]) -> None:
    for part, wanted, words in (("house", "1.30", "one house, a year"), ("months", "2.00", "all, by month")):
        each = found[part]
        print(f"{name:10} {words:18} ours / floor {_ratio(each)}   wanted: at most {wanted}")
        seconds = f"ours {each['ours'] * 1000:.0f} ms, floor ({each['way']}) {each['floor'] * 1000:.0f} ms"
        print(f"{'':10} {each['rows']} equal rows; {seconds}, naive {each['naive'] * 1000:.0f} ms")
    each = found["register"]
    print(f"{name:10} {'a registration':18} with / without {_ratio(each)}   wanted: at most 1.30")
    costs = f"{each['marks']:.2f} ms with marks, {each['settle']:.2f} ms of settling; {each['without']:.2f} ms without"
    print(f"{'':10} {costs}", flush=True)


def run() -> None:
    with tempfile.TemporaryDirectory() as folder:
        show("SQLite", measured(Path(folder)))
    with tempfile.TemporaryDirectory() as folder, running(durable=True) as server:
        show("PostgreSQL", measured(Path(folder), server.address))
