"""How words are written in the language of the reader, for plain text: direction, comma and capital."""

import re
from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import get_language, get_language_bidi

# Between these signs digits keep their order, whatever stands around them.
_LEFT_TO_RIGHT, _END = "\u2066", "\u2069"
# Here no line ends.
_UNBROKEN = "\u2060"
_FROM_TO = re.compile(r"(?<=\d)–(?=\d)")


def from_to(first: object, last: object) -> str:
    """From low to high, such as 10.00–12.00: on a right-to-left line too, and there never over two lines."""
    if get_language_bidi():
        return f"{_LEFT_TO_RIGHT}{first}–{_UNBROKEN}{last}{_END}"
    return f"{first}–{last}"


def unbroken(words: str) -> str:
    """The same words, with each time from and to on one line, however narrow the line."""
    return _FROM_TO.sub(f"–{_UNBROKEN}", words)


def comma() -> str:
    """What stands between the words of a list."""
    return "، " if get_language_bidi() else ", "


def moment(at: datetime, day: str) -> str:
    """A day and a time of day, such as "5 maart, 10.00"; `day` is how the day is written."""
    return date_format(at, f"{day}{comma()}H.i")


def capital(words: object) -> str:
    """The same words with a capital in front. Turkish has two letters i, and each has its own capital."""
    text = str(words)
    is_turkish = (get_language() or "").split("-")[0] == "tr"
    first = "İ" if is_turkish and text[:1] == "i" else text[:1].upper()
    return first + text[1:]
