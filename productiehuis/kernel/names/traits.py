"""What a desk knows of somebody, and that read as forms that can be compared."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from productiehuis.kernel.names.spelling import family_parts, given_parts, words_of


@dataclass(frozen=True)
class Traits:
    """By what somebody is recognised; nearly all of it may be missing."""

    first_name: str = ""
    last_name: str = ""
    birth_year: int | None = None
    birth_date: date | None = None
    postcode: str = ""
    phone: str = ""

    @property
    def year(self) -> int | None:
        return self.birth_date.year if self.birth_date else self.birth_year


@dataclass(frozen=True, slots=True)
class Names:
    """A name as it is compared: small plain letters, particles apart."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    # With particles and all in one piece, for who writes 'Devries' or 'Elouafi'.
    glued: str


@lru_cache(maxsize=50_000)
def names_of(first_name: str, last_name: str) -> Names:
    """Whoever typed a whole name in one field meant the first word as the first name."""
    first, last = words_of(first_name), words_of(_in_order(last_name))
    if not last and len(first) > 1:
        given, rest = given_parts(first)[:1], first
        # What was glued to the first word (Abd el-Kader) is not the last name too.
        last = _after(rest, given[0]) if given else []
        first = []
        return Names(given, family_parts(last), "".join(last))
    return Names(given_parts(first), family_parts(last), "".join(last))


def _in_order(last_name: str) -> str:
    """'Berg, van den' as it is said: 'van den Berg'."""
    name, _comma, start = last_name.partition(",")
    return f"{start} {name}"


def _after(words: list[str], given: str) -> list[str]:
    """The words that are no part of the first name that was read from them."""
    for number in range(1, len(words)):
        if given_parts(words[:number])[:1] == (given,):
            return words[number:]
    return words[1:]


def digits(text: str) -> str:
    return "".join(c for c in text if c.isdecimal())


def phone_of(traits: Traits) -> str:
    """The part of a phone number that is the same however the country is written; nothing when too short."""
    found = digits(traits.phone)[-8:]
    return found if len(found) == 8 else ""


def postcode_of(traits: Traits) -> str:
    """'1055 ab' as '1055AB'."""
    return "".join(traits.postcode.split()).upper()
