"""Runs all tests, on SQLite with journeys in a real browser and beside it on a PostgreSQL of our own (`make test`).

What is missing on the machine is installed when we are root on Debian; otherwise those tests are skipped in plain
sight, or, with REQUIRE_ALL=1 (as in CI), the run fails. Arguments go to pytest.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BESIDE = "--on-postgresql"
sys.path.insert(0, str(ROOT))

from tests.browser import chromium  # noqa: E402
from tests.postgres import cluster, programs  # noqa: E402


def say(text: str) -> None:
    print(f"==> {text}", flush=True)


def missing() -> list[str]:
    """Debian's names of what the tests need and the machine lacks."""
    return [name for name, found in (("chromium", chromium()), ("postgresql", programs())) if not found]


def install(packages: list[str]) -> None:
    if os.getuid() != 0 or not shutil.which("apt-get"):
        return
    say(f"Installing {' and '.join(packages)}")
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    quiet = ["apt-get", "-qq", "-o", "Dpkg::Use-Pty=0", "-o", "Acquire::Retries=3"]
    subprocess.run([*quiet, "update"], env=env, stdout=subprocess.DEVNULL)
    subprocess.run([*quiet, "install", "-y", "--no-install-recommends", *packages], env=env, stdout=subprocess.DEVNULL)


def pytest(arguments: list[str], **environment: str) -> tuple[int, str]:
    """Shows pytest's output as it comes. Returns its exit code and its last line."""
    command = [sys.executable, "-m", "pytest", "-q", *(["--color=yes"] if sys.stdout.isatty() else []), *arguments]
    env = {**os.environ, "PYTHONUNBUFFERED": "1", **environment}
    last = "nothing ran"
    with subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True) as process:
        try:
            for line in process.stdout or ():
                print(line, end="", flush=True)
                last = line.strip() or last
        except BaseException:
            stop(process)
            raise
    return process.returncode, last


def stop(process: subprocess.Popen[str]) -> None:
    """It tidies up; but we do not wait for ever."""
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()


def on_sqlite(arguments: list[str]) -> tuple[int, str]:
    say("Tests on SQLite" + ("" if chromium() else " (no chromium: journeys are skipped)"))
    return pytest(arguments, DATABASE_URL="")


def on_postgresql(arguments: list[str]) -> tuple[int, str]:
    if not programs():
        return int(os.environ.get("REQUIRE_ALL") == "1"), "SKIPPED: no PostgreSQL on this machine"
    say("Tests on PostgreSQL")
    with cluster() as address:
        return pytest(["-m", "not browser or browser_pg", *arguments], DATABASE_URL=address)


def both(arguments: list[str]) -> int:
    """PostgreSQL's tests run beside SQLite's, for there are two cores; what they say is shown after."""
    with tempfile.TemporaryFile("w+") as said:
        command = [sys.executable, __file__, BESIDE, *arguments]
        with subprocess.Popen(command, cwd=ROOT, stdout=said, stderr=subprocess.STDOUT, text=True) as beside:
            try:
                code, last = on_sqlite(arguments)
                beside.wait()
            except BaseException:
                stop(beside)
                raise
        said.seek(0)
        shown = said.read()
    print(f"{shown}SQLite: {last}\nPostgreSQL: {shown.splitlines()[-1].strip() if shown.strip() else 'nothing ran'}")
    return max(code, beside.returncode)


def main() -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    if sys.argv[1:2] == [BESIDE]:
        code, last = on_postgresql(sys.argv[2:])
        print(last)
        return code
    if lacking := missing():
        install(lacking)
    if lacking := missing():
        say(f"MISSING: {', '.join(lacking)}. On Debian: apt install {' '.join(lacking)}. Those tests are skipped.")
        if os.environ.get("REQUIRE_ALL") == "1":
            return 1
    return both(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
