"""From an empty house to its first visit, on phones of 390 px: what `make run DEMO=0` begins.

Three browsers: the phone of the first coordinator, which becomes the device of the desk; the phone of the first
volunteer; and a passer-by who reads the numbers. Runs on PostgreSQL too. With MANUAL=1 it takes the manual's pictures.
"""

import re
from io import StringIO

import pytest
from allauth.mfa.totp.internal.auth import hotp_value, yield_hotp_counters_from_time
from django.core.cache import caches
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import Page, expect

from productiehuis.audit.models import Event
from productiehuis.helpdesk.models import Visit
from tests.pictures import Camera

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser_pg]

PHONE = {"width": 390, "height": 844}
PIN = "2580"
NAMES = {
    "Hoe heet de stichting of groep?": "Stichting De Buurt",
    "Hoe heet het huis?": "Huis Oost",
    "Adres van het huis": "oost",
    "Je voornaam": "Marit",
    "Kies een gebruikersnaam": "marit",
    "Kies een wachtwoord": "een lange zin van mij",
}


@pytest.fixture
def phone(new_context):
    """A phone that nobody used before."""

    def take():
        page = new_context(viewport=PHONE).new_page()
        page.set_default_timeout(10_000)
        return page

    return take


@pytest.fixture
def link(live_server) -> str:
    """What the server prints when its house is empty."""
    for name in ("limits", "default"):
        caches[name].clear()
    printed = StringIO()
    call_command("open_house", address=live_server.url, stdout=printed)
    found = re.search(r"http\S+/welkom/\S+", printed.getvalue())
    assert found
    return found.group()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def send(page: Page, name: str) -> None:
    """Press the button of a form, and wait for the answer: a quicker hand would break the sending off."""
    with page.expect_navigation(wait_until="domcontentloaded"):
        press(page, name)


def follow(page: Page, name: str) -> None:
    with page.expect_navigation(wait_until="domcontentloaded"):
        page.get_by_role("link", name=name).first.click()


def to_do(page: Page, name: str) -> None:
    """The one big button of the list of steps is about this."""
    expect(page.locator(".ph-panel .ph-btn--big")).to_contain_text(name)
    with page.expect_navigation(wait_until="domcontentloaded"):
        page.locator(".ph-panel .ph-btn--big").click()


def app_code(secret: str, earlier: str = "") -> str:
    """What the app with codes shows now, or next, when this one was used."""
    for counter in yield_hotp_counters_from_time():
        code = f"{hotp_value(secret, counter):06d}"
        if code != earlier:
            return code
    raise AssertionError("no other code")


def test_from_an_empty_house_to_its_first_visit(link: str, phone, live_server) -> None:
    camera, boss, volunteer = Camera("huis"), phone(), phone()
    open_house(boss, link, camera)
    set_up(boss, camera)
    code = invite(boss, camera)
    secret, used = come_in(volunteer, live_server.url, code, camera)
    enrol(boss, camera)
    first_visit(boss, secret, used, camera)
    visit = Visit.objects.valid().get()
    assert (visit.kind, visit.initiative.name, visit.person and visit.person.first_name) == (
        "known",
        "Spreekuur",
        "Yara",
    )
    assert Event.objects.filter(verb="visit registered", actor_name="Wessel", device_key__isnull=False).count() == 1
    read_numbers(phone(), live_server.url, camera)


def open_house(page: Page, link: str, camera: Camera) -> None:
    page.goto(link)
    camera.take(page, "openen")
    for label, words in NAMES.items():
        page.get_by_label(label).fill(words)
    send(page, "Huis openen")
    expect(page.get_by_role("heading", name="Zet je huis op")).to_be_visible()
    camera.take(page, "stappen")


def set_up(page: Page, camera: Camera) -> None:
    """Every step leads back to the list, and the list to the next step."""
    to_do(page, "Geef je huis een welkom")
    page.get_by_label("Welkomstzin").fill("Kom binnen. De koffie staat klaar.")
    send(page, "Opslaan")
    to_do(page, "Voeg een plek toe")
    page.get_by_label("Naam", exact=True).fill("Buurthuis De Brug")
    send(page, "Opslaan")
    follow(page, "Terug")
    to_do(page, "Voeg het eerste initiatief toe")
    page.get_by_label("Naam", exact=True).fill("Spreekuur")
    page.get_by_label("Wij tellen bezoekers").check()
    send(page, "Opslaan")
    follow(page, "Kamer toevoegen")
    page.get_by_label("Hoe heet de kamer?").fill("Spreekuur")
    page.get_by_label("Op welke plek is deze kamer?").select_option("Buurthuis De Brug")
    send(page, "Opslaan")
    follow(page, "Tijden toevoegen")
    for day in ("maandag", "woensdag"):
        page.get_by_label(day).check()
    page.get_by_label("Open om").fill("10:00")
    page.get_by_label("Dicht om").fill("12:00")
    send(page, "Opslaan")
    expect(page.get_by_text("maandag en woensdag 10.00–12.00")).to_be_visible()
    camera.take(page, "kamer-tijden")


