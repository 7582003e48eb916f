"""Days as people in the Netherlands write them, and as spreadsheets keep them: the day first, then the month."""

import re
from datetime import date, datetime, timedelta
from functools import lru_cache

from productiehuis.people.rules.names import name_key

MONTHS = {
    **{
        name: number
        for number, names in enumerate(
            (
                "jan januari january",
                "feb febr februari february",
                "mrt maart maa mar march",
                "apr april",
                "mei may",
                "jun juni june",
                "jul juli july",
                "aug augustus august",
                "sep sept september",
                "okt oktober oct october",
                "nov november",
                "dec december",
            ),
            1,
        )
        for name in names.split()
    }
}
WEEKDAYS = frozenset(
    "ma di wo do vr za zo maandag dinsdag woensdag donderdag vrijdag zaterdag zondag "
    "mon tue wed thu fri sat sun".split()
)
_TIME = re.compile(r"[ T]+\d{1,2}[:.]\d{2}([:.]\d{2}(\.\d+)?)?\s*(uur|u)?$")
# Also as a form on the web notes it, "2018/09/03 11:02:10 AM GMT+2": there the day is surely last.
_ISO = re.compile(
    r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})"
    r"(?:[ t]+\d{1,2}:\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?(?:\s*(?:gmt|utc|cest?)(?:[+-]\d{1,2}(?::?\d{2})?)?)?)?",
    re.IGNORECASE,
)
_DUTCH = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*'?(\d{4}|\d{2})")
_NO_YEAR = re.compile(r"\d{1,2}\s*[-/.]\s*\d{1,2}|\d{1,2} [a-z]+")
_PLAIN = re.compile(r"(19|20)(\d{2})(\d{2})(\d{2})")
_SERIAL = re.compile(r"\d{4,7}([.,]\d+)?")
_EPOCH, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
_LAST_SERIAL = 2_958_465


def _(sentence: str) -> str:
    """Marks a sentence for translation and leaves it as it is."""
    return sentence


NO_DATE = _("Hier staat geen datum. Zet de dag op elke rij, zoals 3-9-2018.")
NOT_A_DATE = _("Dit is geen datum. Schrijf dag, maand en jaar, zoals 3-9-2018.")
NO_SUCH_DAY = _("Deze dag bestaat niet. Schrijf dag, maand en jaar, zoals 3-9-2018.")
NO_YEAR = _("Het jaar staat er niet bij. Schrijf dag, maand en jaar, zoals 3-9-2018.")
IN_FUTURE = _("Deze dag moet nog komen. Kijk of dag, maand en jaar goed staan.")
BEFORE_1900 = _("Deze dag is van voor 1900. Kijk of het jaar goed staat.")
BIRTH_DATE = _("Dit lijkt een geboortedatum. Zet hier de dag van het bezoek.")
WRONG_BIRTH = _("Deze geboortedatum kan niet. Kijk of dag, maand en jaar goed staan.")
FIRST_BIRTH = date(1900, 1, 1)
FIRST_VISIT = date(2000, 1, 1)


def is_heading(text: str) -> bool:
    """Whether a cell names the month or the week of the rows below it, and no day.

    >>> is_heading("Januari 2018"), is_heading("week 36"), is_heading("3 januari"), is_heading("Bo")
    (True, True, False, False)
    """
    words = name_key(text).split()
    rest = [word for word in words[1:] if not (word.isdecimal() and len(word) in (1, 2, 4))]
    if not words or rest or len(words) > 2:
        return False
    return words[0] in MONTHS if len(words) == 1 or len(words[1]) == 4 else words[0] in ("week", "wk")


class NoDay(ValueError):
    """Why this is no day, as a sentence."""


