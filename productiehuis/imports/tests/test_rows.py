"""One row of a list: what it tells, or what is wrong with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from productiehuis.imports.rules import rows
from productiehuis.imports.rules.columns import find_header
from productiehuis.imports.rules.rows import RowReader
from productiehuis.imports.rules.told import Rules, Told, Who
from productiehuis.imports.tests.test_rules import BOOK, TODAY

HEAD = ["Datum", "Naam", "Geboortejaar", "Onderwerp", "Hulpvraag", "Aantal", "Opmerking", "Telefoon"]


def read(*values, head=HEAD, **rules):
    reader = RowReader(head, find_header([(1, head)], {}).columns, Rules(TODAY, BOOK, **rules))
    return reader.read(7, list(values))


def test_a_row_tells_who_when_and_what_for():
    told = read("3-9-2018", "Bo van Dijk", 1980, "2x brieven, schulden", None, None, "haast", "0612345678")
    assert told.who == Who("Bo", "van Dijk", "bo van dijk", 1980, None, "", "+31612345678")
    assert [(each.topic, each.words) for each in told.asked] == [("letters", "haast"), ("letters", ""), ("debts", "")]


def test_a_sign_nobody_sees_is_no_part_of_a_name_in_a_list():
    told = read("3-9-2018", "Bo\u202e van \u200fDijk", 1980, "brieven")
    assert (told.who.first_name, told.who.last_name) == ("Bo", "van Dijk")


def test_a_question_in_free_words_keeps_the_words():
    told = read("3-9-2018", "Bo", None, None, "de deurwaarder komt morgen, help", None, None, None)
    assert [(each.topic, each.words) for each in told.asked] == [("debts", "de deurwaarder komt morgen, help")]


@pytest.mark.parametrize("column", ["Onderwerp", "Hulpvraag"])
@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("Brieven en papieren", ["letters"]),
        ("2x brieven en papieren, schulden", ["letters", "letters", "debts"]),
        ("schulden / brieven en papieren (2)", ["debts", "letters", "letters"]),
        ("brieven en papieren en schulden", ["letters", "letters", "debts"]),
    ],
)
def test_a_topic_with_en_in_its_name_is_one_topic(column, text, topics):
    """Only where a name stands between two others, its parts cannot be told from them."""
    cells_of_row = ["3-9-2018", "Bo", None, text if column == "Onderwerp" else None]
    told = read(*cells_of_row, text if column == "Hulpvraag" else None, None, None, None)
    assert [each.topic for each in told.asked] == topics


def test_an_amount_beside_a_name_is_so_many_questions():
    assert len(read("3-9-2018", "Bo", None, "Wonen", None, "2x", None, None).asked) == 2


def test_an_amount_without_a_name_is_so_many_people():
    told = read("3-9-2018", "anoniem", None, "Wonen", None, 4, None, None)
    assert (told.who, told.count, len(told.asked)) == (None, 4, 1)


def test_every_problem_of_a_row_is_told_with_its_column():
    found = read("33-9-2018", "111222333", 12, "Wonen", None, "x", "=1+1", "12")
    assert {(each.row, each.column) for each in found} == {
        (7, name) for name in ("Datum", "Naam", "Geboortejaar", "Aantal", "Opmerking", "Telefoon")
    }


def test_where_questions_are_counted_a_row_says_what_for():
    assert read("3-9-2018", "Bo", None, None, None, None, None, None)[0].message == rows.NO_TOPIC
    assert isinstance(read("3-9-2018", "Bo", None, None, None, None, None, None, asks_topic=False), Told)


def test_nobody_comes_before_being_born():
    head = ["Datum", "Naam", "Geboortedatum", "Onderwerp"]
    assert read("3-9-2018", "Bo", "4-9-2018", "Wonen", head=head)[0].message == rows.BORN_LATER
    assert isinstance(read("3-9-2018", "Bo", "3-9-2018", "Wonen", head=head), Told)


def test_a_birth_year_after_the_year_of_the_visit_is_wrong_too():
    assert read("3-9-2018", "Bo", 2019, "Wonen")[0].message == rows.BORN_YEAR_LATER
    assert isinstance(read("3-9-2018", "Bo", 2018, "Wonen"), Told)


@pytest.mark.parametrize("number", ["1503", 1503, "15-03", "12345"])
def test_a_number_is_nobodys_name(number):
    """On the paper list of a desk somebody known stands by number; here that made somebody new called 1503."""
    [problem] = read("3-9-2018", number, None, "Wonen")
    assert (problem.column, problem.message) == ("Naam", rows.NUMBER_IS_NO_NAME)
    assert read("3-9-2018", "Bo 2", None, "Wonen").who.last_name == "2"


def test_a_row_without_a_topic_has_that_of_the_list():
    """A sheet at the door holds days and names, and no row of it could come in."""
    told = read("3-9-2018", "Bo", None, None, None, 2, "haast", None, topic="living")
    assert [(each.topic, each.words) for each in told.asked] == [("living", "haast"), ("living", "")]
    assert [each.topic for each in read("3-9-2018", "Bo", None, "Schulden", topic="living").asked] == ["debts"]


def test_a_list_of_one_activity_may_call_the_column_name():
    told = read("3-9-2018", "Bo", None, None, None, None, None, None, topic="living", activity="Koken")
    assert (told.activity, told.asked) == ("Koken", ())
    told = read("3-9-2018", "Bo", None, "Schulden", None, None, None, None, activity="Koken")
    assert (told.activity, [each.topic for each in told.asked]) == ("", ["debts"])


@pytest.mark.parametrize(
    "row", [[None] * 8, ["  ", None], ["Totaal", None, None, None, None, 12], HEAD, [None, None, None, None, None, 12]]
)
def test_what_is_no_row_is_skipped(row):
    reader = RowReader(HEAD, find_header([(1, HEAD)], {}).columns, Rules(TODAY, BOOK))
    assert reader.skips(row)


def test_a_bsn_column_that_does_not_say_so_is_seen():
    head = ["Datum", "Naam", "Onderwerp", "Nummer"]
    reader = RowReader(head, find_header([(1, head)], {}).columns, Rules(TODAY, BOOK))
    for number in (111222333, "123456782", 100000009):
        reader.read(2, ["3-9-2018", "Bo", "Wonen", number])
    assert reader.bsn_columns() == ["Nummer"]


@given(st.lists(st.one_of(st.none(), st.text(max_size=20), st.integers(), st.floats(), st.dates()), max_size=8))
def test_any_row_is_told_or_has_a_sentence(values):
    found = read(*values)
    if isinstance(found, Told):
        assert found.day <= TODAY
        assert 1 <= found.count <= 500
    else:
        assert found
        assert all(problem.message.endswith(".") and problem.column for problem in found)


def test_what_stands_twice_is_read_as_once_and_counted_twice():
    """Cells that say the same tell the same, whoever came and whatever stands beside them."""
    reader = RowReader(HEAD, find_header([(1, HEAD)], {}).columns, Rules(TODAY, BOOK))
    lines = [
        ["3-9-2018", "Bo", None, "brievn", None, None, None, None],
        ["4-9-2018", "Cas", None, "brievn", None, None, None, None],
        ["4-9-2018", "Cas", None, "brieven", None, 2, "haast", None],
        ["4-9-2018", "anoniem", None, "brieven", None, 2, "haast", None],
        ["4-9-2018", "Cas", None, "brieven", None, None, "haast", None],
    ]
    first = [reader.read(number, line) for number, line in enumerate(lines, 2)]
    again = [reader.read(number, line) for number, line in enumerate(lines, 7)]
    assert first == again == [read(*line) for line in lines]
    assert [len(told.asked) for told in first] == [1, 1, 2, 1, 1]
    assert reader.guessed.words == {"brievn": 4}


def test_a_row_that_is_wrong_is_wrong_each_time():
    reader = RowReader(HEAD, find_header([(1, HEAD)], {}).columns, Rules(TODAY, BOOK))
    told = [reader.read(number, ["3-9-2018", "Bo", None, "brieven", "x" * 1100]) for number in (2, 3)]
    assert [[(each.row, each.message) for each in problems] for problems in told] == [
        [(2, rows.LONG_WORDS)],
        [(3, rows.LONG_WORDS)],
    ]
