"""Whether a question for colleagues is one without names.

A citizen service number is refused elsewhere, always. Here: words that may be a name, and telephone numbers. They are
only shown to who wrote them, who takes them out or says that it is no name: "Wil" is a name and a word. The name of
somebody the writer talks with as a coach is refused.

A word is shown when it is the first name of somebody in the house, and also when it merely starts with a capital
inside a sentence: so what is shown tells nobody for certain who is known in this house.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator

from productiehuis.kernel.names.spelling import bones, spelled
from productiehuis.kernel.names.spelling import words_of as letters_of

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PHONE = re.compile(r"(?<!\d)(?:\+|00|0)\d(?:[ .\-]?\d){7,11}(?!\d)")
_ENDS_SENTENCE = re.compile(r"[.!?:\n][\"'”’)\s]*$")
_SHORTEST = 2
# The first letter of Ali and of Omar, which is not heard in Dutch; at the start of a name it is written as a vowel.
_AYN, _ALIF = "ع", "ا"
_VOWEL = re.compile(r"[aeiouy]")
_JOINS = re.compile(r"['’-]")
# R.o.s.a, r o s a
_LETTER_BY_LETTER = re.compile(r"(?<![^\W\d_])[^\W\d_](?:[ .*_-]{1,2}[^\W\d_]){2,}(?![^\W\d_])")
_BETWEEN = re.compile(r"[ .*_-]+")
# "and", "to", "with", "so", "like" and "the", which Arabic writes against the word.
_JOINED_ON = ("و", "ل", "ب", "ف", "ك", "ال")

# Words of every day that are somebody's name too. With a small letter they are taken as the word.
_WORDS_THAT_ARE_NAMES = """
wil an roos mei joy dag een de het rein lief zon bas mark hans floor merel storm
can sevgi umut deniz gül barış güler güven özlem bahar güneş yıldız ay çiçek nur savaş zafer engin pınar hayat dilek
ümit emek onur özgür yeter demir kaya ateş alev su yaz ses kısmet eren doğan seven
will may hope grace rose"""

# With a capital, or in Arabic, and no name of a person.
_NO_NAMES = """
ik u uwv svb gemeente amsterdam noord west zuid nederland nederlands turks arabisch engels belastingdienst digid duo
cak nt productiehuis buurtbaan digibeet
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
januari februari maart april juni juli augustus september oktober november december
i the netherlands dutch english turkish arabic monday tuesday wednesday thursday friday saturday sunday
january february august october
hollanda hollandaca türkiye türkçe türk türkler arapça ingilizce felemenkçe almanca kürtçe fas faslı belediye
pazartesi salı çarşamba perşembe cuma cumartesi pazar ocak şubat mayıs haziran temmuz ağustos ekim kasım aralık
كان كانت يكون هنا هناك الحي حي حينا معنا لنا علينا لكم لهم هو هي نحن انتم كل من عن على الى في مع هذا هذه ذلك
سنة السنة سنوات يوم اليوم ايام شهر مساء المساء درس الدرس دروس نعم بعد قبل عند منذ حتى اين كيف متى لماذا
عمل العمل نعمل يعمل تعمل مال المال بيت البيت باب الباب ناس الناس نساء النساء رجال اطفال الاطفال امام خلال"""


def fold(word: str) -> str:
    """As names are compared: small letters, no accents.

    >>> fold("Ayşe"), fold("José")
    ('ayse', 'jose')
    """
    plain = unicodedata.normalize("NFKD", word.casefold().replace("ı", "i"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


WORDS_THAT_ARE_NAMES = frozenset(map(fold, _WORDS_THAT_ARE_NAMES.split()))
NO_NAMES = frozenset(map(fold, _NO_NAMES.split()))


def is_no_name(word: str) -> bool:
    """Whether this is a day, a language, a town and so on, also with an ending behind a sign.

    >>> is_no_name("Hollanda'da"), is_no_name("Fatma'nın")
    (True, False)
    """
    return not NO_NAMES.isdisjoint((fold(word), fold(_JOINS.split(word)[0])))


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


def _hops_through(short: str, full: str) -> bool:
    """Whether all letters of `short` stand in `full`, in that order: Arabic writes no short vowels, and no others.

    >>> _hops_through("krim", "karim"), _hops_through("krim", "kram")
    (True, False)
    """
    letters = iter(full)
    return all(letter in letters for letter in short)


class _Sounds:
    """How names of one script sound, to find them among words of another."""

    def __init__(self, names: Iterable[str]) -> None:
        self.whole: set[str] = set()
        self.by_bones: dict[str, set[str]] = {}
        for name in names:
            for sound, consonants in self._heard(name):
                self.whole.add(sound)
                self.by_bones.setdefault(consonants, set()).add(sound)

    @staticmethod
    def _heard(word: str) -> Iterator[tuple[str, str]]:
        """As names are spelled, and letter by letter: of "mhmd" the spelling leaves too little."""
        letters = "".join(letters_of(word))
        sound = spelled(letters)
        yield sound, bones(sound)
        yield letters.replace("e", "a").replace("o", "u"), _VOWEL.sub("", letters)

    def has(self, word: str) -> bool:
        """Also without the short vowels, when there are enough consonants to tell by."""
        heard = list(self._heard(word))
        heard_whole = {sound for sound, _bones in (*heard, *self._heard(word.replace(_AYN, _ALIF)))}
        if any(len(sound) > _SHORTEST for sound in heard_whole & self.whole):
            return True
        (sound, consonants), (letters, plain) = heard
        found: list[tuple[str, str]] = []
        if len(consonants) > _SHORTEST or len(sound) > _SHORTEST + 1:
            found += [(sound, each) for each in self.by_bones.get(consonants, ())]
        if len(plain) > _SHORTEST + 1:
            found += [(letters, each) for each in self.by_bones.get(plain, ())]
        short_first = found if not word.isascii() else [(each, heard) for heard, each in found]
        return any(_hops_through(short, full) for short, full in short_first)


def is_name_of(names: Collection[str]) -> Callable[[str], bool]:
    """Asks of a folded word whether it is one of these names, also as it is written in another script.

    >>> is_rosa = is_name_of(["Rosa"])
    >>> is_rosa("rosa"), is_rosa("روزا"), is_rosa("rozen")
    (True, True, False)
    """
    folded = {fold(name) for name in names}
    latin = _Sounds(name for name in folded if name.isascii())
    others = _Sounds(name for name in folded if not name.isascii())

    def is_name(word: str) -> bool:
        return word in folded or (others if word.isascii() else latin).has(word)

    return is_name


def _starts_sentence(before: str) -> bool:
    return not before.strip() or bool(_ENDS_SENTENCE.search(before))


def _found_in(text: str, is_name: Callable[[str], bool]) -> Iterator[tuple[re.Match[str], bool]]:
    """Each word that may be a name, in the order of the text, with whether it is known to be one."""
    for match in _WORD.finditer(text):
        word, folded = match.group(), fold(match.group())
        if len(folded) < _SHORTEST or is_no_name(word):
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


def without(text: str, names: Collection[str], mark: str = "…") -> str:
    """The text with these names taken out, for when somebody is erased.

    >>> without("Ik gun Rosa's dochter rust.", ["rosa"])
    'Ik gun … dochter rust.'
    """
    for match, known in sorted(_found_in(text, is_name_of(names)), key=lambda each: -each[0].start()):
        if known:
            text = f"{text[: match.start()]}{mark}{text[match.end() :]}"
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
