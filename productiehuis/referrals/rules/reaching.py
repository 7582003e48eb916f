"""At which address a partner is written to, of how people wrote down how to reach them."""

import re

_MAIL = re.compile(r"[A-Za-z0-9_%+'-][A-Za-z0-9._%+'-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")


def mail_address_in(contact: str) -> str:
    """The one mail address in it; empty when there is none, and when there are more, for then a human chooses.

    >>> mail_address_in("Bel 020 123 45 67 of schrijf naar balie@partner.example.")
    'balie@partner.example'
    >>> mail_address_in("020 123 45 67"), mail_address_in("een@partner.example, twee@partner.example")
    ('', '')
    """
    found = {each.casefold(): each for each in _MAIL.findall(contact)}
    return next(iter(found.values())) if len(found) == 1 else ""
