"""Runs all tests (`make test`): on SQLite, beside it the journeys in a real browser and all on a PostgreSQL of our own.

What is missing on the machine is installed when we are root on Debian; otherwise those tests are skipped in plain
sight, or, with REQUIRE_ALL=1 (as in CI), the run fails. Arguments go to pytest.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
BESIDE = "--beside"
NOTHING_TO_RUN = 5
# A browser waits no longer than a person would, so who has none lets it go first; and of those the longest run goes
# before the other, so that both cores have work until the end.
MANNERS = {"PostgreSQL": 5, "SQLite": 9}
sys.path.insert(0, str(ROOT))

from tests.browser import WINDOWLESS, chromium  # noqa: E402
from tests.postgres import cluster, programs  # noqa: E402


def say(text: str) -> None:
    print(f"==> {text}", flush=True)


def missing() -> list[str]:
    """Debian's names of what the tests need and the machine lacks."""
    return [name for name, found in (("chromium", chromium()), ("postgresql", programs())) if not found]


def quicker() -> list[str]:
    """What they can do without, slower. Somebody's own machine, that has a chromium, is left as it is."""
    wanted = chromium() is None or os.environ.get("REQUIRE_ALL") == "1"
    there = os.environ.get("CHROMIUM") or shutil.which(WINDOWLESS)
    return [WINDOWLESS] if wanted and not there else []


def install(packages: list[str]) -> None:
    if os.getuid() != 0 or not shutil.which("apt-get"):
        return
    say(f"Installing {' and '.join(packages)}")
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    quiet = ["apt-get", "-qq", "-o", "Dpkg::Use-Pty=0", "-o", "Acquire::Retries=3"]
    subprocess.run([*quiet, "update"], env=env, stdout=subprocess.DEVNULL)
    subprocess.run([*quiet, "install", "-y", "--no-install-recommends", *packages], env=env, stdout=subprocess.DEVNULL)


def pytest(arguments: list[str], *, nice: int = 0, **environment: str) -> tuple[int, str]:
    """Shows pytest's output as it comes. Returns its exit code and its last line."""
    command = [sys.executable, "-m", "pytest", "-q", *(["--color=yes"] if sys.stdout.isatty() else []), *arguments]
    env = {**os.environ, "PYTHONUNBUFFERED": "1", **environment}
    last = "nothing ran"
    with subprocess.Popen(
        command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True, preexec_fn=lambda: os.nice(nice)
    ) as process:
        try:
            for line in process.stdout or ():
                print(line, end="", flush=True)
                last = line.strip() or last
        except BaseException:
            stop(process)
            raise
    return process.returncode, last


def stop(process: subprocess.Popen[Any]) -> None:
    """It tidies up; but we do not wait for ever."""
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()


def on_sqlite(arguments: list[str]) -> tuple[int, str]:
    say("Tests on SQLite")
    return pytest(["-m", "not browser", *arguments], nice=MANNERS["SQLite"], DATABASE_URL="")


def in_browser(arguments: list[str]) -> tuple[int, str]:
    say("Journeys in a browser, on SQLite" + ("" if chromium() else " (no chromium: skipped)"))
    return pytest(["-m", "browser", *arguments], DATABASE_URL="")


def on_postgresql(arguments: list[str]) -> tuple[int, str]:
    if not programs():
        return int(os.environ.get("REQUIRE_ALL") == "1"), "SKIPPED: no PostgreSQL on this machine"
    say("Tests on PostgreSQL")
    with cluster() as address:
        return pytest(["-m", "not browser or browser_pg", *arguments], nice=MANNERS["PostgreSQL"], DATABASE_URL=address)


RUNS = {"SQLite": on_sqlite, "Browser": in_browser, "PostgreSQL": on_postgresql}


def all_runs(arguments: list[str]) -> int:
    """The first is seen as it goes; the others run beside it, for there are two cores, and are shown after."""
    first, *others = RUNS
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        said = {name: Path(folder, name) for name in others}
        beside = {name: stack.enter_context(start(name, arguments, said[name])) for name in others}
        try:
            code, last = RUNS[first](arguments)
            codes = [code, *(process.wait() for process in beside.values())]
        except BaseException:
            for process in beside.values():
                process.terminate()
            for process in beside.values():
                stop(process)
            raise
        shown = {name: file.read_text() for name, file in said.items()}
    ends = {first: last} | {name: (text.strip() or "nothing ran").splitlines()[-1] for name, text in shown.items()}
    print("".join(shown.values()) + "\n".join(f"{name}: {end}" for name, end in ends.items()))
    return verdict(codes, arguments)


def start(name: str, arguments: list[str], said: Path) -> subprocess.Popen[bytes]:
    with said.open("w") as out:
        command = [sys.executable, __file__, BESIDE, name, *arguments]
        return subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=subprocess.STDOUT)


def verdict(codes: list[int], arguments: list[str]) -> int:
    """Who asks for a few tests may leave a run without any; but not all of them."""
    if arguments and any(code != NOTHING_TO_RUN for code in codes):
        codes = [code for code in codes if code != NOTHING_TO_RUN]
    return max(codes, key=abs)


def main() -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    if sys.argv[1:2] == [BESIDE]:
        code, last = RUNS[sys.argv[2]](sys.argv[3:])
        print(last)
        return code
    for packages in (quicker, missing):  # One after the other: not every Debian has the quicker one.
        if lacking := packages():
            install(lacking)
    if lacking := missing():
        say(f"MISSING: {', '.join(lacking)}. On Debian: apt install {' '.join(lacking)}. Those tests are skipped.")
        if os.environ.get("REQUIRE_ALL") == "1":
            return 1
    return all_runs(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
