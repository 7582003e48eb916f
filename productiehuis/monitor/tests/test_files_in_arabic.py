"""A spreadsheet in the language of who asks: names, the side where it begins, and which way an arrow points."""

import io

import pytest
from django.utils import translation
from openpyxl import load_workbook

from productiehuis.kernel.texts import TranslatedText


@pytest.fixture
def book(cast, crowd, client):
    storey = cast.room.storey
    storey.name = TranslatedText.of("Souterrain", ar="القبو")
    storey.save()
    with translation.override("nl"):  # The language of the page is left active behind it.
        answer = client.get("/open-data/monitor/west/2018.xlsx", headers={"accept-language": "ar"})
    return load_workbook(io.BytesIO(answer.content))


def words_of(book):
    return {cell for sheet in book for row in sheet.values for cell in row if isinstance(cell, str)}


def test_a_storey_is_named_as_on_the_page(book):
    assert "القبو" in words_of(book)
    assert "Souterrain" not in words_of(book)


def test_the_sheet_begins_at_the_right_and_an_arrow_points_to_where_people_went(book):
    assert all(sheet.sheet_view.rightToLeft for sheet in book)
    arrows = "".join(words_of(book))
    assert ("←" in arrows, "→" in arrows) == (True, False)
