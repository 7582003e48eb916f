"""Lists as volunteers really keep them: each is understood, or a sentence says what to do."""

import io
from datetime import date

import pytest
from openpyxl import Workbook

from productiehuis.activities.models import Attendance
from productiehuis.imports.actions import choose_columns
from productiehuis.imports.models import ImportState
from productiehuis.imports.outcome import problems_of
from productiehuis.imports.rules import rows
from productiehuis.imports.rules.cells import DIGITS_IN_NAME, DITTO, FORMULA, SEVERAL_PEOPLE, SHEET_ERROR
from productiehuis.imports.rules.columns import Column
from productiehuis.imports.tests.files import HEAD, csv, xlsx
from productiehuis.imports.tests.test_rows import read
from productiehuis.imports.work import go_on
from productiehuis.people.models import Person

DAY = date(2018, 9, 3)


def said(import_) -> list[tuple[int, str, str]]:
    return [(each.row, each.column, each.message) for each in problems_of(import_)]


# Who was there.


def test_who_was_not_there_is_not_counted(lists):
    marks = {"Fenna": "ja", "Milan": "nee", "Noa": "afgemeld", "Sam": "x", "Yara": None, "Kim": 1, "Bram": 0}
    head = ("Datum", "Deelnemer", "Activiteit", "Aanwezig")
    import_ = lists.store(xlsx([(DAY, name, "Naailes", mark) for name, mark in marks.items()], head))
    assert (import_.counts["good"], import_.counts["absent"], import_.counts["skipped"]) == (3, 4, 0)
    assert {row.person.first_name for row in Attendance.objects.all()} == {"Fenna", "Sam", "Kim"}
    assert set(Person.objects.filter(first_name__in=marks).values_list("first_name", flat=True)) == {
        "Fenna",
        "Sam",
        "Kim",
    }


def test_a_column_of_who_was_not_there_is_read_as_it_says(lists):
    marks = {"Fenna": None, "Milan": "x", "Noa": "ziek", "Sam": "nee"}
    head = ("Datum", "Deelnemer", "Activiteit", "Afwezig")
    lists.store(xlsx([(DAY, name, "Naailes", mark) for name, mark in marks.items()], head))
    assert {row.person.first_name for row in Attendance.objects.all()} == {"Fenna", "Sam"}


@pytest.mark.parametrize("mark", ["12", "misschien", "Fenna Voorbeeld"])
def test_what_says_neither_yes_nor_no_is_a_problem(mark):
    (problem,) = read(DAY, "Bo", "Naailes", mark, head=["Datum", "Deelnemer", "Activiteit", "Aanwezig"])
    assert (problem.column, problem.message) == ("Aanwezig", rows.UNCLEAR_PRESENCE)


# Columns.


@pytest.mark.parametrize(
    ("head", "row"),
    [
        (("Datum", "Naam", "Naam", "Onderwerp"), (DAY, "Fenna", "Voorbeeld", "Wonen")),
        (("Datum", "Naam", "Onderwerp", "Datum"), (DAY, "Fenna", "Wonen", DAY)),
    ],
)
def test_two_columns_with_the_same_words_are_refused_with_a_sentence(lists, head, row):
    import_ = lists.bring(xlsx([row], head))
    assert import_.state == ImportState.REFUSED
    twice = next(name for name in head if head.count(name) > 1)
    ((number, column, message),) = said(import_)
    assert (number, column) == (1, twice)
    assert f"Twee kolommen heten '{twice}'." in message


def test_two_columns_of_questions_are_both_read(lists):
    head = ("Datum", "Naam", "Hulpvraag 1", "Hulpvraag 2")
    import_ = lists.bring(xlsx([(DAY, "Fenna", "wonen", "schulden")], head))
    assert import_.counts["requests"] == 2


def test_a_list_of_who_took_part_without_an_activity_says_so_once(lists):
    import_ = lists.bring(xlsx([(DAY, "Fenna")], ("Datum", "Deelnemer")))
    import_ = (
        choose_columns(import_=import_, columns={"datum": Column.DATE, "deelnemer": Column.PARTICIPANT}, by=lists.by)
        if import_.state == ImportState.COLUMNS
        else import_
    )
    assert [column for _row, column, _message in said(go_on(import_.pk))] == ["activiteit"]


@pytest.mark.parametrize(
    "head", [("Dag", "Datum", "Naam", "Onderwerp"), ("Datum (dd-mm-jj)", "Dag", "Naam *", "Onderwerp:")]
)
def test_beside_a_date_the_day_is_one_of_the_week(head):
    told = read(*("ma", "3-9-2018")[:: 1 if head[0] == "Dag" else -1], "Bo", "wonen", head=list(head))
    assert (told.day, told.who.first_name) == (DAY, "Bo")