def invite(page: Page, camera: Camera) -> str:
    """The first volunteer gets a role, and a code on paper."""
    follow(page, "Inrichten")
    to_do(page, "Vraag vrijwilligers erbij")
    follow(page, "Iemand een rol geven")
    page.get_by_label("Voornaam").fill("Wessel")
    send(page, "Verder")
    page.get_by_label("Vrijwilliger:").check()
    send(page, "Rol geven")
    expect(page.get_by_text("Wessel")).to_be_visible()
    camera.take(page, "mensen")
    follow(page, "Inrichten")
    to_do(page, "Laat ze inloggen")
    follow(page, "Inloggen")
    follow(page, "Een code geven")
    send(page, "Maak de code")
    camera.take(page, "code-op-papier")
    found = re.search(r"\d{5} \d{5}", page.locator("body").inner_text())
    assert found
    follow(page, "Klaar")
    return found.group()


def come_in(page: Page, address: str, code: str, camera: Camera) -> tuple[str, str]:
    """Wessel logs in with the paper, makes a second key and chooses a PIN, on a phone of his own."""
    page.goto(address)
    follow(page, "Inloggen")
    follow(page, "papier")
    page.get_by_label("De code van je papier").fill(code)
    send(page, "Inloggen")
    follow(page, "Naam en wachtwoord")
    page.get_by_label("Kies een wachtwoord").fill("nog een lange zin")
    page.get_by_label("Typ het wachtwoord nog een keer").fill("nog een lange zin")
    with page.expect_navigation(wait_until="domcontentloaded"):
        page.locator("main form button.ph-btn").first.click()
    follow(page, "Van mij")
    camera.take(page, "van-mij-nieuw")
    follow(page, "Mijn pincode voor de balie")
    camera.take(page, "tweede-sleutel")
    follow(page, "Een app met codes")
    secret = page.locator("main code").inner_text()
    used = app_code(secret)
    page.get_by_label("Code uit de app").fill(used)
    send(page, "Zet aan")
    follow(page, "Ik heb ze bewaard, verder")
    page.get_by_label("Kies een pincode").fill(PIN)
    page.get_by_label("Typ de pincode nog een keer").fill(PIN)
    camera.take(page, "pincode")
    send(page, "Opslaan")
    expect(page.get_by_text("Je pincode is klaar")).to_be_visible()
    return secret, used


def enrol(page: Page, camera: Camera) -> None:
    """The coordinator's phone becomes the device of the desk; nobody is logged in on it any more."""
    follow(page, "Inrichten")
    to_do(page, "Zet een apparaat klaar voor de balie")
    page.get_by_label("Hoe heet dit apparaat?").fill("telefoon van de balie")
    page.get_by_label("Hoe heet dit apparaat?").evaluate("field => field.scrollIntoView({block: 'center'})")
    camera.take(page, "apparaat")
    send(page, "Zet dit apparaat bij de balie")
    expect(page.get_by_role("heading", name="Wie ben je?")).to_be_visible()


def first_visit(page: Page, secret: str, used: str, camera: Camera) -> None:
    camera.take(page, "wie-ben-je")
    follow(page, "Wessel")
    for digit in PIN:
        press(page, digit)
    camera.take(page, "pincode-typen")
    send(page, "Open de balie")
    page.get_by_label("Code uit je app").fill(app_code(secret, used))
    send(page, "Verder")
    page.get_by_label("Naam", exact=True).click()
    page.keyboard.type("Yara", delay=20)
    page.locator(".desk-person", has_text="Nieuw").click()
    page.locator(".desk-tiles .ph-tile").first.click()
    press(page, "Klaar")
    expect(page.locator(".desk-done")).to_contain_text("Yara")
    send(page, "Op slot")
    expect(page.get_by_role("heading", name="Wie ben je?")).to_be_visible()


def read_numbers(page: Page, address: str, camera: Camera) -> None:
    page.goto(f"{address}/oost/")
    expect(page.get_by_role("heading", name="Huis Oost")).to_be_visible()
    follow(page, "Cijfers")
    expect(page).to_have_url(f"{address}/oost/cijfers/{timezone.localdate().year}/")
    row = page.locator("tr", has_text="Spreekuur").first
    expect(row).to_contain_text("1")
    camera.take(page, "eerste-cijfers")
