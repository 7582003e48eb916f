"""Names as they are typed, stored and searched."""

import unicodedata
from functools import lru_cache

from productiehuis.people.rules.numbers import plain_digits

_LETTERS = str.maketrans({"ı": "i", "İ": "i", "ß": "ss", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe"})
_JOINERS = "\u200c\u200d"
# Signs, spaces and marks by themselves; and the letters and the braille sign that are drawn as nothing.
_UNSEEN = frozenset({"Cf", "Cc", "Zs", "Zl", "Zp", "Mn"})
_BLANKS = frozenset("\u115f\u1160\u3164\uffa0\u2800")


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
