"""Who was erased, written down outside the database, so that an older backup cannot bring anybody back.

One line of JSON for each person or login: a key and a moment, never a name. The file stands in DATA_DIR, and each
backup puts a copy in its own folder. After a restore everybody in it is erased again (`actions.erase_again`).
"""

import json
import os
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from django.conf import settings

NAME = "erased.jsonl"


class Gone(NamedTuple):
    """`what` is "person" or "login"."""

    what: str
    key: UUID


def here() -> Path:
    return Path(settings.DATA_DIR) / NAME


def note(gone: Iterable[Gone], *, at: datetime) -> None:
    """Add lines, on disk before this returns. Twice the same line does no harm."""
    lines = [json.dumps({"at": at.isoformat(), what: str(key)}) + "\n" for what, key in gone]
    if lines:
        _append(here(), "".join(lines))


def _append(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(handle, text.encode())
        os.fsync(handle)
    finally:
        os.close(handle)


def read(path: Path) -> dict[Gone, str]:
    """Everybody in a journal, with the line of each. A line that was cut off by a crash is passed over."""
    found: dict[Gone, str] = {}
    for line in path.read_text().splitlines() if path.exists() else ():
        try:
            told = json.loads(line)
            what = "person" if "person" in told else "login"
            found[Gone(what, UUID(told[what]))] = line
        except (ValueError, KeyError, TypeError):
            continue
    return found


def join(other: Path) -> None:
    """Take over what another journal knows, such as the one beside a backup."""
    mine = read(here())
    new = [line for gone, line in read(other).items() if gone not in mine]
    if new:
        _append(here(), "\n" + "\n".join(new) + "\n")


def copy_to(folder: Path) -> None:
    """Put what is known beside the backups; what stands there already stays."""
    target = folder / NAME
    known = read(target)
    new = [line for gone, line in read(here()).items() if gone not in known]
    if new:
        _append(target, "\n" + "\n".join(new) + "\n")
