"""A list with names across, from the file to the house and out again; and the one question that is asked of it."""

import io
import json
from datetime import date

import pytest
from openpyxl import Workbook

from productiehuis.activities.models import Attendance, Session, SessionStatus
from productiehuis.helpdesk.models import HelpRequest, Visit
from productiehuis.house.models import Topic
from productiehuis.imports.actions import checking, choose_columns, looking, say_names_across, start_storing
from productiehuis.imports.models import Import, ImportState
from productiehuis.imports.naming import MAY_BE_NAMES
from productiehuis.imports.outcome import of_import, problems_of
from productiehuis.imports.rules.crosses import UNCLEAR_CROSS
from productiehuis.imports.tests.conftest import Lists
from productiehuis.imports.tests.files import csv, ods, xlsx
from productiehuis.imports.work import fetch, go_on
from productiehuis.people.models import Person
from tests.cast import Cast

MONDAYS = [date(2018, 9, day) for day in (3, 10, 17)]
NAMES = ("Fenna Voorbeeld", "Milan Voorbeeld", "Noa Voorbeeld")
SURE = ("Datum / naam", *NAMES)
ASKED = ("Datum", *NAMES)
ROWS = [(MONDAYS[0], "x", None, None), (MONDAYS[1], None, "x", None), (MONDAYS[2], "x", "ziek", None)]


def said(import_: Import) -> list[tuple[int, str, str]]:
    return [(each.row, each.column, each.message) for each in problems_of(import_)]


def there() -> set[tuple[str, date]]:
    last = Attendance.objects.filter(correction__isnull=True, is_present=True)
    return {(each.person.first_name if each.person else "", each.session.date) for each in last}


def for_naailes(lists: Lists, import_: Import) -> Import:
    """Somebody says what they came for."""
    choose_columns(import_=import_, columns={}, activity="Naailes", by=lists.by)
    return go_on(import_.pk)


def stored(lists: Lists, data: bytes, name: str = "lijst.xlsx", **more) -> Import:
    import_ = for_naailes(lists, lists.bring(data, name, **more))
    start_storing(import_=import_, by=lists.by)
    return go_on(import_.pk)


WANTED = {("Fenna", MONDAYS[0]), ("Fenna", MONDAYS[2]), ("Milan", MONDAYS[1])}


@pytest.mark.parametrize(
    ("make", "name"), [(xlsx, "a.xlsx"), (ods, "a.ods"), (csv, "a.csv")], ids=["xlsx", "ods", "csv"]
)
def test_each_cross_is_once_that_somebody_took_part(lists: Lists, make, name) -> None:
    import_ = stored(lists, make([*ROWS, ("Totaal", 2, 1, 0), (None, 2, 1, 0)], SURE), name)
    assert (import_.state, there()) == (ImportState.DONE, WANTED)
    outcome = of_import(import_)
    assert (outcome.rows, outcome.imported, outcome.skipped, outcome.errors) == (5, 3, 2, [])
    assert not Person.objects.filter(first_name="Noa").exists()


def test_the_same_list_twice_a_corrected_one_and_out_again(lists: Lists) -> None:
    data = xlsx(ROWS, SURE)
    earlier = stored(lists, data)
    assert lists.bring(data, "kopie.xlsx").state == ImportState.DONE
    better = stored(lists, xlsx([*ROWS[:2], (MONDAYS[2], None, "x", None)], SURE), "beter.xlsx", replaces=earlier)
    assert better.rows.filter(kept_from__isnull=False).count() == 2
    assert there() == {("Fenna", MONDAYS[0]), ("Milan", MONDAYS[1]), ("Milan", MONDAYS[2])}
    lists.undo(better)
    assert there() == set()


def test_at_a_desk_a_cross_is_a_visit(lists: Lists) -> None:
    import_ = lists.bring(xlsx([*ROWS, (date(2018, 9, 24), 3, None, None)], SURE))
    topic = str(Topic.objects.filter(house=lists.initiative.house).order_by("order", "slug")[0].pk)
    choose_columns(import_=import_, columns={}, topic=topic, by=lists.by)
    start_storing(import_=go_on(import_.pk), by=lists.by)
    go_on(import_.pk)
    assert (Visit.objects.count(), HelpRequest.objects.count()) == (4, 6)


