"""Every PDF and picture of a sheet is made here, of a Typst sheet and its texts.

Texts go in as data, so that no name can be mark-up. People write in more letters than a shipped font has, and Typst
refuses a readable PDF with a letter that no font shows: such a letter becomes a sign, and the sheet says so in one
sentence (`unshown`, which each sheet puts at its end). A word that is longer than a line can be broken. What people
wrote themselves a sheet puts in `apart`.
"""

import json
import re
import struct
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import typst
from django.utils.translation import gettext as _

FONTS = Path(__file__).parent / "fonts"
# What people wrote, in its own direction: a phone number stays as it is, and a Dutch full stop stands at the end. What
# begins with a letter from right to left, or is mostly such letters ("digiBEET: …"), runs from right to left. Signs
# for this in the text itself would take the place of spaces for who has a sheet read aloud.
APART = rb"""#let apart(words) = {
  let letters = words.matches(regex("\p{L}")).map(each => each.text)
  let from-right = letters.filter(each => each.contains(regex("[\p{Arabic}\p{Hebrew}]")))
  let is-rtl = from-right.len() > 0 and (letters.first() == from-right.first() or from-right.len() * 2 > letters.len())
  text(dir: if is-rtl { rtl } else { ltr }, words)
}
"""
# Stands for a letter that no font shows.
SIGN = "\u25a1"
# A word longer than this gets places where it may be broken.
LONG_WORD = 30
_LONG = re.compile(rf"\S{{{LONG_WORD + 1},}}")
_BREAK = "\u200b"
# Joins, directions and the choice of how a sign looks: these show nothing by themselves.
_UNSEEN = {"Cf", "Cc", "Zl", "Zp"}
_VARIANTS = range(0xFE00, 0xFE10)


def make_paper(sheet: bytes, data: Mapping[str, Any], *, leave: Collection[str] = (), **how: Any) -> bytes:
    """The sheet with these texts. `leave` names keys whose texts are no words, such as a drawn QR."""
    try:
        return _compile(sheet, _shown(data, leave, letters_on_paper()), leave, how)
    except typst.TypstError:
        # Letters that each can be shown may not show together. What nearly everybody writes always does.
        return _compile(sheet, _shown(data, leave, plain_letters()), leave, how)


def _compile(sheet: bytes, shown: dict[str, Any], leave: Collection[str], how: dict[str, Any]) -> bytes:
    note = _("%(sign)s: dit teken kan dit papier niet laten zien. Op het scherm staat het er wel.") % {"sign": SIGN}
    shown["unshown"] = note if any(SIGN in text for text in _texts(shown, leave)) else ""
    made: bytes = typst.compile(
        APART + sheet,
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(shown)},
        **how,
    )
    return made


def _shown(value: Any, leave: Collection[str], letters: frozenset[int]) -> Any:
    if isinstance(value, str):
        return _LONG.sub(lambda word: _breakable(word[0]), for_paper(value, letters))
    if isinstance(value, Mapping):
        return {key: each if key in leave else _shown(each, leave, letters) for key, each in value.items()}
    return [_shown(each, leave, letters) for each in value] if isinstance(value, list | tuple) else value


def _texts(value: Any, leave: Collection[str]) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, each in value.items():
            if key not in leave:
                yield from _texts(each, leave)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each, leave)


def for_paper(text: str, letters: frozenset[int]) -> str:
    """The same text with a sign for each letter that is not among these. What shows nothing by itself stays.

    >>> for_paper("naar \u6211", frozenset(b"nar "))
    'naar □'
    """
    kept = (each for each in text if not _is_dropped(each))
    return "".join(each if _is_shown(each, letters) else SIGN for each in kept)


def _is_dropped(letter: str) -> bool:
    """What is no letter; and the frame round a digit, which no font shows together with that digit."""
    return letter == "\u20e3" or (unicodedata.category(letter) == "Cc" and letter not in "\n\t")


def _is_shown(letter: str, letters: frozenset[int]) -> bool:
    return (
        letter.isascii()
        or ord(letter) in letters
        or ord(letter) in _VARIANTS
        or unicodedata.category(letter) in _UNSEEN
    )


def _breakable(word: str) -> str:
    """With places to break it, also behind each dash; never between a letter and the mark on it."""
    pieces, since = [], 0
    for letter in word:
        if since >= LONG_WORD and not unicodedata.combining(letter):
            pieces.append(_BREAK)
            since = 0
        pieces.append(letter)
        since += 1
        if letter == "-":
            pieces.append(_BREAK)
            since = 0
    return "".join(pieces)


@cache
def letters_on_paper() -> frozenset[int]:
    """What the shipped fonts have together."""
    return frozenset(code for font in sorted(FONTS.glob("*.ttf")) for code in letters_of(font.read_bytes()))


@cache
def plain_letters() -> frozenset[int]:
    """The letters of the two fonts that the sheets are set in."""
    names = ("AtkinsonHyperlegibleNext-regular.ttf", "IBMPlexSansArabic-regular.ttf")
    return frozenset(code for name in names for code in letters_of((FONTS / name).read_bytes()))


def letters_of(font: bytes) -> set[int]:
    """The characters of a TrueType font, read from its `cmap` (formats 4 and 12, which all of ours have)."""
    tables = struct.unpack(">H", font[4:6])[0]
    entries = (struct.unpack(">4sIII", font[12 + 16 * n : 28 + 16 * n]) for n in range(tables))
    start = next(offset for tag, _sum, offset, _length in entries if tag == b"cmap")
    found: set[int] = set()
    for number in range(struct.unpack(">H", font[start + 2 : start + 4])[0]):
        at = start + struct.unpack(">I", font[start + 8 + 8 * number : start + 12 + 8 * number])[0]
        kind = struct.unpack(">H", font[at : at + 2])[0]
        found |= {4: _segments, 12: _groups}.get(kind, lambda _font, _at: set())(font, at)
    return found


def _segments(font: bytes, at: int) -> set[int]:
    """Format 4: for each segment its last and first code, a shift, and perhaps a place in a list of glyphs."""
    count = struct.unpack(">H", font[at + 6 : at + 8])[0] // 2
    words = f">{count}H"
    last = struct.unpack_from(words, font, at + 14)
    first = struct.unpack_from(words, font, at + 16 + 2 * count)
    shift = struct.unpack_from(words, font, at + 16 + 4 * count)
    place_at = at + 16 + 6 * count
    place = struct.unpack_from(words, font, place_at)
    found = set()
    for n in range(count):
        for code in range(first[n], last[n] + 1):
            if place[n] == 0:
                glyph = (code + shift[n]) % 65536
            else:
                glyph = struct.unpack_from(">H", font, place_at + 2 * n + place[n] + 2 * (code - first[n]))[0]
            if glyph and code != 0xFFFF:
                found.add(code)
    return found


def _groups(font: bytes, at: int) -> set[int]:
    """Format 12: groups of codes, each with its first glyph."""
    count = struct.unpack_from(">I", font, at + 12)[0]
    groups = (struct.unpack_from(">III", font, at + 16 + 12 * n) for n in range(count))
    return {code for first, last, glyph in groups for code in range(first, last + 1) if glyph or code > first}
