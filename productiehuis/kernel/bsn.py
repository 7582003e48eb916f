"""Recognises a Dutch citizen service number (BSN) in free text, so that it can be refused.

Only the law may ask for a BSN (UAVG art. 46), and no law asks this house. Nine digits that pass the
eleven-test are taken as one: in the digits of any script (an Arabic keyboard types ١٢٣), also with a space,
dot, dash, slash, comma or underscore between them (two spaces, or spaces around a dash, too), and also inside a VAT
number of a sole trader of before 2020 (nine digits, B, two digits), which held the BSN. A date before another number
is not one.
"""

import re
import unicodedata

from stdnum.nl import bsn

# A comma with a space is a row of numbers, not one number.
_BETWEEN = r"(?: {1,2}| ?[./_\-] ?|,)?"
_NINE = re.compile(rf"(?<![0-9])[0-9](?:{_BETWEEN}[0-9]){{8}}(?![0-9])")
_DATE = re.compile(r"(?<![0-9])[0-9]{1,2}([./\-])[0-9]{1,2}\1[0-9]{4}(?![0-9])")


_DIGITS = 9


def _plain(text: str) -> str:
    """The same text with European digits and ordinary spaces, without what cannot be seen."""
    seen = (character for character in text if unicodedata.category(character) != "Cf")
    digits = (str(unicodedata.digit(character, character)) for character in seen)
    return re.sub(r"\s", " ", "".join(digits)).translate(
        {0x2010: "-", 0x2011: "-", 0x2013: "-", 0x2014: "-", 0xB7: "."}
    )


def find_bsn(text: str) -> str | None:
    """The first stretch of the text that is a valid BSN, in European digits, or None.

    >>> find_bsn("mijn nummer is 1112.22.333 hoor")
    '1112.22.333'
    >>> find_bsn("١١١٢٢٢٣٣٣")
    '111222333'
    >>> find_bsn("bel 0612345678") is None
    True
    """
    if len(text) < _DIGITS:
        return None
    for match in _NINE.finditer(_DATE.sub("x", _plain(text))):
        if bsn.is_valid(re.sub(r"\D", "", match.group())):
            return match.group()
    return None
