"""How the log speaks: a line for people instead of a verb and a key. Plain values only."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Line:
    """One thing that somebody saw or did, as a person reads it."""

    at: datetime
    who: str
    role: str
    what: str
    on_device: bool
    is_look: bool


def newest_first(lines: list[Line], most: int) -> list[Line]:
    """At most so many lines, the newest at the top."""
    return sorted(lines, key=lambda line: line.at, reverse=True)[:most]
