"""A list becomes visits, presence and people: once, whole, and out again."""

from datetime import date, timedelta
from threading import Barrier, Thread

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection

from productiehuis.activities.models import Attendance, Programme, Session
from productiehuis.audit.models import Event
from productiehuis.helpdesk.actions import Registration, correct_visit, register_visit
from productiehuis.helpdesk.models import HelpRequest, Visit
from productiehuis.helpdesk.rules import Asked
from productiehuis.imports.actions import decide, decide_rest, receive, start_storing, storing, undoing
from productiehuis.imports.models import Import, ImportPerson, ImportRow, ImportState
from productiehuis.imports.tests.conftest import Lists
from productiehuis.imports.tests.files import csv, xlsx
from productiehuis.imports.work import fetch, go_on
from productiehuis.initiatives.models import KnownHere
from productiehuis.kernel.keys import new_key
from productiehuis.people.actions import find_doubles, merge_persons, undo_merge
from productiehuis.people.models import Person, PossibleDouble
from tests.cast import TESTER, Cast, actor, make_cast
from tests.houses import find_strays

DAY = date(2018, 9, 3)
GOOD = [
    (DAY, "Fenna Voorbeeld", 1980, "Brieven", None, "een brief van de gemeente"),
    ("4-9-2018", "Milan Voorbeeld", 1975, "schulden, 2x wonen", None, None),
    ("5 sept 2018", None, None, "Wonen", 3, None),
    ("6-9-2018", "Fenna Voorbeeld", None, "Schulden", None, None),
]


def valid() -> int:
    return Visit.objects.valid().count()


def test_rows_become_visits_requests_and_people(lists: Lists) -> None:
    import_ = lists.store(xlsx(GOOD))
    assert import_.state == ImportState.DONE
    assert valid() == 6
    assert HelpRequest.objects.count() == 8
    fenna = Person.objects.get(first_name="Fenna")
    assert (fenna.last_name, fenna.birth_year) == ("Voorbeeld", 1980)
    visits = list(Visit.objects.filter(person=fenna).order_by("date"))
    assert [visit.date for visit in visits] == [DAY, date(2018, 9, 6)]
    assert (visits[0].month, visits[0].year, visits[0].language) == (9, 2018, "")
    assert visits[0].requests.get().own_words == "een brief van de gemeente"
    assert KnownHere.objects.get(person=fenna).how == "import"
    assert find_strays() == []


def test_there_is_one_line_in_the_log_for_what_is_stored(lists: Lists) -> None:
    lists.store(xlsx(GOOD))
    told = Event.objects.filter(object_type="imports.import")
    assert list(told.values_list("verb", flat=True)) == ["list stored"]
    assert not Event.objects.filter(verb__in=["visit registered", "presence noted"]).exists()
    assert told.get(verb="list stored").changes["visits"] == [None, 6]


def test_after_storing_no_name_or_word_is_left_on_the_table(
    lists: Lists, own_files, django_capture_on_commit_callbacks
) -> None:
    import_ = lists.bring(xlsx(GOOD))
    assert [each for each in own_files.rglob("*") if each.is_file()]
    assert b"Fenna" not in b"".join(each.read_bytes() for each in own_files.rglob("*") if each.is_file())
    start_storing(import_=import_, by=lists.by)
    with django_capture_on_commit_callbacks(execute=True):
        go_on(import_.pk)
    assert [each for each in own_files.rglob("*") if each.is_file()] == []
    assert set(ImportPerson.objects.values_list("first_name", "name_key")) == {("", "")}
    assert ImportRow.objects.exclude(words=b"").count() == 0


def test_the_same_file_twice_changes_nothing(lists: Lists) -> None:
    data = csv(GOOD)
    one = lists.store(data, "a.csv")
    two = receive(initiative=lists.initiative, pieces=[data], file_name="b.csv", by=lists.by)
    assert two.pk == one.pk
    before = Visit.objects.count()
    go_on(two.pk)
    assert Visit.objects.count() == before


def test_with_an_error_nothing_is_stored(lists: Lists) -> None:
    import_ = lists.bring(xlsx([*GOOD, ("33-9-2018", "Bo", None, "Brieven", None, None)]))
    assert (import_.state, import_.counts["bad"]) == (ImportState.READY, 1)
    with pytest.raises(ValidationError, match="alleen de goede rijen"):
        start_storing(import_=import_, by=lists.by)
    assert valid() == 0


def test_only_the_good_rows_when_somebody_chose_so(lists: Lists) -> None:
    import_ = lists.store(xlsx([*GOOD, ("33-9-2018", "Bo", None, "Brieven", None, None)]), only_good=True)
    assert import_.state == ImportState.DONE
    assert valid() == 6


