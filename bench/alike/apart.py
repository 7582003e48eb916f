"""A virtual environment of the bench's own, under `var/`: the peers are large and are no part of the product."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
HERE = ROOT / "var" / "alike"
PYTHON = HERE / "venv" / "bin" / "python"
UV = Path(sys.executable).parent / "uv"
PACKAGES = ("splink==5.0.0", "recordlinkage==0.16", "rapidfuzz")


def set_up() -> None:
    """Install the peers when they are not there yet."""
    done = HERE / "installed.txt"
    if PYTHON.exists() and done.exists() and done.read_text() == "\n".join(PACKAGES):
        return
    HERE.mkdir(parents=True, exist_ok=True)
    subprocess.run([str(UV), "venv", "-q", "--clear", "--python", sys.executable, str(HERE / "venv")], check=True)
    install = [str(UV), "pip", "install", "-q", "--prerelease", "allow", "--python", str(PYTHON)]
    subprocess.run([*install, *PACKAGES], check=True)
    done.write_text("\n".join(PACKAGES))


def ask(command: str, told: Any = None) -> Any:
    """Run one command of `peers.py` over there: JSON in, JSON out."""
    script = Path(__file__).with_name("peers.py")
    done = subprocess.run(
        [str(PYTHON), str(script), command], input=json.dumps(told), capture_output=True, text=True, timeout=550
    )
    if done.returncode:
        sys.exit(done.stderr[-3000:])
    return json.loads(done.stdout.splitlines()[-1])
