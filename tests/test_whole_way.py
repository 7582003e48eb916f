"""From the souterrain to the zolder: one invented resident's way through the house, on phones of 390 px.

Zinebe comes to the help desk with a letter from the tax office. The desk sends her on, warmly, to digiBEET; she joins
the cooking, makes a plan, shares one step of it, gets a coach beside whom an aspirant walks along, becomes a
volunteer, takes over a task and flies out. In the end she takes her plan along and erases it, and no number of the
Monitor changes. Hamidou goes the same way with a pen and his voice: his plan he opens at the desk, with his own pass
and PIN and somebody beside him, and there he shows one step to a fellow resident who has no phone either.

`MANUAL=1` renews the pictures of the chapter "Mijn weg door het huis".
"""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import override_settings
from django.utils import timezone
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from productiehuis.people.models import Person
from productiehuis.people.models.passes import CODE
from productiehuis.plans.models import Part
from productiehuis.privacy.access import lines_about
from productiehuis.privacy.actions import carry_out_due
from productiehuis.privacy.models import DataRequest
from productiehuis.site.demo.load import load_demo
from productiehuis.site.demo.passes import BLANK, BOTH_HOUSES
from productiehuis.vault.hashes import keyed_hashes
from tests.phone import Phone
from tests.pictures import Camera

DESK, COMPUTER = "/west/balie/spreekuur-tagerijn/", "/west/balie/digibeet/"
NAME, PAPER_NAME = "Zinebe", "Hamidou"
WAY = "weg"
PIN, DESK_PIN = "8520", "2580"
READ_TOGETHER = "wat jij deelt, naast wie het aan de balie las"

Hand = Callable[..., Phone]


@pytest.fixture
def phone(transactional_db: None, tmp_path: Path, browser: Browser, live_server: LiveServer) -> Iterator[Hand]:
    """Gives somebody a phone, in the example."""
    given: list[Phone] = []

    def hand(who: str = "") -> Phone:
        given.append(Phone(browser, live_server.url, who))
        return given[-1]

    with override_settings(MEDIA_ROOT=tmp_path):
        load_demo()
        yield hand
    for each in given:
        each.context.close()


def numbers(phone: Phone) -> list[dict[str, object]]:
    """What the public sees of this year, of each initiative of the house."""
    year = timezone.localdate().year
    rows: list[dict[str, object]] = phone.context.request.get(f"/open-data/monitor/west/{year}.json").json()["rows"]
    return rows


def come_with_a_letter(samira: Phone, camera: Camera, name: str = NAME) -> None:
    """Somebody new at the desk, with a letter from the tax office."""
    samira.go(DESK)
    samira.page.get_by_label("Naam", exact=True).click()
    samira.page.keyboard.type(name, delay=20)
    samira.page.locator("label", has_text="Nieuw hier").click()
    samira.page.locator(".ph-tile", has_text="Belasting").click()
    samira.press("Klaar")
    expect(samira.page.locator(".desk-done")).to_be_visible()
    camera.take(samira.page, "brief-van-de-belasting")


def send_on(samira: Phone, camera: Camera, name: str = NAME) -> None:
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


def log_in(samira: Phone, zinebe: Phone) -> None:
    """With a code on paper from the desk."""
    samira.go("/west/beheer/initiatieven/spreekuur-tagerijn/inlogcode/")
    samira.fill("Naam", NAME)
    samira.press("Zoek")
    samira.follow(NAME)
    samira.press("Maak de code")
    samira.see("De code werkt één keer")
    code = re.search(r"\d{5} \d{5}", samira.read())
    assert code
    zinebe.go("/inloggen/papier/")
    zinebe.fill("De code van je papier", code.group())
    zinebe.press("Inloggen")
    zinebe.see("Mijn profiel")
    zinebe.go("/ik/doorverwijzingen/")
    zinebe.see("Je kunt komen op")


