"""What two people show beside each other, as numbers that can be weighed: each trait, and which letters changed.

Where `likeness` gives each trait a level, a sign also says how a name came to be written otherwise: by a finger that
slips, by an ear that mishears, or by nothing that is known.
"""

from collections import Counter

from rapidfuzz.distance import OSA, JaroWinkler, Levenshtein

from productiehuis.kernel.names.common import are_two_names
from productiehuis.kernel.names.likeness import Weighed
from productiehuis.kernel.names.traits import Names

_TRAITS = ("first", "last", "born", "phone", "postcode")
_VOWELS = frozenset("aeiouy")
# Consonants that sound alike, and keys beside each other.
_ALIKE = "mn pt bp bd dt sz fv fs gk gh ck kq vw jy cs bv".split()
_KEYS = "qwertyuiop", "asdfghjkl", "zxcvbnm"
_BELOW = "qa wa ws es ed rd rf tf tg yg yh uh uj ij ik ok ol pl az sz sx dx dc fc fv gv gb hb hn jn jm km".split()
_BESIDE = [row[at : at + 2] for row in _KEYS for at in range(len(row) - 1)]
_SOUNDS = frozenset(map(frozenset, _ALIKE))
_SLIPS = frozenset(map(frozenset, (*_BELOW, *_BESIDE)))


def signs_of(weighed: Weighed, one: Names, other: Names) -> dict[str, float]:
    """Both names with the first name first, also when they were exchanged."""
    given = "".join(one.given), "".join(other.given)
    first, last = (one.given[0], other.given[0]), ("".join(one.family), "".join(other.family))
    return {
        **{f"{trait} {getattr(weighed, trait)}": 1.0 for trait in _TRAITS},
        "exchanged": float(weighed.swapped),
        "first, two names": float(are_two_names(*first)),
        "first, start": JaroWinkler.similarity(*given),
        "first, words": float(len(one.given) + len(other.given)),
        "last, words": float(len(one.family) + len(other.family)),
        "last, more words": float(abs(len(one.family) - len(other.family))),
        "first, far": float(_are_far(*first)),
        "last, far": float(_are_far(*last)),
        **_changes(first, last),
    }


def _are_far(one: str, other: str) -> bool:
    """So many letters nobody gets wrong in one name."""
    return OSA.distance(one, other) > max(2, min(len(one), len(other)) // 2)


def _changes(*names: tuple[str, str]) -> Counter[str]:
    """How often each kind of change was made, in both names. An initial is no name that is written otherwise."""
    found: Counter[str] = Counter()
    for one, other in names:
        if min(len(one), len(other)) > 1 and not _are_far(one, other):
            found += changes(one, other)
    return found


def changes(one: str, other: str) -> Counter[str]:
    """Which kinds of change lead from one form to the other; which of the two came first does not matter.

    >>> sorted(changes("karim", "karin")), sorted(changes("souad", "soaud")), sorted(changes("fatma", "fatima"))
    (['at the end', 'sounds alike'], ['turned'], ['vowel more'])
    """
    one, other = sorted((one, other))
    if turned := _turned(one, other):
        return changes(turned, other) + Counter({"turned": 1})
    found: Counter[str] = Counter()
    for edit in Levenshtein.editops(one, other):
        if edit.tag == "replace":
            found[_exchange(one[edit.src_pos], other[edit.dest_pos])] += 1
            at, size = edit.src_pos, len(one)
        else:
            longer, at = (one, edit.src_pos) if edit.tag == "delete" else (other, edit.dest_pos)
            found[_addition(longer, at)] += 1
            size = len(longer)
        found["at the start"] += at == 0
        found["at the end"] += at == size - 1
    return +found


def _turned(one: str, other: str) -> str:
    """With two letters exchanged that stand beside each other, when that explains two changes; else nothing."""
    away = Levenshtein.distance(one, other)
    if OSA.distance(one, other) == away:
        return ""
    tried = (one[:at] + one[at + 1] + one[at] + one[at + 2 :] for at in range(len(one) - 1))
    return next((each for each in tried if Levenshtein.distance(each, other) == away - 2), "")


def _exchange(one: str, other: str) -> str:
    pair = frozenset((one, other))
    if pair <= _VOWELS:
        return "vowel for vowel"
    if pair in _SOUNDS:
        return "sounds alike"
    if pair in _SLIPS:
        return "key beside"
    return "vowel for consonant" if pair & _VOWELS else "another consonant"


def _addition(longer: str, at: int) -> str:
    letter = longer[at]
    if letter in (longer[at - 1 : at], longer[at + 1 : at + 2]):
        return "doubled"
    if letter == "h":
        return "h more"
    return "vowel more" if letter in _VOWELS else "consonant more"
