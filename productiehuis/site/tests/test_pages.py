"""What everybody may see, in the language they read."""

import re
from collections.abc import Callable
from datetime import date
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from productiehuis.house.models import HouseStatus
from productiehuis.initiatives.models import Membership, RoomStatus
from productiehuis.kernel.texts import TranslatedText
from productiehuis.people.models import Person
from productiehuis.site.picture import qr_path
from productiehuis.site.rules import matches
from tests.cast import Cast

AsPerson = Callable[[Person], Client]
PAGES = (
    "/",
    "/west/",
    "/west/verdieping/souterrain/",
    "/west/verdieping/zolder/",
    "/west/kamer/spreekuur/",
    "/west/initiatief/spreekuur/",
    "/west/zoeken/?q=spreek",
    "/west/poster/",
)


@pytest.mark.parametrize("address", PAGES)
def test_a_visitor_sees_the_page(cast: Cast, client: Client, address: str) -> None:
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", ["/west/kamer/spreekuur/", "/west/beheer/kamers/spreekuur/tijden/"])
def test_the_page_of_a_room_asks_its_times_once(cast: Cast, as_person: AsPerson, address: str) -> None:
    with CaptureQueriesContext(connection) as caught:
        assert as_person(cast.cor).get(address).status_code == 200
    for table in ("initiatives_openingtime", "initiatives_closure"):
        assert len([each for each in caught if f'FROM "{table}"' in each["sql"]]) == 1


@pytest.mark.parametrize(
    "address", ["/oost/", "/west/kamer/nergens/", "/west/verdieping/kelder/", "/west/initiatief/x/"]
)
def test_what_is_not_there_is_404(cast: Cast, client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_house_that_is_not_there_has_no_menu(cast: Cast, client: Client) -> None:
    page = client.get("/oost/").content.decode()
    assert "/oost/agenda/" not in page
    assert "Stichting Voorbeeld" in page
    assert "/west/agenda/" in client.get("/west/kamer/nergens/").content.decode()


def test_a_room_of_another_house_is_not_here(cast: Cast, client: Client) -> None:
    assert client.get(f"/noord/kamer/{cast.sewing_room.slug}/").status_code == 404


def test_a_closed_room_is_gone_from_the_house(cast: Cast, client: Client) -> None:
    cast.room.status = RoomStatus.CLOSED
    cast.room.save()
    assert client.get("/west/kamer/spreekuur/").status_code == 404
    assert "/west/kamer/spreekuur/" not in client.get("/west/").content.decode()


def test_a_house_on_hold_is_visible_and_says_so(cast: Cast, client: Client) -> None:
    cast.west.status, cast.west.status_note = HouseStatus.ON_HOLD, TranslatedText.of("Even wachten.")
    cast.west.save()
    assert "Even wachten." in client.get("/west/").content.decode()
    assert "Even wachten." in client.get("/").content.decode()


def test_an_installation_without_a_house_says_what_comes(db: None, client: Client) -> None:
    assert "Hier komt een huis" in client.get("/").content.decode()


@pytest.mark.parametrize("address", ["/", "/ons-huis/"])
def test_a_house_that_waits_says_how_to_open_it(db: None, client: Client, address: str) -> None:
    printed = StringIO()
    call_command("open_house", stdout=printed)
    assert "Dit huis is nog niet open" in client.get(address).content.decode()
    link = re.search(r"/welkom/[^/]+/", printed.getvalue())
    assert link is not None
    told = {"foundation_name": "De Buurt", "house_name": "Oost", "slug": "ons-huis", "first_name": "Samira"}
    client.post(link.group(), told | {"username": "samira", "password": "een lange zin van mij"})
    assert "Dit huis is nog niet open" not in client.get(address).content.decode()


def test_a_reader_of_arabic_reads_arabic_and_sees_what_is_dutch(cast: Cast, client: Client) -> None:
    cast.room.name = TranslatedText.of("Spreekuur", ar="ساعة المساعدة")
    cast.room.save()
    client.cookies["taal"] = "ar"
    page = client.get("/west/kamer/spreekuur/").content.decode()
    assert '<html lang="ar" dir="rtl"' in page
    assert "ساعة المساعدة" in page
    assert '<span lang="nl" dir="ltr">Souterrain</span>' in page


def test_choosing_a_language_goes_back_to_the_page(client: Client, db: None) -> None:
    answer = client.get("/taal/?taal=tr&next=/west/")
    assert (answer.status_code, answer["Location"], answer.cookies["taal"].value) == (302, "/west/", "tr")


@pytest.mark.parametrize("back", ["https://elders.example/", "//elders.example/", "javascript:alert(1)"])
def test_choosing_a_language_never_leads_elsewhere(client: Client, db: None, back: str) -> None:
    assert client.get("/taal/", {"taal": "en", "next": back})["Location"] == "/"


def test_an_unknown_language_changes_nothing(client: Client, db: None) -> None:
    assert "taal" not in client.get("/taal/?taal=xx&next=/").cookies


@pytest.mark.parametrize(
    ("asked", "found"), [("SPREEK", True), ("spréékuur", True), ("spreek uur", True), ("zwemmen", False), ("", False)]
)
def test_searching_is_about_words_not_spelling(asked: str, found: bool) -> None:
    assert matches(asked, ["Sociaal spreekuur"]) is found


def test_a_search_without_result_says_what_to_do(cast: Cast, client: Client) -> None:
    assert "Niets gevonden" in client.get("/west/zoeken/?q=raketten").content.decode()


def test_my_page_opens_only_my_doors(cast: Cast, as_person: AsPerson) -> None:
    vera = as_person(cast.vera).get("/ik/").content.decode()
    assert "/west/balie/spreekuur/" in vera
    assert "/west/beheer/" not in vera
    assert "/west/balie/" not in as_person(cast.rosa).get("/ik/").content.decode()


def test_my_page_opens_the_doors_of_the_day_it_is_in_the_house(cast: Cast, as_person: AsPerson) -> None:
    cast.west.time_zone = "Pacific/Kiritimati"
    cast.west.save()
    Membership.objects.filter(person=cast.vera).update(starts=date(2026, 3, 3))
    with time_machine.travel("2026-03-02 12:00:00+00:00", tick=False):
        assert "/west/balie/spreekuur/" in as_person(cast.vera).get("/ik/").content.decode()
    with time_machine.travel("2026-03-02 09:00:00+00:00", tick=False):
        assert "/west/balie/spreekuur/" not in as_person(cast.vera).get("/ik/").content.decode()


def test_nobody_is_asked_to_log_in_for_my_page(client: Client, db: None) -> None:
    assert client.get("/ik/").status_code == 302


def test_a_qr_code_is_a_path_of_modules() -> None:
    path = qr_path("https://huis.example/west/kamer/spreekuur/")
    assert path.startswith("M0 0h1v1h-1z")
    assert path.count("M") > 200


def test_who_searches_a_worry_finds_where_help_is(cast: Cast, client: Client) -> None:
    page = client.get("/west/zoeken/?q=schulden").content.decode()
    assert "/west/kamer/spreekuur/" in page
    assert "/west/kamer/naaien/" not in page


def test_the_house_leads_who_needs_help_to_the_souterrain(cast: Cast, client: Client) -> None:
    assert 'href="/west/verdieping/souterrain/"' in client.get("/west/").content.decode()