def make_a_plan(zinebe: Phone, camera: Camera) -> None:
    """Three questions, and a goal."""
    zinebe.go("/ik/plan/west/")
    zinebe.follow("Begin mijn plan")
    camera.take(zinebe.page, "eerste-vraag")
    for words, button in (
        ("Ik wil weer werken, met kinderen.", "Verder"),
        ("Ik kan goed koken. Mailen vind ik moeilijk.", "Verder"),
        ("Leren mailen bij digiBEET", "Klaar"),
    ):
        zinebe.fill("In je eigen woorden", words)
        zinebe.press(button)
    zinebe.see("Leren mailen bij digiBEET")
    zinebe.follow("Een doel erbij")
    zinebe.fill("In je eigen woorden", "Ik werk op de opvang.")
    zinebe.press("Zet in mijn plan")
    zinebe.see("Ik werk op de opvang.")
    camera.take(zinebe.page, "mijn-plan")


def share_a_step(zinebe: Phone, rosa: Phone, camera: Camera) -> None:
    """With a fellow resident who says her code aloud; everything else stays closed to her."""
    rosa.go("/ik/plan/west/code/")
    rosa.press("Maak een")
    rosa.see("De code werkt één keer")
    code = re.search(r"\d{3} \d{3}", rosa.read())
    assert code
    zinebe.go("/ik/plan/west/")
    zinebe.follow("Leren mailen")
    zinebe.follow("Laat het iemand zien")
    zinebe.check("Iemand die nu bij me is")
    zinebe.fill("De code van die persoon", code.group())
    zinebe.check("Een maand")
    zinebe.press("Verder")
    zinebe.see("Dit ziet Rosa")
    camera.take(zinebe.page, "dit-ziet-rosa")
    zinebe.press("Ja, deel dit met Rosa")
    rosa.go("/ik/gedeeld/")
    rosa.follow(NAME)
    rosa.see("Leren mailen bij digiBEET")
    assert "opvang" not in rosa.read()
    zinebe.go("/ik/wie-keek-er/")
    zinebe.see("Rosa bekeek: een stap in je plan")


def join_the_cooking(zinebe: Phone, camera: Camera) -> None:
    zinebe.go("/west/meedoen/samen-koken/")
    zinebe.press("Ik doe mee")
    zinebe.go("/ik/agenda/")
    zinebe.see("Samen koken")
    camera.take(zinebe.page, "mijn-agenda")


def answer_and_plan_a_talk(dewi: Phone, name: str = NAME) -> str:
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


def get_a_coach(zinebe: Phone, dewi: Phone, ayse: Phone, camera: Camera) -> None:
    """The resident chooses; an aspirant walks along in one talk, for a yes to that talk."""
    zinebe.go("/west/coach-kiezen/")
    camera.take(zinebe.page, "kies-een-coach")
    zinebe.press("Vraag Dewi")
    zinebe.see("Wacht op antwoord")
    talk = answer_and_plan_a_talk(dewi)
    zinebe.go("/ik/coach/")
    zinebe.press("Ja, dat mag")
    zinebe.see("Ayşe loopt mee op")
    camera.take(zinebe.page, "wie-loopt-mee")
    ayse.go("/west/coachen/leren/")
    ayse.see("10.00")
    answer = ayse.page.goto(talk)
    assert answer is not None
    assert answer.status == 404  # What is said stays between two.


def give_a_role_and_a_task(samira: Phone, name: str = NAME) -> None:
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


def take_over_a_task(zinebe: Phone, camera: Camera) -> None:
    """With a way back."""
    zinebe.go("/ik/overdracht/")
    camera.take(zinebe.page, "wat-ik-overneem")
    zinebe.press("Ik doe dit nu")
    zinebe.see("overgenomen")


def fly_out(zinebe: Phone, camera: Camera) -> None:
    """A milestone that she chooses to celebrate; the house may count it."""
    zinebe.go("/ik/west/mijlpalen/")
    zinebe.check("uitgevlogen")
    zinebe.page.get_by_label("Waarheen?").select_option(label="naar betaald werk")
    zinebe.press("Opslaan")
    zinebe.see("naar betaald werk")
    camera.take(zinebe.page, "uitgevlogen")


