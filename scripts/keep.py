"""Backs up or restores the right installation: `make backup` and `make restore` call it.

The demo and a real house have folders of their own. When both are there, you say which: DEMO=0 or DEMO=1.
"""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def which() -> str:
    """The DEMO of the installation that is meant."""
    if said := os.environ.get("DEMO"):
        return said
    if os.environ.get("DATA_DIR"):
        return "0"
    demo, house = (ROOT / "var" / name for name in ("demo", "house"))
    if demo.exists() and house.exists():
        sys.exit("There is a demo and a house here. Say which: DEMO=0 for the house, DEMO=1 for the demo.")
    return "1" if demo.exists() else "0"


def main() -> None:
    verb, rest = sys.argv[1], [argument for argument in sys.argv[2:] if argument]
    if verb == "restore" and not rest:
        sys.exit("Say which backup: make restore FILE=path/of/productiehuis-….tar.gz")
    os.environ["DEMO"] = which()
    os.chdir(ROOT)
    os.execv(sys.executable, [sys.executable, "manage.py", verb, *rest])  # noqa: S606


if __name__ == "__main__":
    main()
