"""The lists that invented people take their names from, often heard names first. Written for this set."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Names:
    """The names of one background, each list from frequent to rare; and the parts that rare last names are made of."""

    women: tuple[str, ...]
    men: tuple[str, ...]
    last: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]


@cache
def names(background: str) -> Names:
    lists: dict[str, list[str]] = {}
    section = ""
    for line in _lines(background):
        if line.startswith("["):
            section = line.strip("[]")
            continue
        found = (name.strip() for name in line.split(","))
        lists.setdefault(section, []).extend(name for name in found if name)
    return Names(**{part: tuple(dict.fromkeys(found)) for part, found in lists.items()})


@cache
def spellings() -> dict[str, tuple[str, ...]]:
    """Per name, in small letters, the other spellings of it. A name may stand on several lines."""
    found: dict[str, list[str]] = {}
    for line in _lines("spellings"):
        group = _whole_names(line)
        for name in group:
            found.setdefault(name.lower(), []).extend(other for other in group if other != name)
    return {name: tuple(dict.fromkeys(others)) for name, others in found.items()}


@cache
def call_names() -> dict[str, tuple[str, ...]]:
    pairs = (line.split(":") for line in _lines("callnames"))
    return {name: tuple(call.strip() for call in calls.split(",")) for name, calls in pairs}


def _lines(file: str) -> list[str]:
    text = (FOLDER / f"{file}.txt").read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


def _whole_names(line: str) -> list[str]:
    return [name.strip() for name in line.split(",")]
