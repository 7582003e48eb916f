"""How the log speaks: a line for people instead of a verb and a key. Plain values only."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime


@dataclass(frozen=True)
class Thing:
    """One thing that somebody saw: what it is, and where its owner finds it."""

    what: str
    address: str


@dataclass(frozen=True)
class Line:
    """One thing that somebody saw or did, as a person reads it."""

    at: datetime
    who: str
    role: str
    what: str
    on_device: bool
    is_look: bool
    things: tuple[Thing, ...] = ()

    @property
    def moment(self) -> tuple[datetime, str, str, bool, bool]:
        """Who did it at what moment: several looks of one moment are one line."""
        return self.at, self.who, self.role, self.on_device, self.is_look


def as_one(lines: Iterable[Line]) -> list[Line]:
    """What somebody saw at one moment becomes one line, in the order in which it was seen first."""
    found: dict[object, Line] = {}
    for number, line in enumerate(lines):
        key: object = line.moment if line.is_look and line.things else number
        seen = found.get(key)
        found[key] = replace(seen, things=(*seen.things, *line.things)) if seen else line
    return list(found.values())


def newest_first(lines: list[Line], most: int) -> list[Line]:
    """At most so many lines, the newest at the top."""
    return sorted(lines, key=lambda line: line.at, reverse=True)[:most]
