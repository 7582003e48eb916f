"""By which keys the variants of one person meet. Few and short: two people are compared when they share one.

Names meet by how they sound and in any order; whoever is written quite differently still meets by birth date, phone,
or by one name with birth year or postcode.
"""

from collections.abc import Iterator

from productiehuis.kernel.names.common import called
from productiehuis.kernel.names.spelling import (
    bones,
    family_parts,
    given_parts,
    initial,
    spelled,
    without_start,
    words_of,
)
from productiehuis.kernel.names.traits import Names, Traits, names_of, phone_of, postcode_of

LONGEST = 24
_EDGE = 3
# More than a desk ever asks for one person: two first names, three last names, and every other trait.
MOST_KEYS = 32


def blocking_keys(traits: Traits) -> frozenset[str]:
    """The keys of one person.

    >>> bool(blocking_keys(Traits("Fatima", "El Ouafi")) & blocking_keys(Traits("Elwafi", "Fatma")))
    True
    """
    names = names_of(traits.first_name, traits.last_name)
    given = [bones(word) for word in names.given[:2] if len(word) > 1]
    family = [bones(word) for word in names.family[:3] if len(word) > 1]
    keys = set(_name_keys(given, family))
    if given and names.family and (bare := without_start(names.family[0])) != names.family[0]:
        keys.add(_pair(given[0], bones(bare)))
    if given and family and names.given[0].startswith("abd") and len(names.given[0]) > 5:
        keys.add(_pair(bones(names.given[0][3:]), family[0]))
    for number in called(names.given[0]) if names.given and family else ():
        keys.add(f"n#{number}{family[0]}")
    if names.glued and given:
        keys.add(_pair(given[0], bones(names.glued)))
    keys |= set(_other_keys(traits, [*given[:1], *family[:1]]))
    return frozenset(key[:LONGEST] for key in keys)


def _other_keys(traits: Traits, words: list[str]) -> Iterator[str]:
    """By another trait, with a name where the trait alone says too little."""
    if traits.year:
        yield from (f"y{traits.year % 100:02}{word}" for word in words)
    if day := traits.birth_date:
        one, other = sorted((day.day, day.month))
        # 1 January is what was written when nobody knew: many have it.
        start = "" if other > 1 else "".join(sorted(word[0] for word in words))
        yield f"b{day.year}{one:02}{other:02}{start}"
    if phone := phone_of(traits):
        yield f"p{phone}"
    if postcode := postcode_of(traits):
        yield from (f"c{postcode}{word[:4]}" for word in words)


def _pair(one: str, other: str) -> str:
    return "n" + "|".join(sorted((one, other)))


def _outlines(whole: str, other: str) -> list[str]:
    """One name whole with the outline of the other: its first two sounds, and its first and last.

    One slip in the other name leaves at least one of these as it was.
    """
    return [f"i{whole}{other[:2]}", f"i{whole}{other[0]}-{other[-1]}"]


def _name_keys(given: list[str], family: list[str]) -> Iterator[str]:
    """Both names, or one with the outline of the other; the same when they were exchanged."""
    if not given or not family:
        yield from (f"f{word}" for word in (*given, *family))
        return
    yield from (_pair(one, other) for one in given for other in family)
    for word in family:
        yield from _outlines(word, given[0])
    yield from _outlines(given[0], family[0])


def kept_keys(traits: Traits) -> frozenset[str]:
    """Everything under which somebody is kept: the blocking keys, by word, and by initial."""
    names = names_of(traits.first_name, traits.last_name)
    letter = "k" if names.given and len(names.given[0]) == 1 else "j"
    return blocking_keys(traits) | word_keys(traits) | _initial_keys(names, letter) | _slow_keys(names)


def asked_keys(traits: Traits) -> frozenset[str]:
    """Everything under which somebody is looked for.

    Who is written in full looks for initials, and not for everybody with the same last name and first letter.
    """
    names = names_of(traits.first_name, traits.last_name)
    keys = blocking_keys(traits) | _initial_keys(names, "k")
    is_initial = bool(names.given) and len(names.given[0]) == 1
    return keys | _initial_keys(names, "j") if is_initial else keys


def night_keys(traits: Traits) -> frozenset[str]:
    """Everything under which somebody is looked for when nobody waits for it."""
    return asked_keys(traits) | _slow_keys(names_of(traits.first_name, traits.last_name))


def _slow_keys(names: Names) -> frozenset[str]:
    """How both names begin as they are written, and how both end: for a sound that no rule knows, or two slips.

    Of a short name, such as Ali, a slip leaves only the first sound.
    """
    if not names.given or not names.family:
        return frozenset()
    both = (names.given[0], "".join(names.family))
    starts, ends = sorted(name[:_EDGE] for name in both), sorted(name[-_EDGE:] for name in both)
    sounds = [(bones(names.given[0]), bones(word)) for word in names.family[:2]]
    short = [f"h{one}{other[:1]}" for pair in sounds for one, other in (pair, pair[::-1]) if len(other) < 3]
    keys = ("s" + "|".join(starts), "e" + "|".join(ends), *short, *_loose_keys(both))
    return frozenset(key[:LONGEST] for key in keys)


def _loose_keys(both: tuple[str, str]) -> Iterator[str]:
    """What slips leave: in both names, at the start of one, and beside a name that somebody is called by."""
    if min(map(len, both)) < 2:
        return
    yield "o" + "|".join(sorted(sound[:1] + sound[-1:] for sound in map(spelled, both)))
    given, family = map(bones, both)
    yield f"l{family}-{given[-1]}"
    if len(family) > 2:
        yield f"m{given}-{family[-2:]}"
    yield from (f"q{number}{family[0]}-{family[-1]}" for number in called(both[0]))


def _initial_keys(names: Names, letter: str) -> frozenset[str]:
    if not names.given:
        return frozenset()
    return frozenset(f"{letter}{bones(word)}{initial(names.given[0])}"[:LONGEST] for word in names.family[:2])


def word_keys(traits: Traits) -> frozenset[str]:
    """By the outline of each word of the name: for who types a part of it, and slips."""
    names = names_of(traits.first_name, traits.last_name)
    return frozenset(key for word in (*names.given[:2], *names.family[:3]) for key in _word_keys(word))


def typed_keys(typed: str) -> frozenset[str]:
    """The keys under which somebody is kept of whom this was typed: a first name, a last name, or both."""
    words = words_of(typed)
    return frozenset(key for word in (*given_parts(words), *family_parts(words)) for key in _word_keys(word))


def _word_keys(word: str) -> list[str]:
    sound = bones(word)
    return [f"w{sound[:2]}", f"w{sound[0]}-{sound[-1]}"] if len(word) > 1 and sound else []
