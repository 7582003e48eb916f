"""The pages of a list, as a trekker uses them without script."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from productiehuis.activities.models import Programme
from productiehuis.audit.models import Look
from productiehuis.helpdesk.models import HelpRequest, Visit
from productiehuis.house.models import Topic
from productiehuis.imports.actions import coming, drop_forgotten
from productiehuis.imports.models import Import, ImportState, Remembered
from productiehuis.imports.reading import LARGEST_FILE
from productiehuis.imports.tests.files import csv, xlsx
from productiehuis.imports.work import go_on
from productiehuis.initiatives.models import Room
from productiehuis.people.models import Person
from productiehuis.privacy.access import lines_about

DAY = date(2018, 9, 3)
GOOD = [(DAY, "Fenna Voorbeeld", 1980, "Brieven", None, None), (DAY, None, None, "Wonen", 3, None)]
LISTS = "/west/lijsten/spreekuur/"


@pytest.fixture
def tamar(cast, as_person):
    return as_person(cast.tamar)


def bring(client, data: bytes, name: str = "lijst.xlsx", **more):
    body = {"client_key": str(uuid4()), "file": SimpleUploadedFile(name, data), "replaces": "new", **more}
    return client.post(LISTS, body)


def brought(client, data: bytes, name: str = "lijst.xlsx", **more) -> Import:
    """Brought in and worked on; the import as it then stands."""
    answer = bring(client, data, name, **more)
    assert answer.status_code == 302, answer.content.decode()
    return go_on(answer.url.rstrip("/").split("/")[-1])


def page(client, import_: Import, *rest: str) -> str:
    answer = client.get(reverse(rest[0] if rest else "import", args=["west", "spreekuur", import_.pk]))
    assert answer.status_code == 200, answer.get("Location")
    return answer.content.decode()


def press(client, name: str, import_: Import, **body) -> None:
    assert client.post(reverse(name, args=["west", "spreekuur", import_.pk]), body).status_code == 302


def test_a_list_from_upload_to_undone(tamar):
    import_ = brought(tamar, xlsx(GOOD))
    text = page(tamar, import_)
    assert "Dit gaat er gebeuren" in text
    assert "Fenna Voorbeeld" in text
    press(tamar, "import_store", import_)
    assert '<noscript><meta http-equiv="refresh"' in page(tamar, import_)
    go_on(import_.pk)
    assert "staat in het huis" in page(tamar, import_)
    assert Visit.objects.count() == 4
    press(tamar, "import_undo", import_)
    go_on(import_.pk)
    assert "telt niet meer mee" in page(tamar, import_)
    assert Visit.objects.valid().count() == 0


def test_the_form_sent_twice_is_one_import_and_one_task(tamar):
    key, data = str(uuid4()), xlsx(GOOD)
    answers = [bring(tamar, data, client_key=key) for _ in range(2)]
    assert answers[0].url == answers[1].url
    assert (Import.objects.count(), DBTaskResult.objects.count()) == (1, 1)


def test_while_a_worker_is_busy_the_page_says_how_far_it_is(tamar):
    bring(tamar, xlsx(GOOD))
    import_ = Import.objects.get()
    text = page(tamar, import_)
    assert "<progress" in text
    assert "sluiten" in text


def test_an_import_that_no_worker_has_is_put_in_the_queue_again(tamar):
    bring(tamar, xlsx(GOOD))
    DBTaskResult.objects.all().delete()
    page(tamar, Import.objects.get())
    page(tamar, Import.objects.get())
    assert DBTaskResult.objects.count() == 1


def test_a_column_that_nobody_knows_is_asked_once(tamar):
    head = ("Datum", "Naam", "Kreet", "Nr")
    first = brought(tamar, xlsx([("3-9-2018", "Fenna Voorbeeld", "Brieven", 1)], head))
    assert first.state == ImportState.COLUMNS
    text = page(tamar, first, "import_columns")
    assert "Kreet" in text
    assert "Brieven" in text
    press(tamar, "import_columns", first, column_0="datum", column_1="naam", column_2="onderwerp", column_3="niet")
    assert go_on(first.pk).state == ImportState.READY
    assert dict(Remembered.objects.values_list("words", "value")) == {"kreet": "onderwerp", "nr": "niet"}
    second = brought(tamar, xlsx([("4-9-2018", "Fenna Voorbeeld", "Wonen", 2)], head), "b.xlsx")
    assert second.state == ImportState.READY


def test_a_list_of_days_and_names_gets_one_topic_for_all(tamar):
    import_ = brought(tamar, xlsx([("3-9-2018", "Fenna Voorbeeld"), ("4-9-2018", "")], ("Datum", "Naam")))
    text = page(tamar, import_)
    assert "Kies een onderwerp" in text
    assert "alleen de goede rijen" not in text
    topic = Topic.objects.filter(house=import_.house_id).last()
    press(tamar, "import_columns", import_, column_0="datum", column_1="naam", topic=str(topic.pk))
    assert go_on(import_.pk).state == ImportState.READY
    text = page(tamar, import_)
    assert "Kies een onderwerp" not in text
    press(tamar, "import_store", import_)
    go_on(import_.pk)
    assert list(HelpRequest.objects.values_list("topic", flat=True)) == [topic.pk] * 2


def test_a_list_without_a_day_cannot_go_on(tamar):
    import_ = brought(tamar, xlsx([("Fenna Voorbeeld", "Brieven")], ("Wie?", "Kreet")))
    url = reverse("import_columns", args=["west", "spreekuur", import_.pk])
    answer = tamar.post(url, {"column_0": "naam", "column_1": "onderwerp"})
    assert "dag van het bezoek" in answer.content.decode()


def test_the_people_that_look_alike_are_decided_on_the_page(tamar, known):
    fena = known("Fena", "Voorbeelt", birth_year=1980)
    import_ = brought(tamar, xlsx(GOOD))
    text = page(tamar, import_, "import_people")
    assert "Fena Voorbeelt" in text
    assert "zelfde geboortejaar" in text
    assert Look.objects.filter(part="names", scope__startswith=f"names:{import_.initiative_id}:").exists()
    press(tamar, "import_people", import_, who_0=str(fena.pk))
    press(tamar, "import_store", import_)
    go_on(import_.pk)
    assert Visit.objects.filter(person=fena).count() == 1


@pytest.mark.parametrize(("same", "people"), [("1", 0), ("0", 1)])
def test_the_rest_is_decided_in_one_press(tamar, known, same, people):
    known("Fena", "Voorbeelt", birth_year=1980)
    before = Person.objects.count()
    import_ = brought(tamar, xlsx(GOOD))
    press(tamar, "import_rest", import_, same=same)
    press(tamar, "import_store", import_)
    go_on(import_.pk)
    assert Person.objects.count() == before + people


def test_errors_are_shown_with_row_and_column_and_only_good_rows_are_a_choice(tamar):
    import_ = brought(tamar, xlsx([*GOOD, ("3-9-1975", "Bo", None, "Brieven", None, None)]))
    text = page(tamar, import_)
    assert "geboortedatum. Zet hier" in text
    assert "Alleen de goede rijen" in text
    press(tamar, "import_store", import_)
    assert Import.objects.get().state == ImportState.READY
    press(tamar, "import_store", import_, only_good="1")
    go_on(import_.pk)
    assert Visit.objects.count() == 4


def test_a_word_for_a_topic_is_remembered(tamar, cast):
    import_ = brought(tamar, xlsx([(DAY, "Fenna Voorbeeld", 1980, "wonnen", None, None)]))
    assert "wonnen" in page(tamar, import_)
    press(tamar, "import_topics", import_, topic_0=str(cast.topics[1].pk))
    go_on(import_.pk)
    press(tamar, "import_store", import_)
    go_on(import_.pk)
    assert HelpRequest.objects.get().topic == cast.topics[1]
    second = brought(tamar, xlsx([(DAY, "Milan Voorbeeld", 1980, "wonnen", None, None)]), "b.xlsx")
    assert second.found["guessed"] == {}


def test_a_corrected_list_is_chosen_on_the_page(tamar):
    earlier = brought(tamar, xlsx(GOOD))
    press(tamar, "import_store", earlier)
    go_on(earlier.pk)
    import_ = brought(tamar, xlsx(GOOD[1:]), "beter.xlsx", replaces=str(earlier.pk))
    assert "vervangt een lijst" in page(tamar, import_)
    press(tamar, "import_store", import_)
    go_on(import_.pk)
    assert Visit.objects.valid().count() == 3
    assert "Vervangen door" in page(tamar, earlier)


def test_a_list_to_replace_has_the_day_that_it_was_in_the_house(tamar, lists):
    lists.store(xlsx(GOOD))
    Import.objects.update(made_at=datetime(2026, 3, 1, 23, 30, tzinfo=UTC))
    assert "In plaats van lijst.xlsx van 2 maart 2026" in tamar.get(LISTS).content.decode()


def test_whether_a_list_is_new_must_be_said_when_others_stand(tamar):
    earlier = brought(tamar, xlsx(GOOD), "goed.xlsx")
    press(tamar, "import_store", earlier)
    go_on(earlier.pk)
    answer = bring(tamar, xlsx([*GOOD, GOOD[0]]), "langer.xlsx", replaces="")
    assert "Kies of dit een nieuwe lijst is." in answer.content.decode()
    assert Import.objects.count() == 1


def test_a_longer_list_that_was_called_new_can_still_replace(tamar):
    earlier = brought(tamar, xlsx(GOOD), "goed.xlsx")
    press(tamar, "import_store", earlier)
    go_on(earlier.pk)
    longer = [*GOOD, ("4-9-2018", "Fenna Voorbeeld", 1980, "Brieven", None, None)]
    import_ = brought(tamar, xlsx(longer), "langer.xlsx")
    assert "2 van deze rijen staan er al, van goed.xlsx" in page(tamar, import_)
    press(tamar, "import_replaces", import_, earlier=str(import_.pk))
    assert Import.objects.get(pk=import_.pk).replaces is None
    press(tamar, "import_replaces", import_, earlier=str(earlier.pk))
    text = page(tamar, import_)
    assert "vervangt een lijst" in text
    assert "staan er al" not in text
    press(tamar, "import_store", import_)
    go_on(import_.pk)
    assert Visit.objects.valid().count() == 5


def test_an_activity_that_nobody_knows_is_asked_and_can_be_one_of_the_house(tamar, lists):
    head = ("Datum", "Deelnemer", "Activiteit")
    old = lists.store(xlsx([("3-9-2018", "Fenna Voorbeeld", "Samen koken op maandag")], head))
    programme = Programme.objects.get()
    assert old.state == ImportState.DONE
    import_ = brought(tamar, xlsx([("4-9-2018", "Fenna Voorbeeld", "koken")], head), "koken.xlsx")
    text = page(tamar, import_)
    assert "Deze activiteiten kennen we niet" in text
    assert text.index("Samen koken op maandag</option>") < text.index("maak een nieuwe</option>")
    url = reverse("import_store", args=["west", "spreekuur", import_.pk])
    assert "Kies welke activiteit dit is." in tamar.post(url, {}).content.decode()
    press(tamar, "import_store", import_, activity_0=str(programme.pk))
    assert go_on(import_.pk).state == ImportState.DONE
    assert Programme.objects.get() == programme
    assert programme.sessions.count() == 2


def test_an_activity_of_an_old_list_is_not_on_the_site(tamar, client):
    import_ = brought(tamar, xlsx([("3-9-2018", "Bo", "Haken")], ("Datum", "Deelnemer", "Activiteit")))
    press(tamar, "import_store", import_, activity_0="new")
    go_on(import_.pk)
    programme = Programme.objects.get()
    assert client.get(reverse("programme", args=["west", programme.slug])).status_code == 404
    assert programme.sessions.count() == 1


def test_two_spellings_of_one_person_are_counted_once(tamar, known):
    fena = known("Fena", "Voorbeelt", birth_year=1980)
    rows = [(DAY, "Fena Voorbeelt", 1980, "Brieven", None, None), *GOOD]
    import_ = brought(tamar, xlsx(rows))
    position = import_.people.get(was_asked=True).position
    press(tamar, "import_people", import_, **{f"who_{position}": str(fena.pk)})
    answer = tamar.get(reverse("import", args=["west", "spreekuur", import_.pk]))
    assert (answer.context["people_known"], answer.context["people_new"]) == (1, 0)


def test_a_stored_list_leads_to_its_numbers_and_its_day(tamar):
    import_ = brought(tamar, xlsx(GOOD))
    press(tamar, "import_store", import_)
    go_on(import_.pk)
    text = page(tamar, import_)
    assert reverse("monitor_initiative", args=["west", "spreekuur", 2018]) in text
    assert reverse("desk_day", args=["west", "spreekuur", "2018-09-03"]) in text


def test_the_same_file_again_says_so(tamar):
    data = csv(GOOD)
    import_ = brought(tamar, data, "lijst.csv")
    press(tamar, "import_store", import_)
    go_on(import_.pk)
    answer = bring(tamar, data, "lijst.csv")
    assert "Er is niets veranderd" in tamar.get(answer.url).content.decode()


def test_a_list_is_thrown_away(tamar):
    import_ = brought(tamar, xlsx(GOOD))
    press(tamar, "import_drop", import_)
    assert (Import.objects.get().state, import_.rows.count()) == (ImportState.DROPPED, 0)


def test_no_more_lists_wait_than_somebody_can_look_at(tamar, own_files, monkeypatch):
    monkeypatch.setattr(coming, "MOST_WAITING", 2)
    files = [csv([(DAY, f"Fenna{at}", 1980, "Brieven", None, None)]) for at in range(3)]
    for data in files[:2]:
        first = brought(tamar, data, "lijst.csv")
    text = bring(tamar, files[2], "lijst.csv").content.decode()
    assert "Er wachten al 2 lijsten" in text
    assert (Import.objects.count(), len([each for each in own_files.rglob("*") if each.is_file()])) == (2, 2)
    assert bring(tamar, files[1], "lijst.csv").status_code == 302  # One that waits already is no more.
    press(tamar, "import_drop", first)
    assert bring(tamar, files[2], "lijst.csv").status_code == 302


def test_lists_are_brought_at_a_pace_that_a_person_can_have(tamar):
    data = csv(GOOD)
    answers = [bring(tamar, data, "lijst.csv").status_code for _ in range(31)]
    assert (set(answers[:30]), answers[30]) == ({302}, 429)
    assert tamar.get(LISTS).status_code == 200


def test_a_list_that_nobody_goes_on_with_goes_after_two_weeks(tamar):
    import_ = brought(tamar, xlsx(GOOD))
    assert drop_forgotten(timezone.now() - timedelta(days=14)) == 0
    assert drop_forgotten(timezone.now() + timedelta(days=1)) == 1
    assert import_.people.count() == 0


def test_a_file_that_is_refused_says_why_and_what_to_do(tamar):
    import_ = brought(tamar, b"%PDF-1.7", "lijst.csv")
    assert "Bewaar je lijst als" in page(tamar, import_)


def test_a_file_that_is_too_large_is_stopped_on_the_way(tamar):
    answer = bring(tamar, b"a;b\n" * (LARGEST_FILE // 4 + 10), "lijst.csv")
    assert "groter dan 50 MB" in answer.content.decode()
    assert Import.objects.count() == 0


def test_without_a_file_or_a_room_there_is_a_sentence(tamar, cast):
    assert "Kies een bestand." in tamar.post(LISTS, {"client_key": str(uuid4())}).content.decode()
    Room.objects.filter(pk=cast.room.pk).update(initiative=cast.sewing)
    assert "nog geen kamer" in tamar.get(LISTS).content.decode()


def test_the_example_can_be_read_back(tamar, lists):
    answer = tamar.get(f"{LISTS}voorbeeld.xlsx")
    import_ = lists.bring(answer.content, "voorbeeld.xlsx")
    assert (import_.state, import_.counts["good"], import_.counts["bad"]) == (ImportState.READY, 2, 0)


def test_somebody_on_a_list_sees_who_stored_it(tamar, cast):
    import_ = brought(tamar, xlsx(GOOD))
    press(tamar, "import_store", import_)
    go_on(import_.pk)
    lines = lines_about(Person.objects.get(first_name="Fenna"))
    told = next(line for line in lines if "lijst" in line.what)
    assert (told.who, told.what) == ("Tamar", "zette een lijst met namen in het huis")


def test_my_house_has_the_door(tamar):
    assert LISTS in tamar.get("/ik/").content.decode()
