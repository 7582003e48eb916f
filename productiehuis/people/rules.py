"""Decisions about names, numbers and codes on plain values."""

import re
import secrets
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from uuid import UUID

import phonenumbers

from productiehuis.kernel.check_digit import check_digit, is_checked

_LETTERS = str.maketrans({"ı": "i", "İ": "i", "ß": "ss", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe"})

_JOINERS = "\u200c\u200d"

# A code on paper is digits only: every phone types them, in every language, and none looks like another.
CODE_DIGITS = 10
# Signs, spaces and marks by themselves; and the letters and the braille sign that are drawn as nothing.
_UNSEEN = frozenset({"Cf", "Cc", "Zs", "Zl", "Zp", "Mn"})
_BLANKS = frozenset("\u115f\u1160\u3164\uffa0\u2800")

PIN_LENGTHS = range(4, 7)


def name_key(*parts: str) -> str:
    """A name as it is searched: small letters, no marks, single spaces.

    >>> name_key("Gülşen", "  El-Ouafi ")
    'gulsen el ouafi'
    """
    text = " ".join(parts).translate(_LETTERS).casefold()
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())


def plain_name(typed: str) -> str:
    """A name without signs nobody sees: one that turns the reading around would turn the page around it.

    What joins letters in Persian or Hindi stays.

    >>> plain_name("Bo\u202e ykaT"), plain_name("می\u200cرا")
    ('Bo ykaT', 'می\u200cرا')
    """
    return "".join(c for c in typed if c in _JOINERS or unicodedata.category(c) not in ("Cf", "Cc")).strip()


@dataclass(frozen=True)
class Device:
    """What somebody is logged in on, as far as its browser tells."""

    kind: str
    made_by: str


# What to look for, and what it is; the first that is found counts.
_KINDS = (("ipad", "tablet"), ("tablet", "tablet"), ("mobile", "phone"), ("android", "tablet"), ("iphone", "phone"))
_BROWSERS = (
    *(("edg", "Edge"), ("samsungbrowser", "Samsung"), ("opr/", "Opera"), ("firefox", "Firefox"), ("fxios", "Firefox")),
    *(("crios", "Chrome"), ("chrome", "Chrome"), ("safari", "Safari")),
)
_SYSTEMS = (
    *(("android", "Android"), ("iphone", "iPhone"), ("ipad", "iPad"), ("windows", "Windows"), ("mac os", "Mac")),
    *(("cros", "Chromebook"), ("linux", "Linux")),
)


def device_of(agent: str) -> Device:
    """A device in the words of its owner, out of what a browser says about itself.

    >>> device_of("Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36")
    Device(kind='phone', made_by='Android, Chrome')
    >>> device_of("")
    Device(kind='computer', made_by='')
    """
    said = agent.casefold()

    def first(table: Iterable[tuple[str, str]], otherwise: str = "") -> str:
        return next((name for sign, name in table if sign in said), otherwise)

    return Device(first(_KINDS, "computer"), ", ".join(filter(None, (first(_SYSTEMS), first(_BROWSERS)))))


def says_something(text: str) -> bool:
    """Whether there is anything in it that somebody can see.

    >>> says_something("\u200b \u3164"), says_something("ja"), says_something("👍")
    (False, True, True)
    """
    return any(c not in _BLANKS and unicodedata.category(c) not in _UNSEEN for c in text)


@lru_cache(maxsize=16384)
def split_name(name: str) -> tuple[str, str]:
    """First and last name of a whole one: who typed it in one field meant the first word as the first name.

    >>> split_name("Bo van Dijk"), split_name("Dijk, Bo van"), split_name("Bo")
    (('Bo', 'van Dijk'), ('Bo', 'van Dijk'), ('Bo', ''))
    """
    last, comma, rest = name.partition(",")
    if comma and last.strip() and rest.strip():
        first, _space, between = rest.strip().partition(" ")
        return first, f"{between} {last.strip()}".strip()
    first, _space, last = name.replace(",", " ").strip().partition(" ")
    return first, last.strip()


def has_letter(typed: str) -> bool:
    """Whether this can be a name at all: nobody is called by a number.

    >>> has_letter("Bo 2"), has_letter("1511-0042")
    (True, False)
    """
    return any(c.isalpha() for c in typed)


# More than a name has with a year or a house number in it: a phone, or a code in which a finger slipped.
_DIGITS_OF_NO_NAME = 7


def is_no_name(typed: str) -> bool:
    """Whether this is digits with something beside them: nobody is called so.

    >>> is_no_name("246 813 579l"), is_no_name("Bo 1980")
    (True, False)
    """
    return len(plain_digits(typed)) >= _DIGITS_OF_NO_NAME


def plain_digits(typed: str) -> str:
    """Only the digits, whatever script they were typed in.

    >>> plain_digits("12345 ٦٧٨٩٠")
    '1234567890'
    """
    return "".join(str(unicodedata.digit(c)) for c in typed if c.isdecimal())


def plain_phone(typed: str, region: str = "NL") -> str | None:
    """A phone number as machines write it, or None when it is not one.

    >>> plain_phone("06 - 1234 5678")
    '+31612345678'
    >>> plain_phone("0612") is None
    True
    """
    try:
        number = phonenumbers.parse(typed, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def readable_phone(number: str) -> str:
    """A stored number as people here write it.

    >>> readable_phone("+31612345678")
    '06 12345678'
    """
    try:
        parsed = phonenumbers.parse(number, "NL")
    except phonenumbers.NumberParseException:
        return number
    kind = phonenumbers.PhoneNumberFormat
    return str(phonenumbers.format_number(parsed, kind.NATIONAL if parsed.country_code == 31 else kind.INTERNATIONAL))


def new_code() -> str:
    """A fresh code for on paper."""
    return "".join(secrets.choice("0123456789") for _ in range(CODE_DIGITS))


def readable_code(code: str) -> str:
    """A code in groups, as it is printed and read aloud.

    >>> readable_code("1234567890")
    '12345 67890'
    """
    half = len(code) // 2
    return f"{code[:half]} {code[half:]}"


def is_weak_pin(pin: str) -> bool:
    """All the same, or counting up or down: what everyone tries first.

    >>> [is_weak_pin(pin) for pin in ("0000", "1234", "4321", "2580")]
    [True, True, True, False]
    """
    steps = {(int(b) - int(a)) % 10 for a, b in pairwise(pin)}
    return steps in ({0}, {1}, {9})


def new_username(first_name: str) -> str:
    """A user name that says little and is easy to type; digits make it unlike any other.

    >>> new_username("Gülşen").startswith("gulsen")
    True
    """
    start = name_key(first_name).replace(" ", "")[:12]
    ascii_start = start if start.isascii() and start else "bewoner"
    return f"{ascii_start}{secrets.randbelow(90000) + 10000}"


# The code of a house pass: the first digit is no 0, as with a phone number here; the last one checks.
PASS_DIGITS = 10
_PASS_ADDRESS = re.compile(r"/pas/([A-Za-z0-9_-]{22})(?:/|$)")


def new_pass_code() -> str:
    """A fresh code for a house pass, spoken or typed in three groups."""
    digits = secrets.choice("123456789") + "".join(secrets.choice("0123456789") for _ in range(PASS_DIGITS - 2))
    return digits + check_digit(digits)


def new_pass_token() -> str:
    """The long secret in the QR of a pass: 128 bits."""
    return secrets.token_urlsafe(16)


def readable_pass_code(code: str) -> str:
    """A code in groups of three, three and four.

    >>> readable_pass_code("4928173056")
    '492 817 3056'
    """
    return f"{code[:3]} {code[3:6]} {code[6:]}"


@dataclass(frozen=True)
class PassTyped:
    """What was typed or scanned as a pass: the code or the secret of the QR, or neither."""

    code: str = ""
    token: str = ""

    @property
    def is_pass(self) -> bool:
        """Whether it can only be meant as a pass: no name is ten digits."""
        return bool(self.code or self.token)

    @property
    def has_typing_error(self) -> bool:
        return bool(self.code) and not is_checked(self.code)


def read_pass(typed: str) -> PassTyped:
    """The code or the scanned address of a pass in what was typed; a name or anything else is neither.

    >>> read_pass(" 492-817 3056").code
    '4928173056'
    >>> read_pass("Bo").is_pass
    False
    """
    if found := _PASS_ADDRESS.search(typed):
        return PassTyped(token=found.group(1))
    digits = plain_digits(typed)
    others = [c for c in typed if not (c.isdecimal() or c.isspace() or c in "-–.")]
    is_code = len(digits) == PASS_DIGITS and digits[0] != "0" and not others
    return PassTyped(code=digits) if is_code else PassTyped()


# Each fifth wrong PIN in a row closes the pass as a log-in: longer each time, up to a day.
TRIES = 5
_LOCKS = (timedelta(minutes=15), timedelta(hours=1), timedelta(days=1))


def pin_lock(wrong: int) -> timedelta | None:
    """For how long a PIN rests after so many wrong ones in a row; None when it does not.

    >>> pin_lock(4) is None, pin_lock(5), pin_lock(500)
    (True, datetime.timedelta(seconds=900), datetime.timedelta(days=1))
    """
    if wrong == 0 or wrong % TRIES:
        return None
    return _LOCKS[min(wrong // TRIES, len(_LOCKS)) - 1]


def pin_problem(pin: str, *, code: str = "", birth_year: int | None = None) -> str | None:
    """Why a PIN for a house pass is refused, as a code, or None. `code` stands on the card, for who finds it.

    >>> pin_problem("1980", birth_year=1980)
    'easy'
    """
    if len(pin) not in PIN_LENGTHS or not pin.isdecimal():
        return "length"
    stands_on_card = bool(code) and pin in code
    return "easy" if is_weak_pin(pin) or stands_on_card or pin == str(birth_year) else None


# A way in that a colleague handed out waits before it opens a plan, so that its owner can say no. Longer when nothing
# of the owner's own works any more: then there is no page on which they would read about it.
WAIT, LONG_WAIT = timedelta(days=7), timedelta(days=21)


def wait_for(*, has_own: bool) -> timedelta:
    """How long a handed-out way in waits; `has_own` is whether the owner still has a way in of their own."""
    return WAIT if has_own else LONG_WAIT


@dataclass(frozen=True, slots=True)
class GivenFacts:
    """A way in that a colleague handed out, as the rule sees it.

    `had_older`: there was another way in already. `is_settled`: the owner said that it is theirs.
    """

    key: UUID
    at: datetime
    opens_at: datetime
    had_older: bool
    is_settled: bool = False
    is_stopped: bool = False


@dataclass(frozen=True, slots=True)
class Guarded:
    """What there is to guard: a plan of one's own, and since when there is anything else of that kind."""

    has_plan: bool = False
    since: datetime | None = None


def behind(since: datetime, given: Iterable[GivenFacts]) -> GivenFacts | None:
    """Which handed-out way in stands behind a secret that is known since then; None for a secret of one's own.

    A secret made by who is logged in is as old as the secret they logged in with. One whose age nobody kept is as old
    as its making, so that it falls under whatever was handed out before it.
    """
    earlier = [each for each in given if each.at <= since]
    return max(earlier, key=lambda each: each.at) if earlier else None


def is_waiting(given: GivenFacts, now: datetime) -> bool:
    """Whether nobody said yes or no to it yet, and its time is not over."""
    return not (given.is_settled or given.is_stopped) and now < given.opens_at


def _opens(given: GivenFacts | None, guarded: Guarded, now: datetime) -> bool:
    if given is None or given.is_settled:
        return True
    if given.is_stopped:
        return False
    is_first = not given.had_older and not guarded.has_plan
    return now >= given.opens_at or (is_first and (guarded.since is None or guarded.since >= given.at))


def opens_plan(
    shown: Iterable[datetime], given: Sequence[GivenFacts], *, guarded: Guarded = Guarded(), now: datetime
) -> bool:
    """Whether somebody who showed these secrets may open what is only the owner's.

    One secret of their own is enough. What a colleague handed out does not open it, until the owner said that it is
    theirs or its time is over; but it does for who had no other way in and no plan yet, for they may begin one.

    >>> at = datetime(2026, 3, 2, 10)
    >>> given = [GivenFacts(UUID(int=1), at, at + WAIT, had_older=True)]
    >>> opens_plan([at], given, now=at), opens_plan([at - WAIT, at], given, now=at)
    (False, True)
    >>> opens_plan([at], given, now=at + WAIT)
    True
    """
    return any(_opens(behind(since, given), guarded, now) for since in shown)
