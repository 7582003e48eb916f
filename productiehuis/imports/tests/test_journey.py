"""Tamar's list in a real browser, on a phone: a messy sheet of 400 rows goes in, is made right, and goes out again.

The pictures of the chapter "Van je lijstje naar cijfers" are taken here (MANUAL=1).
"""

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect

from productiehuis.config.worker import run_queue
from productiehuis.helpdesk.models import HelpRequest, Visit
from productiehuis.imports.models import Import
from productiehuis.imports.tests.files import csv
from productiehuis.initiatives.look_up import make_known
from productiehuis.people.actions import add_person
from productiehuis.people.models import Person
from tests.cast import TESTER, Cast, make_cast, sign_in
from tests.messy_sheet import KNOWN, messy_sheet, with_bsn_column
from tests.pictures import Camera

LISTS = "/west/lijsten/spreekuur/"
PHONE = {"width": 390, "height": 844}
YEAR = 2025


@pytest.fixture
def played(transactional_db) -> Cast:
    """The cast, stored for real, and people whom the desk knows."""
    cast = make_cast()
    for first, last, year in KNOWN:
        person = add_person(house=cast.west, by=TESTER, first_name=first, last_name=last, birth_year=year)
        make_known(initiative=cast.desk, person=person, how="desk")
    return cast


@pytest.fixture(autouse=True)
def monday_morning() -> None:
    """Takes the place of the fixed Monday: in a browser time is what it is."""