def test_somebody_known_by_name_and_year_is_the_same(lists: Lists, known) -> None:
    fenna = known("Fenna", "Voorbeeld", birth_year=1980)
    lists.store(xlsx(GOOD[:1]))
    assert Visit.objects.get().person == fenna


def test_a_look_alike_is_asked_and_decided(lists: Lists, known) -> None:
    fenna = known("Fena", "Voorbeelt", birth_year=1980)
    import_ = lists.bring(xlsx(GOOD))
    assert import_.state == ImportState.PEOPLE
    row = import_.people.get(was_asked=True)
    assert row.looks_like[0]["person"] == str(fenna.pk)
    with pytest.raises(ValidationError, match="wie het is"):
        start_storing(import_=import_, by=lists.by)
    import_ = decide(import_=import_, answers={row.position: str(fenna.pk)}, by=lists.by)
    assert import_.state == ImportState.READY
    start_storing(import_=import_, by=lists.by)
    go_on(import_.pk)
    assert Visit.objects.filter(person=fenna).count() == 2


def test_not_the_same_is_remembered(lists: Lists, known) -> None:
    known("Fena", "Voorbeelt", birth_year=1980)
    import_ = lists.bring(xlsx(GOOD))
    position = import_.people.get(was_asked=True).position
    import_ = decide(import_=import_, answers={position: "new"}, by=lists.by)
    start_storing(import_=import_, by=lists.by)
    go_on(import_.pk)
    assert PossibleDouble.objects.get().decision == "not_same"
    # The next list does not ask again.
    more = [("7-9-2018", "Fenna Voorbeeld", 1980, "Brieven", None, None)]
    assert lists.bring(xlsx(more), "meer.xlsx").state == ImportState.READY


def test_two_spellings_on_one_list_can_be_one_person(lists: Lists) -> None:
    rows = [
        (DAY, "Fatima El Ouafi", 1980, "Brieven", None, None),
        ("4-9-2018", "Fatma Elwafi", 1980, "Wonen", None, None),
    ]
    import_ = lists.bring(xlsx(rows))
    row = import_.people.get(was_asked=True)
    assert row.looks_like[0]["listed"] == 0
    import_ = decide(import_=import_, answers={row.position: "listed:0"}, by=lists.by)
    start_storing(import_=import_, by=lists.by)
    go_on(import_.pk)
    assert len(set(Visit.objects.values_list("person", flat=True))) == 1


def test_two_spellings_on_one_list_that_are_not_the_same_are_not_asked_again(lists: Lists) -> None:
    rows = [
        (DAY, "Fatima El Ouafi", 1980, "Brieven", None, None),
        ("4-9-2018", "Fatma Elwafi", 1980, "Wonen", None, None),
    ]
    import_ = decide_rest(import_=lists.bring(xlsx(rows)), same=False, by=lists.by)
    start_storing(import_=import_, by=lists.by)
    go_on(import_.pk)
    assert PossibleDouble.objects.get().decision == "not_same"
    assert find_doubles(lists.initiative.house) == 0
    assert not PossibleDouble.objects.filter(decision="open").exists()


def test_only_who_was_offered_can_be_chosen(lists: Lists, known, cast) -> None:
    known("Fena", "Voorbeelt", birth_year=1980)
    import_ = lists.bring(xlsx(GOOD))
    position = import_.people.get(was_asked=True).position
    for answer in (str(cast.fay.pk), "listed:99", "iets"):
        with pytest.raises(ValidationError):
            decide(import_=import_, answers={position: answer}, by=lists.by)


# Presence.

PRESENT = ("Datum", "Deelnemer", "Activiteit", "Aantal")


def test_presence_finds_or_makes_the_date_of_that_day(lists: Lists) -> None:
    rows = [
        ("3-9-2018", "Fenna Voorbeeld", "Samen koken", None),
        ("3-9-2018", "Milan Voorbeeld", "samen koken", None),
        ("3-9-2018", None, "Samen koken", 4),
        ("10-9-2018", "Fenna Voorbeeld", "Samen koken", None),
    ]
    lists.store(xlsx(rows, PRESENT))
    programme = Programme.objects.get()
    assert (str(programme.name), programme.is_active) == ("Samen koken", False)
    assert sorted(Session.objects.values_list("date", flat=True)) == [DAY, date(2018, 9, 10)]
    present = Attendance.objects.valid()
    assert sum(present.filter(date=DAY).values_list("contacts", flat=True)) == 6
    assert valid() == 0


