"""By which keys the variants of one person meet. Few and short: two people are compared when they share one.

Names meet by how they sound and in any order; whoever is written quite differently still meets by birth date, phone,
or by first name with birth year or postcode.
"""

from productiehuis.kernel.names.spelling import bones
from productiehuis.kernel.names.traits import Traits, names_of, phone_of, postcode_of

MOST_WORDS = 3


def blocking_keys(traits: Traits) -> frozenset[str]:
    """The keys of one person.

    >>> bool(blocking_keys(Traits("Fatima", "El Ouafi")) & blocking_keys(Traits("Elwafi", "Fatma")))
    True
    """
    names = names_of(traits.first_name, traits.last_name)
    given = [bones(word) for word in names.given[:2] if len(word) > 1]
    family = [bones(word) for word in names.family[:MOST_WORDS] if len(word) > 1]
    keys = set(_name_keys(given, family, [word[0] for word in (*names.given[:1], *names.family[:1])]))
    if names.glued and given:
        keys.add(_pair(given[0], bones(names.glued)))
    if traits.year and (given or family):
        keys |= {f"y{traits.year % 100:02}{word}" for word in {*given[:1], *family[:1]}}
    if traits.birth_date:
        one, other = sorted((traits.birth_date.day, traits.birth_date.month))
        keys.add(
            f"b{traits.birth_date.year}{one:02}{other:02}{'' if other > 1 else ''.join(sorted(_starts(given, family)))}"
        )
    if phone := phone_of(traits):
        keys.add(f"p{phone}")
    if given and (postcode := postcode_of(traits)):
        keys.add(f"c{postcode}{given[0][:4]}")
    return frozenset(key[:24] for key in keys)


def _pair(one: str, other: str) -> str:
    return "n" + "|".join(sorted((one, other)))


def _starts(given: list[str], family: list[str]) -> set[str]:
    return {word[0] for word in (*given[:1], *family[:1])}


def _name_keys(given: list[str], family: list[str], starts: list[str]) -> list[str]:
    """Both names, or one of them with the first letter of the other; the same when they were swapped."""
    if not family:
        return [f"f{word}" for word in given]
    if not given:
        initial = [start for start in starts[:1] if len(starts) > 1]
        return [f"i{word}{start}" for word in family for start in initial] or [f"f{word}" for word in family]
    pairs = [_pair(one, other) for one in given for other in family]
    one, other = given[0], family[0]
    return [*pairs, *(f"i{word}{one[0]}" for word in family), f"i{one}{other[0]}"]


def word_keys(traits: Traits) -> frozenset[str]:
    """By how each word of the name sounds: for who types a part of it."""
    names = names_of(traits.first_name, traits.last_name)
    words = [*names.given[:2], *names.family[:MOST_WORDS]]
    return frozenset(f"w{bones(word)}"[:24] for word in words if len(word) > 1)
