"""Reads every Dutch sentence of the program as somebody with little Dutch would: short, everyday words, 'je'.

There is no single measure of B1. Held here: the length of sentences, the reading ease of Flesch in the
version of Douma for Dutch (206.84 - 0.93 x words per sentence - 77 x syllables per word), and a list of
words that have an easier one.
"""

import re
import sys
from functools import cache
from pathlib import Path

import pyphen
import pytest

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "scripts"))
import translations  # noqa: E402

LONGEST_SENTENCE = 18
EASY_ENOUGH = 65
HARD_WORDS = {
    "aangaande": "over",
    "alsmede": "en",
    "betreffende": "over",
    "conform": "volgens",
    "derhalve": "dus",
    "desbetreffende": "deze",
    "dient": "moet",
    "echter": "maar",
    "geschieden": "gebeuren",
    "gaarne": "graag",
    "indien": "als",
    "inzake": "over",
    "mits": "als",
    "middels": "met",
    "navraag": "vraag",
    "nochtans": "toch",
    "omtrent": "over",
    "reeds": "al",
    "teneinde": "om",
    "tevens": "ook",
    "thans": "nu",
    "uitsluitend": "alleen",
    "verzoeken": "vragen",
    "voornoemd": "deze",
    "vooralsnog": "nu nog",
    "wederom": "weer",
    "zulks": "dit",
    "authenticatie": "inloggen",
    "valideren": "controleren",
    "ongeldig": "niet goed",
    "ongeldige": "niet goed",
    "u": "je",
    "uw": "je",
}
_hyphens = pyphen.Pyphen(lang="nl_NL")


@cache
def dutch_sentences() -> tuple[str, ...]:
    """All msgids that are sentences, without placeholders and mark-up."""
    texts: set[str] = set()
    for message in translations.extracted():
        for text in message.id if isinstance(message.id, tuple | list) else (message.id,):
            plain = re.sub(r"%\(\w+\)s|%s|\{\w*\}|<[^>]+>", "x", text)
            texts.update(part.strip() for part in re.split(r"(?<=[.!?:])\s+", plain) if part.strip())
    return tuple(sorted(texts))


def words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", text)


def syllables(word: str) -> int:
    return len(_hyphens.inserted(word.lower()).split("-"))


def reading_ease(texts: list[str]) -> float:
    """Flesch-Douma: about 65 and up is easy to read, below 45 is hard."""
    found = [words(text) for text in texts]
    count = sum(map(len, found))
    return 206.84 - 0.93 * count / len(texts) - 77 * sum(syllables(w) for ws in found for w in ws) / count


def test_there_are_sentences_to_read() -> None:
    assert len(dutch_sentences()) > 300


def test_no_sentence_is_long() -> None:
    assert [text for text in dutch_sentences() if len(words(text)) > LONGEST_SENTENCE] == []


def test_no_hard_word_where_an_easy_one_exists() -> None:
    found = {
        (word, HARD_WORDS[word.lower()]): text
        for text in dutch_sentences()
        for word in words(text)
        if word.lower() in HARD_WORDS
    }
    assert found == {}


def test_the_whole_reads_easily() -> None:
    assert reading_ease([text for text in dutch_sentences() if text.endswith((".", "!", "?"))]) >= EASY_ENOUGH


@pytest.mark.parametrize(
    ("text", "easy"),
    [
        ("Je bent er. Kom maar binnen en vraag het ons.", True),
        ("Registratie van persoonsgegevens geschiedt overeenkomstig de vigerende privacywetgeving.", False),
    ],
)
def test_the_score_tells_easy_from_hard(text: str, easy: bool) -> None:
    assert (reading_ease([text]) >= EASY_ENOUGH) is easy


def test_every_time_of_day_is_written_with_a_dot():
    package = ROOT / "productiehuis"
    shown = [path for ending in ("*.html", "*.py", "*.typ") for path in package.rglob(ending)]
    assert [str(path) for path in shown if re.search(r"\b[HG]:i\b", path.read_text(encoding="utf-8"))] == []
