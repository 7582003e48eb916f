"""`make run` in a clean clone with an empty HOME: from the first word to the first answer."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from bench.server import ROOT, free_port


def run() -> None:
    folder = Path(tempfile.mkdtemp(prefix="productiehuis-start-"))
    try:
        subprocess.run(["git", "clone", "-q", str(ROOT), str(folder / "clone")], check=True)
        (folder / "home").mkdir()
        first = seconds_to_answer(folder)
        again = seconds_to_answer(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"make run, clean clone  {first:.0f} s   wanted: under 60")
    print(f"make run, second time  {again:.0f} s, {again / first:.2f} of the first")


def seconds_to_answer(folder: Path) -> float:
    port = free_port()
    keep = {name: value for name, value in os.environ.items() if name.startswith(("PIP_", "SSL_", "UV_", "PYENV"))}
    path = os.pathsep.join(p for p in os.environ["PATH"].split(os.pathsep) if ".venv" not in p)
    env = {**keep, "PATH": path, "HOME": str(folder / "home"), "PORT": str(port), "LANG": "C.UTF-8"}
    begin = time.monotonic()
    log = open(folder / "log", "ab")  # noqa: SIM115
    process = subprocess.Popen(
        ["make", "run"], cwd=folder / "clone", env=env, stdout=log, stderr=log, start_new_session=True
    )
    try:
        while time.monotonic() - begin < 300:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/health/", timeout=2) as answer:
                    if answer.status == 200:
                        return time.monotonic() - begin
            except (urllib.error.URLError, OSError):
                time.sleep(0.2)
            if process.poll() is not None:
                break
        sys.exit((folder / "log").read_text()[-3000:])
    finally:
        stop(process)


def stop(process: subprocess.Popen[bytes]) -> None:
    """Kindly; what does not listen within 40 seconds is a fault to be seen."""
    os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(40)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        print("make run did not stop when it was told to")
