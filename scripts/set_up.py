"""Makes .venv and installs a locked list of packages into it, with nothing but Python itself.

    python3 scripts/set_up.py requirements.txt

A second run with the same list does nothing. uv installs, for speed; where it cannot, pip does, from the same list.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
UV = VENV / "bin" / "uv"
UV_LOCK = ROOT / "scripts" / "uv.txt"


def say(text: str) -> None:
    print(f"==> {text}", flush=True)


def make() -> None:
    if PYTHON.exists() and subprocess.run([PYTHON, "-m", "pip", "--version"], capture_output=True).returncode == 0:
        return
    say("Making .venv")
    shutil.rmtree(VENV, ignore_errors=True)
    try:
        venv.create(VENV, with_pip=True, symlinks=True)
    except (subprocess.CalledProcessError, OSError):
        sys.exit("This Python cannot make a virtual environment. On Debian: apt install python3-venv")


def fingerprint(lock: Path) -> str:
    """Changes when the list or the Python does."""
    return hashlib.sha256(lock.read_bytes() + sys.version.encode()).hexdigest()


def pip(lock: Path) -> int:
    return subprocess.run([PYTHON, "-m", "pip", "install", "-q", "--require-hashes", "-r", lock]).returncode


def uv(lock: Path) -> int:
    if not UV.exists() and pip(UV_LOCK) != 0:
        return 1
    env = {**os.environ, "UV_PYTHON_DOWNLOADS": "never", "VIRTUAL_ENV": str(VENV)}
    return subprocess.run([UV, "pip", "install", "-q", "--require-hashes", "-r", lock], env=env).returncode


def install(lock: Path) -> None:
    stamp = VENV / f".installed-{lock.stem}"
    if stamp.exists() and stamp.read_text() == fingerprint(lock):
        return
    say(f"Installing {lock.name}")
    if uv(lock) != 0:
        say("uv could not; pip tries the same list")
        if pip(lock) != 0:
            sys.exit(f"Installing {lock.name} failed. Is there a network, and Python 3.11 or newer?")
    stamp.write_text(fingerprint(lock))


def main() -> None:
    if sys.version_info < (3, 11):  # noqa: UP036 - the system may be older than we may use
        sys.exit("Productiehuis needs Python 3.11 or newer.")
    make()
    for name in sys.argv[1:]:
        install(ROOT / name)


if __name__ == "__main__":
    main()