def read_day(value: object, *, today: date, from_1904: bool = False) -> date:
    """The day in a cell. Raises `NoDay`.

    >>> [str(read_day(v, today=date(2018, 12, 31))) for v in ("3-9-2018", "03/09/18", "3 sept 2018", 43346)]
    ['2018-09-03', '2018-09-03', '2018-09-03', '2018-09-03']
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool):
        raise NoDay(NOT_A_DATE)
    if isinstance(value, int | float):
        return _from_number(value, from_1904)
    if value is None or not isinstance(value, str) or not value.strip():
        raise NoDay(NOT_A_DATE if value else NO_DATE)
    return _from_text(value.strip()[:60], today, from_1904)


def visit_day(value: object, *, today: date, from_1904: bool = False) -> date:
    """The day of a visit: not to come, and not so long ago that it must be when somebody was born."""
    day = read_day(value, today=today, from_1904=from_1904)
    if day > today:
        raise NoDay(IN_FUTURE)
    if day < FIRST_BIRTH:
        raise NoDay(BEFORE_1900)
    if day < FIRST_VISIT:
        raise NoDay(BIRTH_DATE)
    return day


def birth_day(value: object, *, today: date, from_1904: bool = False) -> date:
    """The day somebody was born. A year of two digits is the last one that has been."""
    try:
        day = read_day(value, today=today, from_1904=from_1904)
    except NoDay as problem:
        raise NoDay(WRONG_BIRTH if str(problem) != NO_YEAR else NO_YEAR) from None
    if not FIRST_BIRTH <= day <= today:
        raise NoDay(WRONG_BIRTH)
    return day


def _from_number(value: int | float, from_1904: bool) -> date:
    """20180903, or days since the epoch of the spreadsheet."""
    if isinstance(value, float) and (value != value or value in (float("inf"), float("-inf"))):
        raise NoDay(NOT_A_DATE)
    whole = int(value)
    if value == whole and _PLAIN.fullmatch(str(whole)):
        return _from_plain(str(whole))
    # Below 1000 it is no day since 1902 but an age, a year of life or a count.
    if not 1000 <= whole <= _LAST_SERIAL:
        raise NoDay(NOT_A_DATE)
    if 1900 <= whole <= 2100:
        raise NoDay(NOT_A_DATE)
    return (_EPOCH_1904 if from_1904 else _EPOCH) + timedelta(days=whole)


def _from_plain(text: str) -> date:
    return _day(int(text[:4]), int(text[4:6]), int(text[6:]))


@lru_cache(maxsize=8192)
def _from_text(text: str, today: date, from_1904: bool) -> date:
    text = _TIME.sub("", text).strip()
    if found := _ISO.fullmatch(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _DUTCH.fullmatch(text):
        return _day(year_of(found[3], today), int(found[2]), int(found[1]))
    if _PLAIN.fullmatch(text):
        return _from_plain(text)
    if _SERIAL.fullmatch(text):
        return _from_number(float(text.replace(",", ".")), from_1904)
    return _with_words(text, today)


def _with_words(text: str, today: date) -> date:
    """3 sept 2018, maandag 3 september '18, sept. 3, 2018."""
    words = [word for word in name_key(text).split() if word not in WEEKDAYS and word not in ("de", "e", "den")]
    found = _DUTCH.fullmatch(" ".join(words))
    if found:
        return _day(year_of(found[3], today), int(found[2]), int(found[1]))
    months = [word for word in words if word in MONTHS]
    numbers = [word for word in words if word.isdecimal() and word.isascii()]
    if len(months) != 1 or len(words) != 1 + len(numbers):
        raise NoDay(NO_YEAR if _NO_YEAR.fullmatch(text) else NOT_A_DATE)
    if len(numbers) == 1:
        raise NoDay(NO_YEAR)
    if len(numbers) != 2 or len(numbers[0]) > 4 or len(numbers[1]) > 4:
        raise NoDay(NOT_A_DATE)
    first, last = numbers if len(numbers[0]) < 3 else reversed(numbers)
    if len(last) not in (2, 4):
        raise NoDay(NOT_A_DATE)
    return _day(year_of(last, today), MONTHS[months[0]], int(first))


def year_of(text: str, today: date) -> int:
    """Of two digits: this century as far as it has been, else the last."""
    year = int(text)
    if len(text) > 2:
        return year
    century = today.year - today.year % 100
    return century + year if year <= today.year % 100 else century - 100 + year


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise NoDay(NO_SUCH_DAY) from None
