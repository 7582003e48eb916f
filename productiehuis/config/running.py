"""Whether the house is being served from this folder: who restores under an open house loses what is written."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings


class HouseIsOpen(Exception):
    """The server is running: stop it first."""


def _lock_file() -> Path:
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True, mode=0o700)
    path: Path = settings.DATA_DIR / "open.lock"
    return path


@contextmanager
def open_house() -> Iterator[None]:
    """Held by the worker for as long as it runs; several may hold it together."""
    with _lock_file().open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)
        yield


@contextmanager
def closed_house() -> Iterator[None]:
    """Held while restoring. Raises HouseIsOpen when somebody serves."""
    with _lock_file().open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise HouseIsOpen("The house is open. Stop it first (Ctrl-C in make run, or the service).") from None
        yield
