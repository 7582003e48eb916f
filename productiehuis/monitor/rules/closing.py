"""Closing a period, what changed after, and two periods side by side (M-19)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from enum import StrEnum
from uuid import UUID

from productiehuis.monitor.rules.facts import Span
from productiehuis.monitor.rules.fields import FIELDS


def _(sentence: str) -> str:
    """Marks a sentence for translation and leaves it as it is."""
    return sentence


STILL_RUNNING = _("Deze periode loopt nog. Sluit hem af als hij voorbij is.")
CLOSED_ALREADY = _("Deze periode is al afgesloten.")
LIST_ON_ITS_WAY = _("Er wordt nu een lijst in het huis gezet of weggehaald. Wacht tot dat klaar is. Sluit dan af.")
NOT_CLOSED = _("Deze periode is al weer open.")
NO_REASON = _("Schrijf op waarom je de periode weer opent.")

_CODE = re.compile(r"(?P<year>[0-9]{4})(-k(?P<quarter>[1-4])|-(?P<month>0[1-9]|1[0-2]))?")


def code_of(span: Span) -> str:
    """A period as it stands in an address: 2018, 2018-k1 or 2018-03."""
    if span.month:
        return f"{span.year}-{span.month:02}"
    return f"{span.year}-k{span.quarter}" if span.quarter else str(span.year)


def span_of(code: str, today: date | None = None) -> Span | None:
    """The way back; None when it is no period."""
    found = _CODE.fullmatch(code)
    if found is None:
        return None
    month, quarter = found["month"], found["quarter"]
    return Span(int(found["year"]), int(month) if month else None, today, int(quarter) if quarter else None)


def is_over(span: Span, today: date) -> bool:
    period = replace(span, today=None).period
    return period is not None and period.last is not None and period.last < today


def closing_problems(span: Span, today: date, closed: Iterable[str]) -> list[str]:
    """Why this period cannot be closed now; `closed` are the codes that are."""
    if not is_over(span, today):
        return [STILL_RUNNING]
    return [CLOSED_ALREADY] if code_of(span) in closed else []


def to_close(year: int, today: date, closed: Iterable[str]) -> list[Span]:
    """What can be closed of a year: months first, then quarters, then the year; the oldest first."""
    spans = [Span(year, month) for month in range(1, 13)]
    spans += [Span(year, quarter=quarter) for quarter in range(1, 5)]
    spans.append(Span(year))
    return [span for span in spans if not closing_problems(span, today, closed)]


@dataclass(frozen=True)
class Change:
    """One number before and after; None is not counted."""

    field: str
    old: int | None
    new: int | None

    @property
    def difference(self) -> int | None:
        """None when one of the two is blank: blank is not zero."""
        return None if self.old is None or self.new is None else self.new - self.old


def side_by_side(old: Mapping[str, int], new: Mapping[str, int]) -> list[Change]:
    """Every number that one of the two has."""
    return [Change(name, old.get(name), new.get(name)) for name in FIELDS if name in old or name in new]


def changes(frozen: Mapping[str, int], now: Mapping[str, int]) -> list[Change]:
    """The numbers that are not what they were when the period was closed."""
    return [each for each in side_by_side(frozen, now) if each.old != each.new]


class What(StrEnum):
    """What can change a number of a period that is over."""

    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    LATE_VISIT = "late_visit"
    LATE_PRESENCE = "late_presence"
    IMPORTED = "imported"
    TAKEN_BACK = "taken_back"
    TOLD = "told"
    MERGED = "merged"
    MERGE_UNDONE = "merge_undone"
    ROLE = "role"


@dataclass(frozen=True)
class Correction:
    """Somebody changed something: when, what, who, why. Never about whom."""

    at: datetime
    what: What
    by: UUID | None
    why: str = ""
    count: int = 1


def gathered(corrections: Iterable[Correction], zone: tzinfo) -> list[Correction]:
    """The newest first; the same thing by the same person on one day is one line with a number."""
    lines: dict[tuple[object, ...], Correction] = {}
    for each in sorted(corrections, key=lambda one: one.at, reverse=True):
        key = (each.at.astimezone(zone).date(), each.what, each.by, each.why)
        known = lines.get(key)
        lines[key] = replace(known, count=known.count + each.count) if known else each
    return list(lines.values())
