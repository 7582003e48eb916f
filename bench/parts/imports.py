"""Reading a list of 100,000 rows of 5,000 people beside a bare openpyxl pass. Wanted: at least a third, memory flat."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.house import ROOT, build
from bench.imports.sheet import make

FEW, MANY, PEOPLE = 10_000, 100_000, 5000
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "3"))
INITIATIVE = "spreekuur-tagerijn"
# A pass that keeps nothing may use so much more for ten times the rows: caches, and the people themselves.
FLAT = 1.25


@dataclass(frozen=True)
class Ran:
    """What one process took, and what it said."""

    seconds: float
    cpu: float
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
    return Ran(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, said)


def floor(path: Path, *options: str) -> Ran:
    with tempfile.TemporaryDirectory() as folder:
        return ran(
            [sys.executable, "-m", "bench.imports.floor", str(path), *options],
            {"FLOOR_DIR": folder, "PYTHONPATH": str(ROOT)},
        )


IMPORTED = """
import json
import django; django.setup()
from productiehuis.audit.models import Event
from productiehuis.helpdesk.models import Visit
from productiehuis.imports.models import Import
print(json.dumps([Visit.objects.valid().count(), Event.objects.count(), Import.objects.filter(state="done").count()]))
"""


def stored(env: Mapping[str, str]) -> list[int]:
    """Visits, lines in the log and imports that are done."""
    env = {**env, "DJANGO_SETTINGS_MODULE": "productiehuis.config.settings"}
    found: list[int] = json.loads(ran([sys.executable, "-c", IMPORTED], env).out)
    return found


def ours(path: Path, env: Mapping[str, str], rows: int) -> Ran:
    """The command on a fresh copy of the house; all rows must be there afterwards, under two lines of the log."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(env["DATA_DIR"], folder, dirs_exist_ok=True)
        env = {**env, "DATA_DIR": folder}
        before = stored(env)
        command = ["manage.py", "import_registrations", str(path), "--house", "west", "--initiative", INITIATIVE]
        took = ran([sys.executable, *command], env)
        told, after = json.loads(took.out), stored(env)
        new = [now - then for now, then in zip(after, before, strict=True)]
        if told["imported"] != rows or new[0] != rows or new[2] != 1:
            sys.exit(f"{rows} rows were to be stored and the house has {new}: nothing was measured. {told}")
        print(f"lines in the log      {new[1]} for {rows} rows   wanted: 1")
        return took


def run() -> None:
    with tempfile.TemporaryDirectory() as folder:
        few, many = Path(folder) / "few.xlsx", Path(folder) / "many.xlsx"
        make(few, FEW, PEOPLE)
        make(many, MANY, PEOPLE)
        (house_folder := Path(folder) / "house").mkdir()
        env = build(house_folder).env
        turns = [(floor(many), ours(many, env, MANY)) for _ in range(ROUNDS)]
        ratios = sorted(bare.seconds / own.seconds for bare, own in turns)
        fastest = [min(each[side].seconds for each in turns) for side in (0, 1)]
        print(f"bare pass             {MANY / fastest[0]:.0f} rows a second")
        print(f"our import            {MANY / fastest[1]:.0f} rows a second, of {PEOPLE} people")
        print(f"import / bare         {median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f})   wanted: 0.33")
        ratios = sorted(bare.cpu / own.cpu for bare, own in turns)
        print(f"the same in CPU time  {median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f})   (steadier)")
        small = ours(few, env, FEW).megabytes
        large = max(each.megabytes for _bare, each in turns)
        print(f"memory, our import    {small:.0f} and {large:.0f} MB for {FEW} and {MANY} rows   wanted: the same")
        if large > small * FLAT:
            print("MEMORY GROWS WITH THE ROWS.")
        hoards = [floor(path, "hoard").megabytes for path in (few, many)]
        print(f"memory, keeping all   {hoards[0]:.0f} and {hoards[1]:.0f} MB   (control: must grow)")
