"""How wide a text is, and how it falls into lines. A drawing in SVG cannot ask the browser.

A word is never broken: the place gives way, then the letters, and at last the end of the word.

The table holds the bold widths of Atkinson Hyperlegible Next and Liberation Sans (the wider of the two for each
character), so that a label still fits while the web font has not arrived. Other scripts get a safe estimate.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# Hundredths of the letter size.
_TABLE = {
    24: "'",
    28: ",.j|‘’",
    30: "iìíîı·",
    32: " lï",
    34: "!():;[`",
    36: "]ł",
    38: "-ft",
    40: "r{}",
    44: "/I\\ÌÍÎÏİ•",
    48: '"',
    50: "*“”",
    52: "zźżž",
    56: "17J_acksvxyàáâãäåçýÿşąćśčš–",
    58: "29eèéêëę",
    60: "+3<>^~",
    62: "$5=?FLTZbdghnopqußñòóôõöøùúûüğŁńŹŻőűŽ",
    64: "468",
    66: "0",
    68: "EPSVYÈÉÊËÝŞĘŚŠ€",
    70: "X",
    74: "&ABCDHKNRUÀÁÂÃÄÅÇÑÙÚÛÜĄĆŃŰČ",
    78: "#GOQwÒÓÔÕÖØĞŐ",
    86: "M",
    90: "mæ",
    96: "W",
    98: "%@",
    100: "Æ—…",
}
# Noto Sans Arabic, bold. Joined letters are narrower than loose ones: .85 of those held for every word tried.
_ARABIC = {
    28: "آأإا",
    40: "ءرز",
    46: "ؤةهو",
    50: "دذعغ",
    58: "م",
    65: "جحخ",
    70: "ئلىين",
    76: "طظق",
    85: "ك",
    98: "فبتث",
    124: "سشصض",
}
_WIDTHS = {char: width for table in (_TABLE, _ARABIC) for width, chars in table.items() for char in chars}
_SMALLEST = 12


@dataclass(frozen=True)
class Fit:
    """A text broken into lines that fit, at the largest letter size that was possible."""

    lines: tuple[str, ...]
    size: int

    @property
    def lead(self) -> int:
        return round(self.size * 1.17)

    @property
    def height(self) -> int:
        return self.lead * len(self.lines)


def _char(char: str) -> int:
    if char in _WIDTHS:
        return _WIDTHS[char]
    if unicodedata.combining(char):
        return 0
    if unicodedata.east_asian_width(char) in "WF":
        return 104
    if "\u0600" <= char <= "\u06ff" or "\ufb50" <= char <= "\ufeff":
        return 72
    return 74


def width(text: str, size: float) -> float:
    """The width of a line of bold text, on the safe side."""
    return sum(map(_char, text)) * size / 100


def fit(text: str, room: float, sizes: tuple[int, ...], lines: int = 2, height: float = 999) -> Fit:
    """Break ``text`` into at most ``lines`` lines of at most ``room`` wide and ``height`` high together.

    From the largest size to the smallest; then smaller still for a word that is too long; at last the end of the
    text is left out and shown as an ellipsis: the link has the whole name.
    """
    return _fit(" ".join(text.split()), round(room), sizes, lines, round(height))


@lru_cache(maxsize=4096)
def _fit(text: str, room: int, sizes: tuple[int, ...], lines: int, height: int) -> Fit:
    for size in sizes:
        found = Fit(_balanced(text, room, size), size)
        if len(found.lines) <= lines and found.height <= height and _widest(found) <= room:
            return found
    size = _shrunk(text, room, sizes[-1])
    most = max(1, min(lines, height // Fit(("",), size).lead))
    return Fit(_cut(_wrap(text, room, size), most, room, size), size)


def _widest(found: Fit) -> float:
    return max((width(line, found.size) for line in found.lines), default=0)


def _wrap(text: str, room: float, size: float) -> tuple[str, ...]:
    lines: list[str] = []
    for word in text.split():
        if lines and width(f"{lines[-1]} {word}", size) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return tuple(lines) or ("",)


def _balanced(text: str, room: int, size: int) -> tuple[str, ...]:
    """As few lines as possible, and those about as long as each other."""
    best = _wrap(text, room, size)
    for narrower in range(room - 4, room // 3, -4):
        lines = _wrap(text, narrower, size)
        if len(lines) > len(best) or any(width(line, size) > narrower for line in lines):
            break
        best = lines
    return best


def _shrunk(text: str, room: float, size: int) -> int:
    while size > _SMALLEST and any(width(word, size) > room for word in text.split()):
        size -= 1
    return size


def _cut(lines: tuple[str, ...], most: int, room: float, size: float) -> tuple[str, ...]:
    """The lines up to the first that does not fit, or up to ``most``; an ellipsis where something is left out."""
    fitting = [width(line, size) <= room for line in lines[:most]]
    if all(fitting) and len(lines) <= most:
        return lines
    end = most - 1 if all(fitting) else fitting.index(False)
    last = lines[end]
    while last and width(f"{last}…", size) > room:
        last = last[:-1].rstrip()
    return (*lines[:end], f"{last}…")
