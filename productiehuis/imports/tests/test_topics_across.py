"""A row for each visitor or day, with a cross or a number below each topic. On plain values."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from productiehuis.imports.rules.across import header_of
from productiehuis.imports.rules.cells import SEVERAL_PEOPLE
from productiehuis.imports.rules.crosses import NO_TOPIC_IN_CELL, UNCLEAR_CROSS, CrossReader, with_topics_inside
from productiehuis.imports.rules.dates import NOT_A_DATE
from productiehuis.imports.rules.heads import NO_SUCH_HEAD
from productiehuis.imports.rules.rows import NO_TOPIC, TOO_MANY
from productiehuis.imports.rules.told import Rules, Told
from productiehuis.imports.rules.topics_across import TopicReader
from productiehuis.imports.tests.test_rows import read as row_of
from productiehuis.imports.tests.test_rules import BOOK, TODAY

TOPICS = ["Datum", "Naam", "Brieven", "Schulden", "Wonen"]


def asked(head, *lines, **rules):
    """What comes of the last line: who, how many, and what was asked."""
    lines = [(at, list(line)) for at, line in enumerate((head, *lines), 1)]
    header = header_of(lines, {}, today=TODAY, topics=BOOK)
    reader = TopicReader(header, Rules(TODAY, BOOK, **rules))
    for number, line in lines[1:-1]:
        if not reader.skips(line):
            reader.read(number, line)
    number, last = lines[-1]
    if reader.skips(last):
        return None
    return [
        (cross.told.who and cross.told.who.first_name, cross.told.count, [each.topic for each in cross.told.asked])
        if isinstance(cross.told, Told)
        else [(each.row, each.column, each.message) for each in cross.told]
        for cross in reader.read(number, last)
    ]


def test_a_cross_below_a_topic_is_a_request():
    line = ["3-9-2018", "Bo", "x", None, "x"]
    assert asked(TOPICS, line) == [("Bo", 1, ["letters", "living"])]


def test_a_number_below_a_topic_is_so_many_requests():
    assert asked(TOPICS, ["3-9-2018", "Bo", 2, 0, 1]) == [("Bo", 1, ["letters", "letters", "living"])]
    assert asked(TOPICS, ["3-9-2018", "Bo", 40, 0, 1]) == [[(2, "Brieven", TOO_MANY)]]


def test_of_nobody_a_row_of_crosses_is_one_visit_and_numbers_are_people():
    head = ["Datum", "Brieven", "Schulden"]
    assert asked(head, ["3-9-2018", "x", "x"]) == [(None, 1, ["letters", "debts"])]
    assert asked(head, ["3-9-2018", 3, 1]) == [(None, 3, ["letters"]), (None, 1, ["debts"])]
    assert asked(head, ["3-9-2018", 3, 1], ["10-9-2018", 3, 1]) == [(None, 3, ["letters"]), (None, 1, ["debts"])]


def test_a_remark_is_with_the_first_request():
    header = ["Datum", "Naam", "Brieven", "Schulden", "Opmerking"]
    lines = [(1, header), (2, ["3-9-2018", "Bo", "x", "x", "haast"])]
    (cross,) = TopicReader(header_of(lines, {}, today=TODAY, topics=BOOK), Rules(TODAY, BOOK)).read(2, lines[1][1])
    assert [(each.topic, each.words) for each in cross.told.asked] == [("letters", "haast"), ("debts", "")]


@pytest.mark.parametrize(
    "line", [[None] * 5, ["Totaal", None, 2, 0, 1], [None, None, 2, 0, 1], ["3-9-2018", None, None, None, "-"], TOPICS]
)
def test_sums_and_days_on_which_nobody_came_are_no_rows(line):
    assert asked(TOPICS, ["3-9-2018", "Bo", 2, None, "x"], line) is None


def test_what_is_wrong_in_a_row_of_topics_is_told_where_it_stands():
    wrong = asked(TOPICS, *[["3-9-2018", "Bo", "x", None, None]] * 25, ["3-9-2018", "Cas", "veel", None, "x"])
    assert wrong == [[(27, "Brieven", UNCLEAR_CROSS)]]
    assert asked(TOPICS, ["3-9-2018", "Bo", "x", None, None], ["gisteren", "Bo", "x", None, None]) == [
        [(3, "Datum", NOT_A_DATE)]
    ]
    assert asked(TOPICS, ["3-9-2018", "Bo", "x", None, None], ["3-9-2018", "Cas", None, None, None]) == [
        [(3, "hulpvraag", NO_TOPIC)]
    ]


@pytest.mark.parametrize(
    ("head", "line"),
    [
        (["Datum", "Naam", "Taal", "Kinderen"], ["3-9-2018", "Bo", "Arabisch", 2]),
        (["Datum", "Naam", "Brieven", "Schulden", "Onderwerp"], ["3-9-2018", "Bo", "x", "x", "wonen"]),
        (["Datum", "Naam", "Brieven"], ["3-9-2018", "Bo", "x"]),
        (["Datum", "Naam", "Brieven", "Schulden"], ["3-9-2018", "Bo", "van de gemeente", "3000 euro"]),
        (["Datum", "Naam", "Brieven", "Schulden"], ["3-9-2018", "Bo", None, None]),
    ],
    ids=str,
)
def test_what_is_no_list_with_topics_across(head, line):
    assert header_of([(1, head), (2, line)], {}, today=TODAY, topics=BOOK).across is None


# Topics inside, below days.

DAYS_ACROSS = ["Naam", "3-9-2018", "10-9-2018", "17-9-2018"]


def inside(*lines, head=DAYS_ACROSS, **rules):
    """What each cell of the last line asked, or what is wrong there. The first line below the head shows the kind."""
    lines = [(at, list(line)) for at, line in enumerate((head, *lines), 1)]
    header = with_topics_inside(header_of(lines, {}, today=TODAY), [lines[1][1]], BOOK)
    assert header.across.topics_inside
    return {
        cross.column: [each.topic for each in cross.told.asked]
        if isinstance(cross.told, Told)
        else [(each.row, each.column, each.message) for each in cross.told]
        for cross in CrossReader(header, Rules(TODAY, BOOK, **rules)).read(*lines[-1])
    }


def test_a_topic_in_a_cell_is_a_visit_about_it():
    told = inside(["Bo", "Brieven", None, "2x brieven, wonen"], topic="debts", activity="Naailes")
    assert told == {2: ["letters"], 4: ["letters", "letters", "living"]}


def test_a_cell_that_says_no_topic_is_a_problem_where_it_stands():
    told = inside(["Bo", "brieven", "wonen", None], ["Cas", "wonen", "misschien", "ziek"], ["Di", "x", "brieven", "-"])
    assert told == {2: [(4, "3-9-2018", NO_TOPIC_IN_CELL)], 3: ["letters"]}


def test_what_is_wrong_with_a_name_or_a_day_is_told_once_beside_topics_too():
    assert inside(["Bo en Cas", "brieven", "wonen", None]) == {0: [(2, "Naam", SEVERAL_PEOPLE)]}
    head = ["Naam", "3-9-2018", "31-9-2018"]
    assert inside(["Bo", "brieven", "wonen"], head=head) == {2: ["letters"], 3: [(1, "31-9-2018", NO_SUCH_HEAD)]}
    assert inside(["Bo", "brieven (20), wonen", "wonen", None])[2] == [(2, "3-9-2018", TOO_MANY)]


@pytest.mark.parametrize(
    "lines",
    [
        [["Bo", "x", "werk", "x"], ["Cas", "dokter", "x", None]],
        [["Bo", "werk", "ziek", None], ["Cas", "x", None, None]],
        [["Bo", "misschien", "werk", None]],
        [["Bo", "-", "ziek", None]],
        [["Bo", 1, 2, "brieven"]],
    ],
    ids=str,
)
def test_beside_crosses_a_word_may_say_why_somebody_was_not_there(lines):
    numbered = list(enumerate([DAYS_ACROSS, *lines], 1))
    header = header_of(numbered, {}, today=TODAY)
    assert not with_topics_inside(header, lines, BOOK).across.topics_inside


cell = st.sampled_from([None, "brieven", "wonen", "Brieven, schulden", "2x wonen", "-", "ziek"])


@given(st.lists(st.lists(cell, min_size=3, max_size=3), min_size=1, max_size=5))
def test_topics_inside_say_what_a_list_with_a_row_for_each_visit_says(marks):
    assume(any(BOOK.named_in(value) for value in marks[0]))
    lines = [["Bo", *line] for line in marks]
    told = inside(*lines)
    wanted = {}
    for place, value in enumerate(lines[-1][1:], 2):
        if value not in (None, "-", "ziek"):
            row = row_of(DAYS_ACROSS[place - 1], "Bo", None, value, None, None)
            wanted[place] = [each.topic for each in row.asked]
    assert told == wanted
