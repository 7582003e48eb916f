"""The board of a house with 100,000 signals a year beside the same signals by hand-written SQL, on both databases."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench.house import ROOT, environment, manage
from tests.postgres import programs, running


def measured(folder: Path, database: str = "") -> dict[str, Any]:
    env = environment(folder, database) | {"DEMO": "0", "PYTHONWARNINGS": "ignore"}
    manage(env, "migrate", "-v0")
    manage(env, "createcachetable")
    command = [sys.executable, "-m", "bench.gaps.turn"]
    out = subprocess.run(command, cwd=ROOT, env={**os.environ, **env}, stdout=subprocess.PIPE, text=True)
    if out.returncode:
        sys.exit(out.returncode)
    found: dict[str, Any] = json.loads(out.stdout.strip().splitlines()[-1])
    return found


def show(name: str, found: dict[str, Any]) -> None:
    for cheat, problem in found["cheats"].items():
        print(f"{name:10} control: {cheat} is refused ({problem})")
    middle, low, high = found["ratio"]
    print(
        f"{name:10} board / SQL   {middle:.2f} ({low:.2f} to {high:.2f})   wanted: at most 1.50   "
        f"{found['ours']:.0f} beside {found['floor']:.0f} ms; {found['gaps']} equal gaps in {found['signals']} signals",
        flush=True,
    )


def run() -> None:
    with tempfile.TemporaryDirectory() as folder:
        show("SQLite", measured(Path(folder)))
    if not programs():
        print("PostgreSQL no server on this machine: not measured")
        return
    with tempfile.TemporaryDirectory() as folder, running() as server:
        show("PostgreSQL", measured(Path(folder), server.address))
