"""From "every two weeks on Tuesday at ten" to real dates and moments.

People choose a rhythm; stored is an iCalendar rule (RFC 5545), so that another calendar understands it too.
A rule works on days. The time is the wall clock of the house, and becomes a moment in UTC per day, so that ten
o'clock stays ten o'clock when the clock changes.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import cache
from itertools import islice
from zoneinfo import ZoneInfo

import holidays
from dateutil.relativedelta import relativedelta
from dateutil.rrule import rrulestr

# How far ahead the dates of a programme without an end are made.
HORIZON = timedelta(weeks=10)
# A course whose days are all skipped would search for ever.
_SEARCH = timedelta(days=366 * 5)
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_UNTIL = re.compile(r";UNTIL=(\d{8})[^;]*")


def reach(today: date) -> tuple[date, date]:
    """From which up to which day a programme may be put on the agenda: one year back, three years ahead.

    >>> reach(date(2028, 2, 29))
    (datetime.date(2027, 2, 28), datetime.date(2031, 2, 28))
    """
    return today - relativedelta(years=1), today + relativedelta(years=3)


class Rhythm(StrEnum):
    """How often, in the words of the form."""

    ONCE = "once"
    WEEKLY = "weekly"
    BIWEEKLY = "biweekly"
    MONTHLY = "monthly"
    OTHER = "other"  # A rule that came from elsewhere; kept as it is.


def _monthly(first: date) -> str:
    """The same weekday of the month: the second Tuesday. What is the fifth becomes the last."""
    nth = (first.day - 1) // 7 + 1
    return f"FREQ=MONTHLY;BYDAY={nth if nth < 5 else -1}{_DAYS[first.weekday()]}"


def rule_for(rhythm: Rhythm, first: date, last: date | None = None) -> str:
    """The iCalendar rule of a rhythm; empty for a single date.

    >>> rule_for(Rhythm.BIWEEKLY, date(2026, 3, 3), date(2026, 6, 30))
    'FREQ=WEEKLY;INTERVAL=2;UNTIL=20260630'
    >>> rule_for(Rhythm.MONTHLY, date(2026, 3, 10))
    'FREQ=MONTHLY;BYDAY=2TU'
    """
    rules = {
        Rhythm.WEEKLY: "FREQ=WEEKLY",
        Rhythm.BIWEEKLY: "FREQ=WEEKLY;INTERVAL=2",
        Rhythm.MONTHLY: _monthly(first),
    }
    rule = rules.get(rhythm, "")
    return f"{rule};UNTIL={last:%Y%m%d}" if rule and last else rule


def rhythm_of(rule: str, first: date) -> Rhythm:
    """The rhythm a stored rule stands for."""
    plain = _UNTIL.sub("", rule)
    for rhythm in (Rhythm.ONCE, Rhythm.WEEKLY, Rhythm.BIWEEKLY, Rhythm.MONTHLY):
        if plain == rule_for(rhythm, first):
            return rhythm
    return Rhythm.OTHER


def last_of(rule: str) -> date | None:
    """The last day a rule allows, when it has one."""
    found = _UNTIL.search(rule)
    return datetime.strptime(found[1], "%Y%m%d").replace(tzinfo=UTC).date() if found else None


@cache
def _holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("NL", years=year))


def is_holiday(day: date) -> bool:
    """A Dutch public holiday (Algemene termijnenwet art. 3, so Good Friday too; 5 May once in five years)."""
    return day in _holidays(day.year)


def _days(first: date, rule: str) -> Iterator[date]:
    if not rule:
        yield first
        return
    for moment in rrulestr(rule, dtstart=datetime.combine(first, time.min)):
        yield moment.date()


def dates(*, first: date, rule: str, skips_holidays: bool, since: date, until: date) -> list[date]:
    """The days of a programme from `since` up to and including `until`.

    A single date is what was chosen, holiday or not.

    >>> dates(first=date(2026, 4, 6), rule="FREQ=WEEKLY", skips_holidays=True,
    ...       since=date(2026, 4, 1), until=date(2026, 4, 20))
    [datetime.date(2026, 4, 13), datetime.date(2026, 4, 20)]
    """
    found = []
    for day in _days(first, rule):
        if day > until:
            break
        if day >= since and not (rule and skips_holidays and is_holiday(day)):
            found.append(day)
    return found


def course_dates(
    *, lessons: int, first: date, rule: str, skips_holidays: bool, since: date, not_on: Iterable[date] = ()
) -> list[date]:
    """The days on which so many lessons fall, from `since` on. A holiday or cancelled day moves all after it.

    A rule that ends too early gives fewer days than lessons; the caller says so to who makes the course.
    """
    skipped = frozenset(not_on)
    limit = max(first, since) + _SEARCH
    wanted = (
        day
        for day in _until(_days(first, rule), limit)
        if day >= since and day not in skipped and not (rule and skips_holidays and is_holiday(day))
    )
    return list(islice(wanted, lessons))


def _until(days: Iterator[date], limit: date) -> Iterator[date]:
    for day in days:
        if day > limit:
            return
        yield day


def moments(day: date, starts: time, ends: time, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Begin and end in UTC of one day. An hour that the clock jumps over begins right after the jump.

    >>> moments(date(2026, 3, 29), time(10), time(12), ZoneInfo("Europe/Amsterdam"))[0].hour
    8
    """
    begin = datetime.combine(day, starts, zone).astimezone(UTC)
    end = datetime.combine(day, ends, zone).astimezone(UTC)
    if end <= begin:
        end = begin + (datetime.combine(day, ends) - datetime.combine(day, starts))
    return begin, end


def week_of(day: date) -> tuple[date, date]:
    """Monday and Sunday of the week."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)
