"""Keyed hashes of rows and people of a list: to see that another list says the same, without keeping what it said."""

from functools import lru_cache
from hashlib import blake2b
from uuid import UUID

from productiehuis.imports.rules.told import Told, Who
from productiehuis.vault import keys
from productiehuis.vault.hashes import keyed_hash


@lru_cache(maxsize=64)
def _row_key(key_id: str, house_key: UUID) -> bytes:
    return bytes.fromhex(keyed_hash("import row", str(house_key)))


def row_digest(told: Told, house_key: UUID) -> bytes:
    """The same for rows that tell the same."""
    who = told.who
    named = (who.name_key, who.birth_year, who.birth_date, who.postcode, who.phone) if who else ()
    asked = [(each.topic, each.words) for each in told.asked]
    text = f"{told.day} {named} {asked} {told.count} {told.activity}"
    return blake2b(text.encode(), key=_row_key(keys.newest().id, house_key), digest_size=16).digest()


def person_digest(who: Who, initiative_key: UUID) -> str:
    """The same for people whom two lists of this initiative describe alike."""
    told = (str(initiative_key), who.name_key, who.birth_year, who.birth_date, who.phone)
    return keyed_hash("import person", repr(told))
