"""Paper shows what people write, whatever letters they write in, and says so when it cannot."""

import io
from pathlib import Path

import pytest
from pypdf import PdfReader

import productiehuis.plans
from productiehuis.ui import paper
from productiehuis.ui.paper import SIGN, for_paper, letters_of, letters_on_paper, make_paper

PLAN = (Path(productiehuis.plans.__file__).parent / "plan.typ").read_bytes()
WRITTEN = ["😀 👍🏽 👨‍👩‍👧 ❤️ 🇳🇱", "ትግርኛ", "ⵜⴰⵎⴰⵣⵉⵖⵜ", "Україна", "Ελλάδα", "العربية", "Çağla Ünal"]
WRITTEN += ["e\u0301", "€ ½ ² – …"]
ODD = ["我想工作", "שלום", "1️⃣ 2️⃣", "a\x01\x0cb", "\u1680\u3000", "\ue000\ufffd", "\u2066a\u2069\u200e", SIGN, "x" * 300]


def sheet(text, language="nl"):
    line = {"prompt": text, "text": text, "notes": [[text], [text, text, text]]}
    sections = [{"title": text, "lines": [line]}]
    data = {"language": language, "rtl": language == "ar", "title": text, "who": text, "made": text, "nothing": text}
    return make_paper(PLAN, data | {"sections": sections}, pdf_standards=["ua-1"])


@pytest.mark.parametrize("language", ["nl", "ar"])
@pytest.mark.parametrize("text", [*WRITTEN, *ODD])
def test_every_text_becomes_a_readable_sheet(text, language):
    assert sheet(text, language).startswith(b"%PDF")


@pytest.mark.parametrize("text", WRITTEN)
def test_what_people_here_write_is_shown_as_it_is(text):
    assert for_paper(text, letters_on_paper()) == text


def test_a_letter_that_no_font_has_is_a_sign_and_the_sheet_says_so(monkeypatch):
    seen = []
    monkeypatch.setattr(paper.typst, "compile", lambda *_args, **how: seen.append(how["sys_inputs"]["data"]) or b"")
    sheet("naar 我")
    sheet("naar huis")
    assert [("dit teken kan dit papier niet laten zien" in data, "\\u25a1" in data) for data in seen] == [
        (True, True),
        (False, False),
    ]


def test_on_an_arabic_sheet_dutch_words_keep_their_order():
    """Read from the places of the letters: the bracket that opens stands before the one that closes, the stop after."""
    page = PdfReader(io.BytesIO(sheet("Koken (voor de buurt).", "ar"))).pages[0]
    assert "Koken (voor de buurt)." in page.extract_text()
    assert "\u2068" not in page.extract_text()


def test_arabic_words_are_whole_for_who_has_a_sheet_read_aloud():
    """A font that draws the dots of a letter apart says that letter twice."""
    assert "خطتي" in PdfReader(io.BytesIO(sheet("خطتي", "ar"))).pages[0].extract_text()


def test_what_is_no_text_is_left_alone(monkeypatch):
    seen = []
    monkeypatch.setattr(paper.typst, "compile", lambda *_args, **how: seen.append(how["sys_inputs"]["data"]) or b"")
    drawn = "M" * 400
    make_paper(b"", {"cards": [{"qr": drawn, "code": "y" * 31}]}, leave=("qr",))
    assert drawn in seen[0]
    assert "y" * 31 not in seen[0]


def _places(sheet, word):
    """Where this word stands on the first page, from the left, as often as it is there."""
    found = []
    page = PdfReader(io.BytesIO(sheet)).pages[0]
    page.extract_text(visitor_text=lambda text, at, *_: found.append(at[4]) if word in text else None)
    return found


def test_arabic_words_run_from_the_right_also_when_a_dutch_name_begins_them():
    made = sheet("digiBEET: البداية مع الحاسوب", "ar")
    first, last = _places(made, "digiBEET"), _places(made, "الحاسوب")
    assert len(first) == len(last) > 5
    assert all(there > here for there, here in zip(first, last, strict=True))


def test_a_long_word_can_be_broken_behind_each_dash():
    assert paper._breakable("01a21c20-0859-7b69-85fb-44e3fea95987").count("\u200b") == 4


def test_a_long_word_gets_places_to_break_and_no_mark_loses_its_letter():
    assert sorted({len(piece) for piece in paper._breakable("x" * 70).split("\u200b")}) == [10, 30]
    assert "\u200b\u0301" not in paper._breakable("e\u0301" * 40)


def test_the_fonts_are_read_as_they_are():
    latin = letters_of((paper.FONTS / "AtkinsonHyperlegibleNext-regular.ttf").read_bytes())
    assert {*map(ord, "aZ9€éğŒ")} <= latin
    assert ord("ع") not in latin
    assert {*map(ord, "عéЖ😀ት")} <= letters_on_paper()
