"""`import_registrations`: one JSON object, and an exit code that says whether anything is wrong."""

import io
import json
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.management import call_command
from django.db import OperationalError

from productiehuis.helpdesk.models import Visit
from productiehuis.imports.actions import receive
from productiehuis.imports.actions.looking import NO_PURPOSE_AT_ALL
from productiehuis.imports.management.commands.import_registrations import BY
from productiehuis.imports.models import Import, ImportState, Remembered
from productiehuis.imports.naming import MAY_BE_NAMES
from productiehuis.imports.tests.files import HEAD as ALL
from productiehuis.imports.tests.files import csv, xlsx
from productiehuis.people.models import Person, PossibleDouble
from tests.cast import TESTER

DAY = date(2018, 9, 3)
GOOD = [(DAY, "Fenna Voorbeeld", 1980, "Brieven", 2, None), (DAY, None, None, "Wonen", 3, None)]
HEAD = ("datum", "naam", "onderwerp")
SHAPE = {"rows", "imported", "skipped", "errors", "people"}


@pytest.fixture
def run(cast, tmp_path, capsys):
    def go(data: bytes, name: str = "lijst.xlsx", **options: Any) -> tuple[int, dict[str, Any]]:
        path = tmp_path / name
        path.write_bytes(data)
        out, said, code = io.StringIO(), io.StringIO(), 0
        try:
            asked = {"house": "west", "initiative": "spreekuur", "file": path, **options}
            call_command("import_registrations", str(asked.pop("file")), stdout=out, stderr=said, **asked)
        except SystemExit as stopped:
            code = int(stopped.code or 0)
        go.said.append(said.getvalue())  # type: ignore[attr-defined]
        told = json.loads(out.getvalue())
        assert set(told) == SHAPE
        assert set(told["people"]) == {"known", "new", "look_alike"}
        assert all(set(each) == {"row", "column", "message"} for each in told["errors"])
        return code, told

    go.said = []  # type: ignore[attr-defined]
    return go


def test_a_good_list_goes_in(run):
    code, told = run(xlsx([*GOOD, (), ("Totaal", None, None, None, 5)]))
    assert (code, told["rows"], told["imported"], told["skipped"], told["errors"]) == (0, 4, 2, 2, [])
    assert told["people"] == {"known": 0, "new": 1, "look_alike": 0}
    assert Visit.objects.count() == 4


def test_with_an_error_nothing_goes_in(run):
    code, told = run(xlsx([*GOOD, ("morgen", "Bo", None, "Brieven", None, None)]))
    assert (code, told["rows"], told["imported"]) == (1, 3, 0)
    assert (told["errors"][0]["row"], told["errors"][0]["column"]) == (4, "Datum")
    assert Visit.objects.count() == 0
    assert Import.objects.get().state == ImportState.DROPPED


def test_a_dry_run_stores_nothing(run):
    before = Person.objects.count()
    code, told = run(xlsx(GOOD), dry_run=True)
    assert (code, told["imported"]) == (0, 2)
    assert (Visit.objects.count(), Person.objects.count()) == (0, before)


def test_the_same_file_twice_changes_nothing(run):
    data = csv(GOOD)
    assert run(data, "lijst.csv")[1]["imported"] == 2
    before = Visit.objects.count(), Person.objects.count()
    code, told = run(data, "kopie.csv")
    assert (code, told["imported"], told["skipped"], told["people"]["known"]) == (0, 0, 2, 1)
    assert (Visit.objects.count(), Person.objects.count()) == before


def test_a_run_that_was_stopped_while_reading_is_no_hindrance(run, cast):
    """It said that somebody else was reading the list, for two weeks."""
    receive(initiative=cast.desk, pieces=[xlsx(GOOD)], file_name="lijst.xlsx", by=BY, client_key=uuid4())
    assert run(xlsx(GOOD))[1]["imported"] == 2
    receive(initiative=cast.desk, pieces=[csv([("4-9-2018", "Bo", "wonen")], HEAD)], file_name="a.csv", by=TESTER)
    code, told = run(csv([("4-9-2018", "Bo", "wonen")], HEAD), "a.csv")
    assert (code, "al aan het inlezen" in told["errors"][0]["message"]) == (1, True)


def test_look_alikes_are_stored_as_new_and_listed_as_possible_doubles(run, known):
    fena = known("Fena", "Voorbeelt", birth_year=1980)
    code, told = run(xlsx(GOOD))
    assert (code, told["people"]) == (0, {"known": 0, "new": 0, "look_alike": 1})
    double = PossibleDouble.objects.get()
    assert (double.one, double.decision) == (fena, "open")


