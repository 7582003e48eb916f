"""What an initiative chose is remembered for the next list; nobody's name or number is."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from productiehuis.imports.actions import choose_columns, drop
from productiehuis.imports.models import Import, ImportState, Remembered
from productiehuis.imports.privacy import erase
from productiehuis.imports.rules.columns import Column, header_key
from productiehuis.imports.tests.conftest import Lists
from productiehuis.imports.tests.files import csv
from productiehuis.imports.work import fetch, go_on


def remembered() -> set[str]:
    return set(Remembered.objects.values_list("words", flat=True))


@pytest.mark.parametrize("phone", ["0612345678", "06 12 34 56 78", "06-12345678"])
def test_of_a_list_without_headers_no_name_is_remembered(lists: Lists, phone) -> None:
    import_ = lists.bring(csv([("Fenna", "vandaag", phone), ("Milan", "gisteren", phone)], None), "lijst.csv")
    for _ in range(2):
        chosen = {"fenna": Column.NAME, "vandaag": Column.DATE, header_key(phone): Column.PHONE}
        import_ = choose_columns(import_=fetch(import_.pk), columns=chosen, by=lists.by)
        go_on(import_.pk)
        assert remembered() == set()
        Import.objects.filter(pk=import_.pk).update(state=ImportState.COLUMNS)


def test_a_header_with_a_number_of_somebody_is_not_remembered(lists: Lists) -> None:
    head = ("Datum", "Naam", "Kreet", "Bel 1234 x")
    import_ = lists.bring(csv([("3-9-2018", "Fenna", "Brieven", "x")], head), "lijst.csv")
    chosen = dict(zip(map(header_key, head), (Column.DATE, Column.NAME, Column.TOPIC, Column.SKIP), strict=True))
    choose_columns(import_=import_, columns=chosen, by=lists.by)
    assert remembered() == {"kreet"}


def test_a_header_that_grows_when_it_is_written_small_is_remembered_once(lists: Lists) -> None:
    head = ("Datum", "Naam", "ß" * 80)
    for at in range(2):
        import_ = lists.bring(csv([("3-9-2018", f"Fenna{at}", "Brieven")], head), f"{at}.csv")
        assert (import_.state == ImportState.COLUMNS) == (at == 0)
        chosen = dict(zip(map(header_key, head), (Column.DATE, Column.NAME, Column.TOPIC), strict=True))
        if at:
            Import.objects.filter(pk=import_.pk).update(state=ImportState.COLUMNS)
        choose_columns(import_=import_, columns=chosen, by=lists.by)
    assert remembered() == {"s" * 80}


def test_who_is_erased_leaves_no_word_that_is_remembered(lists: Lists, known) -> None:
    fenna = known("Fenna", "van Dijk")
    for words in ("vraag fenna", "van dijk", "reden van komst", "fennata"):
        Remembered.objects.create(
            house=fenna.house, initiative=lists.initiative, kind="column", words=words, value="hulpvraag"
        )
    erase([fenna], now=timezone.now())
    assert remembered() == {"reden van komst", "fennata"}


def test_columns_chosen_for_a_list_thrown_away_meanwhile_get_a_sentence(lists: Lists) -> None:
    import_ = lists.bring(csv([("3-9-2018", "Fenna", "Brieven")], ("Datum", "Naam", "Kreet")), "lijst.csv")
    drop(import_=import_, by=lists.by)
    with pytest.raises(ValidationError, match="Dit kan nu niet meer"):
        choose_columns(import_=import_, columns={"datum": Column.DATE, "kreet": Column.TOPIC}, by=lists.by)
