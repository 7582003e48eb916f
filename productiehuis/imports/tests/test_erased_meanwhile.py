"""Somebody is erased while a list with them on it is being stored: as if it had been stored before."""

import pytest

from productiehuis.activities.models import Attendance
from productiehuis.helpdesk.models import HelpRequest, Visit
from productiehuis.imports.actions import start_storing, storing
from productiehuis.imports.models import ImportPerson, ImportState
from productiehuis.imports.tests.conftest import Lists
from productiehuis.imports.tests.files import csv, xlsx
from productiehuis.imports.work import go_on
from productiehuis.people.models import Person
from productiehuis.privacy.actions import erase_person
from tests.cast import TESTER

ROWS = [
    (f"{day}-9-2018", "Fenna Voorbeeld", 1980, "Brieven", None, f"een brief over geheim {day}") for day in range(3, 7)
]


def numbers() -> list[tuple[str, int | None, bool]]:
    rows = Visit.objects.order_by("date").values_list("kind", "person_number", "person")
    return [(kind, number, person is not None) for kind, number, person in rows]


def words() -> list[str]:
    return [each.own_words for each in HelpRequest.objects.all()]


@pytest.fixture
def fenna(known) -> Person:
    return known("Fenna", "Voorbeeld", birth_year=1980)


def test_before_the_first_row_is_stored(lists: Lists, fenna) -> None:
    import_ = lists.bring(xlsx(ROWS))
    start_storing(import_=import_, by=lists.by)
    erase_person(person=fenna, by=TESTER)
    assert go_on(import_.pk).state == ImportState.DONE
    assert numbers() == [("known", fenna.number, False)] * 4
    assert words() == [""] * 4
    assert not ImportPerson.objects.exclude(person=None, digest="", name_key="").exists()


def test_between_two_chunks(lists: Lists, fenna, monkeypatch) -> None:
    monkeypatch.setattr(storing, "CHUNK", 2)
    import_ = lists.bring(xlsx(ROWS))
    start_storing(import_=import_, by=lists.by)
    real, calls = storing._next_chunk, []

    def erases(*args):
        calls.append(1)
        if len(calls) == 2:  # As another request may, after the people of the list were fetched.
            erase_person(person=fenna, by=TESTER)
        return real(*args)

    monkeypatch.setattr(storing, "_next_chunk", erases)
    import_ = go_on(import_.pk)
    assert import_.state == ImportState.DONE
    assert numbers() == [("known", fenna.number, False)] * 4
    assert words() == [""] * 4


def test_somebody_of_the_list_who_was_new(lists: Lists, monkeypatch) -> None:
    monkeypatch.setattr(storing, "CHUNK", 2)
    import_ = lists.bring(xlsx(ROWS))
    start_storing(import_=import_, by=lists.by)
    real = storing.register_many

    def dies(**kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr(storing, "register_many", dies)
    with pytest.raises(KeyboardInterrupt):
        go_on(import_.pk)
    person = Person.objects.get(first_name="Fenna")
    erase_person(person=person, by=TESTER)
    monkeypatch.setattr(storing, "register_many", real)
    assert go_on(import_.pk).state == ImportState.DONE
    assert numbers() == [("known", person.number, False)] * 4
    assert words() == [""] * 4


def test_who_was_present_stays_one_person(lists: Lists, fenna) -> None:
    head = ("Datum", "Deelnemer", "Geboortejaar", "Activiteit")
    import_ = lists.bring(csv([("3-9-2018", "Fenna Voorbeeld", 1980, "Koken")] * 2, head), "koken.csv")
    start_storing(import_=import_, by=lists.by)
    erase_person(person=fenna, by=TESTER)
    assert go_on(import_.pk).state == ImportState.DONE
    rows = Attendance.objects.values_list("person", "person_number", "contacts")
    assert list(rows) == [(None, fenna.number, 1)]
