"""A plan as a file: reading what another house made of it, and trusting none of it (`docs/plan-file.md`).

Bytes in; a plan or a list of faults out, each fault a code with where it stands. Nothing is stored from a file with a
fault. What is not described is passed over, so that a later version may add to it.
"""

import base64
import binascii
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any, NoReturn

from productiehuis.kernel.bsn import find_bsn
from productiehuis.plans.rules.files import MOST_OF_A_PLAN, NotAllowed, cleaned
from productiehuis.plans.rules.milestones import Kind, problem_with_day

SCHEMA, VERSION = "productiehuis/plan", 1
LARGEST_FILE = 40 * 1024 * 1024
MOST = {"parts": 300, "talents": 20, "milestones": 200}
# Faults after so many say nothing new.
MOST_FAULTS = 20
KINDS = frozenset(("dream", "stand", "goal", "step", "went_well", "reflection", "proof"))
FLOWN_TO = frozenset(("", "job", "own", "education", "house", "other"))
# How long each text may be.
LONGEST = {"text": 4000, "prompt": 300, "name": 120, "words": 300, "what": 80, "key": 64}
_WHITE = frozenset("\n\r\t")


@dataclass(frozen=True)
class Fault:
    """What is wrong: a code, in which list it stands and the how manieth, counted from 1; 0 is the file itself."""

    code: str
    where: str = ""
    number: int = 0


@dataclass(frozen=True)
class FileProof:
    key: str
    name: str
    data: bytes


@dataclass(frozen=True)
class FilePart:
    key: str
    kind: str
    text: str
    prompt: str
    goal: str
    done_on: date | None
    proofs: tuple[FileProof, ...] = ()


@dataclass(frozen=True)
class FileTalent:
    key: str
    what: str


@dataclass(frozen=True)
class FileMilestone:
    key: str
    kind: str
    on: date
    flown_to: str
    words: str


@dataclass(frozen=True)
class PlanFile:
    house: str
    parts: tuple[FilePart, ...] = ()
    talents: tuple[FileTalent, ...] = ()
    milestones: tuple[FileMilestone, ...] = ()


@dataclass
class Outcome:
    """The plan, unless there is a fault."""

    plan: PlanFile | None = None
    faults: list[Fault] = field(default_factory=list)


# Reads a day of a row by its name.
Day = Callable[[dict[str, Any], str], date]


class _Wrong(Exception):
    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def read_plan_file(data: bytes, *, today: date, birth_year: int | None = None) -> Outcome:
    """What the file says, or all that is wrong with it: also a day that this person could not have written here."""
    try:
        found = _document(data)
    except _Wrong as wrong:
        return Outcome(faults=[Fault(wrong.code)])
    faults: list[Fault] = []
    days = partial(_day, today=today, birth_year=birth_year)
    parts = _each(found, "parts", partial(_part, day=days), faults)
    talents = _each(found, "talents", _talent, faults)
    milestones = _each(found, "milestones", partial(_milestone, day=days), faults)
    if sum(len(part.proofs) for part in parts) > MOST_OF_A_PLAN:
        faults.append(Fault("too_many", "proofs"))
    if faults:
        return Outcome(faults=faults[:MOST_FAULTS])
    house = found.get("house")
    name = house[:120] if isinstance(house, str) and _is_text(house) else ""
    return Outcome(PlanFile(name, tuple(parts), tuple(talents), tuple(milestones)))


