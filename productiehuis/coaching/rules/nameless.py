"""Whether a question for colleagues is one without names.

A citizen service number is refused elsewhere, always. Here: words that may be a name, and telephone numbers. They are
only shown to who wrote them, who takes them out or says that it is no name: "Wil" is a name and a word. The name of
somebody the writer talks with as a coach is refused.

A word is shown when it is the first name of somebody in the house, and also when it merely starts with a capital
inside a sentence: so what is shown tells nobody for certain who is known in this house.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator

from productiehuis.kernel.names.spelling import bones, spelled
from productiehuis.kernel.names.spelling import words_of as letters_of

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PHONE = re.compile(r"(?<!\d)(?:\+|00|0)\d(?:[ .\-]?\d){7,11}(?!\d)")
_ENDS_SENTENCE = re.compile(r"[.!?:\n][\"'”’)\s]*$")
_SHORTEST = 2
_JOINS = re.compile(r"['’-]")
# R.o.s.a, r o s a
_LETTER_BY_LETTER = re.compile(r"(?<![^\W\d_])[^\W\d_](?:[ .*_-]{1,2}[^\W\d_]){2,}(?![^\W\d_])")
_BETWEEN = re.compile(r"[ .*_-]+")
# "and", "to", "with", "so", "like" and "the", which Arabic writes against the word.
_JOINED_ON = ("و", "ل", "ب", "ف", "ك", "ال")

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


def _forms(word: str) -> set[str]:
    """A folded word and what it may come from: "rosa's", "rosas", "rosa-achtig"; in Arabic without what is joined on.

    >>> "rosa" in _forms("rosa's"), sorted(_forms("rosas"))
    (True, ['rosa', 'rosas'])
    """
    found = {word, *_JOINS.split(word)}
    found |= {each.removesuffix("s") for each in found if len(each) > _SHORTEST}
    if not word[0].isascii():
        found |= {word.removeprefix(start) for start in _JOINED_ON}
    return {each for each in found if len(each) >= _SHORTEST}


def _sounds(word: str) -> set[str]:
    """How a word sounds, to compare it across scripts; the consonants only when there are enough of them."""
    sound = spelled("".join(letters_of(word)))
    return {sound, bones(sound)} if len(bones(sound)) > _SHORTEST else {sound}


def is_name_of(names: Collection[str]) -> Callable[[str], bool]:
    """Asks of a folded word whether it is one of these names, also as it is written in another script.

    >>> is_rosa = is_name_of(["Rosa"])
    >>> is_rosa("rosa"), is_rosa("روزا"), is_rosa("rozen")
    (True, True, False)
    """
    folded = {fold(name) for name in names}
    sounds: set[str] = set()
    foreign = {sound for name in folded if not name.isascii() for sound in _sounds(name)}

    def is_name(word: str) -> bool:
        if word in folded:
            return True
        if word.isascii():
            return bool(foreign) and not foreign.isdisjoint(_sounds(word))
        if not sounds:
            sounds.update(*map(_sounds, folded))
        return not sounds.isdisjoint(_sounds(word))

    return is_name


def _starts_sentence(before: str) -> bool:
    return not before.strip() or bool(_ENDS_SENTENCE.search(before))


def _found_in(text: str, is_name: Callable[[str], bool]) -> Iterator[tuple[re.Match[str], bool]]:
    """Each word that may be a name, in the order of the text, with whether it is known to be one."""
    for match in _WORD.finditer(text):
        word, folded = match.group(), fold(match.group())
        if len(folded) < _SHORTEST or folded in NO_NAMES:
            continue
        inside = word[0].isupper() and not _starts_sentence(text[: match.start()])
        known = any(is_name(each) and (inside or each not in WORDS_THAT_ARE_NAMES) for each in _forms(folded))
        if inside or known:
            yield match, known
    for match in _LETTER_BY_LETTER.finditer(text):
        if is_name(fold(_BETWEEN.sub("", match.group()))):
            yield match, True


def names_in(text: str, is_name: Callable[[str], bool]) -> list[str]:
    """The words that may be a name, as they were written, each once. `is_name` gets a folded word."""
    found: dict[str, str] = {}
    for match, _known in _found_in(_seen(text), is_name):
        found.setdefault(fold(match.group()), match.group())
    return list(found.values())


def known_in(text: str, names: Collection[str]) -> list[str]:
    """The words that are one of these names, whatever the writer says.

    >>> known_in("Wat doe ik met Rosa's zoon, zei ik tegen Kim?", ["rosa"])
    ["Rosa's"]
    """
    return [match.group() for match, known in _found_in(_seen(text), is_name_of(names)) if known]


def without(text: str, names: Collection[str]) -> str:
    """The text with these names taken out, for when somebody is erased.

    >>> without("Ik gun Rosa's dochter rust.", ["rosa"])
    'Ik gun … dochter rust.'
    """
    for match, known in sorted(_found_in(text, is_name_of(names)), key=lambda each: -each[0].start()):
        if known:
            text = f"{text[: match.start()]}…{text[match.end() :]}"
    return text


def first_words(text: str) -> list[str]:
    """The words with a capital with which a sentence begins: of them a capital says nothing.

    >>> first_words("Fatma hielp. Toen ging het, zei Kim.")
    ['Fatma', 'Toen']
    """
    seen = _seen(text)
    found = (each for each in _WORD.finditer(seen) if each.group()[0].isupper())
    return [each.group() for each in found if _starts_sentence(seen[: each.start()])]


def _seen(text: str) -> str:
    """As a reader sees it: without what takes no place on the page."""
    return "".join(letter for letter in text if unicodedata.category(letter) != "Cf")


def phones_in(text: str) -> list[str]:
    """Telephone numbers.

    >>> phones_in("bel haar op 06 1234 5678, of in 2018")
    ['06 1234 5678']
    """
    return [match.group() for match in _PHONE.finditer(text)]


def shown_in(text: str, names: Collection[str]) -> list[str]:
    """All that a writer is asked to look at again. `names` are the first names of the house."""
    return names_in(text, is_name_of(names)) + phones_in(text)
