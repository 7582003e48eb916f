"""The page of a plan with 60 parts and 10 shares beside the floor page of 50 rows. Wanted: at least 0.5.

Before and after measuring, every part must stand on the page in its own words, with everybody it is shared with,
and a change must show at once. Three pages that cheat are put to the same question first.
"""

import html
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any
from uuid import uuid4

from bench.floor.start import floor
from bench.house import ROOT, build
from bench.load import Side, in_turns, ratio
from bench.parts.page import APP, fetch
from bench.plan.control import CHEATS
from bench.server import Server

PLAN = "/ik/plan/west/"
LOOKS = 12
CONTROL = "bench.plan.control:application"


def prepare(env: dict[str, str], *more: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "bench.plan.prepare", *more]
    out = subprocess.run(command, cwd=ROOT, env={**os.environ, **env}, capture_output=True, text=True)
    if out.returncode:
        sys.exit(out.stderr)
    found: dict[str, Any] = json.loads(out.stdout.strip().splitlines()[-1])
    return found


def missing(page: str, made: dict[str, Any]) -> int:
    """How many parts and names are not on the page as they should be."""
    text = html.unescape(page)
    return sum(each not in text for each in [*made["texts"], *made["readers"]])


def looked(server: Server, cookie: str, made: dict[str, Any]) -> int:
    """What is missing at most: each worker of the server may answer, and each may show something else."""
    return max(missing(fetch(server.url + PLAN, cookie), made) for _ in range(LOOKS))


def problem(server: Server, env: dict[str, str], made: dict[str, Any], cookie: str) -> str:
    """What is wrong with what this server shows, or nothing."""
    if count := looked(server, cookie, made):
        return f"{count} parts or names are not on the page"
    made["texts"][-1] = prepare(env, made["part"], f"Merk59{uuid4().hex[:12]}: anders")["text"]
    return "a change is not on the page" if looked(server, cookie, made) else ""


def run() -> None:
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
        house, (floor_server, floor_cookie) = build(Path(one)), floor(Path(two))
        env = dict(house.env)
        made = prepare(env)
        cookie = f"sessionid={made['session']}; csrftoken={made['csrf']}; taal=nl"
        for cheat in CHEATS:
            with Server(CONTROL, {**env, "CHEAT": cheat}, "/health/") as server:
                found = problem(server, env, made, cookie)
            if not found:
                sys.exit(f"a page that cheats ({cheat}) was not found out: nothing was measured")
            print(f"control {cheat:13} found out: {found}")
        with Server(APP, env, "/health/") as server, floor_server:
            if found := problem(server, env, made, cookie):
                sys.exit(f"{found}: nothing was measured")
            ours = Side("plan", server.url + PLAN, cookie)
            bare = Side("floor", floor_server.url + "/rows/", floor_cookie)
            empty = Side("empty view", floor_server.url + "/", floor_cookie)
            figures = in_turns(ours, bare, empty)
            if found := problem(server, env, made, cookie):
                sys.exit(f"after measuring {found}")
    print(f"plan / floor          {ratio(figures['plan'], figures['floor'])}   wanted: 0.50")
    print(f"floor / empty view    {ratio(figures['floor'], figures['empty view'])}   (a slow floor would be seen here)")
