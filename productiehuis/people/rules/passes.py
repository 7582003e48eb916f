"""The house pass: its code, what is read as one, and its PIN."""

import re
import secrets
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from productiehuis.kernel.check_digit import check_digit, is_checked
from productiehuis.people.rules.numbers import plain_digits

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


PIN_LENGTHS = range(4, 7)
# Each fifth wrong PIN in a row closes the pass as a log-in: longer each time, up to a day.
TRIES = 5
_LOCKS = (timedelta(minutes=15), timedelta(hours=1), timedelta(days=1))


def is_weak_pin(pin: str) -> bool:
    """All the same, or counting up or down: what everyone tries first.

    >>> [is_weak_pin(pin) for pin in ("0000", "1234", "4321", "2580")]
    [True, True, True, False]
    """
    steps = {(int(b) - int(a)) % 10 for a, b in pairwise(pin)}
    return steps in ({0}, {1}, {9})


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