def test_two_of_the_list_who_look_alike_are_possible_doubles_at_once(run):
    rows = [(DAY, "Fatima El Ouafi", 1980, "Brieven"), (DAY, "Fatma Elwafi", 1980, "Wonen")]
    code, told = run(xlsx(rows, ("Datum", "Naam", "Geboortejaar", "Onderwerp")))
    assert (code, told["people"]) == (0, {"known": 0, "new": 1, "look_alike": 1})
    double = PossibleDouble.objects.get()
    assert {double.one.first_name, double.other.first_name} == {"Fatima", "Fatma"}
    assert double.decision == "open"


def test_who_was_not_there_is_skipped(run):
    rows = [(DAY, "Fenna", "Naailes", "ja"), (DAY, "Milan", "Naailes", "nee"), (None, None, None, None)]
    code, told = run(xlsx([*rows, (DAY, "Noa", "Naailes", "x")], ("Datum", "Deelnemer", "Activiteit", "Aanwezig")))
    assert (code, told["rows"], told["imported"], told["skipped"]) == (0, 4, 2, 2)


def test_a_mapping_says_what_columns_are_and_is_not_remembered(run, tmp_path):
    mapping = tmp_path / "mapping.json"
    mapping.write_text(json.dumps({"Moment": "datum", "Kreet": "onderwerp", "Nr": "niet"}))
    rows = [("3-9-2018", "Brieven", 12)]
    code, told = run(xlsx(rows, ("Moment", "Kreet", "Nr")), mapping=mapping)
    assert (code, told["imported"]) == (0, 1)
    assert not Remembered.objects.exists()


ACROSS = ("Naam", *(date(2018, 9, day) for day in (3, 10, 17)))
CROSSES = [("Fenna", "x", 2, None), ("Milan", None, "nee", None), ("Totaal", 1, 2, None)]


def test_a_list_with_days_across_goes_in_with_what_people_came_for(run):
    data = xlsx(CROSSES, ACROSS)
    code, told = run(data, topic="brieven")
    assert (code, told["rows"], told["imported"], told["skipped"], told["errors"]) == (0, 3, 1, 2, [])
    assert (Visit.objects.count(), told["people"]["new"]) == (2, 1)
    code, told = run(data, topic="brieven")
    assert (code, told["rows"], told["imported"], told["skipped"]) == (0, 3, 0, 3)


def test_rows_of_which_only_the_good_crosses_stand_are_skipped_and_keep_their_errors(run, lists):
    head = ("Naam", "Onderwerp", *ACROSS[1:], "9-3-2026")
    rows = [("Fenna", "brieven", "x", "wat", None, "x"), ("Milan", "brieven", None, "tja", None, None), (None,) * 6]
    data = xlsx([*rows, ("Noa", "brieven", None, None, None, None)], head)
    lists.store(data, only_good=True)
    code, told = run(data)
    assert (code, told["rows"], told["imported"], told["skipped"]) == (1, 4, 0, 3)
    assert [(each["row"], each["column"]) for each in told["errors"]] == [
        (1, "9-3-2026"),
        (2, "10-9-2018"),
        (3, "10-9-2018"),
    ]


def test_a_list_with_days_across_of_an_activity(run):
    code, told = run(xlsx(CROSSES[1:], ACROSS), activity="Naailes")
    assert (code, told["imported"], len(told["errors"])) == (1, 0, 1)
    code, told = run(xlsx([("Fenna", "x", 1, None)], ACROSS), activity="Naailes", dry_run=True)
    assert (code, told["imported"], told["people"]["new"]) == (0, 1, 1)


def test_days_across_without_what_for_is_one_sentence(run):
    code, told = run(xlsx(CROSSES, ACROSS))
    assert (code, len(told["errors"]), told["errors"][0]["row"]) == (1, 1, 1)
    assert "waarvoor" in told["errors"][0]["message"]
    code, told = run(xlsx(CROSSES, ACROSS), topic="zeilen")
    assert (code, "Het onderwerp 'zeilen'" in told["errors"][0]["message"]) == (1, True)


def test_days_without_a_year_are_one_sentence(run):
    code, told = run(csv([("Fenna", "x", "x")], ("Naam", "3-9", "10-9")), "lijst.csv", topic="brieven")
    assert (code, told["errors"][0]["row"], told["errors"][0]["column"]) == (1, 1, "3-9")
    assert told["errors"][0]["message"].startswith("Het jaar staat niet bij deze dagen.")


def test_a_wrong_sheet_is_one_sentence(run):
    code, told = run(xlsx([("a", "b")], ("Wie bel je?", "Nummer"), name="Adressen"))
    assert (code, told["imported"]) == (1, 0)
    assert told["errors"]


def test_a_list_without_a_day_says_which_column_is_missing(run):
    code, told = run(xlsx([("Fenna", "Brieven")], ("Naam", "Onderwerp")))
    assert (code, told["errors"][0]["row"], told["errors"][0]["column"]) == (1, 1, "datum")


