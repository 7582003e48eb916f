"""A thousand random sequences of share, look, revoke, expire, merge and erase, on both databases. Wanted: no look that
was not allowed, and a page that forgets to ask must be found."""

import os
import subprocess
import sys
import time

from bench.house import ROOT
from tests.postgres import running

SEQUENCES = 1000
TEST = "productiehuis/plans/tests/test_revoking.py"


def played(name: str, **env: str) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", TEST]
    begun = time.monotonic()
    out = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "REVOKING": str(SEQUENCES), **env},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if out.returncode:
        sys.exit(f"{name}: a look that was not allowed, or a control that was not found:\n{out.stdout}")
    minutes = (time.monotonic() - begun) / 60
    print(f"{name:10} {SEQUENCES} sequences, no look too many; the control was found ({minutes:.1f} min)", flush=True)


def run() -> None:
    played("SQLite", DATABASE_URL="")
    with running() as server:
        played("PostgreSQL", DATABASE_URL=server.address)
