"""Reading a list of 100,000 rows of 5,000 people beside a bare openpyxl pass. Wanted: at least a third, memory flat."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.house import ROOT
from bench.imports.sheet import make

FEW, MANY = 10_000, 100_000
# A pass that keeps nothing may use so much more for ten times the rows: caches, and the people themselves.
FLAT = 1.25


@dataclass(frozen=True)
class Ran:
    """What one process took, and what it said."""

    seconds: float
    megabytes: float
    out: str


def ran(command: Sequence[str], env: Mapping[str, str]) -> Ran:
    with tempfile.TemporaryFile() as out:
        begin = time.monotonic()
        child = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **env}, stdout=out)
        _pid, status, used = os.wait4(child.pid, 0)
        seconds = time.monotonic() - begin
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        said = out.read().decode()
    if child.returncode:
        sys.exit(f"{' '.join(command)} stopped with {child.returncode}: {said[:500]}")
    return Ran(seconds, used.ru_maxrss / 1024, said)


def floor(path: Path, *options: str) -> Ran:
    with tempfile.TemporaryDirectory() as folder:
        return ran(
            [sys.executable, "-m", "bench.imports.floor", str(path), *options],
            {"FLOOR_DIR": folder, "PYTHONPATH": str(ROOT)},
        )


def run() -> None:
    with tempfile.TemporaryDirectory() as folder:
        few, many = Path(folder) / "few.xlsx", Path(folder) / "many.xlsx"
        make(few, FEW)
        make(many, MANY)
        bare = floor(many)
        print(f"bare pass             {MANY / bare.seconds:.0f} rows a second, {bare.megabytes:.0f} MB")
        hoards = [floor(path, "hoard").megabytes for path in (few, many)]
        print(f"memory, keeping all   {hoards[0]:.0f} and {hoards[1]:.0f} MB   (control: must grow)")