def test_somebody_on_a_list_twice_was_there_once(lists: Lists) -> None:
    rows = [("3-9-2018", "Fenna Voorbeeld", "Samen koken", None)] * 2
    lists.store(xlsx(rows, PRESENT))
    assert Attendance.objects.count() == 1


# Out again.


def test_an_import_is_undone_as_a_whole(lists: Lists) -> None:
    before = set(Person.objects.values_list("pk", flat=True))
    import_ = lists.store(xlsx(GOOD))
    rows = [("3-9-2018", "Jolijn Voorbeeld", "Samen koken", None)]
    second = lists.store(xlsx(rows, PRESENT), "koken.xlsx")
    assert lists.undo(import_).state == ImportState.UNDONE
    assert valid() == 0
    assert Attendance.objects.valid().count() == 1
    lists.undo(second)
    assert Attendance.objects.valid().count() == 0
    left = Person.objects.exclude(pk__in=before)
    assert {(each.first_name, each.erased_at is None) for each in left} == {("", False)}
    assert Event.objects.filter(verb="list undone").count() == 2
    assert not Event.objects.filter(verb="visit withdrawn").exists()


def test_who_came_elsewhere_too_is_not_erased(lists: Lists, cast) -> None:
    import_ = lists.store(xlsx(GOOD))
    fenna = Person.objects.get(first_name="Fenna")
    told = Registration(new_key(), cast.room, "known", fenna, asked=(Asked(cast.topics[0].pk),))
    register_visit(registration=told, initiative=cast.desk, by=lists.by)
    lists.undo(import_)
    fenna.refresh_from_db()
    assert (fenna.first_name, fenna.erased_at) == ("Fenna", None)
    assert Visit.objects.valid().get().person == fenna


@pytest.mark.parametrize("times", [1, 2])
def test_a_visit_that_is_corrected_at_the_same_moment_stops_no_list(lists: Lists, monkeypatch, times) -> None:
    """The page says that it goes on by itself, and nobody may look at it any more."""
    import_, honest, left = lists.store(xlsx(GOOD)), undoing.withdraw_many, [None] * times

    def too_late(**given) -> int:
        if left:
            left.pop()
            raise IntegrityError
        return honest(**given)

    monkeypatch.setattr(undoing, "withdraw_many", too_late)
    assert lists.undo(import_).state == ImportState.UNDONE
    assert valid() == 0


def test_what_goes_wrong_each_time_is_not_tried_for_ever(lists: Lists, monkeypatch) -> None:
    import_ = lists.store(xlsx(GOOD))

    def never(**given) -> int:
        raise IntegrityError

    monkeypatch.setattr(undoing, "withdraw_many", never)
    with pytest.raises(IntegrityError):
        lists.undo(import_)


def test_a_merge_that_was_undone_keeps_nobody_of_the_list(lists: Lists, cast) -> None:
    """They were two after all: of the one of the list nothing else is known."""
    import_ = lists.store(xlsx(GOOD))
    fenna = Person.objects.get(first_name="Fenna")
    undo_merge(merge=merge_persons(kept=cast.bo, absorbed=fenna, by=TESTER), by=TESTER)
    lists.undo(import_)
    fenna.refresh_from_db()
    assert fenna.erased_at


def test_an_undone_list_can_come_again(lists: Lists) -> None:
    data = csv(GOOD)
    presence = csv([("3-9-2018", "Jolijn Voorbeeld", "Samen koken", None)], PRESENT)
    for _ in range(3):
        imports = [lists.store(data, "lijst.csv"), lists.store(presence, "koken.csv")]
        assert (valid(), Attendance.objects.valid().count()) == (6, 1)
        for import_ in imports:
            lists.undo(import_)
        assert (valid(), Attendance.objects.valid().count()) == (0, 0)


def test_undoing_takes_what_was_corrected_since_too(lists: Lists, cast) -> None:
    import_ = lists.store(xlsx(GOOD[:1]))
    visit = Visit.objects.get()
    other = Registration(new_key(), cast.room, "known", visit.person, asked=(Asked(cast.topics[2].pk),))
    correct_visit(visit=visit, registration=other, reason="was wonen", by=lists.by)
    lists.undo(import_)
    assert valid() == 0


# Instead of an earlier one.