def take_along_and_erase(zinebe: Phone, rosa: Phone, camera: Camera) -> None:
    """The plan goes along as a file that another house can read; then nothing of it is left here."""
    zinebe.go("/ik/plan/west/meenemen/")
    camera.take(zinebe.page, "meenemen")
    with zinebe.page.expect_download() as waited:
        zinebe.press("Haal het bestand op")
    assert "Ik werk op de opvang." in waited.value.path().read_text()
    zinebe.go("/ik/plan/west/wissen/")
    zinebe.press("Ja, wis mijn plan")
    zinebe.go("/ik/plan/west/")
    zinebe.see("Begin mijn plan")
    rosa.go("/ik/gedeeld/")
    assert NAME not in rosa.read()
    assert not Part.objects.filter(plan__person__first_name=NAME).exists()


def test_from_the_souterrain_to_the_zolder(phone: Hand) -> None:
    camera = Camera(WAY)
    samira, zinebe, rosa = phone("Samira"), phone(), phone("Rosa")
    come_with_a_letter(samira, camera)
    send_on(samira, camera)
    log_in(samira, zinebe)
    join_the_cooking(zinebe, camera)
    make_a_plan(zinebe, camera)
    share_a_step(zinebe, rosa, camera)
    get_a_coach(zinebe, phone("Dewi"), phone("Ayşe"), camera)
    give_a_role_and_a_task(samira)
    take_over_a_task(zinebe, camera)
    fly_out(zinebe, camera)
    before = numbers(zinebe)
    assert any(row["help_requests"] for row in before)
    take_along_and_erase(zinebe, rosa, camera)
    assert numbers(zinebe) == before


# The same way by somebody who never touches a screen.


def come_to_the_lesson(samira: Phone) -> None:
    """digiBEET sees who was sent, says that he came, and hears at the desk whether it helped."""
    samira.go(f"{COMPUTER}doorverwijzingen/")
    samira.follow(PAPER_NAME)
    samira.press("Ja, was er")
    samira.go(f"{DESK}doorverwijzingen/")
    samira.follow(PAPER_NAME)
    samira.press("Ja, geholpen")
    samira.see("geholpen")


def plan_on_paper(samira: Phone) -> None:
    """The same three questions, to fill in with a pen; nothing of it is in the house."""
    samira.go("/west/plan-op-papier/")
    for question in ("Wat zou je graag willen?", "Waar sta je nu?", "Wat is een kleine eerste stap?"):
        expect(samira.page.locator("body")).to_contain_text(question)


def coach_at_the_desk(samira: Phone, dewi: Phone, card: str) -> None:
    """The desk reads out who is there; the coach reads out who wants to walk along."""
    samira.go(f"{card}coach/")
    samira.follow("Dewi")
    samira.check("Ik las de zin voor")
    samira.page.locator("main form button").last.click()
    samira.see("Opgeschreven")
    dewi.go(answer_and_plan_a_talk(dewi, PAPER_NAME))
    dewi.follow("De bewoner zegt het hardop")
    dewi.check("Ik las de zin voor")
    dewi.page.locator("main form button").last.click()
    dewi.see("Het ja is opgeschreven")


def give_pass_and_pin(samira: Phone, person: Person, card: str = "") -> None:
    """A card that lay at the desk, unless they have one; and a PIN that they type themselves."""
    samira.go(f"{DESK}mens/{person.pk}/pas/")
    if card:
        samira.fill("De code van de lege kaart", card)
        samira.press("Geef deze kaart")
    samira.follow("Pincode kiezen")
    samira.fill("Kies een pincode", PIN)
    samira.fill("Typ de pincode nog een keer", PIN)
    samira.page.locator("main form button").last.click()
    samira.see("Met pincode.")


def enrol(samira: Phone, bilal: Phone) -> Phone:
    """The shared laptop of the desk, which Bilal opens with a PIN."""
    bilal.go("/west/pincode/")
    bilal.fill("Kies een pincode", DESK_PIN)
    bilal.fill("Typ de pincode nog een keer", DESK_PIN)
    bilal.page.locator("main form button").last.click()
    samira.go("/west/beheer/initiatieven/spreekuur-tagerijn/apparaten/")
    samira.fill("Hoe heet dit apparaat?", "laptop bij het raam")
    samira.press("Hoort bij de balie")
    return samira


