"""The floor, ready to measure."""

import os
import subprocess
import sys
from pathlib import Path

from bench.server import ROOT, Server


def floor(folder: Path) -> tuple[Server, str]:
    """Its server (not started) and the cookie of its user."""
    env = {"FLOOR_DIR": str(folder), "PYTHONPATH": str(ROOT)}
    made = subprocess.run(
        [sys.executable, "-m", "bench.floor.prepare"],
        cwd=ROOT,
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        check=True,
    )
    return Server("bench.floor.wsgi:application", env, "/"), f"sessionid={made.stdout.strip()}"
