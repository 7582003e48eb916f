"""How alike two people are: points for and against, trait by trait, then a figure from 0 to 1.

What is missing says nothing. A first name that is plainly another keeps two people apart whatever else agrees: a
family shares its name, its house and often its phone.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from math import exp

from rapidfuzz.distance import OSA

from productiehuis.kernel.names.common import are_two_names, is_called, is_common
from productiehuis.kernel.names.spelling import bones, initial, spelled, without_start
from productiehuis.kernel.names.traits import Names, Traits, digits, names_of, phone_of, postcode_of

# From here two are offered to a person, and from here it is practically certain.
ALIKE = 0.5
SAME = 0.95

_ENOUGH = 5.0
_STEEPNESS = 2.0


class Level(StrEnum):
    """How one trait of two people compares."""

    EXACT = "exact"
    SOUND = "sound"
    NEAR = "near"
    CALLED = "called"
    PART = "part"
    INITIAL = "initial"
    MISSING = "missing"
    SLIPS = "slips"  # one slip in a short name, two in a last name: a slip or another name
    WEAK = "weak"  # more than chance, less than a slip
    START = "start"  # Benattar and Attar
    ENDING = "ending"  # Karim and Karima: one letter, mostly two people
    SWAPPED = "swapped"
    OTHER = "other"


# Twice the logarithm of the odds, from what the half for tuning of bench/names shows, rounded; where it shows little,
# from what is known of names.
_FIRST = {
    Level.EXACT: 4.4,
    Level.SOUND: 3.2,
    Level.NEAR: 2.9,
    Level.CALLED: 0.6,
    Level.INITIAL: 2.0,
    Level.PART: 0.5,
    Level.SLIPS: 0.3,
    Level.MISSING: 0.0,
    Level.ENDING: -1.0,
    Level.WEAK: -2.4,
    Level.OTHER: -9.2,
}
_LAST = {
    Level.EXACT: 5.1,
    Level.SOUND: 4.3,
    Level.NEAR: 2.5,
    Level.PART: 1.0,
    Level.INITIAL: 0.0,
    Level.MISSING: 0.0,
    Level.START: -0.8,
    Level.SLIPS: 0.0,
    Level.WEAK: -4.4,
    Level.OTHER: -7.9,
}
_BEST_FIRST = (Level.NEAR, Level.INITIAL, Level.SLIPS, Level.WEAK, Level.OTHER)
_COMMON_FIRST, _COMMON_LAST = 0.9, 1.5
_DOUBTFUL = (Level.OTHER, Level.WEAK, Level.SLIPS)
_SURE = (Level.EXACT, Level.SOUND)
_BORN = {
    Level.EXACT: 6.5,
    Level.SWAPPED: 4.5,
    Level.PART: 4.5,  # only the year
    Level.NEAR: 3.0,
    Level.INITIAL: 0.4,  # a year beside it, or two digits that changed places
    Level.MISSING: 0.0,
    Level.ENDING: -3.2,  # one digit of the year
    Level.OTHER: -7.4,
}
_FIRST_OF_JANUARY = 2.0
_PHONE = {Level.EXACT: 4.9, Level.NEAR: 2.0, Level.MISSING: 0.0, Level.OTHER: -1.7}
_POSTCODE = {Level.EXACT: 3.3, Level.NEAR: 2.5, Level.PART: 0.8, Level.MISSING: 0.0, Level.OTHER: -3.6}
# Each level of each trait under one name, for who weighs them beside other signs.
POINTS = {
    f"{trait} {level}": points
    for trait, levels in (
        ("first", _FIRST),
        ("last", _LAST),
        ("born", _BORN),
        ("phone", _PHONE),
        ("postcode", _POSTCODE),
    )
    for level, points in levels.items()
}
# With a birth in common, Karim and Karima are one person with a slip.
_SAME_BIRTH = (Level.EXACT, Level.SWAPPED, Level.PART)


@dataclass(frozen=True)
class Weighed:
    """Two people beside each other: each trait, and what it comes to."""

    first: Level
    last: Level
    born: Level
    phone: Level
    postcode: Level
    swapped: bool
    likeness: float


def likeness(one: Traits, other: Traits) -> float:
    """From 0 (plainly two) to 1 (plainly one); the order of the two does not matter.

    >>> likeness(Traits("Gülşen", "Yıldız"), Traits("Gulsen", "Yildiz")) >= ALIKE
    True
    >>> likeness(Traits("Karim", "Amrani"), Traits("Karima", "Amrani")) < ALIKE
    True
    """
    return weigh(one, other).likeness


def weigh(one: Traits, other: Traits) -> Weighed:
    """The same with each trait, to say why."""
    mine, yours = names_of(one.first_name, one.last_name), names_of(other.first_name, other.last_name)
    first, last, points = _names(mine, yours)
    swapped = False
    if not {first, last}.isdisjoint(_DOUBTFUL):
        exchanged = _names(mine, turned(other))
        if exchanged[2] - 1 > points and {Level.MISSING, *_DOUBTFUL}.isdisjoint(exchanged[:2]):
            first, last, points = exchanged[0], exchanged[1], exchanged[2] - 1
            swapped = True
    born = _born(one, other)
    phone, postcode = _phone(one, other), _postcode(one, other)
    points += _BORN[born] + _PHONE[phone] + _POSTCODE[postcode]
    if born is Level.EXACT and one.birth_date and (one.birth_date.day, one.birth_date.month) == (1, 1):
        points -= _FIRST_OF_JANUARY
    if first is Level.OTHER or (first is Level.ENDING and born not in _SAME_BIRTH):
        points = min(points, _ENOUGH - 2)
    return Weighed(first, last, born, phone, postcode, swapped, 1 / (1 + exp((_ENOUGH - points) / _STEEPNESS)))


def turned(traits: Traits) -> Names:
    """The name with the last name first."""
    if traits.first_name and traits.last_name:
        return names_of(traits.last_name, traits.first_name)
    names = names_of(traits.first_name, traits.last_name)
    return Names(names.family, names.given, "".join(names.given))


def cannot_be_one(one: Traits, other: Traits) -> bool:
    """Plainly born in another year."""
    return _born(one, other) in (Level.OTHER, Level.ENDING)


def _names(one: Names, other: Names) -> tuple[Level, Level, float]:
    first, last = _given(one.given, other.given), _family(one, other)
    points = _FIRST[first] + _LAST[last]
    if first in _SURE and is_common(one.given[0]):
        points -= _COMMON_FIRST
    if last in _SURE and is_common(one.family[0]):
        points -= _COMMON_LAST
    return first, last, points


def _given(one: tuple[str, ...], other: tuple[str, ...]) -> Level:
    if not one or not other:
        return Level.MISSING
    if one == other:
        return Level.EXACT
    found = _first_word(one[0], other[0])
    if len(one) == len(other) == 1 or found in _SURE:
        return found
    glued = _first_word("".join(one), "".join(other))
    if glued in (*_SURE, Level.NEAR):
        return glued
    among = any(_word(a, b) in _SURE for a in one for b in other if len(a) > 2)
    return Level.PART if among else found


def _family(one: Names, other: Names) -> Level:
    if not one.family or not other.family:
        return Level.MISSING
    if one.family == other.family:
        return Level.EXACT
    whole = _family_word("".join(one.family), "".join(other.family))
    if whole in _SURE:
        return whole
    glued = _word(one.glued, other.glued)
    if glued in _SURE:
        return glued
    if len(one.family) != len(other.family) or whole not in (Level.NEAR, Level.SLIPS):
        shared = any(_word(a, b) in _SURE for a in one.family for b in other.family if len(a) > 2)
        if shared:
            return Level.PART if 1 in (len(one.family), len(other.family)) else Level.START
    mine, yours = (without_start("".join(each.family)) for each in (one, other))
    bare = _word(mine, yours)
    if bare in _SURE:
        return Level.START
    return next(level for level in _BEST_FIRST if level in (whole, glued, bare))


@lru_cache(maxsize=100_000)
def _first_word(one: str, other: str) -> Level:
    """As any word, but a vowel at the end tells a man from a woman; and Mo is Mohamed."""
    found = _word(one, other)
    if found is Level.EXACT:
        return found
    two_names = are_two_names(one, other)
    if (two_names or found not in (Level.SOUND, Level.NEAR)) and is_called(one, other):
        return Level.CALLED
    if one.startswith("abd") and other.startswith("abd") and min(len(one), len(other)) > 5:
        return _word(one[3:], other[3:])
    if _without_abd(one, other) or _without_abd(other, one):
        return Level.CALLED
    if found in (Level.SOUND, Level.NEAR, Level.SLIPS) and two_names and _differ_by_an_ending(one, other):
        return Level.ENDING
    if found is Level.NEAR and two_names:
        return Level.WEAK
    if found is Level.SLIPS and (two_names or OSA.distance(one, other) > 1):
        return Level.WEAK
    return found


def _without_abd(one: str, other: str) -> bool:
    """Abdelkader is called Kader."""
    return one.startswith("abd") and len(other) > 3 and _word(one[3:], other) in _SURE


def _differ_by_an_ending(one: str, other: str) -> bool:
    short, long = sorted((spelled(one), spelled(other)), key=len)
    return long[:-1] == short and long[-1:] in "aei"


def _family_word(one: str, other: str) -> Level:
    """As any word; of two names with 'ben' the rest must be alike."""
    if one[:3] == other[:3] == "ben" and min(len(one), len(other)) > 5:
        return _word(one[3:], other[3:])
    return _word(one, other)


@lru_cache(maxsize=100_000)
def _word(one: str, other: str) -> Level:
    if one == other:
        return Level.EXACT
    if len(one) < 2 or len(other) < 2:
        return Level.INITIAL if initial(one) == initial(other) or bones(one)[:1] == bones(other)[:1] else Level.OTHER
    mine, yours = spelled(one), spelled(other)
    if mine == yours:
        return Level.SOUND
    near = max(_closeness(mine, yours, "e", "a"), _closeness(mine, yours, "e", "i"))
    if bones(one) == bones(other) and near >= (0.7 if len(bones(one)) > 2 else 0.8):
        return Level.SOUND
    slips = OSA.distance(one, other)
    short = min(len(one), len(other))
    heard = OSA.distance(mine, yours)
    if near >= 0.86 or (min(slips, heard) == 1 and short >= 4) or (slips == 2 and short >= 8):
        return Level.NEAR
    if (slips == 1 and short == 3) or (slips == 2 and short >= 5):
        return Level.SLIPS
    return Level.WEAK if max(near, OSA.normalized_similarity(one, other)) >= 0.6 else Level.OTHER


def _closeness(one: str, other: str, vowel: str, same_as: str) -> float:
    return float(OSA.normalized_similarity(one.replace(vowel, same_as), other.replace(vowel, same_as)))


def _born(one: Traits, other: Traits) -> Level:
    if one.birth_date and other.birth_date:
        return _dates(one.birth_date, other.birth_date)
    return _years(one.year, other.year)


def _dates(one: date, other: date) -> Level:
    if one == other:
        return Level.EXACT
    if one.year == other.year and (one.day, one.month) == (other.month, other.day):
        return Level.SWAPPED
    if OSA.distance(f"{one:%Y%m%d}", f"{other:%Y%m%d}") == 1 or (one.year, one.month) == (other.year, other.month):
        return Level.NEAR
    if one.year == other.year:
        guessed = (1, 1) in ((one.day, one.month), (other.day, other.month))
        return Level.PART if guessed else Level.ENDING
    return Level.OTHER


def _years(one: int | None, other: int | None) -> Level:
    if not one or not other:
        return Level.MISSING
    if one == other:
        return Level.PART
    if abs(one - other) == 1 or sorted(str(one)) == sorted(str(other)):
        return Level.INITIAL
    return Level.ENDING if OSA.distance(str(one), str(other)) == 1 else Level.OTHER


def _compare(one: str, other: str, start: Callable[[str], str]) -> Level:
    if not one or not other:
        return Level.MISSING
    if one == other:
        return Level.EXACT
    if OSA.distance(one, other) == 1:
        return Level.NEAR
    return Level.PART if start(one) and start(one) == start(other) else Level.OTHER


def _phone(one: Traits, other: Traits) -> Level:
    if not one.phone or not other.phone:
        return Level.MISSING
    return _compare(phone_of(one), phone_of(other), lambda _number: "")


def _postcode(one: Traits, other: Traits) -> Level:
    if not one.postcode or not other.postcode:
        return Level.MISSING
    return _compare(postcode_of(one), postcode_of(other), lambda code: digits(code)[:4])


def sounds_like(typed: str, first_name: str, last_name: str) -> bool:
    """Whether what was typed may be (a part of) this name, in another spelling or with a slip.

    >>> sounds_like("fatma", "Fatima", "El Ouafi"), sounds_like("elwafi", "Fatima", "El Ouafi")
    (True, True)
    >>> sounds_like("Karim", "Karima", ""), sounds_like("Hassan", "Hussein", "Idrissi")
    (False, False)
    """
    wanted, names = names_of(typed, ""), names_of(first_name, last_name)
    words = [*wanted.given, *wanted.family] if wanted.family else [*wanted.given, *names_of("", typed).family]
    hits = [any(_meant(word, known) for known in (*names.given, *names.family)) for word in dict.fromkeys(words)]
    return all(hits) if wanted.family else any(hits)


def _meant(typed: str, known: str) -> bool:
    return _first_word(typed, known) in (*_SURE, Level.NEAR, Level.CALLED)
