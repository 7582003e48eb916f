"""Numbers as people type them, in any script, and telephone numbers."""

import unicodedata

import phonenumbers


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
