"""How one sound gets several spellings: French, Dutch, English and passport ways of writing the same name."""

import re
from random import Random

from bench.names import data

# A sound as a pattern, and what else is written for it. Every background has its own.
_ARABIC = (
    ("oua", "wa uwa oea"), ("ou", "u oe o"), ("oe", "ou u"), ("u", "ou oe"), ("ch", "sh sj"), ("sh", "ch sj"),
    ("kh", "ch g k"), ("gh", "g r"), ("q", "k"), ("k(?!h)", "q c"), ("dj", "j"), ("(?<!d)j", "dj y"), ("y", "i ij j"),
    ("i(?=[aeou])", "y j"), ("ss", "s"), ("(?<=[aeiou])s(?=[aeiou])", "ss z"), ("aa", "a"), ("ee", "i ie"),
    ("i(?=[a-z])", "ie e"), ("a(?=[a-z])", "e"), ("e(?=[a-z])", "a i"), ("a$", "ah"), ("ah$", "a"), ("e$", ""),
    ("i$", "y ie"), ("ai", "ay ei"), ("th", "t"), ("dd", "d"), ("h(?=[aeiou])", ""), ("^el ", "al l'"), ("^al ", "el "),
)  # fmt: skip
_TURKISH = (
    ("ğ", " g"), ("c", "dj j"), ("ş", "sj sh s"), ("ç", "tj ch c"), ("ü", "u ue"), ("ö", "o oe"), ("u", "oe ou"),
    ("y", "j i"), ("ı", "i e"), ("z", "s"), ("v", "w"), ("ey", "ei ay"), ("ay", "ai aj"), ("k$", "g"), ("t$", "d"),
    ("k", "c"), ("ye$", "je ie"), ("h", ""), ("yı", "i yi"),
)  # fmt: skip
_SARNAMI = (
    ("oe", "u ou"), ("(?<!o)u", "oe"), ("ie", "i ee"), ("i$", "ie ee"), ("sj", "sh"), ("sh", "s sj"), ("dj", "j"),
    ("(?<!d)j", "dj y"), ("tj", "ch"), ("w", "v"), ("v", "w"), ("ph", "f"), ("bh", "b"), ("dh", "d"), ("th", "t"),
    ("kh", "k"), ("gh", "g"), ("ai", "ay ei"), ("singh", "sing"), ("a(?=[a-z])", "e"), ("k", "c"), ("ks", "x ksh"),
    ("m(?=[bp])", "n"), ("persad", "pershad prasad"),
)  # fmt: skip
_JAVANESE = (
    ("oe", "u"), ("dj", "j d"), ("tj", "c"), ("j(?=[aou])", "y"), ("redjo", "rejo"), ("karto", "karta"), ("o$", "a"),
    ("wirjo", "wiryo"), ("em$", "im"), ("in$", "ien"), ("dikromo", "dikrama"), ("medjo", "mejo"), ("ie", "i"),
)  # fmt: skip
_DUTCH = (
    ("ij", "y ei"), ("y", "ij i"), ("ei", "ij ey"), ("c(?!h)", "k"), ("k", "c ck"), ("ck", "k"), ("z", "s"),
    ("s$", "sz"), ("s(?=[aeiou])", "z"), ("dt", "d t"), ("d$", "t"), ("ph", "f"), ("th", "t"), ("t(?=[aeo])", "th"),
    ("aa", "a ae"), ("uy", "ui"), ("ui", "uy"), ("ee", "e"), ("oo", "o"), ("ou", "au"), ("au", "ou"), ("v", "f"),
    ("f", "ph v"), ("gh", "g"), ("x", "ks"), ("sch", "sg s"), ("ie", "i"), ("qu", "kw"), ("ss", "s"),
    ("j(?=[aeo])", "y"),
)  # fmt: skip
_POLISH = (
    ("sz", "sj sh s"), ("cz", "tsj ch"), ("rz", "sz z"), ("w", "v"), ("j", "y"), ("ł", "l w"), ("ch", "h"),
    ("ck", "tsk"), ("ski$", "sky ska"), ("ska$", "ski"), ("ą", "on a"), ("ę", "en e"), ("ń", "n"), ("ó", "o u"),
    ("ś", "s sj"), ("ź|ż", "z"), ("k", "c"),
    ("y", "i"), ("ci", "tsi tji"), ("zi", "dzi z"),
)  # fmt: skip
_TIGRINYA = (
    ("gh", "g"), ("g(?!h)", "gh"), ("ie", "e"), ("ts", "s tz"), ("y$", "i"), ("ay$", "ai aye"), ("e(?=[a-z])", "i a"),
    ("h(?=[aeiou])", ""), ("ss", "s"), ("z", "zz s"), ("k", "q c"), ("yo", "jo io"), ("w", "v u"), ("ch", "k"),
    ("mariam", "maryam"), ("bir", "ber"), ("a$", "ah"), ("f", "ff"),
)  # fmt: skip
_AKAN = (
    ("kw", "qu cu"), ("dj", "j"), ("(?<!d)j", "dj"), ("y", "i"), ("ei", "ey ai"), ("ah$", "a"), ("a$", "ah"),
    ("ng$", "n"), ("gy", "dj j"), ("ph", "f"), ("f", "ff"), ("k", "c"), ("nn|nk", "n k"), ("ea", "a"),
    ("yi", "i"), ("ie$", "i y"),
)  # fmt: skip
_RULES = {
    "moroccan": _ARABIC, "arabic": _ARABIC, "turkish": _TURKISH, "hindustani": _SARNAMI, "javanese": _JAVANESE,
    "dutch": _DUTCH, "creole": _DUTCH, "polish": _POLISH, "eritrean": _TIGRINYA, "ghanaian": _AKAN,
}  # fmt: skip


def other_spelling(random: Random, name: str) -> str | None:
    """Another usual spelling of the whole name, or of one word of it."""
    known = data.spellings()
    if name.lower() in known:
        return random.choice(known[name.lower()])
    words = name.split()
    places = [place for place, word in enumerate(words) if word.lower() in known]
    if not places:
        return None
    place = random.choice(places)
    words[place] = random.choice(known[words[place].lower()])
    return " ".join(words)


def other_letters(random: Random, name: str, background: str) -> str | None:
    """One sound of the name in other letters."""
    found = []
    for pattern, instead in _RULES[background]:
        for match in re.finditer(pattern, name, re.IGNORECASE):
            found.append((match, random.choice(instead.split(" "))))
    if not found:
        return None
    match, letters = random.choice(found)
    if match.group()[:1].isupper():
        letters = letters[:1].upper() + letters[1:]
    heard = name[: match.start()] + letters + name[match.end() :]
    heard = " ".join(heard.split())
    return heard[:1].upper() + heard[1:] if name[:1].isupper() else heard
