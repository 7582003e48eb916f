"""A house to measure: the example in a folder of its own, a list of today, and sessions that are let in."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DESK = "/west/balie/spreekuur-tagerijn/"
TODAY = f"{DESK}dag/"


@dataclass(frozen=True)
class House:
    """What a client needs: environment of the server, the trekker's cookie and what a form is filled with."""

    env: Mapping[str, str]
    session: str
    csrf: str
    topic: str
    people: tuple[str, ...]

    @property
    def cookie(self) -> str:
        return f"sessionid={self.session}; csrftoken={self.csrf}; taal=nl"


def environment(folder: Path, database: str = "") -> dict[str, str]:
    env = {"DATA_DIR": str(folder), "DEMO": "1", "DEBUG": "0", "ALLOWED_HOSTS": "*", "PYTHONPATH": str(ROOT)}
    return {**env, "DATABASE_URL": database}


def build(folder: Path, database: str = "", visits_today: int = 50) -> House:
    """Migrate, load the example, and leave exactly so many visits on the desk's list of today."""
    env = environment(folder, database)
    for command in (
        ["migrate", "-v0"],
        ["createcachetable"],
        ["collectstatic", "--noinput", "-v0"],
        ["load_demo"],
    ):
        manage(env, *command)
    command = [sys.executable, "-m", "bench.prepare", str(visits_today)]
    out = subprocess.run(command, cwd=ROOT, env={**os.environ, **env}, capture_output=True, text=True)
    if out.returncode:
        sys.exit(out.stderr)
    made = json.loads(out.stdout.strip().splitlines()[-1])
    return House(env, made["session"], made["csrf"], made["topic"], tuple(made["people"]))


def manage(env: Mapping[str, str], *command: str) -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", *command], cwd=ROOT, env={**os.environ, **env}, capture_output=True, text=True
    )
    if done.returncode:
        sys.exit(done.stderr)