def test_problems_stand_at_the_row_and_column_of_the_file(lists: Lists, as_person, cast: Cast) -> None:
    rows = [("Lijst van de naailes",), (), SURE, *ROWS, ("24-9-2018", "x", "misschien", None)]
    import_ = for_naailes(lists, lists.bring(xlsx(rows, None)))
    assert said(import_) == [(7, "C", UNCLEAR_CROSS)]
    assert (import_.counts["good"], import_.counts["bad"], import_.counts["rows"]) == (4, 1, 4)
    page = as_person(cast.tamar).get(f"/west/lijsten/spreekuur/{import_.pk}/").text
    assert "We lezen 3 kolommen met een naam erboven." in page
    assert "1 plek in de lijst is niet goed." in page
    assert "Alleen de goede kruisjes" in page


def test_columns_that_are_no_name_are_told(lists: Lists, as_person, cast: Cast) -> None:
    rows = [(MONDAYS[0], "x", "14:00", "x", "mooi", 2), (MONDAYS[1], None, "14:30", "x", None, 1)]
    import_ = for_naailes(
        lists, lists.bring(xlsx(rows, ("Datum / naam", "Fenna", "Tijd", "Milan", "Opmerking", "Totaal")))
    )
    assert (import_.counts["good"], import_.counts["bad"]) == (3, 0)
    page = as_person(cast.tamar).get(f"/west/lijsten/spreekuur/{import_.pk}/").text
    assert "want ze horen niet bij één kruisje: C, Opmerking." in page


def test_what_is_kept_of_the_sheet_names_nobody(lists: Lists) -> None:
    import_ = lists.bring(xlsx(ROWS, SURE))
    assert import_.found["sheets"][0]["heads"] == {"2": "B", "3": "C", "4": "D"}
    assert "Voorbeeld" not in json.dumps(import_.found)


def test_a_day_that_was_called_off_is_told_at_its_cell(lists: Lists) -> None:
    stored(lists, xlsx(ROWS[:1], SURE))
    Session.objects.update(status=SessionStatus.CANCELLED)
    import_ = for_naailes(lists, lists.bring(xlsx(ROWS, SURE), "twee.xlsx"))
    assert [(row, column) for row, column, _message in said(import_)] == [(2, "B")]


def test_a_hidden_row_counts_and_is_told(lists: Lists) -> None:
    book = Workbook()
    for line in (SURE, *ROWS):
        book.active.append(line)
    book.active.row_dimensions[3].hidden = True
    out = io.BytesIO()
    book.save(out)
    assert for_naailes(lists, lists.bring(out.getvalue())).counts["hidden"] == 1


def test_storing_and_undoing_stop_and_go_on_within_a_row(lists: Lists, monkeypatch) -> None:
    monkeypatch.setattr("productiehuis.imports.actions.storing.CHUNK", 2)
    monkeypatch.setattr(checking, "CHUNK", 2)
    rows = [(day, "x", "x", "x") for day in MONDAYS]
    import_ = stored(lists, xlsx(rows, SURE))
    assert (len(there()), import_.last_row, import_.last_column) == (9, 4, 4)
    lists.undo(import_)
    assert there() == set()


def test_a_year_that_stands_nowhere_is_asked(lists: Lists) -> None:
    import_ = lists.bring(csv([("3-9", "x", ""), ("10-9", "", "x")], SURE[:3]), "lijst.csv")
    choose_columns(import_=import_, columns={}, activity="Naailes", by=lists.by, year=2018)
    assert go_on(import_.pk).counts["last_day"] == "2018-09-10"


def test_a_list_that_is_too_large_gets_one_sentence(lists: Lists) -> None:
    import_ = lists.bring(csv([(MONDAYS[0], "x", "x")] * 371, SURE[:3]), "lijst.csv")
    assert (import_.state, [message for *_place, message in said(import_)]) == (
        ImportState.REFUSED,
        [looking.TOO_MUCH_ACROSS],
    )


