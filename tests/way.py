"""What both ways through the house share: the desk that writes down, sends on, gives a role; the coach who answers."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import override_settings
from django.utils import timezone
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from tests.demo import load_example
from tests.phone import Phone
from tests.pictures import Camera

DESK, COMPUTER = "/west/balie/spreekuur-tagerijn/", "/west/balie/digibeet/"

Hand = Callable[..., Phone]


@pytest.fixture(name="phone")
def phones(transactional_db: None, tmp_path: Path, browser: Browser, live_server: LiveServer) -> Iterator[Hand]:
    """Gives somebody a phone, in the example."""
    given: list[Phone] = []

    def hand(who: str = "") -> Phone:
        given.append(Phone(browser, live_server.url, who))
        return given[-1]

    with override_settings(MEDIA_ROOT=tmp_path):
        load_example()
        yield hand
    for each in given:
        each.context.close()


def numbers(phone: Phone) -> list[dict[str, object]]:
    """What the public sees of this year, of each initiative of the house."""
    year = timezone.localdate().year
    rows: list[dict[str, object]] = phone.context.request.get(f"/open-data/monitor/west/{year}.json").json()["rows"]
    return rows


def come_with_a_letter(samira: Phone, camera: Camera, name: str) -> None:
    """Somebody new at the desk, with a letter from the tax office."""
    samira.go(DESK)
    samira.page.get_by_label("Naam", exact=True).click()
    samira.page.keyboard.type(name, delay=20)
    samira.page.locator("label", has_text=f"Nieuw hier: {name}").click()
    samira.page.locator(".ph-tile", has_text="Belasting").click()
    samira.press("Klaar")
    expect(samira.page.locator(".desk-done")).to_be_visible()
    camera.take(samira.page, "brief-van-de-belasting")


def send_on(samira: Phone, camera: Camera, name: str) -> None:
    """To digiBEET, for a yes that was heard, with somebody who walks along."""
    samira.go(f"{DESK}dag/")
    for link in (name, "Belasting", "Doorverwijzen"):
        samira.follow(link)
    samira.page.get_by_label("Waar wil de bewoner heen?").select_option(label="digiBEET computerles · digiBEET")
    samira.page.get_by_text("Het gaat over iets anders").click()
    samira.page.locator(".ph-tile", has_text="E-mail en computer").click()
    samira.fill("Wat moet de ander weten?", "Wil leren mailen met de Belastingdienst.")
    samira.check("Ja, iemand van ons")
    samira.page.get_by_label("Wie van ons?").select_option(label="Bilal")
    samira.press("Verder")
    camera.take(samira.page, "mag-het")
    samira.check("Ik las de zin voor")
    samira.press("Verstuur")
    samira.see("Geef het briefje mee")
    samira.go(f"{COMPUTER}doorverwijzingen/")
    samira.follow(name)
    # Today: whether somebody came is asked on the day itself.
    samira.fill("Op welke dag?", timezone.localdate().isoformat())
    samira.fill("Hoe laat?", "23:59")
    samira.press("Kan komen")
    samira.see("kan komen")


def answer_and_plan_a_talk(dewi: Phone, name: str) -> str:
    """The coach says yes, and asks whether an aspirant may come along. Returns the address of the talk."""
    dewi.go("/west/coachen/")
    asked = dewi.page.locator("form", has_text="Ja, graag").locator("xpath=..").filter(has_text=name)
    asked.get_by_role("button", name="Ja, graag").click()
    dewi.follow("Spreek een gesprek af")
    dewi.fill("Welke dag?", (timezone.localdate() + timedelta(days=2)).isoformat())
    dewi.fill("Hoe laat?", "10:00")
    dewi.press("Opslaan")
    dewi.follow("Vraag of een aspirant mag meelopen")
    dewi.page.get_by_label("Wie wil meelopen?").select_option(label="Ayşe")
    dewi.press("Vraag het de bewoner")
    dewi.see("Wacht op antwoord")
    return dewi.page.url


def give_a_role_and_a_task(samira: Phone, name: str) -> None:
    samira.go("/west/beheer/initiatieven/spreekuur-tagerijn/mensen/rol/")
    samira.fill("Voornaam", name)
    samira.press("Verder")
    samira.page.get_by_label(name, exact=True).check()
    samira.check("Vrijwilliger:")
    samira.press("Rol geven")
    samira.go("/west/overdragen/spreekuur-tagerijn/nieuw/")
    samira.page.get_by_label("Welke rol draag je over?").select_option(label="vrijwilliger: Bilal")
    samira.page.get_by_label("Aan wie?").select_option(label=name)
    samira.press("Begin")
    samira.page.get_by_text("Taak erbij", exact=True).click()
    samira.fill("Welke taak?", "De koffie zetten")
    samira.press("Zet de taak erbij")
    samira.see("De koffie zetten")
