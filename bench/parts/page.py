"""The desk's list of 50 visits of today beside the floor. Wanted: at least 0.6."""

import sys
import tempfile
import urllib.request
from pathlib import Path

from bench.floor.start import floor
from bench.house import TODAY, build
from bench.load import Side, in_turns, ratio
from bench.server import Server

ROWS = 50
APP = "productiehuis.config.wsgi:application"


def fetch(url: str, cookie: str) -> str:
    request = urllib.request.Request(url, headers={"Cookie": cookie})
    with urllib.request.urlopen(request) as answer:
        return str(answer.read().decode())


def run() -> None:
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
        house, (floor_server, floor_cookie) = build(Path(one), visits_today=ROWS), floor(Path(two))
        with Server(APP, house.env, "/health/") as server, floor_server:
            ours = Side("page", server.url + TODAY, house.cookie)
            bare = Side("floor", floor_server.url + "/rows/", floor_cookie)
            empty = Side("empty view", floor_server.url + "/", floor_cookie)
            for side, mark in ((ours, 'class="desk-lines__who"'), (bare, '<li class="row">')):
                if (count := fetch(side.url, side.cookie).count(mark)) != ROWS:
                    sys.exit(f"{side.name} shows {count} rows instead of {ROWS}: nothing was measured")
            figures = in_turns(ours, bare, empty)
    print(f"page / floor          {ratio(figures['page'], figures['floor'])}   wanted: 0.60")
    print(f"floor / empty view    {ratio(figures['floor'], figures['empty view'])}   (a slow floor would be seen here)")
