"""Names across and days down: when it is sure, when it is asked, when it is another list; and that turning says the
same as a list with the days across. On plain values."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from productiehuis.imports.rules import turning
from productiehuis.imports.rules.across import header_of
from productiehuis.imports.rules.crosses import UNCLEAR_CROSS, CrossReader
from productiehuis.imports.rules.dates import NO_SUCH_DAY
from productiehuis.imports.rules.told import Rules, Told
from productiehuis.imports.rules.turning import NO_DAY_BESIDE, NO_NAME_ABOVE, OWN_COLUMN, TurnedReader, names_across
from productiehuis.imports.tests.test_rules import BOOK, TODAY

MONDAYS = [date(2018, 9, day) for day in (3, 10, 17)]
NAMES = ["Fenna", "Milan", "Noa"]


def numbered(lines):
    return list(enumerate(map(list, lines), 1))


def seen(*lines):
    rows = numbered(lines)
    return names_across(rows, header_of(rows, {}, today=TODAY, topics=BOOK), {}, BOOK, TODAY)


def turned(*lines, **more):
    return turning.turned(numbered(lines), seen(*lines), {}, today=TODAY, **more)


def read(*lines):
    """What the file says, by row and column; a problem as its row, column and sentence."""
    reader = TurnedReader(turned(*lines), Rules(TODAY, BOOK, topic="living"))
    return {
        (each.row, each.column): each.told
        if isinstance(each.told, Told)
        else [(problem.row, problem.column, problem.message) for problem in each.told]
        for each in reader.read()
    }


CROSSES = [[MONDAYS[0], "x", None, "x"], [MONDAYS[1], None, "x", None]]


@pytest.mark.parametrize(
    "above",
    [
        [["Datum / naam", *NAMES]],
        [["Naam/dag", *NAMES]],
        [["Naam", *NAMES]],
        [["Deelnemers", *NAMES]],
        [[None, "Namen"], ["Datum", *NAMES]],
        [["Naailes 2018"], [], [None, "Deelnemers"], [None, *NAMES]],
        [["Voornaam", *NAMES], ["Achternaam", "Een", "Twee", "Drie"]],
    ],
    ids=str,
)
def test_a_sheet_that_says_that_these_are_names_is_sure(above):
    assert seen(*above, *CROSSES).is_sure


@pytest.mark.parametrize(
    "above",
    [
        [["Datum", *NAMES]],
        [[None, *NAMES]],
        [["Dag", *NAMES]],
        [["Lijst 2018"], ["Datum", *NAMES]],
        [["Datum", "An", "Bo", "Cas"]],
        [["Datum", "Kees de Man", "Bo Kind", "Noa"]],
        [["Datum", "محمد مثال", "Gülşen Örnek", "Σοφία"]],
        [["Datum", "Brei", "Kook", "Fiets"]],
    ],
    ids=str,
)
def test_where_nothing_says_so_it_is_asked(above):
    found = seen(*above, *CROSSES)
    assert (found.is_sure, found.names) == (False, (1, 2, 3))


def test_one_word_among_the_crosses_is_a_slip():
    lines = [["Datum", *NAMES], *CROSSES, [MONDAYS[2], None, "misschien", None]]
    assert not seen(*lines).is_sure
    assert read(*lines)[4, 3] == [(4, "C", UNCLEAR_CROSS)]
    assert seen(["Datum", *NAMES], [MONDAYS[0], "x", "brief", "kind"], [MONDAYS[1], "geld", "x", "x"]) is None


def test_a_number_below_a_name_is_asked_too():
    assert not seen(["Naam", *NAMES], *CROSSES, [MONDAYS[2], 3, 1, 1]).is_sure
    assert seen(["Datum / naam", *NAMES], *CROSSES, [MONDAYS[2], 3, 1, 1]).is_sure


@pytest.mark.parametrize(
    "lines",
    [
        [["Datum", "Naam", "Nieuw", "Lid"], [MONDAYS[0], "Bo", "x", "x"]],
        [["Datum", "Naam", "Geboortejaar", "Onderwerp"], [MONDAYS[0], "Bo", 1980, "wonen"]],
        [["Datum", "Voornaam", "Tolk", "Kind mee"], [MONDAYS[0], "x", "x", None], [MONDAYS[1], "x", None, "x"]],
        [["Datum", "Brieven", "Schulden"], [MONDAYS[0], "x", None], [MONDAYS[1], None, "x"]],
        [["Datum", "Mannen", "Vrouwen"], [MONDAYS[0], 12, 9], [MONDAYS[1], 8, 1]],
        [["Datum", "Activiteit", "Tolk", "Lunch"], [MONDAYS[0], "Naailes", "x", "x"]],
        [["Datum", "Onderwerp", "Tolk", "Lunch"], [MONDAYS[0], "wonen", "x", "x"]],
        [["Datum", "Kreet", "Tolk", "Van wie"], [MONDAYS[0], "brief", "ja", "gemeente"]],
        [["Deelnemers", "Mannen", "Vrouwen", "Kinderen"], [MONDAYS[0], 1, 0, 1], [MONDAYS[1], 1, 1, 1]],
        [["Datum", "Tijd", "Man", "Vrouw", "Nieuw"], [MONDAYS[0], "14:00", "x", None, "x"]],
        [["Datum", "Inloop", "Telefonisch", "E-mail"], [MONDAYS[0], "x", None, None], [MONDAYS[1], None, 1, None]],
        [["Datum", "Kreet", "Nog iets"], [MONDAYS[0], "brieven", "wonen"], [MONDAYS[1], "wonen", None]],
        [["Datum", "Kreet", "Uitleg", "Nog iets"], [MONDAYS[0], "brieven", "over een brief van toen", "van de man"]],
        [["Datum", "Van", "Tot"], [MONDAYS[0], "14:00", "16:00"]],
        [["Naam", *MONDAYS], ["Fenna", "x", None, "x"]],
        [[MONDAYS[0], "Fenna", "x"], [MONDAYS[1], "Milan", "x"]],
        [["Datum", *NAMES], [MONDAYS[0], None, None, None]],
        [["Datum", "Fenna"], [MONDAYS[0], "x"]],
        [["Datum", "Fenna", "Milan"], [None, "Een", "Twee"], [MONDAYS[0], "x", "x"]],
        [["BSN", *NAMES], [MONDAYS[0], "x", None, "x"]],
    ],
    ids=str,
)
def test_what_is_another_list(lines):
    assert seen(*lines) is None


def test_months_down_are_no_days():
    firsts = [[date(2018, month, 1), "x", "x"] for month in (1, 2, 3)]
    assert turned(["Datum / naam", "Fenna", "Milan"], *firsts) is None


HEAD = ["Datum / naam", *NAMES]


def test_what_is_wrong_stands_where_it_stands_in_the_file():
    told = read(
        [*HEAD, None],
        [MONDAYS[0], "x", "sport", None, None],
        ["31-9-2018", "x", None, "x", None],
        ["gisteren", None, "x", None, None],
        [MONDAYS[1], None, "x", None, "x"],
    )
    assert told[2, 3] == [(2, "C", UNCLEAR_CROSS)]
    assert told[3, 2] == [(3, "Datum / naam", NO_SUCH_DAY)]
    assert (3, 4) not in told
    assert told[4, 3] == [(4, "C", NO_DAY_BESIDE)]
    assert told[5, 5] == [(5, "E", NO_NAME_ABOVE)]
    assert [place for place, each in told.items() if isinstance(each, Told)] == [(2, 2), (5, 3)]


def test_what_is_wrong_with_a_name_is_told_once_where_the_name_stands():
    told = read(["Lijst"], ["Datum / naam", "Fenna", "Bo en Cas"], *(line[:3] for line in CROSSES), [MONDAYS[2], 1, 1])
    assert told[2, 3] == [(2, "C", OWN_COLUMN)]
    assert [place for place, each in told.items() if isinstance(each, Told)] == [(3, 2), (5, 2)]


def test_what_is_wrong_beside_a_name_is_told_at_its_own_line():
    told = read(["Naam", *NAMES], ["Geboortejaar", 1980, "jong", None], *CROSSES)
    assert told[1, 3][0][:2] == (2, "C")
    assert {each.who.birth_year for each in told.values() if isinstance(each, Told)} == {1980, None}


def test_first_and_last_names_in_two_lines_are_one_name():
    told = read(["Voornaam", *NAMES], ["Achternaam", "Een", "Twee", "Drie"], *CROSSES)
    assert {(each.who.first_name, each.who.last_name) for each in told.values()} == {
        ("Fenna", "Een"),
        ("Milan", "Twee"),
        ("Noa", "Drie"),
    }


def test_sums_below_and_beside_are_left_out():
    lines = [[*HEAD, "Totaal", None], [*CROSSES[0], 2, 2], [*CROSSES[1], 1, 1], ["Totaal", 1, 1, 1, 3], [None, 1, 1, 1]]
    assert read(*lines).keys() == {(2, 2), (2, 4), (3, 3)}


def test_columns_that_say_no_name_are_named():
    lines = [
        ["Datum / naam", "Fenna", "Tijd", "Milan", "Opmerking", "Totaal"],
        [MONDAYS[0], "x", "14:00", "x", "mooi", 2],
    ]
    sheet = turned(*lines)
    assert (sheet.left_out, sheet.heads) == (["C", "Opmerking"], {"2": "B", "4": "D"})


@pytest.mark.parametrize(
    ("lines", "more"),
    [
        ([["Naailes 2018"], ["Datum / naam", *NAMES]], {}),
        ([["Datum / naam", *NAMES]], {"year": 2018}),
        ([["Datum / naam", *NAMES]], {"title": "2018"}),
    ],
)
def test_a_year_that_stands_above_or_that_somebody_says(lines, more):
    days = [["3-9", "x"], ["10-9", None, "x"]]
    assert list(turned(*lines, *days, **more).header.across.days.values()) == MONDAYS[:2]
    assert turned(["Datum / naam", *NAMES], *days).header.across.lacks_year


def test_more_days_or_names_than_are_read_is_too_large():
    days = [[MONDAYS[0], "x", "x"]] * 371
    assert turned(["Datum / naam", "Fenna", "Milan"], *days).is_too_large
    many = ["Datum / naam", *(f"Fenna {letter * 3}" for letter in "abcdefgh"), *[None] * 510]
    assert turned(many, [MONDAYS[0], "x", "x"]).is_too_large
    assert not turned(["Datum / naam", "Fenna", "Milan"], *days[:370]).is_too_large


@given(
    st.lists(
        st.lists(st.sampled_from([None, "x", "-", 2, "ja", "ziek", 0, "sport"]), min_size=3, max_size=3),
        min_size=2,
        max_size=6,
    )
)
def test_names_across_say_what_the_same_list_says_with_days_across(marks):
    names = [f"Persoon {chr(65 + at)}" for at in range(len(marks))]
    down = numbered([["Naam", *MONDAYS], *([name, *line] for name, line in zip(names, marks, strict=True))])
    reader = CrossReader(header_of(down, {}, today=TODAY), Rules(TODAY, BOOK, topic="living"))
    wanted = {}
    for number, cells in down[1:]:
        for cross in reader.read(number, cells) if not reader.skips(cells) else ():
            wanted[cross.column, number] = cross.told if isinstance(cross.told, Told) else cross.told[0].message
    across = [[cells[at] for _number, cells in down] for at in range(4)]
    across[0][0] = "Datum / naam"
    found = seen(*across)
    assume(found is not None and not found.left_out)  # Below some of the names stands a cross.
    assert {place: told if isinstance(told, Told) else told[0][2] for place, told in read(*across).items()} == wanted


cell = st.one_of(st.none(), st.text(max_size=12), st.integers(), st.dates(), st.sampled_from(["x", "Naam", "3-9-2018"]))


@given(st.lists(st.lists(cell, max_size=6), max_size=6))
def test_no_sheet_breaks_the_search_for_names(lines):
    for head in ([], [HEAD]):
        if seen(*head, *lines) and turned(*head, *lines):
            for told in read(*head, *lines).values():
                assert isinstance(told, Told) or all(message.endswith(".") and column for _row, column, message in told)


@given(st.lists(st.tuples(st.dates(date(2000, 1, 1), TODAY), st.text(min_size=1, max_size=9), cell, cell), max_size=8))
def test_a_list_with_a_row_for_each_time_is_never_taken_for_it(rows):
    for head in (["Datum", "Naam", "Onderwerp", "Lid"], ["Dag", "Deelnemer", "Activiteit", "Tolk"]):
        assert seen(head, *rows) is None
