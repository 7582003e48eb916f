"""The same way by somebody who never touches a screen: with a pen, a voice, and a pass.

Hamidou goes the way of Zinebe (`test_whole_way.py`) at the desk. His plan he opens there, with his own pass and PIN and
somebody beside him, and shows one step of it to a fellow resident who has no phone either. In the end he is erased,
after a spoken yes, and no number of the Monitor changes.
"""

from django.utils import timezone
from playwright.sync_api import expect

from productiehuis.people.models import Person
from productiehuis.people.models.passes import CODE
from productiehuis.privacy.access import lines_about
from productiehuis.privacy.actions import carry_out_due
from productiehuis.privacy.models import DataRequest
from productiehuis.site.demo.passes import BLANK, BOTH_HOUSES
from productiehuis.vault.hashes import keyed_hashes
from tests.phone import Phone
from tests.pictures import Camera
from tests.way import (  # noqa: F401
    COMPUTER,
    DESK,
    Hand,
    answer_and_plan_a_talk,
    come_with_a_letter,
    give_a_role_and_a_task,
    numbers,
    phones,
    send_on,
)

NAME = "Hamidou"
PIN, DESK_PIN = "8520", "2580"
READ_TOGETHER = "wat jij deelt, naast wie het aan de balie las"


def come_to_the_lesson(samira: Phone) -> None:
    """digiBEET sees who was sent, says that he came, and hears at the desk whether it helped."""
    samira.go(f"{COMPUTER}doorverwijzingen/")
    samira.follow(NAME)
    samira.press("Ja, was er")
    samira.go(f"{DESK}doorverwijzingen/")
    samira.follow(NAME)
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
    dewi.go(answer_and_plan_a_talk(dewi, NAME))
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
    samira.press("Zet dit apparaat bij de balie")
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
    laptop.follow(NAME)
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
    camera, samira = Camera("papier"), phone("Samira")
    come_with_a_letter(samira, camera, NAME)
    send_on(samira, camera, NAME)
    come_to_the_lesson(samira)
    plan_on_paper(samira)
    person = Person.objects.get(first_name=NAME)
    assert person.user is None
    reader = Person.objects.get(passes__code_hash__in=keyed_hashes(CODE, BOTH_HOUSES))
    give_pass_and_pin(samira, person, BLANK)
    give_pass_and_pin(samira, reader)
    laptop = enrol(phone("Samira"), phone("Bilal"))
    share_a_step_at_the_desk(laptop, BLANK, BOTH_HOUSES, reader, camera)
    told = {(line.who, line.what) for line in lines_about(person)}
    assert {(reader.full_name, "een stap in je plan"), ("Bilal", READ_TOGETHER)} <= told
    coach_at_the_desk(samira, phone("Dewi"), f"{DESK}mens/{person.pk}/")
    give_a_role_and_a_task(samira, NAME)
    samira.page.get_by_text("Overgenomen", exact=True).first.click()
    samira.press("Ik hoorde: ik neem het over")
    samira.see("overgenomen")
    before = numbers(samira)
    erase_at_the_desk(samira, person)
    assert numbers(samira) == before