@pytest.mark.parametrize(
    ("name", "data"), [("lijst.pdf", b"%PDF-1.4"), ("leeg.csv", b""), ("lijst.xlsx", b"a;b\n1;2\n")]
)
def test_what_is_no_list_is_one_sentence(run, name, data):
    code, told = run(data, name)
    assert (code, told["rows"], len(told["errors"]), told["errors"][0]["row"]) == (1, 0, 1, 0)


def test_a_corrected_file_replaces_an_earlier_one(run):
    run(csv(GOOD), "lijst.csv")
    earlier = Import.objects.get()
    code, told = run(csv(GOOD[1:]), "beter.csv", replaces=earlier.pk)
    assert (code, told["imported"]) == (0, 1)
    assert Visit.objects.valid().count() == 3
    earlier.refresh_from_db()
    assert earlier.state == ImportState.UNDONE


def test_rows_that_stand_already_are_told_on_stderr(run):
    run(csv(GOOD), "lijst.csv")
    code, told = run(csv([*GOOD, (DAY, None, None, "Brieven", 1, None)]), "langer.csv")
    assert (code, told["imported"]) == (0, 3)
    assert "2 rijen staan er al, van lijst.csv" in run.said[-1]
    assert str(Import.objects.get(file_name="lijst.csv").pk) in run.said[-1]


def test_a_file_of_which_only_the_good_rows_stand_still_has_errors(run, lists):
    data = xlsx([*GOOD, ("morgen", "Bo", None, "Brieven", None, None)])
    lists.store(data, only_good=True)
    code, told = run(data)
    assert (code, told["imported"], told["skipped"]) == (1, 0, 2)
    assert told["errors"][0]["row"] == 4


def test_problems_of_a_second_sheet_name_the_sheet(run):
    code, told = run(xlsx(GOOD, **{"feb": [("Datum", "Onderwerp"), ("gisteren", "Wonen")]}))
    assert (code, told["errors"][0]["row"]) == (1, 3)
    assert "feb" in told["errors"][0]["message"]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"house": "nergens"}, "geen initiatief 'spreekuur'"),
        ({"initiative": "nergens"}, "geen initiatief 'nergens'"),
        ({"house": "noord", "initiative": "naaien"}, "geen initiatief 'naaien'"),
        ({"replaces": UUID(int=1)}, "Lijsten die er waren"),
        ({"mapping": Path("/nergens.json")}, "bij elke kop een van deze woorden: datum"),
    ],
)
def test_what_is_not_there_is_one_sentence_too(run, options, says):
    code, told = run(csv(GOOD), "lijst.csv", **options)
    assert (code, told["imported"]) == (1, 0)
    assert [says in error["message"] for error in told["errors"]] == [True]


def test_a_file_that_is_not_there(run):
    code, told = run(b"", "weg.csv", file=Path("/nergens.csv"))
    assert code == 1
    assert told["errors"] == [
        {"row": 0, "column": "", "message": "Het bestand '/nergens.csv' gaat niet open. Kijk of het er staat."}
    ]


def test_a_database_without_tables_is_one_sentence(run, monkeypatch):
    def no_table(*_args: Any) -> None:
        raise OperationalError("no such table: initiatives_initiative")

    monkeypatch.setattr("productiehuis.imports.management.commands.import_registrations._initiative", no_table)
    code, told = run(csv(GOOD), "lijst.csv")
    assert code == 1
    assert "make run" in told["errors"][0]["message"]


def test_names_across_go_in_where_the_corner_says_that_they_are_names(run):
    rows = [(DAY, "x", None), (date(2018, 9, 10), "x", "x")]
    code, told = run(xlsx(rows, ("Datum", "Fenna", "Milan")))
    assert (code, [(each["row"], each["message"]) for each in told["errors"]]) == (1, [(1, MAY_BE_NAMES)])
    code, told = run(xlsx(rows, ("Datum / naam", "Fenna", "Milan")))
    assert (code, [each["message"] for each in told["errors"]]) == (1, [NO_PURPOSE_AT_ALL])
    code, told = run(xlsx(rows, ("Datum / naam", "Fenna", "Milan")), topic="wonen")
    assert (code, told["rows"], told["imported"], Visit.objects.count()) == (0, 2, 2, 3)


def test_beside_another_list_a_sheet_that_may_have_names_across_is_left_out_and_told(run):
    other = [("Datum", "Fenna", "Milan"), (DAY, "x", None)]
    code, told = run(xlsx([ALL, *GOOD], None, Rooster=other))
    assert (code, told["imported"], told["errors"]) == (0, 2, [])
    assert f"Blad Rooster: {MAY_BE_NAMES}" in run.said[-1]


def test_beside_another_list_it_is_not_read_as_something_else(run):
    other = [("Datum", "Fenna", "Milan", "Opmerking"), (DAY, "x", None, "mooi weer")]
    code, told = run(xlsx([ALL, *GOOD], None, Rooster=other))
    assert (code, told["errors"][0]["message"]) == (1, f"Blad Rooster: {MAY_BE_NAMES}")