def test_headings_of_months_and_weeks_are_no_rows(lists):
    rows_of_it = [("September 2018", None, None), (DAY, "Fenna", "wonen"), ("week 37", None, None)]
    counts = lists.bring(xlsx(rows_of_it, ("Datum", "Naam", "Onderwerp"))).counts
    assert (counts["good"], counts["bad"], counts["skipped"]) == (1, 0, 2)


def test_a_comma_in_a_name_that_moves_the_cells_is_a_problem(lists):
    data = csv(
        [("3-9-2018", "Voorbeeld, Fenna", "wonen"), ("4-9-2018", "Milan", "wonen")], HEAD[:2] + HEAD[3:4], delimiter=","
    )
    import_ = lists.bring(data, "lijst.csv")
    assert (said(import_), import_.counts["good"]) == ([(2, "", rows.TOO_WIDE)], 1)


# What a program does not show.


def test_hidden_rows_count_and_the_preview_says_so(lists, as_person, cast):
    book = Workbook()
    sheet = book.active
    for line in (("Datum", "Naam", "Onderwerp"), (DAY, "Fenna", "wonen"), (DAY, "Milan", "wonen")):
        sheet.append(line)
    sheet.row_dimensions[3].hidden = True
    book.create_sheet("oud").sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    import_ = lists.bring(out.getvalue())
    assert (import_.counts["good"], import_.counts["hidden"], import_.counts["hidden_sheets"]) == (2, 1, 1)
    page = as_person(cast.tamar).get(f"/west/lijsten/spreekuur/{import_.pk}/").text
    assert "Verborgen rijen, die ook meetellen: 1." in page
    assert "Verborgen bladen, die we niet lezen: 1." in page


# Names and words.


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("mw. Fenna Voorbeeld", ("Fenna", "Voorbeeld")),
        ("Dhr Voorbeeld", ("Voorbeeld", "")),
        ("de heer Milan Voorbeeld", ("Milan", "Voorbeeld")),
        ("Fam. Voorbeeld", ("Voorbeeld", "")),
        ("Hristo", ("Hristo", "")),
        ("Famke", ("Famke", "")),
    ],
)
def test_what_stands_before_a_name_is_no_first_name(written, names):
    who = read("3-9-2018", written, None, "wonen").who
    assert (who.first_name, who.last_name) == names


def test_what_stands_between_the_names_belongs_to_the_last():
    head = ["Datum", "Voornaam", "Tussenvoegsel", "Achternaam", "Onderwerp"]
    who = read("3-9-2018", "Fenna", "van der", "Voorbeeld", "wonen", head=head).who
    assert (who.first_name, who.last_name) == ("Fenna", "van der Voorbeeld")
    assert read("3-9-2018", "Fenna", None, "Voorbeeld", "wonen", head=head).who.last_name == "Voorbeeld"


@pytest.mark.parametrize("written", ["mevrouw", "Meneer", "iemand", "een man", "buurtbewoner", "mw."])
def test_who_has_no_name_is_nobody_we_know(written):
    assert read("3-9-2018", written, None, "wonen").who is None


@pytest.mark.parametrize("mark", ["idem", "Idem", "id.", '"', "„", "''"])
@pytest.mark.parametrize("at", [1, 3])
def test_the_same_as_above_is_no_name_and_nobody(mark, at):
    cells = ["3-9-2018", "Bo", None, "wonen"]
    cells[at] = mark
    (problem, *_rest) = read(*cells)
    assert (problem.column, problem.message) == (["", "Naam", "", "Onderwerp"][at], DITTO)


@pytest.mark.parametrize(
    "written",
    ["Fenna, Milan, Noa", "Fenna en Milan Voorbeeld", "Fenna/Milan", "Fenna + dochter", "Fenna Een\nMilan Twee"],
)
def test_more_people_in_one_cell_are_not_made_one(written):
    (problem,) = read("3-9-2018", written, None, "wonen")
    assert (problem.column, problem.message) == ("Naam", SEVERAL_PEOPLE)


@pytest.mark.parametrize(
    "written", ["Voorbeeld, Fenna van der", "Fenna e/v Voorbeeld", "Fenna\nVoorbeeld", "Jan-Willem"]
)
def test_one_human_in_one_cell_is_one(written):
    assert read("3-9-2018", written, None, "wonen").who is not None


def test_a_phone_is_no_part_of_a_name():
    (problem,) = read("3-9-2018", "Fenna 06-12345678", None, "wonen")
    assert (problem.column, problem.message) == ("Naam", DIGITS_IN_NAME)


