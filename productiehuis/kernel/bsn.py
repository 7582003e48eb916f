"""Recognises a Dutch citizen service number (BSN) in free text, so that it can be refused.

Only the law may ask for a BSN (UAVG art. 46), and no law asks this house. Nine digits that pass the
eleven-test are taken as one, also with spaces, dots or dashes between them, and also inside a VAT
number of a sole trader of before 2020 (nine digits, B, two digits), which held the BSN.
"""

import re

from stdnum.nl import bsn

_NINE = re.compile(r"(?<![0-9])[0-9](?:[ .\-]?[0-9]){8}(?![0-9])")


def find_bsn(text: str) -> str | None:
    """The first stretch of the text that is a valid BSN, as it was typed, or None.

    >>> find_bsn("mijn nummer is 1112.22.333 hoor")
    '1112.22.333'
    >>> find_bsn("bel 0612345678") is None
    True
    """
    for match in _NINE.finditer(text):
        if bsn.is_valid(match.group()):
            return match.group()
    return None
