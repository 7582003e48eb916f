"""A list with days across, from the file to the house and out again."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from productiehuis.activities.models import Attendance, Session, SessionStatus
from productiehuis.helpdesk.models import HelpRequest, Visit
from productiehuis.house.models import Topic
from productiehuis.imports.actions import checking, choose_columns, looking, start_storing, storing
from productiehuis.imports.models import Import, ImportState
from productiehuis.imports.outcome import of_import, problems_of
from productiehuis.imports.rules.columns import Column
from productiehuis.imports.rules.crosses import UNCLEAR_CROSS
from productiehuis.imports.tests.conftest import Lists
from productiehuis.imports.tests.files import csv, ods, xlsx
from productiehuis.imports.work import fetch, go_on
from productiehuis.people.models import Person
from tests.cast import Cast

MONDAYS = [date(2018, 9, day) for day in (3, 10, 17)]
HEAD = ("Naam", "Activiteit", *MONDAYS)
ROWS = [("Fenna Voorbeeld", "Naailes", "x", None, "x"), ("Milan Voorbeeld", "Naailes", None, "x", "ziek")]
AT_DESK = ("Naam", *MONDAYS)


def said(import_: Import) -> list[tuple[int, str, str]]:
    return [(each.row, each.column, each.message) for each in problems_of(import_)]


def there() -> set[tuple[str, date]]:
    last = Attendance.objects.filter(correction__isnull=True, is_present=True)
    return {(each.person.first_name if each.person else "", each.session.date) for each in last}


@pytest.mark.parametrize("make", [xlsx, ods, csv], ids=["xlsx", "ods", "csv"])
def test_each_cross_is_once_that_somebody_took_part(lists: Lists, make) -> None:
    name = {xlsx: "lijst.xlsx", ods: "lijst.ods", csv: "lijst.csv"}[make]
    import_ = lists.store(make([*ROWS, ("Totaal", None, 1, 1, 1), ("Noa", "Naailes", None, None, None)], HEAD), name)
    assert import_.state == ImportState.DONE
    assert there() == {("Fenna", MONDAYS[0]), ("Fenna", MONDAYS[2]), ("Milan", MONDAYS[1])}
    outcome = of_import(import_)
    assert (outcome.rows, outcome.imported, outcome.skipped, outcome.errors) == (4, 2, 2, [])
    assert not Person.objects.filter(first_name="Noa").exists()


def test_the_same_list_twice_changes_nothing(lists: Lists) -> None:
    data = xlsx(ROWS, HEAD)
    lists.store(data)
    before = Attendance.objects.count(), Person.objects.count()
    assert lists.bring(data, "kopie.xlsx").state == ImportState.DONE
    assert (Attendance.objects.count(), Person.objects.count()) == before == (3, before[1])


def test_a_list_goes_out_as_a_whole(lists: Lists) -> None:
    before = Person.objects.filter(erased_at__isnull=True).count()
    import_ = lists.store(xlsx(ROWS, HEAD))
    lists.undo(import_)
    assert there() == set()
    assert Person.objects.filter(erased_at__isnull=True).count() == before


def test_a_corrected_list_keeps_what_stays(lists: Lists) -> None:
    earlier = lists.store(xlsx(ROWS, HEAD))
    rows = [("Fenna Voorbeeld", "Naailes", "x", "x", None), ROWS[1]]
    import_ = lists.store(xlsx(rows, HEAD), "beter.xlsx", replaces=earlier)
    assert import_.rows.filter(kept_from__isnull=False).count() == 2
    assert there() == {("Fenna", MONDAYS[0]), ("Fenna", MONDAYS[1]), ("Milan", MONDAYS[1])}
    lists.undo(import_)
    assert there() == set()


def test_storing_and_undoing_stop_and_go_on_within_a_row(lists: Lists, monkeypatch) -> None:
    """A chunk may end in the middle of the crosses of one row."""
    for module in (storing, checking):
        monkeypatch.setattr(module, "CHUNK", 2)
    monkeypatch.setattr("productiehuis.imports.actions.undoing.CHUNK", 2)
    rows = [("Fenna", "Naailes", "x", "x", "x"), ("Milan", "Naailes", "x", "x", "x")]
    import_ = lists.store(xlsx(rows, HEAD))
    assert len(there()) == 6
    assert (import_.last_row, import_.last_column) == (3, 5)
    lists.undo(import_)
    assert there() == set()


def test_problems_stand_at_the_row_and_column_of_the_file(lists: Lists) -> None:
    rows = [*ROWS, ("Noa", "Naailes", "misschien", "x", None)]
    import_ = lists.bring(xlsx(rows, HEAD))
    assert said(import_) == [(4, "3-9-2018", UNCLEAR_CROSS)]
    assert (import_.counts["good"], import_.counts["bad"]) == (4, 1)
    outcome = of_import(import_)
    assert (outcome.rows, outcome.imported, outcome.skipped) == (3, 0, 0)
    start_storing(import_=import_, by=lists.by, only_good=True)
    go_on(import_.pk)
    assert ("Noa", MONDAYS[1]) in there()


def test_a_day_that_was_called_off_is_told_at_its_column(lists: Lists) -> None:
    lists.store(xlsx(ROWS[:1], HEAD))
    Session.objects.filter(date=MONDAYS[2]).update(status=SessionStatus.CANCELLED)
    import_ = lists.bring(xlsx(ROWS, HEAD), "twee.xlsx")
    assert [(row, column) for row, column, _message in said(import_)] == [(2, "17-9-2018")]


# At a desk a cross is a visit, and somebody says what for.


def test_at_a_desk_is_asked_what_people_came_for(lists: Lists) -> None:
    import_ = lists.bring(xlsx([("Fenna", "x", 2, None)], AT_DESK))
    assert import_.state == ImportState.COLUMNS
    with pytest.raises(ValidationError, match="waarvoor"), transaction.atomic():
        choose_columns(import_=import_, columns={"naam": Column.NAME}, by=lists.by)
    topic = str(Topic.objects.filter(house=lists.initiative.house).first().pk)
    choose_columns(import_=import_, columns={"naam": Column.NAME}, topic=topic, by=lists.by)
    import_ = go_on(import_.pk)
    assert (import_.state, import_.counts["visits"], import_.counts["requests"]) == (ImportState.READY, 2, 3)
    start_storing(import_=import_, by=lists.by)
    go_on(import_.pk)
    assert (Visit.objects.count(), HelpRequest.objects.count()) == (2, 3)
    assert {visit.at.date() for visit in Visit.objects.all()} == set(MONDAYS[:2])


def test_a_year_that_stands_nowhere_is_asked(lists: Lists) -> None:
    data = csv([("Fenna", "Naailes", "x", "x")], ("Naam", "Activiteit", "3-9", "10-9"))
    import_ = lists.bring(data, "lijst.csv")
    assert import_.state == ImportState.COLUMNS
    columns = {"naam": Column.NAME, "activiteit": Column.ACTIVITY}
    choose_columns(import_=import_, columns=columns, by=lists.by, year=2018)
    import_ = go_on(import_.pk)
    assert (import_.counts["first_day"], import_.counts["last_day"]) == ("2018-09-03", "2018-09-10")


@pytest.mark.parametrize(
    ("head", "row", "says"),
    [
        (("Naam", "week 36", "week 37", "week 38"), ("Fenna", "x", "x", "x"), "Boven deze kolommen staat geen dag."),
        (("Naam", 1, 2, 3), ("Fenna", "x", "x", "x"), "Boven deze kolommen staat geen dag."),
        (("Naam", "les 1", "les 2", "les 3"), ("Fenna", "x", "x", "x"), "Boven deze kolommen staat geen dag."),
        (("Naam", *(date(2018, at, 1) for at in (1, 2, 3))), ("Fenna", 4, 2, 3), "Boven deze kolommen staat geen dag."),
        (("Naam", "jan", "feb", "mrt"), ("Fenna", 1, 2, 3), "Boven deze kolommen staat geen dag."),
        ((None, None, *MONDAYS), ("Fenna", "Voorbeeld", "x", "x", "x"), "Geen kolom heet 'naam'."),
        (("Naam", *[date(2017, 1, 1)] * 400), ("Fenna", "x"), "te veel dagen naast elkaar"),
    ],
    ids=["weeks", "numbers", "lessons", "months as days", "months", "no names", "too many days"],
)
def test_what_cannot_be_read_gets_one_sentence(lists: Lists, head, row, says) -> None:
    import_ = lists.bring(xlsx([row], head))
    assert import_.state == ImportState.REFUSED
    ((number, _column, message),) = said(import_)
    assert (number, says in message) == (1, True)


def test_more_crosses_than_a_file_may_have_rows_are_refused(lists: Lists, monkeypatch) -> None:
    monkeypatch.setattr(checking, "MOST_ROWS", 2)
    import_ = lists.bring(xlsx(ROWS, HEAD))
    assert import_.state == ImportState.REFUSED
    assert "meer dan 2 kruisjes" in said(import_)[0][2]
    assert import_.rows.count() == 0


def test_headers_of_days_are_neither_asked_nor_remembered(lists: Lists, as_person, cast: Cast) -> None:
    import_ = lists.bring(xlsx([(1, "Fenna", "Naailes", "x", "x", "x", 3)], ("Nr", "Kreet", *HEAD[1:], "Totaal")))
    assert import_.state == ImportState.COLUMNS
    page = as_person(cast.tamar).get(f"/west/lijsten/spreekuur/{import_.pk}/kolommen/").text
    assert "We lezen 3 kolommen met een dag erboven." in page
    assert [words in page for words in ("Kreet", "3-9-2018", "Totaal", ">Nr<")] == [True, False, False, False]


def test_the_preview_says_how_the_list_is_read(lists: Lists, as_person, cast: Cast) -> None:
    import_ = lists.bring(xlsx([*ROWS, ("Noa", "Naailes", "sport", None, None)], HEAD))
    page = as_person(cast.tamar).get(f"/west/lijsten/spreekuur/{import_.pk}/").text
    assert "We lezen 3 kolommen met een dag erboven." in page
    assert "1 plek in de lijst is niet goed." in page
    assert "Alleen de goede kruisjes" in page
    assert fetch(import_.pk).found["sheets"][0]["heads"] == {"3": "3-9-2018", "4": "10-9-2018", "5": "17-9-2018"}


def test_topics_below_days_are_visits_about_them_and_nobody_asks_what_for(lists: Lists) -> None:
    rows = [("Fenna", "brieven", None, "wonen"), ("Milan", None, "2x schulden", "ziek")]
    import_ = lists.bring(xlsx(rows, AT_DESK))
    assert (import_.state, import_.counts["visits"], import_.counts["requests"]) == (ImportState.READY, 3, 4)


def test_a_remark_beside_crosses_is_not_kept_and_the_preview_says_so(lists: Lists, as_person, cast: Cast) -> None:
    rows = [("Fenna", "Naailes", "x", None, "x", "haast", 2), ("Milan", "Naailes", None, "x", None, None, 1)]
    import_ = lists.bring(xlsx(rows, (*HEAD, "Bijzonderheden", "Totaal")))
    page = as_person(cast.tamar).get(f"/west/lijsten/spreekuur/{import_.pk}/").text
    words = "Deze kolommen bewaren we niet, want ze horen niet bij één kruisje: Bijzonderheden."
    assert (words in page, words in of_import(import_).told) == (True, True)
    assert (import_.state, import_.rows.exclude(words=b"").count()) == (ImportState.READY, 0)


def test_where_all_is_kept_the_preview_says_nothing_of_it(lists: Lists, as_person, cast: Cast) -> None:
    import_ = lists.bring(xlsx([(*ROWS[0], 2)], (*HEAD, "Totaal")))
    assert "bewaren we niet" not in as_person(cast.tamar).get(f"/west/lijsten/spreekuur/{import_.pk}/").text


def test_every_sentence_about_a_whole_sheet_says_what_to_do() -> None:
    told = (looking.NO_DAYS_ABOVE, looking.NO_NAMES, looking.NO_PURPOSE, looking.NO_YEAR_ABOVE, looking.TOO_MANY_DAYS)
    assert all("Zet" in each or "Maak" in each for each in told)


# Topics across.

TOPICS = ("Datum", "Naam", "Brieven", "Schulden")
OF_TOPICS = [(MONDAYS[0], "Fenna", "x", None), (MONDAYS[1], None, 3, 2), (MONDAYS[2], "Milan", None, 2)]


def test_topics_across_are_read_stored_kept_and_taken_out(lists: Lists, as_person, cast: Cast) -> None:
    import_ = lists.bring(xlsx([*OF_TOPICS, ("Totaal", None, 4, 4)], TOPICS))
    assert import_.state == ImportState.READY
    assert (import_.counts["visits"], import_.counts["requests"]) == (7, 8)
    page = as_person(cast.tamar).get(f"/west/lijsten/spreekuur/{import_.pk}/").text
    assert ("De onderwerpen staan naast elkaar" in page, "De dagen staan naast elkaar" in page) == (True, False)
    outcome = of_import(import_)
    assert (outcome.rows, outcome.imported, outcome.skipped) == (4, 3, 1)
    start_storing(import_=import_, by=lists.by)
    assert (go_on(import_.pk).state, Visit.objects.count(), HelpRequest.objects.count()) == (ImportState.DONE, 7, 8)
    better = lists.store(
        xlsx([*OF_TOPICS[:2], (MONDAYS[2], "Milan", 1, 2)], TOPICS), "beter.xlsx", replaces=fetch(import_.pk)
    )
    valid = Visit.objects.valid()
    assert (valid.count(), HelpRequest.objects.filter(visit__in=valid).count()) == (7, 9)
    lists.undo(better)
    assert Visit.objects.valid().count() == 0


def test_where_no_requests_are_counted_topics_are_columns_like_others(lists: Lists) -> None:
    lists.initiative.counts_requests = False
    lists.initiative.save()
    assert lists.bring(xlsx(OF_TOPICS[:1], TOPICS)).state == ImportState.COLUMNS


# Sheets that are called as activities.


def test_a_sheet_named_after_an_activity_is_about_that_when_somebody_says_so(
    lists: Lists, as_person, cast: Cast
) -> None:
    lists.store(xlsx(ROWS, HEAD), "eerst.xlsx")
    data = xlsx([("Fenna Voorbeeld", None, None, "x")], AT_DESK, name="Naailes", Koken=[AT_DESK, ("Noa", "x")])
    import_ = lists.bring(data, "bladen.xlsx")
    assert (import_.state, import_.found["named"]) == (ImportState.COLUMNS, ["Naailes"])
    page = as_person(cast.tamar).get(f"/west/lijsten/spreekuur/{import_.pk}/kolommen/").text
    assert "De bladen heten naar een activiteit: Naailes." in page
    chosen = {"naam": Column.NAME}
    choose_columns(import_=import_, columns=chosen, activity="Koken", sheet_names=True, by=lists.by)
    import_ = go_on(import_.pk)
    assert import_.state in (ImportState.READY, ImportState.PEOPLE)
    assert import_.found["activities"] == ["Naailes", "Koken"]


def test_what_a_sheet_is_called_is_no_activity_when_nobody_says_so(lists: Lists) -> None:
    lists.store(xlsx(ROWS, HEAD), "eerst.xlsx")
    import_ = lists.bring(xlsx([("Fenna Voorbeeld", "x")], AT_DESK, name="Naailes"), "blad.xlsx")
    assert import_.state == ImportState.COLUMNS
    with pytest.raises(ValidationError, match="waarvoor"), transaction.atomic():
        choose_columns(import_=import_, columns={"naam": Column.NAME}, by=lists.by)
