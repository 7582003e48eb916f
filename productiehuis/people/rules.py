"""Decisions about names on plain values."""

import unicodedata

_LETTERS = str.maketrans({"ı": "i", "İ": "i", "ß": "ss", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe"})


def name_key(*parts: str) -> str:
    """A name as it is searched: small letters, no marks, single spaces.

    >>> name_key("Gülşen", "  El-Ouafi ")
    'gulsen el ouafi'
    """
    text = " ".join(parts).translate(_LETTERS).casefold()
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())
