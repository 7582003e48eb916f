"""From the printed link to an open door, in a real browser on a small phone."""

import re
from io import StringIO

import pytest
from django.core.cache import caches
from django.core.management import call_command
from playwright.sync_api import expect

pytestmark = pytest.mark.django_db(transaction=True)

NAMES = {
    "Hoe heet de stichting of groep?": "Stichting De Buurt",
    "Hoe heet het huis?": "Huis Oost",
    "Adres van het huis": "oost",
    "Je voornaam": "Samira",
    "Kies een gebruikersnaam": "samira",
    "Kies een wachtwoord": "een lange zin van mij",
}


@pytest.fixture
def link(live_server):
    caches["limits"].clear()
    output = StringIO()
    call_command("open_house", address=live_server.url, stdout=output)
    return re.search(r"http\S+/welkom/\S+", output.getvalue()).group()


def next_step(page, name):
    """Press the one big button, which must be about this."""
    page.get_by_role("link", name=name).first.click()


def save(page, button="Opslaan"):
    page.get_by_role("button", name=button, exact=True).click()


def test_a_first_coordinator_sets_up_a_house_step_by_step(link, page, axe):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(link)
    axe(page)
    for label, words in NAMES.items():
        page.get_by_label(label).fill(words)
    save(page, "Huis openen")
    expect(page.get_by_role("heading", name="Zet je huis op")).to_be_visible()
    axe(page)
    next_step(page, "Geef je huis een welkom")
    page.get_by_label("Welkomstzin").fill("Kom binnen.")
    save(page)
    next_step(page, "Voeg een plek toe")
    page.get_by_label("Naam", exact=True).fill("De Brug")
    save(page)
    page.get_by_role("link", name="Terug").click()
    next_step(page, "Voeg het eerste initiatief toe")
    page.get_by_label("Naam", exact=True).fill("Spreekuur")
    page.get_by_label("Wij tellen bezoekers").check()
    save(page)
    axe(page)
    page.get_by_role("link", name="Kamer toevoegen").click()
    page.get_by_label("Hoe heet de kamer?").fill("Spreekuur")
    page.get_by_label("Op welke plek is deze kamer?").select_option("De Brug")
    axe(page)
    save(page)
    page.get_by_role("link", name="Tijden toevoegen").click()
    for day in ("maandag", "woensdag"):
        page.get_by_label(day).check()
    page.get_by_label("Open om").fill("10:00")
    page.get_by_label("Dicht om").fill("12:00")
    save(page)
    expect(page.get_by_text("maandag en woensdag 10.00–12.00")).to_be_visible()
    axe(page)
    page.goto(page.url.split("/kamers/")[0] + "/")
    next_step(page, "Vraag vrijwilligers erbij")
    page.get_by_role("link", name="Iemand een rol geven").click()
    page.get_by_label("Voornaam").fill("Bart")
    save(page, "Verder")
    page.get_by_label("Vrijwilliger:").check()
    axe(page)
    save(page, "Rol geven")
    expect(page.get_by_text("Bart")).to_be_visible()
