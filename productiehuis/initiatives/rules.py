"""When a room is open, and how initiatives and rooms change state. Plain values in, plain values out.

Times are those of the clock on the wall of the house: give moments in the zone of the house. A room is open
from `opens` up to `closes`, so at closing time it is shut.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from productiehuis.kernel.periods import Period

INITIATIVE_MOVES: Mapping[str, frozenset[str]] = {
    "exploring": frozenset({"open", "closed"}),
    "open": frozenset({"on_hold", "closed"}),
    "on_hold": frozenset({"open", "closed"}),
    "closed": frozenset({"exploring", "open"}),
}
ROOM_MOVES: Mapping[str, frozenset[str]] = {
    "planned": frozenset({"open", "closed"}),
    "open": frozenset({"on_hold", "closed"}),
    "on_hold": frozenset({"open", "closed"}),
    "closed": frozenset({"planned", "open"}),
}

# How far we look for the next time that a room opens.
HORIZON = timedelta(days=370)

Span = tuple[time, time]


@dataclass(frozen=True)
class WeekTime:
    """Open each week on this day (0 is Monday), perhaps only from a first day or up to a last."""

    weekday: int
    opens: time
    closes: time
    first: date | None = None
    last: date | None = None

    def __post_init__(self) -> None:
        if self.closes <= self.opens:
            raise ValueError("a room closes after it opens")

    def holds_on(self, day: date) -> bool:
        return (
            day.weekday() == self.weekday
            and (self.first is None or self.first <= day)
            and (self.last is None or day <= self.last)
        )


@dataclass(frozen=True)
class Timetable:
    """All that decides when one room is open."""

    times: tuple[WeekTime, ...] = ()
    closures: tuple[Period, ...] = ()
    in_use: bool = True  # house, room and who offers it are all open

    def spans_on(self, day: date) -> tuple[Span, ...]:
        """From when to when the room is open on a day; spans that touch are one."""
        if not self.in_use or any(day in closure for closure in self.closures):
            return ()
        return merged((each.opens, each.closes) for each in self.times if each.holds_on(day))

    def is_open_at(self, moment: datetime) -> bool:
        now = moment.time()
        return any(opens <= now < closes for opens, closes in self.spans_on(moment.date()))

    def next_opening(self, moment: datetime) -> datetime | None:
        """The first moment after this one at which the door goes open, within a year or so."""
        for offset in range(HORIZON.days):
            day = moment.date() + timedelta(days=offset)
            for opens, _closes in self.spans_on(day):
                if offset or opens > moment.time():
                    return datetime.combine(day, opens, tzinfo=moment.tzinfo)
        return None


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans of one day in order; those that overlap or touch become one.

    >>> merged([(time(12), time(14)), (time(10), time(12))]) == ((time(10), time(14)),)
    True
    """
    result: list[Span] = []
    for opens, closes in sorted(spans):
        if result and opens <= result[-1][1]:
            result[-1] = (result[-1][0], max(closes, result[-1][1]))
        else:
            result.append((opens, closes))
    return tuple(result)


def is_in_use(*, house: str, room: str, initiative: str | None = None, partner_joins: bool = True) -> bool:
    """Whether a room can be open at all. A house or an initiative on hold is not open."""
    return house == room == "open" and initiative not in ("on_hold", "closed") and partner_joins


@dataclass(frozen=True)
class WeekLine:
    """Days with the same times, to read as one line. A run is (first day, last day)."""

    runs: tuple[tuple[int, int], ...]
    spans: tuple[Span, ...]
    first: date | None = None
    last: date | None = None

    @property
    def days(self) -> list[int]:
        return [day for start, end in self.runs for day in range(start, end + 1)]


def runs_of(days: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Days as runs of neighbours.

    >>> runs_of([0, 1, 2, 4])
    ((0, 2), (4, 4))
    """
    result: list[tuple[int, int]] = []
    for day in sorted(set(days)):
        if result and day == result[-1][1] + 1:
            result[-1] = (result[-1][0], day)
        else:
            result.append((day, day))
    return tuple(result)


def week_lines(times: Iterable[WeekTime], today: date) -> list[WeekLine]:
    """The opening times as a person would write them down: days with the same times together.

    What ended before today is left out; what starts later says from when.
    """
    by_day: dict[tuple[date | None, date | None, int], list[Span]] = defaultdict(list)
    for each in times:
        if each.last is None or each.last >= today:
            first = each.first if each.first and each.first > today else None
            by_day[first, each.last, each.weekday].append((each.opens, each.closes))
    same: dict[tuple[date | None, date | None, tuple[Span, ...]], list[int]] = defaultdict(list)
    for (first, last, weekday), spans in by_day.items():
        same[first, last, merged(spans)].append(weekday)
    lines = [WeekLine(runs_of(days), spans, first, last) for (first, last, spans), days in same.items()]
    return sorted(lines, key=lambda line: (line.first or date.min, line.runs, line.spans))


def role_problem(*, starts: date, ends: date | None, today: date) -> str | None:
    """What is wrong with the days of a role, as a code, or None. A role may start at most a year ahead."""
    if ends is not None and ends < starts:
        return "ends before start"
    if starts > today + timedelta(days=366):
        return "too far ahead"
    return None
