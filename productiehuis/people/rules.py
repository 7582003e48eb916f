"""Decisions about names, numbers and codes on plain values."""

import secrets
import unicodedata
from itertools import pairwise

import phonenumbers

_LETTERS = str.maketrans({"ı": "i", "İ": "i", "ß": "ss", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe"})

# A code on paper is digits only: every phone types them, in every language, and none looks like another.
CODE_DIGITS = 10
PIN_LENGTHS = range(4, 7)


def name_key(*parts: str) -> str:
    """A name as it is searched: small letters, no marks, single spaces.

    >>> name_key("Gülşen", "  El-Ouafi ")
    'gulsen el ouafi'
    """
    text = " ".join(parts).translate(_LETTERS).casefold()
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())


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
