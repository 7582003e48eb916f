"""Whether a question for colleagues is one without names.

A citizen service number is refused elsewhere, always. Here: words that may be a name, and telephone numbers. They are
only shown to who wrote them, who takes them out or says that it is no name: "Wil" is a name and a word.

A word is shown when it is the first name of somebody in the house, and also when it merely starts with a capital
inside a sentence: so what is shown tells nobody for certain who is known in this house.
"""

import re
import unicodedata
from collections.abc import Callable, Collection

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PHONE = re.compile(r"(?<!\d)(?:\+|00|0)\d(?:[ .\-]?\d){7,11}(?!\d)")
_ENDS_SENTENCE = re.compile(r"[.!?:\n][\"'”’)\s]*$")
_SHORTEST = 2

# Words of every day that are somebody's name too. With a small letter they are taken as the word.
WORDS_THAT_ARE_NAMES = frozenset("wil an roos mei joy dag een de het rein lief zon bas mark hans floor merel".split())

# With a capital, and no name of a person.
NO_NAMES = frozenset(
    """ik u uwv svb gemeente amsterdam nederland nederlands turks arabisch engels belastingdienst digid duo cak nt
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april juni juli augustus
    september oktober november december productiehuis buurtbaan digibeet""".split()
)


def fold(word: str) -> str:
    """As names are compared: small letters, no accents.

    >>> fold("Ayşe"), fold("José")
    ('ayse', 'jose')
    """
    plain = unicodedata.normalize("NFKD", word.casefold().replace("ı", "i"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def words_of(text: str) -> set[str]:
    """Every different word, folded, to look up which are names."""
    return {fold(match.group()) for match in _WORD.finditer(text)}


def _starts_sentence(before: str) -> bool:
    return not before.strip() or bool(_ENDS_SENTENCE.search(before))


def names_in(text: str, is_name: Callable[[str], bool]) -> list[str]:
    """The words that may be a name, as they were written, each once. `is_name` gets a folded word."""
    found: dict[str, str] = {}
    for match in _WORD.finditer(text):
        word, folded = match.group(), fold(match.group())
        if len(folded) < _SHORTEST or folded in NO_NAMES:
            continue
        inside = word[0].isupper() and not _starts_sentence(text[: match.start()])
        known = is_name(folded) and not (folded in WORDS_THAT_ARE_NAMES and not inside)
        if inside or known:
            found.setdefault(folded, word)
    return list(found.values())


def phones_in(text: str) -> list[str]:
    """Telephone numbers.

    >>> phones_in("bel haar op 06 1234 5678, of in 2018")
    ['06 1234 5678']
    """
    return [match.group() for match in _PHONE.finditer(text)]


def shown_in(text: str, names: Collection[str]) -> list[str]:
    """All that a writer is asked to look at again. `names` are folded first and last names of the house."""
    return names_in(text, lambda word: word in names) + phones_in(text)
