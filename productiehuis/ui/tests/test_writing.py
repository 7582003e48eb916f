"""Words as the language of the reader writes them."""

import re
from datetime import datetime
from pathlib import Path

import pytest
from django.template import Context, Template
from django.utils import translation

import productiehuis
from productiehuis.ui.writing import capital, comma, from_to, moment, unbroken

PACKAGE = Path(productiehuis.__file__).parent


@pytest.mark.parametrize(
    ("language", "words", "written"),
    [("tr", "iyi gidenler", "İyi gidenler"), ("tr", "ılık", "Ilık"), ("nl", "iets", "Iets"), ("nl", "", "")],
)
def test_a_sentence_begins_with_the_capital_of_its_language(language, words, written):
    with translation.override(language):
        assert capital(words) == written


def test_what_stands_behind_the_capital_stays():
    assert capital("een BuurtBaan") == "Een BuurtBaan"


def test_a_time_goes_from_low_to_high_and_a_list_has_its_comma():
    with translation.override("ar"):
        assert (from_to("10.00", "12.00"), comma()) == ("\u206610.00–\u206012.00\u2069", "، ")
        assert Template("a{% comma %}b").render(Context()) == "a، b"
    with translation.override("nl"):
        assert (from_to("10.00", "12.00"), comma()) == ("10.00–12.00", ", ")


@pytest.mark.parametrize(("language", "written"), [("nl", "maandag 5 maart, 10.30"), ("ar", "الاثنين 5 مارس، 10.30")])
def test_a_time_stands_behind_a_day_with_the_comma_of_the_language(language, written):
    with translation.override(language):
        assert moment(datetime(2018, 3, 5, 10, 30), "l j F") == written
        assert Template('{{ at|moment:"l j F" }}').render(Context({"at": datetime(2018, 3, 5, 10, 30)})) == written
        assert Template('{{ at|moment:"l j F" }}').render(Context({"at": None})) == ""


def test_nobody_writes_a_capital_in_another_way():
    """Django's capfirst and Python's capitalize know no Turkish; names of languages are written by themselves."""
    files = [*PACKAGE.rglob("*.html"), *PACKAGE.rglob("*.py")]
    other = re.compile(r"capfirst|(?<!name_local..)\.capitalize\(\)")
    found = [str(path) for path in files if "tests" not in path.parts and other.search(path.read_text())]
    assert found == []


def test_where_there_is_little_room_a_time_from_and_to_stays_on_one_line() -> None:
    assert unbroken("ma 10.00–12.00, wo – vr") == "ma 10.00–\u206012.00, wo – vr"
    with translation.override("ar"):
        assert unbroken(from_to("10.00", "12.00")) == from_to("10.00", "12.00")
