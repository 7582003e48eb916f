"""Days above columns: "3-9-2018", "ma 3/9", "3 sept", or "3" below a month; and the year that nobody wrote there."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from productiehuis.imports.rules.dates import FIRST_VISIT, MONTHS, WEEKDAYS, NoDay, read_day, visit_day, year_of
from productiehuis.people.rules.names import name_key


def _(sentence: str) -> str:
    """Marks a sentence for translation and leaves it as it is."""
    return sentence


NO_SUCH_HEAD = _("Deze dag bestaat niet. Zet boven de kolom dag, maand en jaar, zoals 3-9-2018.")
NO_SUCH_WEEKDAY = _("De dag van de week en de datum passen niet bij elkaar. Zet het jaar erbij, zoals 3-9-2018.")
_WEEKDAY = r"(?P<weekday>[a-z]{2,9})"
_TIME = re.compile(r"\b\d{1,2}([:.]\d{2})?\s*(uur|u)\b\.?|\b\d{1,2}:\d{2}\b")
_RANGE = re.compile(r"\bt/m\b|\btot\b|\ben\b|\d\s*[-–]\s*\d{1,2}\s+[a-z]|&|\+")
_DAY = re.compile(
    rf"(?:{_WEEKDAY}\.?,?\s*)?(?P<day>\d{{1,2}})(?:e|ste|de)?(?:\s*[-/.]\s*|\s+)(?P<month>\d{{1,2}}|[a-z]{{3,9}})\.?"
    r"(?:(?:\s*[-/.,]\s*|\s+)'?(?P<year>\d{4}|\d{2})(?!\d|[:.]\d))?(?=$|[\s(,;:])"
)
_BARE = re.compile(rf"(?:{_WEEKDAY}\.?,?\s*)?(?P<day>\d{{1,2}})(?:e|ste|de)?")
_YEARS = re.compile(r"(?<!\d)(20\d{2})(?!\d)(?:\s*[-/–]\s*(?:(20\d{2})|(\d{2}))(?!\d))?")
_ORDER = ("ma", "di", "wo", "do", "vr", "za", "zo")
_ENGLISH = {"mon": "ma", "tue": "di", "wed": "wo", "thu": "do", "fri": "vr", "sat": "za", "sun": "zo"}
# A list that goes from December to January, and not one of which the days stand in any order.
_TURN_OF_YEAR = 6
_SEASON_BEGINS = 8
_FIRST_SERIAL, _LAST_SERIAL = 36_526, 73_050


@dataclass(frozen=True, slots=True)
class Head:
    """As much of a day as stands above a column."""

    day: int
    month: int | None = None
    year: int | None = None
    weekday: str = ""


@dataclass(frozen=True, slots=True)
class Years:
    """A year that a title says, or the two of a season."""

    first: int
    last: int

    def of(self, month: int) -> int:
        return self.first if month >= _SEASON_BEGINS else self.last


def read_head(value: object, today: date) -> Head | None:
    """The day above a column; None when it is something else.

    >>> read_head("ma 3/9", date(2018, 12, 31)), read_head("3 sept '18 (markt)", date(2018, 12, 31)).year
    (Head(day=3, month=9, year=None, weekday='ma'), 2018)
    >>> read_head("Naam", date(2018, 12, 31)), read_head(3, date(2018, 12, 31)).day
    (None, 3)
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, datetime | date):
        return Head(value.day, value.month, value.year)
    if isinstance(value, int | float):
        return _from_number(value, today)
    return _from_text(value, today) if isinstance(value, str) and len(value) <= 60 else None


def _from_number(value: int | float, today: date) -> Head | None:
    if value != value or value in (float("inf"), float("-inf")) or value != int(value):
        return None
    if 1 <= value <= 31:
        return Head(int(value))
    if not _FIRST_SERIAL <= value <= _LAST_SERIAL:
        return None
    day = read_day(int(value), today=today)
    return Head(day.day, day.month, day.year)


def _from_text(text: str, today: date) -> Head | None:
    words = " ".join(text.casefold().split())
    if not any(sign.isdecimal() for sign in words):
        return None
    try:
        day = read_day(words, today=today)
    except NoDay:
        pass
    else:
        return Head(day.day, day.month, day.year) if day >= FIRST_VISIT else None
    words = _TIME.sub(" ", words).strip()
    if _RANGE.search(words):
        return None
    if found := _BARE.fullmatch(words):
        return _head(found["day"], None, None, found["weekday"], today)
    found = _DAY.match(words)
    return _head(found["day"], found["month"], found["year"], found["weekday"], today) if found else None


def _head(day: str, month: str | None, year: str | None, weekday: str | None, today: date) -> Head | None:
    number = None
    if month is not None:
        number = int(month) if month.isdecimal() else MONTHS.get(name_key(month))
        if number is None or not 1 <= number <= 12:
            return None
    if not 1 <= int(day) <= 31 or (weekday and weekday not in WEEKDAYS):
        return None
    short = _ENGLISH.get(weekday or "", (weekday or "")[:2])
    return Head(int(day), number, year_of(year, today) if year else None, short)


