"""Nothing of a list stays where it should not, and of two at once only one happens."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from productiehuis.activities.models import Attendance, Session
from productiehuis.audit.models import Look
from productiehuis.imports.actions import (
    Gone,
    choose_topics,
    coming,
    decide_rest,
    drop,
    leave_unknown_out,
    matching,
    receive,
    start_storing,
)
from productiehuis.imports.models import Import, ImportPerson, ImportRow, ImportState
from productiehuis.imports.privacy import erase
from productiehuis.imports.rules import people
from productiehuis.imports.rules.people import People
from productiehuis.imports.rules.rows import Who
from productiehuis.imports.tests.conftest import Lists
from productiehuis.imports.tests.files import csv, xlsx
from productiehuis.imports.work import fetch, go_on
from productiehuis.kernel.bsn import find_bsn

ROWS = [
    ("3-9-2018", "Fenna Voorbeeld", 1980, "Brieven", None, "een brief"),
    ("4-9-2018", "Milan Voorbeeld", 1975, "iets met huur", None, None),
]
WITHOUT_HEAD = [("Fenna", "Voorbeeld", "0612345678"), ("Milan", "Voorbeeld", "0687654321")]


def words_of(import_: Import) -> str:
    row = Import.objects.filter(pk=import_.pk).values("found", "chosen", "examples", "problems", "file_name").get()
    return repr(row)


def test_a_list_thrown_away_leaves_no_word_of_it(lists: Lists) -> None:
    import_ = lists.bring(csv(WITHOUT_HEAD, None), "fenna.csv")
    assert import_.state == ImportState.COLUMNS
    assert "Fenna" in words_of(import_)
    drop(import_=import_, by=lists.by)
    assert "fenna" not in words_of(import_).lower()


def test_a_list_that_is_refused_leaves_no_word_of_it(lists: Lists) -> None:
    import_ = lists.bring(csv([("3-9-2018", "Fenna", "x", "111222333")], ("Datum", "Naam", "Vraag Fenna", "BSN")))
    assert import_.state == ImportState.REFUSED
    assert "Fenna" not in words_of(import_)


def test_a_stored_list_keeps_no_headers_and_no_guessed_words(lists: Lists) -> None:
    rows = [("3-9-2018", "Bo", "brieven", "x")]
    import_ = lists.store(csv(rows, ("Datum", "Naam", "Onderwerp", "Opmerking")), "lijst.csv")
    assert import_.state == ImportState.DONE
    assert "Opmerking" not in words_of(import_)


def test_no_name_comes_back_on_the_table_of_a_list_thrown_away_meanwhile(lists: Lists, monkeypatch) -> None:
    def slow(initiative, many, limit):
        drop(import_=Import.objects.get(), by=lists.by)
        return [[] for _ in many]

    monkeypatch.setattr(matching, "look_alikes", slow)
    import_ = lists.bring(xlsx(ROWS))
    assert import_.state == ImportState.DROPPED
    assert (ImportPerson.objects.count(), ImportRow.objects.count()) == (0, 0)


def test_a_list_on_which_somebody_may_be_who_is_erased_goes_too(lists: Lists, known) -> None:
    fenna = known("Fena", "Voorbeelt", birth_year=1980)
    import_ = lists.bring(xlsx(ROWS))
    assert import_.state == ImportState.PEOPLE
    erase([fenna], now=timezone.now())
    assert fetch(import_.pk).state == ImportState.DROPPED
    assert ImportPerson.objects.count() == 0


def test_a_list_that_waits_goes_with_who_was_written_down_after_it_was_read(lists: Lists, known) -> None:
    """Nobody was asked whether it is the same, for there was nobody else yet."""
    import_ = lists.bring(xlsx(ROWS))
    assert import_.state == ImportState.READY
    other = known("Fenna", "Anders")
    fenna = known("Fenna", "Voorbeeld", birth_year=1980)
    erase([other], now=timezone.now())
    assert fetch(import_.pk).state == ImportState.READY
    erase([fenna], now=timezone.now())
    assert fetch(import_.pk).state == ImportState.DROPPED
    assert ImportPerson.objects.count() == 0


def test_who_brought_lists_and_is_erased_leaves_no_name_in_those_of_files(lists: Lists, cast) -> None:
    import_ = lists.store(xlsx(ROWS), "bezoek Tamar.xlsx", only_good=True)
    erase([cast.tamar], now=timezone.now())
    kept = fetch(import_.pk)
    assert (kept.by_name, kept.file_name) == ("", "")


def test_a_hash_stays_only_with_somebody_whose_erasure_finds_it(lists: Lists) -> None:
    rows = [
        ("3-9-2018", "Fatima El Ouafi", 1980, "Brieven", None, None),
        ("4-9-2018", "Fatma Elwafi", 1980, "Wonen", None, None),
    ]
    import_ = decide_rest(import_=lists.bring(xlsx(rows)), same=True, by=lists.by)
    start_storing(import_=import_, by=lists.by)
    go_on(import_.pk)
    assert ImportPerson.objects.filter(same_as__isnull=False).exists()
    assert not ImportPerson.objects.filter(person=None).exclude(digest="").exists()


def test_a_file_that_no_import_knows_does_not_stay(lists: Lists, monkeypatch) -> None:
    def fails(import_):
        raise IntegrityError

    monkeypatch.setattr(coming, "_store", fails)
    with pytest.raises(IntegrityError):
        receive(initiative=lists.initiative, pieces=[xlsx(ROWS)], file_name="lijst.xlsx", by=lists.by)
    assert default_storage.listdir("imports")[1] == []


# Two at once.


def test_what_is_being_stored_is_not_read_anew(lists: Lists) -> None:
    import_ = lists.bring(xlsx([ROWS[0], ROWS[0]]))
    start_storing(import_=import_, by=lists.by)
    topic = next(iter(fetch(import_.pk).found["topics"]))
    with pytest.raises(ValidationError, match="Dit kan nu niet meer"):
        choose_topics(import_=import_, topics={"iets": topic}, by=lists.by)
    with pytest.raises(ValidationError, match="Dit kan nu niet meer"):
        decide_rest(import_=import_, same=False, by=lists.by)
    assert fetch(import_.pk).state == ImportState.STORING


def test_only_one_list_at_a_time_takes_the_place_of_another(lists: Lists) -> None:
    earlier = lists.store(xlsx(ROWS[:1]), "een.xlsx")
    rows = [[("5-9-2018", "Bo", None, "Wonen", None, None)], [("6-9-2018", "Bo", None, "Wonen", None, None)]]
    one, two = (lists.bring(xlsx(each), f"{at}.xlsx", replaces=earlier) for at, each in enumerate(rows))
    start_storing(import_=one, by=lists.by)
    with pytest.raises(ValidationError, match="vervangen"):
        start_storing(import_=two, by=lists.by)


def test_nobody_was_at_a_date_that_was_called_off_also_with_only_the_good_rows(lists: Lists) -> None:
    head = ("Datum", "Deelnemer", "Activiteit")
    lists.store(csv([("3-2-2026", "Bo", "Koken")], head), "een.csv")
    session = Session.objects.get()
    Session.objects.filter(pk=session.pk).update(status="cancelled")
    before = Attendance.objects.count()
    rows = [("3-2-2026", "Fenna", "Koken"), ("10-2-2026", "Fenna", "Koken")]
    import_ = lists.store(csv(rows, head), "twee.csv", only_good=True)
    assert (import_.state, Attendance.objects.count()) == (ImportState.DONE, before + 1)


# Numbers that nobody may keep.

BSNS = ("111222333", "123456782", "100000009")


def test_a_file_or_a_sheet_named_after_a_citizen_number_is_refused(lists: Lists) -> None:
    with pytest.raises(ValidationError, match="burgerservicenummer"):
        receive(initiative=lists.initiative, pieces=[xlsx(ROWS)], file_name=f"{BSNS[0]}.xlsx", by=lists.by)
    import_ = lists.bring(xlsx(ROWS, name=BSNS[0]))
    assert import_.state == ImportState.REFUSED
    assert "burgerservicenummer" in import_.problems[0]["message"]
    assert BSNS[0] not in words_of(import_)


def test_a_citizen_number_where_headers_stand_is_refused(lists: Lists) -> None:
    import_ = lists.bring(csv([("Fenna", "Voorbeeld", BSNS[0]), ("Milan", "Voorbeeld", BSNS[1])], None), "lijst.csv")
    assert import_.state == ImportState.REFUSED
    assert BSNS[0] not in words_of(import_)


def test_a_column_of_citizen_numbers_called_phones_is_refused(lists: Lists) -> None:
    head = ("Datum", "Naam", "Onderwerp", "Telefoon")
    people = [("3-9-2018", f"Persoon{at}", "Brieven", int(number)) for at, number in enumerate(BSNS)]
    import_ = lists.bring(xlsx(people, head))
    assert import_.state == ImportState.REFUSED
    assert "burgerservicenummers" in import_.problems[0]["message"]


def test_phones_that_lost_their_nought_are_phones(lists: Lists) -> None:
    head = ("Datum", "Naam", "Onderwerp", "Telefoon")
    fits = [number for number in range(612345600, 612345690) if find_bsn(str(number))][:4]
    people = [("3-9-2018", f"Persoon{at}", "Brieven", number) for at, number in enumerate(fits)]
    assert lists.bring(xlsx(people, head)).state in (ImportState.PEOPLE, ImportState.READY)


@pytest.mark.parametrize("column", ["Nr", "Opmerking", "Naam"])
@pytest.mark.parametrize("kind", [int, str])
def test_a_column_of_citizen_numbers_without_their_nought_is_refused(lists: Lists, column, kind) -> None:
    fits = [kind(number) for number in range(12345600, 12345700) if find_bsn(f"0{number}")][:4]
    rows = [("3-9-2018", "Brieven", number) for number in fits]
    import_ = lists.bring(xlsx(rows, ("Datum", "Onderwerp", column)))
    if import_.state == ImportState.COLUMNS:
        import_ = go_on(leave_unknown_out(import_=import_, by=lists.by).pk)
    assert import_.state == ImportState.REFUSED
    assert "burgerservicenummers" in import_.problems[0]["message"]


def test_a_column_of_other_numbers_of_eight_digits_is_taken(lists: Lists) -> None:
    rows = [("3-9-2018", "Brieven", number) for number in range(20180901, 20180931)]
    assert lists.bring(xlsx(rows, ("Datum", "Onderwerp", "Opmerking"))).state == ImportState.READY


def test_who_opens_the_preview_of_a_list_looks_at_the_names_on_it(lists: Lists, as_person, cast) -> None:
    import_ = lists.bring(xlsx([ROWS[0]]))
    assert import_.state == ImportState.READY
    assert "Fenna" in as_person(cast.tamar).get(f"/west/lijsten/spreekuur/{import_.pk}/").text
    assert Look.objects.get(viewer_key=cast.tamar.pk).scope.startswith(f"names:{cast.desk.pk}:")


def test_who_shares_a_key_with_many_is_compared_with_the_last_of_them(monkeypatch) -> None:
    compared, real = [], matching.likeness
    monkeypatch.setattr(matching, "likeness", lambda *pair: compared.append(1) or real(*pair))
    monkeypatch.setattr(matching, "COMPARED", 10)
    found = matching.alike_among({at: Who("Jan", "Jansen", "jan jansen") for at in range(300)})
    assert len(compared) == 290 * 10 + sum(range(10))
    assert found[299][0]["listed"] in range(289, 299)


def test_comparing_stops_for_a_list_thrown_away(lists: Lists, monkeypatch) -> None:
    import_ = lists.bring(xlsx([ROWS[0]]))
    drop(import_=import_, by=lists.by)
    compared: list[int] = []
    monkeypatch.setattr(matching, "likeness", lambda *pair: compared.append(1) or 0)
    named = People()
    for at in range(2):
        named.add(Who("Jan", "Jansen", "jan jansen", birth_year=1980 + at), at)
    with pytest.raises(Gone):
        matching.match(import_, named)
    assert compared == []


def test_a_list_with_too_many_of_one_name_is_refused_with_a_sentence(lists: Lists, monkeypatch) -> None:
    monkeypatch.setattr(people, "MOST_OF_ONE_NAME", 3)
    rows = [("3-9-2018", "Fenna Voorbeeld", 1980 + at, "Brieven", None, None) for at in range(4)]
    assert lists.bring(xlsx(rows[:3]), "drie.xlsx").state == ImportState.PEOPLE
    import_ = lists.bring(xlsx(rows), "vier.xlsx")
    assert import_.state == ImportState.REFUSED
    assert (import_.problems[0]["row"], "dezelfde naam" in import_.problems[0]["message"]) == (5, True)
    assert "Fenna" not in words_of(import_)
    assert import_.people.count() == 0


def test_many_people_of_one_name_each_keep_only_the_likeliest() -> None:
    found = matching.alike_among({at: Who("Jan", "Jansen", "jan jansen") for at in range(40)})
    assert max(map(len, found.values())) == matching.MOST_ALIKE


def test_a_long_list_is_thrown_away_in_a_few_statements(lists: Lists) -> None:
    """A desk waits as long as this writes: 9,000 rows took more than a minute, as each was compared with all."""
    rows = [("3-9-2018", "Fenna Voorbeeld", "brieven")] * 300
    import_ = lists.bring(csv(rows, ("datum", "naam", "onderwerp")), "lijst.csv")
    assert import_.rows.count() == 300
    with CaptureQueriesContext(connection) as done:
        drop(import_=import_, by=lists.by)
    on_rows = [each["sql"] for each in done.captured_queries if ImportRow._meta.db_table in each["sql"]]
    assert [sql.split()[0] for sql in on_rows] == ["DELETE"]


def test_the_database_finds_what_was_kept_from_a_row_without_reading_all(db: None) -> None:
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, ImportRow._meta.db_table)
    assert ["kept_from_id"] in [each["columns"] for each in found.values() if each["index"]]
