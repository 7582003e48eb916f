"""Small decisions of the public pages on plain values."""

import unicodedata
from collections.abc import Iterable


def plain(text: str) -> str:
    """Small letters without marks, so that "café" is found as "cafe"."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


def matches(asked: str, texts: Iterable[str]) -> bool:
    """True when each asked word stands somewhere in the texts.

    >>> matches("naai les", ["Naaiatelier", "Leer naaien, elke les anders"])
    True
    >>> matches("fiets", ["Naaiatelier"])
    False
    """
    heap = plain(" ".join(texts))
    words = plain(asked).split()
    return bool(words) and all(word in heap for word in words)