def test_a_sheet_that_was_copied_is_told(lists, as_person, cast):
    rows_of_it = [(DAY, "Fenna", 1980, "Wonen", None, None), (DAY, None, None, "Wonen", 2, None)]
    import_ = lists.bring(xlsx(rows_of_it, **{"Blad1 (2)": [HEAD, *rows_of_it]}))
    assert (import_.counts["good"], import_.counts["again"]) == (4, 1)
    page = as_person(cast.tamar).get(f"/west/lijsten/spreekuur/{import_.pk}/").text
    assert "Rijen die precies zo nog eens in de lijst staan: 1. Ze tellen allemaal mee." in page


@pytest.mark.parametrize("outcome", ["#N/B", "#NAAM?", "#VERW!", "#GETAL!"])
def test_an_error_of_a_dutch_spreadsheet_is_nobodys_name(outcome):
    (problem,) = read("3-9-2018", outcome, None, "wonen")
    assert problem.column == "Naam"


@pytest.mark.parametrize("word", ["onbekend", "?", "-", "Weet niet", "n.v.t."])
def test_a_birth_year_or_phone_nobody_knows_is_left_open(word):
    who = read("3-9-2018", "Bo", word, "wonen", None, None, None, word).who
    assert (who.birth_year, who.phone) == (None, "")


def test_letters_that_windows_never_writes_are_refused(lists):
    import_ = lists.bring(
        csv([("3-9-2018", "François", "wonen")], ("Datum", "Naam", "Onderwerp"), encoding="mac_roman"), "mac.csv"
    )
    assert import_.state == ImportState.REFUSED
    assert said(import_)[0][2].startswith("De letters in dit bestand kunnen we niet lezen.")


# Several lists on one sheet.

HEADS = ("Datum", "Naam", "Waarvoor")


def test_a_second_list_below_the_first_is_told_and_not_read(lists):
    lines = [(DAY, "Fenna", "wonen"), ("Datum", "Deelnemer", "Activiteit"), (DAY, "Milan", "Naailes"), (), (DAY, "Noa")]
    import_ = lists.bring(xlsx(lines, HEADS))
    assert said(import_) == [(3, "", rows.OTHER_LIST)]
    counts = import_.counts
    assert (counts["good"], counts["bad"], counts["skipped"], counts["rows"]) == (1, 1, 3, 5)


def test_a_second_list_with_the_day_elsewhere_is_told_too(lists):
    lines = [(DAY, "Fenna", "wonen"), ("Deelnemer", "Datum", "Activiteit"), ("Milan", DAY, "Naailes")]
    assert said(lists.bring(xlsx(lines, HEADS))) == [(3, "", rows.OTHER_LIST)]


def test_below_topics_across_a_second_list_is_told(lists):
    lines = [(DAY, "Fenna", "x", None)] * 25 + [("Datum", "Deelnemer", None, None), (DAY, "Noa", "x", None)]
    import_ = lists.bring(xlsx(lines, ("Datum", "Naam", "Brieven", "Schulden")))
    assert said(import_) == [(27, "", rows.OTHER_LIST)]
    assert (import_.counts["good"], import_.counts["skipped"]) == (25, 1)


def test_the_same_head_once_more_is_no_other_list(lists):
    import_ = lists.bring(xlsx([(DAY, "Fenna", "wonen"), HEADS, (DAY, "Milan", "wonen")], HEADS))
    assert (import_.counts["good"], import_.counts["bad"]) == (2, 0)


@pytest.mark.parametrize(
    ("written", "sentence"), [("=?", FORMULA), ("=A2", FORMULA), ('"', DITTO), ("idem", DITTO), ("#REF!", SHEET_ERROR)]
)
def test_a_day_that_stands_elsewhere_says_so(written, sentence):
    (problem,) = read(written, "Bo", "wonen", head=["Datum", "Naam", "Onderwerp"])
    assert (problem.column, problem.message) == ("Datum", sentence)


def test_a_form_on_the_web_says_when_it_was_sent(lists):
    data = csv(
        [("2018/09/03 11:02:10 AM GMT+2", "Fenna", "wonen")], ("Tijdstempel", "Naam", "Onderwerp"), delimiter=","
    )
    assert lists.bring(data, "formulier.csv").counts["first_day"] == "2018-09-03"


def test_a_sheet_for_each_month_with_bare_days_is_read(lists):
    head = ("Naam", "Activiteit", 7, 14, 21)
    data = xlsx(
        [head, ("Fenna", "Naailes", "x", None, "x")],
        None,
        name="januari 2019",
        februari=[("Naam", "Activiteit", 4, 11, 18), ("Fenna", "Naailes", None, "x", None)],
    )
    import_ = lists.bring(data)
    assert import_.state == ImportState.COLUMNS
    columns = {"naam": Column.NAME, "activiteit": Column.ACTIVITY}
    choose_columns(import_=import_, columns=columns, by=lists.by, year=2019)
    assert (go_on(import_.pk).counts["good"], go_on(import_.pk).counts["last_day"]) == (3, "2019-02-11")