def _document(data: bytes) -> dict[str, Any]:
    if not data:
        raise _Wrong("empty")
    if len(data) > LARGEST_FILE:
        raise _Wrong("large")
    try:
        found = json.loads(data.decode("utf-8-sig"), parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise _Wrong("no_json") from None
    if not isinstance(found, dict) or found.get("schema") != SCHEMA:
        raise _Wrong("other_schema")
    if found.get("version") is True or found.get("version") != VERSION:
        raise _Wrong("other_version")
    return found


def _refuse(_word: str) -> NoReturn:
    raise ValueError


def _each(found: dict[str, Any], name: str, read: Callable[[dict[str, Any]], Any], faults: list[Fault]) -> list[Any]:
    rows = found.get(name, [])
    if not isinstance(rows, list):
        faults.append(Fault("no_list", name))
        return []
    if len(rows) > MOST[name]:
        faults.append(Fault("too_many", name))
        return []
    good, keys = [], set()
    for number, row in enumerate(rows, start=1):
        try:
            if not isinstance(row, dict):
                raise _Wrong("shape")
            one = read(row)
            if one.key in keys:
                raise _Wrong("twice")
            keys.add(one.key)
            good.append(one)
        except _Wrong as wrong:
            faults.append(Fault(wrong.code, name, number))
    return good


def _part(row: dict[str, Any], day: Day) -> FilePart:
    proofs = row.get("proofs", [])
    if not isinstance(proofs, list) or not all(isinstance(each, dict) for each in proofs):
        raise _Wrong("shape")
    return FilePart(
        key=_key(row),
        kind=_one_of(row, "kind", KINDS),
        text=_text(row, "text"),
        prompt=_text(row, "prompt"),
        goal=_key(row, "goal") if row.get("goal") not in (None, "") else "",
        done_on=day(row, "done_on") if row.get("done_on") is not None else None,
        proofs=tuple(_proof(each) for each in proofs),
    )


def _proof(row: dict[str, Any]) -> FileProof:
    coded = row.get("data")
    if not isinstance(coded, str):
        raise _Wrong("file")
    try:
        data = base64.b64decode(coded, validate=True)
        _kind, clean = cleaned(data)
    except (binascii.Error, ValueError, NotAllowed):
        raise _Wrong("file") from None
    return FileProof(_key(row), _text(row, "name"), clean)


def _talent(row: dict[str, Any]) -> FileTalent:
    what = _text(row, "what").strip()
    if not what:
        raise _Wrong("shape")
    return FileTalent(_key(row), what)


def _milestone(row: dict[str, Any], day: Day) -> FileMilestone:
    kind = _one_of(row, "kind", frozenset(Kind))
    flown_to = _one_of(row, "flown_to", FLOWN_TO) if row.get("flown_to") is not None else ""
    return FileMilestone(_key(row), kind, day(row, "on"), flown_to, _text(row, "words"))


def _key(row: dict[str, Any], name: str = "key") -> str:
    """What something is known by. A machine made it, so nine digits in it that look like a BSN are chance."""
    key = row.get(name)
    if not isinstance(key, str) or not 0 < len(key) <= LONGEST["key"] or not key.isascii() or not key.isprintable():
        raise _Wrong("key")
    return key


def _one_of(row: dict[str, Any], name: str, allowed: frozenset[str]) -> str:
    value = row.get(name)
    if not isinstance(value, str) or value not in allowed:
        raise _Wrong("kind")
    return value


def _text(row: dict[str, Any], name: str) -> str:
    """A text, as it stands: what looks like mark-up is text and stays so. Nothing is an empty text."""
    value = row.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise _Wrong("shape")
    if len(value) > LONGEST[name]:
        raise _Wrong("long")
    if not _is_text(value):
        raise _Wrong("signs")
    if find_bsn(value):
        raise _Wrong("bsn")
    return value


def _is_text(value: str) -> bool:
    """Without signs that are no text: half a letter (a lone surrogate), or those that steer a machine."""
    return not any((ord(c) < 32 and c not in _WHITE) or ord(c) == 127 or 0xD800 <= ord(c) <= 0xDFFF for c in value)


def _day(row: dict[str, Any], name: str, *, today: date, birth_year: int | None) -> date:
    """A day as one that is written here: it was, and not before somebody was born."""
    value = row.get(name)
    if not isinstance(value, str) or len(value) != 10:
        raise _Wrong("day")
    try:
        found = date.fromisoformat(value)
    except ValueError:
        raise _Wrong("day") from None
    if problem := problem_with_day(found, today=today, birth_year=birth_year):
        raise _Wrong(problem)
    return found
