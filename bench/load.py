"""Load with wrk, two sides in turns, so that what the machine does meanwhile hits both."""

import os
import re
import shutil
import statistics
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

# How many answers each side gave so far, warming up included.
answered: Counter[str] = Counter()


@dataclass(frozen=True)
class Side:
    """One thing to measure: an address, the session cookie, perhaps a wrk script."""

    name: str
    url: str
    cookie: str
    script: Path | None = None


def wrk() -> str:
    """Where wrk is; as root it is installed when it is missing."""
    if shutil.which("wrk") is None and os.getuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "install", "-qq", "-y", "wrk"], capture_output=True)
    found = shutil.which("wrk")
    if found is None:
        sys.exit("wrk makes the load and is missing. Install it: apt-get install wrk")
    return found


def once(side: Side, seconds: float, connections: int) -> float:
    """Requests per second; an answer that is an error stops the benchmark."""
    command = [wrk(), "-t1", f"-c{connections}", f"-d{seconds:g}s", "-H", f"Cookie: {side.cookie}"]
    command += ["-s", str(side.script)] if side.script else []
    out = subprocess.run([*command, side.url], capture_output=True, text=True, check=True).stdout
    if wrong := re.search(r"Non-2xx or 3xx responses: (\d+)", out):
        sys.exit(f"{side.name}: {wrong.group(1)} answers were errors")
    if total := re.search(r"(\d+) requests in", out):
        answered[side.name] += int(total.group(1))
    found = re.search(r"Requests/sec:\s+([\d.]+)", out)
    if found is None:
        sys.exit(f"{side.name}: wrk said nothing:\n{out}")
    return float(found.group(1))


def in_turns(*sides: Side, rounds: int = 5, seconds: float = 4, connections: int = 8) -> dict[str, list[float]]:
    """Warm each side up, then measure A B C, A B C, ..."""
    for side in sides:
        once(side, 2, connections)
    figures: dict[str, list[float]] = {side.name: [] for side in sides}
    for _ in range(rounds):
        for side in sides:
            figures[side.name].append(once(side, seconds, connections))
    return figures


def ratio(top: list[float], bottom: list[float]) -> str:
    """The median of the ratios round by round, with the lowest and highest."""
    each = sorted(a / b for a, b in zip(top, bottom, strict=True))
    return f"{statistics.median(each):.2f} ({each[0]:.2f} to {each[-1]:.2f})"
