"""How a desk writes a name down: by ear, in haste, by telephone, or from another paper than last time."""

import re
import unicodedata
from collections.abc import Callable
from random import Random
from typing import NamedTuple

from bench.names import by_ear, data
from bench.names.people import Person

VOWELS = "aeiou"
# A letter, and those beside it on the keys.
KEYS = {
    "a": "qsz", "b": "vgn", "c": "xdv", "d": "sfec", "e": "wrd", "f": "dgrv", "g": "fhtb", "h": "gjyn", "i": "uok",
    "j": "hkum", "k": "jlio", "l": "kop", "m": "nj", "n": "bmh", "o": "ipl", "p": "ol", "q": "wa", "r": "etf",
    "s": "adwx", "t": "ryg", "u": "yij", "v": "cbf", "w": "qes", "x": "zcs", "y": "tuh", "z": "xa",
}  # fmt: skip
# Letters that sound alike over a bad line.
PHONE_LINE = {
    "b": "dpv", "d": "bt", "p": "bt", "t": "dp", "m": "n", "n": "m", "f": "s", "s": "f", "g": "h", "v": "b", "k": "t",
}  # fmt: skip
PARTICLE = re.compile(
    r"^((?:van der|van den|van de|van 't|in 't|op den|van|de|den|ter|ten|el|al|ait|ben|bin|ould|ouald|oulad|oualad"
    r"|aoulad|abou|abu|bou) )(?=\S)",
    re.IGNORECASE,
)
GLUED = re.compile(r"^(Ben|Bel|Bou|El|Al|Ait|Oulad|Abd[eu]l|Ghebre|Gebre|Wolde|Welde|Tekle|Habte)([a-z]{4,})$")
UNMARKED = str.maketrans("ıİłŁøØ", "iIlLoO")


class Name(NamedTuple):
    first: str
    last: str


# A change of a name; None when it does not apply to this one.
Change = Callable[[Random, Name, Person], Name | None]


def write(random: Random, person: Person) -> tuple[Name, set[str]]:
    """The name in a record, and what happened to it on the way from the papers."""
    name, kinds = Name(person.first, person.last), set()
    if person.second and random.random() < 0.4:
        name = name._replace(first=f"{name.first} {person.second}")
        kinds.add("second first name")
    for _ in range(random.choices((0, 1, 2), (58, 34, 8))[0]):
        kind, name = _change(random, name, person)
        kinds.add(kind)
    if unmarked(name.first + name.last) != name.first + name.last and random.random() < 0.5:
        name = Name(unmarked(name.first), unmarked(name.last))
        kinds.add("diacritics")
    if random.random() < 0.05:
        name = Name(*map(random.choice((str.upper, str.lower)), name))
        kinds.add("capitals")
    return name, kinds


def unmarked(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.translate(UNMARKED))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _change(random: Random, name: Name, person: Person) -> tuple[str, Name]:
    while True:
        kind = random.choices(list(CHANGES), [often for often, _ in CHANGES.values()])[0]
        changed = CHANGES[kind][1](random, name, person)
        if changed and changed != name and all(part.strip() for part in changed):
            return kind, changed


def _in_one(change: Callable[[Random, str], str | None]) -> Change:
    """A change that happens in the first or in the last name."""

    def changed(random: Random, name: Name, person: Person) -> Name | None:
        which = random.choice(("first", "last"))
        text = change(random, getattr(name, which))
        return name._replace(**{which: text}) if text else None

    return changed


def _by_ear(random: Random, name: Name, person: Person) -> Name | None:
    which = random.choice(("first", "last"))
    text = getattr(name, which)
    heard = by_ear.other_spelling(random, text) if random.random() < 0.6 else None
    heard = heard or by_ear.other_letters(random, text, person.background)
    return name._replace(**{which: heard}) if heard else None


def _place(random: Random, text: str, wanted: str) -> int | None:
    """Somewhere in the text; the first letter is seldom wrong."""
    places = [place for place, letter in enumerate(text) if letter.lower() in wanted]
    inside = [place for place in places if place and text[place - 1] not in " -"]
    if inside and random.random() < 0.92:
        return random.choice(inside)
    return random.choice(places) if places else None


def _swap_letter(random: Random, text: str, others: dict[str, str]) -> str | None:
    place = _place(random, text, "".join(others))
    if place is None:
        return None
    letter = random.choice(others[text[place].lower()])
    return text[:place] + (letter.upper() if text[place].isupper() else letter) + text[place + 1 :]


def _vowel(random: Random, text: str) -> str | None:
    return _swap_letter(random, text, {vowel: VOWELS.replace(vowel, "") for vowel in VOWELS})


def _keyboard(random: Random, text: str) -> str | None:
    return _swap_letter(random, text, KEYS)


