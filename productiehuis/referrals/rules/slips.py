"""The number on a slip: whose it is and which referral, short enough to type from paper."""

from unicodedata import category, digit
from uuid import UUID

_MARKS = 10_000
# No number of a person has more digits.
_LONGEST = 12
# Beside what Unicode calls a dash.
_DASHES = "\N{MINUS SIGN}\N{SOFT HYPHEN}_./"


def slip_mark(number: int, key: UUID) -> str:
    """The number of a person and four digits of the referral, which say nothing about how many there are (T3).

    >>> slip_mark(1511, UUID("01920000-0000-7000-8000-000000001234"))
    '1511-3012'
    """
    return f"{number}-{key.int % _MARKS:04}"


def read_number(typed: str) -> tuple[int, str] | None:
    """The number of a person in what was typed, with the whole number of a slip when it is one; None for a name.

    Any dash will do, as a keyboard or a copied text has it.

    >>> read_number(" 1511-0042 "), read_number("1511 0042"), read_number("1511"), read_number("Bo 2")
    ((1511, '1511-0042'), (1511, '1511-0042'), (1511, ''), None)
    >>> read_number("1511\N{EN DASH}0042")
    (1511, '1511-0042')
    """
    words = "".join(" " if category(c) == "Pd" or c in _DASHES else c for c in typed).split()
    parts = ["".join(str(digit(c)) for c in part) for part in words if part.isdecimal()]
    if len(parts) != len(words) or len(parts) not in (1, 2) or len(parts[0]) > _LONGEST:
        return None
    return int(parts[0]), "-".join(parts) if len(parts) == 2 else ""


def without_dash(number: int) -> tuple[int, str] | None:
    """The same digits as the number of a slip that was typed in one go; None when there are too few.

    >>> without_dash(15110042), without_dash(1511)
    ((1511, '1511-0042'), None)
    """
    whose, mark = divmod(number, _MARKS)
    return (whose, f"{whose}-{mark:04}") if whose else None