class Hand:
    """Tamar's phone, and the worker that is called when she waits."""

    def __init__(self, page: Page, address: str, folder: Path) -> None:
        self.page, self.address, self.folder = page, address, folder
        self.camera = Camera("lijst")
        page.set_viewport_size(PHONE)

    def bring(self, data: bytes, name: str, replaces: str = "") -> None:
        """Choose the file and send it; the page then waits, and the worker works."""
        path = self.folder / name
        path.write_bytes(data)
        self.page.goto(self.address + LISTS)
        self.page.get_by_label("Je lijst").set_input_files(path)
        if replaces:
            self.page.get_by_label("Is dit een verbeterde lijst?").select_option(label=replaces)
        self.press("Lees de lijst")

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name).click()

    def sees(self, heading: str) -> None:
        """The page that comes by itself once the worker is ready."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text(heading, timeout=20_000)


@pytest.fixture
def hand(played, context, page, live_server, tmp_path, settings) -> Hand:
    settings.MEDIA_ROOT = tmp_path / "files"
    let_in(context, played, live_server)
    return Hand(page, live_server.url, tmp_path)


def let_in(context, played, live_server) -> None:
    cookie = sign_in(Client(), played.tamar).cookies[settings.SESSION_COOKIE_NAME]
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])


def stored() -> tuple[int, int]:
    visits = Visit.objects.valid()
    return visits.count(), HelpRequest.objects.filter(visit__in=visits).count()


@pytest.mark.browser_pg
def test_a_messy_list_goes_in_is_made_right_and_goes_out(hand: Hand, axe) -> None:
    page, messy, right = hand.page, messy_sheet(YEAR), messy_sheet(YEAR, faults=False)
    before = Person.objects.count()
    refused(hand, axe)
    hand.bring(messy.data, "spreekuur.xlsx")
    hand.sees("We lezen de lijst")
    run_queue()
    hand.sees("Wie is wie?")
    who_is_who(hand, messy.asked, axe)
    hand.sees("Dit gaat er gebeuren")
    wrong = page.get_by_role("table", name="Wat er niet goed is")
    expect(wrong.get_by_role("row")).to_have_count(1 + len(messy.faults))
    for _sheet, row, _column, words in messy.faults:
        expect(wrong.get_by_role("row").filter(has_text=words).filter(has_text=str(row))).to_have_count(1)
    axe(page)
    hand.camera.take(page, "dit-gaat-er-gebeuren")
    assert stored() == (0, 0)
    hand.press("Alleen de goede rijen")
    hand.sees("We zetten de lijst in het huis")
    expect(page.get_by_role("progressbar")).to_be_visible()
    axe(page)
    hand.camera.take(page, "bezig")
    page.goto("about:blank")  # One may close the page.
    run_queue()
    page.goto(hand.address + LISTS + str(Import.objects.get(file_name="spreekuur.xlsx").pk) + "/")
    hand.sees("De lijst staat in het huis")
    axe(page)
    hand.camera.take(page, "staat-in-het-huis")
    assert stored() == (messy.visits, messy.requests)
    assert Person.objects.count() == before + messy.new_people
    made_right(hand, right, axe)
    assert stored() == (right.visits, right.requests)
    assert Person.objects.count() == before + right.new_people
    out_again(hand)
    assert stored() == (0, 0)
    assert Person.objects.filter(erased_at__isnull=True).count() == before


def refused(hand: Hand, axe) -> None:
    hand.page.goto(hand.address + LISTS)
    axe(hand.page)
    hand.camera.take(hand.page, "inlezen")
    hand.bring(with_bsn_column(YEAR), "met-bsn.xlsx")
    run_queue()
    hand.sees("Deze lijst kan er niet in")
    expect(hand.page.get_by_text("burgerservicenummers")).to_be_visible()
    axe(hand.page)


def who_is_who(hand: Hand, count: int, axe) -> None:
    """Everybody who looks like somebody turns out to be that one."""
    page = hand.page
    expect(page.locator(".imp-ask")).to_have_count(count)
    axe(page)
    hand.camera.take(page, "wie-is-wie")
    for number in range(count):
        page.locator(".imp-ask").nth(number).get_by_role("radio").first.check()
    hand.press("Verder")


def made_right(hand: Hand, right, axe) -> None:
    """The corrected file in the place of the first: nobody is asked again who is who."""
    page = hand.page
    page.goto(hand.address + LISTS)
    choice = page.get_by_label("Is dit een verbeterde lijst?").locator("option").nth(2).inner_text()
    hand.bring(right.data, "spreekuur-goed.xlsx", replaces=choice)
    run_queue()
    hand.sees("Dit gaat er gebeuren")
    expect(page.get_by_text("Dit vervangt een lijst")).to_be_visible()
    expect(page.locator(".ph-figure", has_text="bezoeken")).to_contain_text(str(right.visits))
    hand.camera.take(page, "verbeterd")
    hand.press("Zet de lijst in het huis")
    run_queue()
    hand.sees("De lijst staat in het huis")


def out_again(hand: Hand) -> None:
    hand.page.get_by_text("Maak de hele lijst ongedaan").click()
    hand.press("Ja, maak ongedaan")
    run_queue()
    hand.sees("Deze lijst telt niet meer mee")


@pytest.mark.browser_pg
def test_a_list_with_days_across_goes_in_on_a_phone(hand: Hand, axe) -> None:
    page = hand.page
    rows = [("Bregje Appelboom", "x", "", "2"), ("Cornee Biggelaar", "", "ziek", "x"), ("Totaal", "1", "0", "2")]
    head = ("Naam", "3-9-2025", "10-9-2025", "17-9-2025")
    hand.bring(csv([*rows, ("Evert Coppelmans", "misschien", "", "")], head), "kruisjes.csv")
    run_queue()
    hand.sees("Wat staat in welke kolom?")
    expect(page.get_by_text("We lezen 3 kolommen met een dag erboven.")).to_be_visible()
    axe(page)
    hand.press("Verder")
    expect(page.get_by_text("Kies waarvoor deze mensen kwamen")).to_be_visible()
    page.get_by_label("Waar kwamen die mensen voor?").select_option(index=1)
    hand.press("Verder")
    run_queue()
    hand.sees("Dit gaat er gebeuren")
    wrong = page.get_by_role("table", name="Wat er niet goed is").get_by_role("row")
    expect(wrong.filter(has_text="3-9-2025").filter(has_text="Zet een x")).to_have_count(1)
    axe(page)
    hand.press("Alleen de goede kruisjes")
    run_queue()
    hand.sees("De lijst staat in het huis")
    assert stored() == (3, 4)
    out_again(hand)
    assert stored() == (0, 0)


def test_it_all_works_without_script(played, browser, live_server, tmp_path, settings) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"
    context = browser.new_context(java_script_enabled=False, locale="nl-NL")
    let_in(context, played, live_server)
    hand = Hand(context.new_page(), live_server.url, tmp_path)
    rows = [("3-9-2018", "Bregje Appelboom", "Brieven", 7), ("4-9-2018", "Fatma Elwafi", "Wonen", 8)]
    hand.bring(csv(rows, ("Datum", "Naam", "Onderwerp", "Stoel")), "kort.csv")
    hand.sees("We lezen de lijst")
    run_queue()
    hand.sees("Wat staat in welke kolom?")
    hand.page.get_by_label("Stoel").select_option(label="niet bewaren")
    hand.press("Verder")
    run_queue()
    hand.sees("Wie is wie?")
    hand.page.get_by_role("radio").last.check()
    hand.press("Verder")
    hand.press("Zet de lijst in het huis")
    run_queue()
    hand.sees("De lijst staat in het huis")
    assert stored() == (2, 2)
    context.close()