def _telephone(random: Random, text: str) -> str | None:
    return _swap_letter(random, text, PHONE_LINE)


def _dropped(random: Random, text: str) -> str | None:
    place = _place(random, text, "".join(KEYS))
    return text[:place] + text[place + 1 :] if place is not None and len(text) > 3 else None


def _added(random: Random, text: str) -> str | None:
    place = _place(random, text, "".join(KEYS))
    if place is None:
        return None
    return text[:place] + random.choice(KEYS[text[place].lower()] + "eihr") + text[place:] if place else None


def _turned(random: Random, text: str) -> str | None:
    places = [place for place in range(1, len(text) - 1) if text[place : place + 2].isalpha()]
    if not places:
        return None
    place = random.choice(places)
    return text[:place] + text[place + 1] + text[place] + text[place + 2 :]


def _doubled(random: Random, text: str) -> str | None:
    """Two for one, or one for two."""
    double = re.search(r"([b-df-hj-np-tv-z])\1", text)
    if double and random.random() < 0.7:
        return text[: double.start()] + text[double.start() + 1 :]
    single = list(re.finditer(r"(?<=[aeiou])([bdfklmnprst])(?=[aeiou])", text))
    if not single:
        return None
    place = random.choice(single).start()
    return text[:place] + text[place] + text[place:]


def _particle(random: Random, name: Name, person: Person) -> Name | None:
    if PARTICLE.match(name.last):
        return name._replace(last=PARTICLE.sub("", name.last))
    if person.background in ("moroccan", "arabic") and random.random() < 0.3:
        return name._replace(last=f"El {name.last}")
    return None


def _joined(random: Random, name: Name, person: Person) -> Name | None:
    """A particle written to the name, with a hyphen, short, or apart where it belongs to the name."""
    found = PARTICLE.match(name.last)
    if not found:
        apart = GLUED.match(name.last)
        return name._replace(last=f"{apart[1]} {apart[2].capitalize()}") if apart else None
    particle, rest = found[1].strip(), name.last[found.end() :]
    glued = particle.replace(" ", "").replace("'", "").capitalize()
    ways = [f"{glued}{rest.lower()}", f"{particle.lower()} {rest}", f"{particle.title()} {rest}"]
    if particle.lower().startswith("van"):
        letters = [word.strip("'")[0].lower() for word in particle.split()]
        ways += [f"{'.'.join(letters)}. {rest}", f"{''.join(letters)} {rest}"]
    elif person.background != "dutch":
        ways += [f"{particle}-{rest}", f"{glued}{rest.lower()}"]
    return name._replace(last=random.choice(ways))


def _behind(random: Random, name: Name, person: Person) -> Name | None:
    found = PARTICLE.match(name.last)
    return name._replace(last=f"{name.last[found.end() :]}, {found[1].strip()}") if found else None


def _exchanged(random: Random, name: Name, person: Person) -> Name | None:
    return Name(name.last, name.first)


def _married(random: Random, name: Name, person: Person) -> Name | None:
    """Her own name, his, or both, whichever stood on the paper of that day."""
    own, his = person.last, person.partner
    if not his or his == own or name.last != own:
        return None
    return name._replace(
        last=random.choice((his, his, f"{his}-{own}", f"{own}-{his}", f"{own} e/v {his}", f"{his} {own}"))
    )


def _call_name(random: Random, name: Name, person: Person) -> Name | None:
    calls = data.call_names().get(person.first, ())
    fits = calls and name.first.startswith(person.first)
    return name._replace(first=random.choice(calls)) if fits else None


def _initial(random: Random, name: Name, person: Person) -> Name | None:
    words = re.split(r"[ -]", name.first)
    return name._replace(first="".join(f"{word[0]}." for word in words if word)) if len(name.first) > 3 else None


# What may happen to a name, and how often (of about a hundred).
CHANGES: dict[str, tuple[int, Change]] = {
    "by ear": (31, _by_ear),
    "keyboard neighbour": (7, _in_one(_keyboard)),
    "vowel": (6, _in_one(_vowel)),
    "dropped letter": (6, _in_one(_dropped)),
    "added letter": (4, _in_one(_added)),
    "turned letters": (3, _in_one(_turned)),
    "double letter": (7, _in_one(_doubled)),
    "over the telephone": (5, _in_one(_telephone)),
    "particle dropped": (9, _particle),
    "particle joined": (9, _joined),
    "particle behind": (3, _behind),
    "first and last exchanged": (4, _exchanged),
    "married name": (20, _married),
    "call name": (12, _call_name),
    "initial": (2, _initial),
}
NAME_KINDS = (*CHANGES, "second first name", "diacritics", "capitals")