def test_a_corrected_list_replaces_the_earlier_one(lists: Lists) -> None:
    earlier = lists.store(xlsx(GOOD))
    stays = Visit.objects.get(person__first_name="Milan")
    corrected = [GOOD[1], GOOD[2], ("9-9-2018", "Jolijn Voorbeeld", 1990, "Brieven", None, None)]
    import_ = lists.store(xlsx(corrected), "beter.xlsx", replaces=earlier)
    assert import_.state == ImportState.DONE
    assert fetch(earlier.pk).state == ImportState.UNDONE
    assert valid() == 5
    assert Visit.objects.valid().get(person__first_name="Milan").pk == stays.pk
    assert not Person.objects.filter(first_name="Fenna").exists()
    assert lists.undo(import_).state == ImportState.UNDONE
    assert valid() == 0
    assert not Person.objects.filter(first_name__in=["Milan", "Jolijn"]).exists()


def test_a_list_whose_earlier_one_went_out_says_what_to_do(lists: Lists) -> None:
    earlier = lists.store(xlsx(GOOD))
    later = lists.bring(xlsx(GOOD[:1]), "beter.xlsx", replaces=earlier)
    lists.undo(earlier)
    with pytest.raises(ValidationError, match="Gooi deze lijst weg en lees hem nog een keer in"):
        start_storing(import_=later, by=lists.by)


def test_a_presence_whose_row_changed_stays_after_replacing(lists: Lists) -> None:
    earlier = lists.store(xlsx([("3-9-2018", "Fenna Voorbeeld", "Samen koken", None)], PRESENT))
    better = [("3-9-2018", "Fenna Voorbeeld", "Samen koken", 1980)]
    lists.store(xlsx(better, ("Datum", "Deelnemer", "Activiteit", "Geboortejaar")), "b.xlsx", replaces=earlier)
    assert Attendance.objects.valid().count() == 1


def test_replacing_that_fails_leaves_all_as_it_was(lists: Lists, monkeypatch) -> None:
    earlier = lists.store(xlsx(GOOD))
    import_ = lists.bring(xlsx(GOOD[2:]), "beter.xlsx", replaces=earlier)
    start_storing(import_=import_, by=lists.by)

    def fails(*args, **kwargs):
        raise RuntimeError("the power went out")

    monkeypatch.setattr(storing, "close_earlier", fails)
    with pytest.raises(RuntimeError):
        go_on(import_.pk)
    assert (valid(), fetch(earlier.pk).state) == (6, ImportState.DONE)
    monkeypatch.undo()
    assert go_on(import_.pk).state == ImportState.DONE
    assert valid() == 4


# Half-way.


def test_a_worker_that_was_killed_is_taken_over(lists: Lists, monkeypatch) -> None:
    monkeypatch.setattr(storing, "CHUNK", 10)
    rows = [(DAY + timedelta(days=n), f"Fenna{n} Voorbeeld{n}", 1980, "Brieven", None, None) for n in range(45)]
    import_ = lists.bring(xlsx(rows))
    decide_rest(import_=import_, same=False, by=lists.by)
    start_storing(import_=import_, by=lists.by)
    real, calls = storing.register_many, []

    def dies(**kwargs):
        calls.append(1)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return real(**kwargs)

    monkeypatch.setattr(storing, "register_many", dies)
    with pytest.raises(KeyboardInterrupt):
        go_on(import_.pk)
    assert (valid(), fetch(import_.pk).progress) == (20, 20)
    monkeypatch.setattr(storing, "register_many", real)
    assert go_on(import_.pk).state == ImportState.DONE
    assert valid() == 45
    assert Person.objects.filter(first_name__startswith="Fenna").count() == 45
    assert Event.objects.filter(verb="list stored").count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_people_bring_the_same_file_at_once() -> None:
    cast = make_cast()
    data, found, barrier = csv(GOOD), [], Barrier(2)

    def bring() -> None:
        try:
            barrier.wait()
            by = actor(cast.tamar, "trekker")
            import_ = receive(initiative=cast.desk, pieces=[data], file_name="lijst.csv", by=by)
            found.append(import_.pk)
        finally:
            connection.close()

    threads = [Thread(target=bring) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 2
    assert len(set(found)) == 1
    assert Import.objects.count() == 1


def test_a_key_of_another_initiative_is_told_in_words(lists: Lists, cast: Cast) -> None:
    key, data = new_key(), xlsx(GOOD)
    receive(initiative=lists.initiative, pieces=[data], file_name="a.xlsx", by=lists.by, client_key=key)
    other = cast.sewing if lists.initiative == cast.desk else cast.desk
    with pytest.raises(ValidationError, match="Laad de pagina opnieuw"):
        receive(initiative=other, pieces=[data], file_name="a.xlsx", by=lists.by, client_key=key)
    assert Import.objects.count() == 1