def month_of(value: object) -> tuple[int, int | None] | None:
    """The month, and perhaps the year, that stands above days.

    >>> month_of("September 2018"), month_of("sept '18"), month_of("Naam")
    ((9, 2018), (9, 2018), None)
    """
    if isinstance(value, datetime | date):
        return value.month, value.year
    words = name_key(value).split() if isinstance(value, str) and len(value) <= 30 else []
    if not words or words[0] not in MONTHS or len(words) > 2:
        return None
    if len(words) == 1:
        return MONTHS[words[0]], None
    if not words[1].isdecimal() or len(words[1]) not in (2, 4):
        return None
    year = int(words[1]) + (2000 if len(words[1]) == 2 else 0)
    return (MONTHS[words[0]], year) if 2000 <= year <= 2100 else None


def years_in(value: object) -> Years | None:
    """The year or the season in a title; None when it names none, or several.

    >>> years_in("Naailes 2018"), years_in("seizoen 2018/19"), years_in("t/m 31-12-2018"), years_in("2017, 2019")
    (Years(first=2018, last=2018), Years(first=2018, last=2019), Years(first=2018, last=2018), None)
    """
    if isinstance(value, datetime | date):
        return Years(value.year, value.year)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Years(int(value), int(value)) if 2000 <= value <= 2100 and value == int(value) else None
    found = set()
    for first, whole, short in _YEARS.findall(value) if isinstance(value, str) and "20" in value else ():
        last = int(whole or f"20{short}" if whole or short else first)
        if last - int(first) not in (0, 1):
            last = int(first)
        found.add(Years(int(first), last))
    return found.pop() if len(found) == 1 else None


# A year of days. What stands further to the right is no list of a neighbourhood.
MOST_DAYS = 370
# Of a row no more is read: a year of days, with sums between them.
MOST_COLUMNS = 512


@dataclass(frozen=True)
class Across:
    """What stands above the columns of crosses, and how each is called in the file."""

    days: Mapping[int, date]
    heads: Mapping[int, str]
    wrong: Mapping[int, str] = field(default_factory=dict)
    lacks_year: bool = False
    first: int = 0
    # Columns of sums and numbers: nobody needs to say what they are.
    left_out: frozenset[int] = frozenset()
    # Of these: remarks, that are of somebody and of no day.
    remarks: tuple[int, ...] = ()
    # Whether the cells say what somebody came for, and no cross that they were there.
    topics_inside: bool = False
    # Instead of days: the topic above each column.
    topics: Mapping[int, str] = field(default_factory=dict)

    @property
    def is_too_wide(self) -> bool:
        return len(self.heads) > MOST_DAYS or max(self.heads) >= MOST_COLUMNS - 1


@dataclass(frozen=True)
class Days:
    """The day above each column, what is wrong with some, and whether nobody can know the year."""

    days: Mapping[int, date]
    wrong: Mapping[int, str]
    lacks_year: bool = False


def days_of(heads: Mapping[int, Head], told: Mapping[int, Years], otherwise: Years | None, today: date) -> Days:
    """The days of these heads, which all have a month. `told` is the year in a line above, by column."""
    full = _with_years(heads, told, otherwise)
    days: dict[int, date] = {}
    wrong: dict[int, str] = {}
    for index, head in sorted(full.items()):
        if head.year is None:
            continue
        try:
            days[index] = date(head.year, head.month or 1, head.day)
        except ValueError:
            wrong[index] = NO_SUCH_HEAD
            continue
        if head.weekday and heads[index].year is None and _ORDER[days[index].weekday()] != head.weekday:
            wrong[index] = NO_SUCH_WEEKDAY
            continue
        try:
            visit_day(days[index], today=today)
        except NoDay as problem:
            wrong[index] = str(problem)
    return Days(days, wrong, any(head.year is None for head in full.values()))


def _with_years(heads: Mapping[int, Head], told: Mapping[int, Years], otherwise: Years | None) -> dict[int, Head]:
    """A year above the column goes first, then that of the days beside it, then that of the whole sheet."""
    several = len(set(told.values())) > 1
    known = {at: head.year for at, head in heads.items() if head.year}
    if several:
        known |= {at: years.of(heads[at].month or 1) for at, years in told.items() if at not in known}
    if known:
        return _beside(heads, known)
    years = next(iter(told.values()), otherwise)
    if years is None or not heads:
        return dict(heads)
    if years.first != years.last:
        return {at: replace(head, year=years.of(head.month or 1)) for at, head in heads.items()}
    return _beside(heads, {min(heads): years.first})


def _beside(heads: Mapping[int, Head], known: Mapping[int, int]) -> dict[int, Head]:
    """Each day has the year of the one before it, or the next where the months begin again."""
    order = sorted(heads)
    first = order.index(min(known))
    found = _going(heads, [order[at] for at in range(first, -1, -1)], known)
    return {**found, **_going(heads, order[first:], known)}


def _going(heads: Mapping[int, Head], order: Sequence[int], known: Mapping[int, int]) -> dict[int, Head]:
    found: dict[int, Head] = {}
    year, before = known[order[0]], heads[order[0]].month or 1
    for at in order:
        month = heads[at].month or 1
        if before - month > _TURN_OF_YEAR:
            year += 1
        elif month - before > _TURN_OF_YEAR:
            year -= 1
        year, before = known.get(at, year), month
        found[at] = replace(heads[at], year=year)
    return found


def carried(values: Iterable[tuple[int, object]], width: int) -> dict[int, object]:
    """What a wide cell says, for each column it stands over: up to the next that says something."""
    found: dict[int, object] = {}
    filled = sorted(values, key=lambda each: each[0])
    for (index, value), following in zip(filled, [*(at for at, _value in filled[1:]), width], strict=True):
        found.update(dict.fromkeys(range(index, following), value))
    return found