def test_topics_inside_are_visits_about_them_and_nobody_asks_what_for(lists: Lists, as_person, cast: Cast) -> None:
    rows = [(MONDAYS[0], "brieven", None, "wonen, schulden"), (MONDAYS[1], "-", "2x wonen", None)]
    import_ = lists.bring(xlsx(rows, SURE))
    assert (import_.state, import_.counts["visits"], import_.counts["requests"]) == (ImportState.READY, 3, 5)
    page = as_person(cast.tamar).get(f"/west/lijsten/spreekuur/{import_.pk}/").text
    assert "In elke cel staat waarvoor iemand kwam." in page
    import_ = lists.bring(xlsx(rows, ASKED), "vraag.xlsx")
    say_names_across(import_=import_, is_so=True, by=lists.by)
    assert go_on(import_.pk).counts["requests"] == 5


def test_where_no_requests_are_counted_a_word_is_no_topic(lists: Lists) -> None:
    lists.initiative.counts_requests = False
    lists.initiative.save()
    import_ = for_naailes(lists, lists.bring(xlsx([(MONDAYS[0], "x", "brieven", None), *ROWS[1:]], SURE)))
    assert said(import_) == [(2, "C", UNCLEAR_CROSS)]


# What is asked.


def test_whether_these_are_names_is_asked_and_a_yes_goes_on(lists: Lists, as_person, cast: Cast) -> None:
    import_ = lists.bring(xlsx(ROWS, ASKED))
    assert (import_.state, "Voorbeeld" in json.dumps(import_.found)) == (ImportState.COLUMNS, False)
    tamar, columns = as_person(cast.tamar), f"/west/lijsten/spreekuur/{import_.pk}/kolommen/"
    page = tamar.get(columns).text
    assert [words in page for words in ("Staan er namen boven de kolommen?", NAMES[2], "Kies het één keer")] == [
        True,
        True,
        False,
    ]
    tamar.post(columns, {"names": "yes"})
    import_ = go_on(import_.pk)
    assert "Voorbeeld" not in json.dumps(import_.found)
    page = tamar.get(columns).text
    assert "We lezen 3 kolommen met een naam erboven." in page
    tamar.post(columns, {"activity": "Naailes"})
    assert go_on(import_.pk).state == ImportState.READY
    assert NAMES[0] in tamar.get(f"/west/lijsten/spreekuur/{import_.pk}/").text


def test_a_no_asks_what_each_column_is_and_can_be_taken_back(lists: Lists, as_person, cast: Cast) -> None:
    import_ = lists.bring(xlsx(ROWS, ASKED))
    tamar, columns = as_person(cast.tamar), f"/west/lijsten/spreekuur/{import_.pk}/kolommen/"
    tamar.post(columns, {"names": "no"})
    assert go_on(import_.pk).state == ImportState.COLUMNS
    page = tamar.get(columns).text
    assert ("Kies het één keer" in page, 'value="again"' in page) == (True, True)
    tamar.post(columns, {"names": "again"})
    go_on(import_.pk)
    assert "Ja, het zijn mensen" in tamar.get(columns).text


def test_a_yes_can_be_taken_back_from_the_preview(lists: Lists) -> None:
    import_ = lists.bring(xlsx(ROWS, ASKED))
    say_names_across(import_=import_, is_so=True, by=lists.by)
    import_ = for_naailes(lists, go_on(import_.pk))
    assert import_.state == ImportState.READY
    say_names_across(import_=import_, is_so=False, by=lists.by)
    assert go_on(import_.pk).state == ImportState.COLUMNS
    assert "names_across" in fetch(import_.pk).chosen


def test_a_sheet_for_each_month_is_asked_once(lists: Lists) -> None:
    data = xlsx([ASKED, *ROWS[:1]], None, name="september", oktober=[ASKED, (date(2018, 10, 1), None, "x", None)])
    import_ = lists.bring(data)
    say_names_across(import_=import_, is_so=True, by=lists.by)
    import_ = for_naailes(lists, go_on(import_.pk))
    assert (import_.state, import_.counts["good"], import_.counts["rows"]) == (ImportState.READY, 2, 2)


def test_every_sentence_says_what_to_do() -> None:
    told = (looking.TOO_MUCH_ACROSS, MAY_BE_NAMES, looking.NO_PURPOSE_AT_ALL)
    assert all(any(word in each for word in ("Maak", "Zet", "kies")) for each in told)
