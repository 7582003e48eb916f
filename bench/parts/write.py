"""Registering a visit beside a bare view that inserts one row. Wanted: at least 0.4."""

import os
import sys
import tempfile
from pathlib import Path

from bench.floor.start import floor
from bench.house import DESK, build
from bench.load import Side, answered, in_turns, ratio
from bench.parts.durable import stored as stored_visits
from bench.parts.page import APP
from bench.server import Server

HERE = Path(__file__).resolve().parents[1]


def run() -> None:
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
        house, (floor_server, floor_cookie) = build(Path(one)), floor(Path(two))
        os.environ.update(BENCH_TOPIC=house.topic, BENCH_CSRF=house.csrf, BENCH_PEOPLE=",".join(house.people))
        before = sum(stored_visits(house)[0].values())
        with Server(APP, house.env, "/health/") as server, floor_server:
            figures = in_turns(
                Side("visit", server.url + DESK, house.cookie, HERE / "visit.lua"),
                Side("insert", floor_server.url + "/insert/", floor_cookie, HERE / "insert.lua"),
            )
        stored = sum(stored_visits(house)[0].values()) - before
    # What was on its way when a round ended is stored and not counted as answered.
    if not 0 <= stored - answered["visit"] <= 8 * 6:
        sys.exit(f"{answered['visit']} visits were answered and {stored} are stored: nothing was measured")
    print(f"answered and stored   {answered['visit']} and {stored}")
    print(f"visit / insert        {ratio(figures['visit'], figures['insert'])}   wanted: 0.40")