def sit_together(laptop: Phone, code: str) -> None:
    """Whoever was in is out; Bilal opens the desk, and beside him somebody types their own pass and PIN."""
    if laptop.page.get_by_role("button", name="Klaar, op slot").count():
        laptop.press("Klaar, op slot")
    laptop.go("/balie/")
    laptop.follow("Bilal")
    laptop.fill("Je pincode", DESK_PIN)
    laptop.page.keyboard.press("Enter")
    laptop.follow("Samen een plan")
    laptop.fill("De code van je pas", code)
    laptop.fill("Je pincode", PIN)
    laptop.press("Open mijn plan")
    expect(laptop.page.get_by_text("Samen met Bilal")).to_be_visible()


def share_a_step_at_the_desk(laptop: Phone, mine: str, theirs: str, reader: Person, camera: Camera) -> None:
    """What was on paper is typed in together; one step is shown to a fellow resident without a phone, and stopped."""
    sit_together(laptop, mine)
    laptop.follow("Begin mijn plan")
    for words, button in (
        ("Weer de markt op, met mijn brood.", "Verder"),
        ("Ik kan bakken.", "Verder"),
        ("Bellen met de markt", "Klaar"),
    ):
        laptop.fill("In je eigen woorden", words)
        laptop.page.get_by_role("button", name=button, exact=True).click()
    laptop.follow("Bellen met de markt")
    laptop.follow("Laat het iemand zien")
    laptop.check("Iemand die nu bij me is")
    laptop.fill("De code van die persoon", theirs)
    laptop.check("Een maand")
    laptop.press("Verder")
    laptop.see(f"Dit ziet {reader.full_name}")
    laptop.see("Bellen met de markt")
    camera.take(laptop.page, "samen-delen")
    laptop.press("Ja, deel dit met")
    laptop.see("Je deelt dit nu met")
    sit_together(laptop, theirs)
    laptop.follow("Wat anderen met mij delen")
    laptop.follow(PAPER_NAME)
    laptop.see("Bellen met de markt")
    assert "bakken" not in laptop.read()
    camera.take(laptop.page, "samen-lezen")
    sit_together(laptop, mine)
    laptop.follow("Met wie deel ik wat?")
    laptop.press("Stop met delen")
    laptop.see("Je deelt niets")
    sit_together(laptop, theirs)
    laptop.go("/ik/gedeeld/")
    laptop.see("Niemand deelt nu iets met je.")


def erase_at_the_desk(samira: Phone, person: Person) -> None:
    """After a spoken yes, and a day to think."""
    samira.go(f"{DESK}gegevens/{person.pk}/wissen/")
    samira.check("Ik las de zin voor")
    samira.press("Schrijf op en druk het briefje af")
    expect(samira.page.get_by_role("heading", name="Je wordt gewist")).to_be_visible()
    DataRequest.objects.filter(person=person).update(runs_at=timezone.now())
    carry_out_due()
    assert not Person.objects.get(pk=person.pk).first_name


def test_the_same_way_without_touching_a_screen(phone: Hand) -> None:
    camera, samira = Camera(), phone("Samira")
    come_with_a_letter(samira, camera, PAPER_NAME)
    send_on(samira, camera, PAPER_NAME)
    come_to_the_lesson(samira)
    plan_on_paper(samira)
    person = Person.objects.get(first_name=PAPER_NAME)
    assert person.user is None
    reader = Person.objects.get(passes__code_hash__in=keyed_hashes(CODE, BOTH_HOUSES))
    give_pass_and_pin(samira, person, BLANK)
    give_pass_and_pin(samira, reader)
    laptop = enrol(phone("Samira"), phone("Bilal"))
    share_a_step_at_the_desk(laptop, BLANK, BOTH_HOUSES, reader, camera)
    told = {(line.who, line.what) for line in lines_about(person)}
    assert {(reader.full_name, "een stap in je plan"), ("Bilal", READ_TOGETHER)} <= told
    coach_at_the_desk(samira, phone("Dewi"), f"{DESK}mens/{person.pk}/")
    give_a_role_and_a_task(samira, PAPER_NAME)
    samira.page.get_by_text("Overgenomen", exact=True).first.click()
    samira.press("Ik hoorde: ik neem het over")
    samira.see("overgenomen")
    before = numbers(samira)
    erase_at_the_desk(samira, person)
    assert numbers(samira) == before
