"""Names down and days across: where the head is, which days these are, and what each cell says. On plain values."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from productiehuis.imports.rules import cells
from productiehuis.imports.rules.across import header_of
from productiehuis.imports.rules.columns import Column
from productiehuis.imports.rules.crosses import NO_DAY_ABOVE, NUMBER_OF_NOBODY, ONE_CROSS, UNCLEAR_CROSS, CrossReader
from productiehuis.imports.rules.dates import IN_FUTURE
from productiehuis.imports.rules.heads import NO_SUCH_HEAD, NO_SUCH_WEEKDAY
from productiehuis.imports.rules.told import Rules, Told
from productiehuis.imports.tests.test_rows import read as row_of
from productiehuis.imports.tests.test_rules import BOOK, TODAY

MONDAYS = [date(2018, 9, day) for day in (3, 10, 17)]
PEOPLE = [["Fenna", "x", None, "x"], ["Milan", None, "x", "x"]]


def found(*lines, title="", year=None, remembered=None):
    return header_of(list(enumerate(map(list, lines), 1)), remembered or {}, today=TODAY, title=title, year=year)


def days(*lines, **more):
    header = found(*lines, *PEOPLE, **more)
    return list(header.across.days.values()) if header.across else None


# Which days.


@pytest.mark.parametrize(
    "head",
    [
        MONDAYS,
        [datetime(2018, 9, day, 14) for day in (3, 10, 17)],
        ["3-9-2018", "10-9-2018", "17-9-2018"],
        ["ma 3/9/18", "ma 10/9/18", "ma 17/9/18"],
        ["3 sept 2018", "10 sept. 2018", "17 september '18"],
        ["maandag 3-9-2018", "10-9", "17-9"],
        ["3-9", "10-9", "17-9-2018"],
        ["ma\n3-9-2018", "ma\n10-9-2018 (markt)", "17-9-2018 18:30 uur"],
        ["2018-09-03", "2018-09-10", "2018-09-17"],
        [43346, 43353, 43360],
    ],
    ids=str,
)
def test_days_that_say_their_year(head):
    assert days(["Naam", *head]) == MONDAYS


@pytest.mark.parametrize(
    "head", [["3-9", "10-9", "17-9"], ["ma 3/9", "ma 10/9", "ma 17/9"], ["3 sept", "10 sep.", "17 september"]]
)
@pytest.mark.parametrize(
    ("above", "more"),
    [
        ([["Presentielijst naailes 2018"]], {}),
        ([[2018]], {}),
        ([[None, 2018, None, None]], {}),
        ([["Seizoen 2018-2019"]], {}),
        ([["cursusjaar 2018/19"]], {}),
        ([["Naailes"], ["bijgewerkt tot 31-12-2018"]], {}),
        ([], {"title": "Naailes 2018"}),
        ([], {"year": 2018}),
    ],
    ids=str,
)
def test_a_year_that_stands_above_or_that_somebody_says(head, above, more):
    assert days(*above, ["Naam", *head], **more) == MONDAYS


def test_a_season_goes_on_in_the_next_year():
    head = ["Naam", "10-12", "17-12", "7-1"]
    wanted = [date(2018, 12, 10), date(2018, 12, 17), date(2019, 1, 7)]
    for above in ("Seizoen 2018-2019", "Naailes 2018"):
        assert days([above], head) == wanted
    assert days(["Naam", "10-12", "17-12", "7-1-2019"]) == wanted
    assert days([None, 2018, None, 2019], head) == wanted


def test_days_in_any_order_stay_in_their_year():
    assert days(["Lijst 2018"], ["Naam", "17-9", "10-9", "3-9"]) == MONDAYS[::-1]


def test_without_a_year_anywhere_nobody_guesses():
    header = found(["Naam", "3-9", "10-9", "17-9"], *PEOPLE)
    assert (header.across.lacks_year, header.has_rows) == (True, True)
    assert found(["Lijst 2017, 2018 en 2019"], ["Naam", "3-9", "10-9", "17-9"], *PEOPLE).across.lacks_year


def test_a_day_of_the_week_that_does_not_fit_the_year_is_told():
    header = found(["Lijst 2019"], ["Naam", "ma 3-9", "10-9", "31-9"], *PEOPLE)
    assert header.across.wrong == {1: NO_SUCH_WEEKDAY, 3: NO_SUCH_HEAD}


@pytest.mark.parametrize(
    "lines",
    [
        [["Naam", "September 2018", None, None], [None, 3, 10, 17]],
        [["Naam", "sept", None, None], [None, "ma 3", "ma 10", "ma 17"]],
        [["2018"], [None, "September"], ["Naam", 3, 10, 17]],
        [["Naam", date(2018, 9, 1)], [None, 3, 10, 17]],
        [["", "September 2018"], ["", 3, 10, 17]],
    ],
    ids=str,
)
def test_months_over_days(lines):
    assert days(*lines, title="2018") == MONDAYS


@pytest.mark.parametrize(("title", "more"), [("September 2018", {}), ("sept '18", {}), ("september", {"year": 2018})])
def test_the_month_may_be_the_name_of_the_sheet(title, more):
    for head in (["Naam", 3, 10, 17], ["Naam", "ma 3", "ma 10", "ma 17"], [None, "3", "10", "17"]):
        assert days(head, title=title, **more) == MONDAYS
    whole = found(["Naam", *range(1, 31)], ["Fenna", "x"], ["Milan", None, "x"], title="September 2018")
    assert len(whole.across.days) == 30
    assert found(["Naam", 3, 10, 17], *PEOPLE, title="september").across.lacks_year


@pytest.mark.parametrize("head", [["Naam", 1, 2, 3], ["Naam", 10, 3, 17], ["Naam", 3], ["Kreet", "Brieven", "Geld"]])
def test_numbers_that_may_be_of_lessons_get_no_month_from_the_name_of_the_sheet(head):
    assert found(head, *PEOPLE, title="September 2018").across is None


def test_two_months_over_days():
    head = [["Naam", "September", None, "Oktober", None, "Totaal"], [None, 3, 10, 1, 8, None]]
    header = found(["Naailes 2018"], *head, ["Fenna", "x", None, None, "x", 2])
    assert list(header.across.days.values()) == [*MONDAYS[:2], date(2018, 10, 1), date(2018, 10, 8)]
    assert header.columns == {0: Column.NAME, 5: Column.SKIP}


# What else stands there.


@pytest.mark.parametrize(
    "lines",
    [
        [["Naam", *MONDAYS]],
        [["Naam deelnemer", *MONDAYS]],
        [["Naam / datum", *MONDAYS]],
        [[None, *MONDAYS]],
        [["Datum", *MONDAYS]],
        [["Datum", *MONDAYS], ["Naam", None, None, None]],
        [["Naam", None, None, None], [None, *MONDAYS]],
        [["Naam", *MONDAYS], [None, "ma", "ma", "ma"]],
        [["Naailes"], [], ["Naam", *MONDAYS]],
    ],
    ids=str,
)
def test_the_column_of_names_is_found(lines):
    header = found(*lines, *PEOPLE)
    assert list(header.across.days.values()) == MONDAYS
    assert header.columns[0] in (Column.NAME, Column.PARTICIPANT)
    assert header.last_row == len(lines)


def test_names_in_two_columns_sums_and_numbers_beside_them():
    head = ["Nr.", "Voornaam", "Achternaam", "Geb.jaar", *MONDAYS, "Totaal", "aantal keer", "%"]
    header = found(head, [1, "Fenna", "Voorbeeld", 1980, "x", "x", None, 2, 2, "66%"])
    kept = {index: column for index, column in header.columns.items() if column != Column.SKIP}
    assert kept == {1: Column.FIRST_NAME, 2: Column.LAST_NAME, 3: Column.BIRTH_YEAR}
    assert header.unknown == []


@given(st.sets(st.integers(0, 5)))
def test_remarks_are_found_wherever_they_stand(places):
    head = ["Naam", *MONDAYS, "Totaal", "Nr"]
    for place in sorted(places, reverse=True):
        head.insert(place, "Opmerking" if place % 2 else "Bijz.")
    header = found(head, ["" if cell in ("Opmerking", "Bijz.") else "x" for cell in head])
    wanted = tuple(index for index, cell in enumerate(head) if cell in ("Opmerking", "Bijz."))
    assert header.across.remarks == wanted
    assert not set(wanted) & set(header.unknown)


def test_a_word_nobody_knows_above_the_names_is_asked():
    header = found(["Kinderen", *MONDAYS], *PEOPLE)
    assert (header.has_rows, header.unknown) == (False, ["Kinderen"])
    assert found(["Kinderen", *MONDAYS], *PEOPLE, remembered={"kinderen": Column.NAME}).has_rows


@pytest.mark.parametrize(
    "lines",
    [
        [["Datum", "Naam", "Onderwerp"], ["3-9-2018", "Bo", "wonen"]],
        [["Datum", "Naam", "Geboortedatum", "Onderwerp"], ["3-9-2018", "Bo", "1-2-1980", "wonen"]],
        [["Bo", "3-9-2018", "4-9-2018"], ["Cas", "4-9-2018", "5-9-2018"]],
        [["Naam", "januari", "februari", "maart"], ["Fenna", 3, 10, 17]],
        [["September 2018"], ["Naam", "Brieven", "Geld"], ["Fenna", 3, 4]],
        [["Naam", "Geboortedatum", "Ingeschreven"], ["Bo", "1-2-1980", "3-9-2018"]],
        [["Naam", date(2018, 1, 1), date(2018, 2, 1), date(2018, 3, 1)], ["Fenna", 3, 1, 4]],
        [["Naam", "week 36", "week 37", "week 38"], *PEOPLE],
        [["Bo", "3-9-2018", "4-9-2018"], ["Cas", "4-9-2018", "5-9-2018"], ["Di", "x", "x"]],
    ],
    ids=str,
)
def test_what_is_no_list_with_days_across(lines):
    assert found(*lines).across is None


# What stands in the cells.


def read(*lines, at=-1, **rules):
    """What comes of the last line, by column; a problem as its column and sentence."""
    lines = [list(line) for line in lines]
    reader = CrossReader(found(*lines), Rules(TODAY, BOOK, **({"topic": "living"} | rules)))
    for number, line in enumerate(lines[1:-1], 2):
        if not reader.skips(line):
            reader.read(number, line)
    if reader.skips(lines[-1]):
        return None
    return {
        cross.column: cross.told if isinstance(cross.told, Told) else [(p.row, p.column, p.message) for p in cross.told]
        for cross in reader.read(len(lines), lines[-1])
    }


HEAD = ["Naam", *MONDAYS]


@pytest.mark.parametrize(
    "sign", ["x", "X", "✓", "√", "v", "V", 1, 1.0, "1", "ja", "Ja", "aanwezig", True, "te laat", "ü"]
)
def test_a_cross_is_a_visit_of_that_day(sign):
    told = read(HEAD, ["Bo", None, sign, None])
    assert set(told) == {3}
    assert (told[3].day, told[3].who.first_name, len(told[3].asked)) == (MONDAYS[1], "Bo", 1)


@pytest.mark.parametrize(
    "sign",
    [
        "",
        "-",
        0,
        "0",
        "nee",
        "afw",
        "afw.",
        "Afwezig",
        "ziek",
        "vrij",
        "meivakantie",
        "m.k.",
        "z.k.",
        "met kennisgeving",
        "afgemeld",
        False,
    ],
)
def test_who_was_not_there_is_not_counted(sign):
    assert read(HEAD, ["Bo", sign, None, "x"]).keys() == {4}
    assert read(HEAD, ["Bo", sign, sign, sign]) == {}


@pytest.mark.parametrize("sign", ["sport", "x (later)", "✗", "☒", "a", 1.5, 900, date(2018, 9, 3), "111222333", "=A1"])
def test_anything_else_is_a_problem_where_it_stands(sign):
    assert read(HEAD, ["Cas", "x", None, None], ["Bo", "x", sign, None])[3] == [(3, "10-9-2018", UNCLEAR_CROSS)]


def test_a_number_at_a_desk_is_so_many_questions():
    told = read(HEAD, ["Bo", 3, None, "2x"])
    assert [len(told[each].asked) for each in (2, 4)] == [3, 2]


def test_a_number_where_nobody_asks_anything_is_a_problem():
    for rules in ({"topic": "", "asks_topic": False}, {"topic": "", "activity": "Naailes"}):
        assert read(HEAD, ["Bo", "x", 3, None], **rules)[3] == [(2, "10-9-2018", ONE_CROSS)]


def test_of_nobody_in_particular_a_number_is_so_many_people():
    told = read(HEAD, ["anoniem", 3, "x", None])
    assert [(told[each].who, told[each].count) for each in (2, 3)] == [(None, 3), (None, 1)]
    told = read(["Activiteit", *MONDAYS], ["Naailes", 12, 9, "-"], topic="")
    assert [(each.activity, each.count) for each in told.values()] == [("Naailes", 12), ("Naailes", 9)]


def test_what_is_wrong_with_a_name_is_told_once():
    told = read(HEAD, ["Bo en Cas", "x", "x", "x"])
    assert told == {0: [(2, "Naam", cells.SEVERAL_PEOPLE)]}


def test_a_name_with_no_cross_at_all_is_not_looked_at():
    assert read(HEAD, ["x = aanwezig, a = afwezig", None, None, None]) == {}


@pytest.mark.parametrize(
    "line",
    [
        [None, None, None, None],
        ["Totaal", 2, 1, 1],
        ["Aantal aanwezig", 2, 1, 1],
        [None, 2, 1, 0],
        [None, 2, "=?", 1],
        [None, "2", "1", "1"],
        HEAD,
        ["Naam", "3-9-2018", "10-9-2018", "17-9-2018"],
    ],
    ids=str,
)
def test_sums_and_heads_are_no_rows(line):
    assert read(HEAD, ["Bo", "x", None, "x"], ["Cas", 1, "x", None], line) is None


def test_numbers_without_a_name_that_are_no_sum_are_a_problem():
    told = read(HEAD, ["Bo", "x", None, "x"], [None, 4, None, 3])
    assert told == {0: [(3, "Naam", NUMBER_OF_NOBODY)]}
    assert read(HEAD, ["Bo", "x", None, "x"], [None, "x", None, None])[2].who is None


def test_sums_at_the_right_are_left_out():
    assert read([*HEAD, "Totaal"], ["Bo", "x", None, "x", 2]).keys() == {2, 4}
    assert read([*HEAD], ["Bo", "x", None, "x", 2]).keys() == {2, 4}
    assert read([*HEAD, None], ["Bo", "x", None, "x", "2"]).keys() == {2, 4}


def test_a_cross_without_a_day_above_it_is_a_problem():
    head = ["Naam", MONDAYS[0], None, MONDAYS[2], None, "Opmerking"]
    told = read(head, ["Bo", "x", "x", None, "x", "komt later"])
    assert told[3] == [(2, "C", NO_DAY_ABOVE)]
    assert told[5] == [(2, "E", NO_DAY_ABOVE)]
    assert isinstance(told[2], Told)


def test_a_day_to_come_is_wrong_only_when_somebody_was_there_and_then_once():
    head = ["Naam", "2-3-2026", "9-3-2026"]
    assert read(head, ["Bo", "x", None]).keys() == {2}
    assert read(head, ["Bo", "x", "x"])[3] == [(1, "9-3-2026", IN_FUTURE)]
    assert read(head, ["Cas", "x", "x"], ["Bo", "x", "x"]).keys() == {2}


def test_a_citizen_number_beside_the_names_is_seen():
    head = ["Naam", "Nummer", *MONDAYS]
    reader = CrossReader(found(head, ["Bo", 111222333, "x", "x", "x"]), Rules(TODAY, BOOK, topic="living"))
    for at, number in enumerate((111222333, "123456782", 100000009), 2):
        reader.read(at, ["Bo", number, "x", "x", "x"])
    assert reader.bsn_columns() == ["Nummer"]


@given(st.lists(st.lists(st.sampled_from([None, "x", "-", 2, "ja", "ziek", 0]), min_size=3, max_size=3), max_size=5))
def test_a_list_with_days_across_tells_what_it_would_with_a_row_for_each_time(marks):
    lines = [HEAD, *([f"Persoon{at}", *line] for at, line in enumerate(marks))]
    told = [value for at in range(1, len(lines)) for value in (read(*lines[: at + 1]) or {}).values()]
    turned = [
        (day, line[0], None, "wonen", None, mark if isinstance(mark, int) else 1)
        for line in lines[1:]
        for day, mark in zip(MONDAYS, line[1:], strict=True)
        if mark not in (None, "-", "ziek", 0)
    ]
    assert told == [row_of(*row) for row in turned]


@given(
    st.lists(st.lists(st.one_of(st.none(), st.text(max_size=12), st.integers(), st.dates()), max_size=6), max_size=6)
)
def test_no_sheet_breaks_the_search_for_days(lines):
    found(*lines)
    found(HEAD, *lines)


@given(st.lists(st.one_of(st.none(), st.text(max_size=20), st.integers(), st.floats(), st.dates()), max_size=6))
def test_any_row_is_told_or_has_a_sentence(values):
    for value in (read(HEAD, ["Bo", "x"], ["Bo", "x"], values) or {}).values():
        assert isinstance(value, Told) or all(message.endswith(".") and column for _row, column, message in value)
