"""Days, cells, headers, topics and people of lists, on plain values."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from productiehuis.imports.rules import cells, columns, dates
from productiehuis.imports.rules.cells import BadCell
from productiehuis.imports.rules.columns import Column, find_header, header_key
from productiehuis.imports.rules.dates import NoDay, birth_day, read_day, visit_day
from productiehuis.imports.rules.people import People
from productiehuis.imports.rules.told import Who
from productiehuis.imports.rules.topics import TopicBook, TopicName
from productiehuis.people.rules.names import split_name

TODAY = date(2026, 3, 2)
BOOK = TopicBook(
    [
        TopicName("letters", ["Brieven en papieren", "Letters and papers", "رسائل وأوراق"]),
        TopicName("debts", ["Schulden", "Debts"]),
        TopicName("living", ["Wonen"]),
        TopicName("other", ["Iets anders"]),
    ]
)


# Days.


@pytest.mark.parametrize(
    "written",
    [
        "3-9-2018",
        "03-09-2018",
        "3/9/2018",
        "03/09/18",
        "3.9.18",
        "3 9 2018",
        "3 sept 2018",
        "3 sep. 2018",
        "3 september '18",
        "maandag 3 september 2018",
        "ma 3-9-2018",
        "2018-09-03",
        "2018-09-03T10:30:00",
        "3-9-2018 14:30 uur",
        "2018/09/03 11:02:10 AM GMT+2",
        "2018-09-03 11:02:10 p.m. CEST",
        "20180903",
        20180903,
        43346,
        43346.75,
        "43346",
        datetime(2018, 9, 3, 14),
        date(2018, 9, 3),
    ],
    ids=str,
)
def test_a_day_in_every_way_of_writing(written):
    assert read_day(written, today=TODAY) == date(2018, 9, 3)


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        (None, dates.NO_DATE),
        ("  ", dates.NOT_A_DATE),
        ("gisteren", dates.NOT_A_DATE),
        ("30-2-2018", dates.NO_SUCH_DAY),
        ("9/13/2018", dates.NO_SUCH_DAY),
        ("9/3/2018 11:02:10 AM", dates.NOT_A_DATE),
        ("3-9", dates.NO_YEAR),
        ("3 september", dates.NO_YEAR),
        (True, dates.NOT_A_DATE),
        (12, dates.NOT_A_DATE),
        (2018, dates.NOT_A_DATE),
        (float("nan"), dates.NOT_A_DATE),
        (1e30, dates.NOT_A_DATE),
        ("3-9-2027", dates.IN_FUTURE),
        ("3-9-1899", dates.BEFORE_1900),
        ("3-9-1980", dates.BIRTH_DATE),
        ("1" * 5000, dates.NOT_A_DATE),
    ],
    ids=str,
)
def test_what_is_no_day_of_a_visit(written, sentence):
    with pytest.raises(NoDay) as problem:
        visit_day(written, today=TODAY)
    assert str(problem.value) == sentence


@given(st.dates(date(2000, 1, 1), TODAY), st.sampled_from("-/. "), st.booleans())
def test_any_day_survives_any_dutch_writing(day, sign, short):
    year = f"{day.year % 100:02}" if short else day.year
    assert visit_day(f"{day.day}{sign}{day.month}{sign}{year}", today=TODAY) == day


@given(st.dates(date(2000, 1, 1), TODAY))
def test_any_day_survives_a_spreadsheet(day):
    serial = (day - date(1899, 12, 30)).days
    assert visit_day(serial, today=TODAY) == day
    assert visit_day((day - date(1904, 1, 1)).days, today=TODAY, from_1904=True) == day


@given(
    st.one_of(st.text(max_size=40), st.floats(), st.integers(), st.booleans(), st.none(), st.datetimes(), st.dates())
)
def test_whatever_stands_in_a_date_cell_is_a_day_or_a_sentence(value):
    try:
        day = visit_day(value, today=TODAY)
    except NoDay as problem:
        day = str(problem)
    assert day.endswith(".") if isinstance(day, str) else date(2000, 1, 1) <= day <= TODAY


@given(st.dates(date(1927, 1, 1), TODAY))
def test_a_birth_year_of_two_digits_is_one_that_has_been(day):
    assert birth_day(f"{day.day}-{day.month}-{day.year % 100:02}", today=TODAY) == day


def test_a_birth_date_to_come_is_none():
    with pytest.raises(NoDay):
        birth_day(TODAY + timedelta(days=1), today=TODAY)


# Cells.


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("brieven", [("brieven", 1)]),
        ("brieven; schulden", [("brieven", 1), ("schulden", 1)]),
        ("2x brieven", [("brieven", 2)]),
        ("2 x brieven\nschulden", [("brieven", 2), ("schulden", 1)]),
        ("brieven 3x + wonen", [("brieven", 3), ("wonen", 1)]),
        ("brieven (2), wonen / schulden", [("brieven", 2), ("wonen", 1), ("schulden", 1)]),
        ("1. brieven 2. wonen", [("brieven", 1), ("wonen", 1)]),
        ("brieven en wonen", [("brieven", 1), ("wonen", 1)]),
        (" ; - ; ", []),
    ],
)
def test_several_questions_in_one_cell(text, wanted):
    assert [(part.words, part.times) for part in cells.parts(text, weak=True)] == wanted


@given(st.text(max_size=60))
def test_no_cell_breaks_the_reading(text):
    for read in (
        cells.amount,
        cells.phone,
        cells.postcode,
        cells.plain_text,
        lambda each: cells.birth_year(each, 2026),
    ):
        said = "."
        try:
            read(text)
        except BadCell as problem:
            said = str(problem)
        assert said.endswith(".")
    assert all(1 <= part.times <= 20 for part in cells.parts(text, weak=True))
    split_name(text)
    cells.is_nobody(text)


@pytest.mark.parametrize("value", [0, -1, 501, "0x", "heel veel", "1,5", 2.5])
def test_an_amount_that_cannot_be(value):
    with pytest.raises(BadCell):
        cells.amount(value)


@pytest.mark.parametrize("value", ["111222333", 111222333, "bsn 111.222.333", "١١١٢٢٢٣٣٣"])
def test_a_citizen_service_number_is_refused_wherever_it_stands(value):
    with pytest.raises(BadCell) as problem:
        cells.plain_text(value)
    assert str(problem.value) == cells.BSN


def test_a_phone_number_that_lost_its_nought_is_found():
    assert cells.phone(612345678) == cells.phone("06-12345678") == "+31612345678"


# Headers.


def test_a_header_below_a_title_is_found():
    lines = [(1, ["Bezoekers 2018"]), (2, [None]), (3, ["Datum", "Naam cliënt", "Hulpvraag 1", "Hulpvraag 2"])]
    header = find_header(lines, {})
    assert (header.row, header.has_rows) == (3, True)
    assert list(header.columns.values()) == [Column.DATE, Column.NAME, Column.QUESTION, Column.QUESTION]


def test_a_wide_cell_over_two_columns_is_part_of_the_header():
    lines = [
        (1, ["Datum", "Persoon", None, "Geboorte", None]),
        (2, [None, "voornaam", "achternaam", "datum", "jaar"]),
        (3, ["3-9-2018", "Bo", "Jansen", None, 1980]),
    ]
    header = find_header(lines, {})
    assert header.last_row == 2
    wanted = {0: Column.DATE, 1: Column.FIRST_NAME, 2: Column.LAST_NAME, 4: Column.BIRTH_YEAR}
    assert {index: header.columns[index] for index in wanted} == wanted


def test_a_row_is_never_taken_for_a_second_header():
    header = find_header([(1, ["Datum", "Naam", "Onderwerp"]), (2, ["3-9-2018", "Bo", "Brieven"])], {})
    assert header.last_row == 1


def test_what_was_chosen_before_goes_first():
    header = find_header([(1, ["Wanneer", "Kreet"])], {"kreet": Column.TOPIC, "wanneer": Column.SKIP})
    assert header.columns == {0: Column.SKIP, 1: Column.TOPIC}


@pytest.mark.parametrize("name", ["BSN", "bsn-nummer", "Burgerservicenummer", "Sofi nr.", "BSN cliënt"])
def test_a_bsn_column_is_seen(name):
    assert columns.is_bsn_header(header_key(name))


@given(st.lists(st.lists(st.one_of(st.none(), st.text(max_size=12), st.integers()), max_size=8), max_size=8))
def test_no_sheet_breaks_the_search_for_a_header(lines):
    find_header(list(enumerate(lines, 1)), {})


# Topics.


@pytest.mark.parametrize(
    ("words", "topic", "is_sure"),
    [
        ("BRIEVEN EN PAPIEREN", "letters", True),
        ("letters and papers", "letters", True),
        ("رسائل وأوراق", "letters", True),
        ("post", "letters", True),
        ("deurwaarder", "debts", True),
        ("scholden", "debts", False),
        ("woning zoeken", "living", False),
        ("kat", "other", False),
    ],
)
def test_a_topic_by_name_translation_word_or_likeness(words, topic, is_sure):
    found = BOOK.of_word(words)
    assert (found.topic, found.is_sure) == (topic, is_sure)


def test_what_was_said_before_of_a_word_stands():
    book = TopicBook(BOOK.topics, {"kat": "living"})
    assert book.of_word("Kat").topic == "living"


def test_a_house_without_other_does_not_know_everything():
    assert TopicBook(BOOK.topics[:3]).of_word("kat") is None


# People.


def test_rows_about_one_person_are_one():
    listed = People()
    first = listed.add(Who("Bo", "Dijk", "bo dijk", 1980), 1)
    again = listed.add(Who("bo", "Dijk", "bo dijk"), 2)
    assert (first is again, len(listed), first.rows, first.who.birth_year) == (True, 1, 2, 1980)


def test_of_two_namesakes_a_third_without_a_year_is_nobody_yet():
    listed = People()
    for number, year in enumerate((1980, 1981, None)):
        listed.add(Who("Bo", "Dijk", "bo dijk", year), number)
    assert len(listed) == 3


@given(
    st.lists(
        st.builds(
            Who,
            st.sampled_from(["Bo", "Di"]),
            st.just(""),
            st.sampled_from(["bo", "di"]),
            st.sampled_from([None, 1980, 1981]),
        )
    )
)
def test_every_row_is_about_somebody(told):
    listed = People()
    for number, who in enumerate(told):
        assert listed.add(who, number).who.name_key == who.name_key
    assert sum(each.rows for each in listed) == len(told)
