"""From the souterrain to the zolder: one invented resident's way through the house, on phones of 390 px.

Zinebe comes to the help desk with a letter from the tax office. The desk sends her on, warmly, to digiBEET; she joins
the cooking, makes a plan, shares one step of it, gets a coach beside whom an aspirant walks along, becomes a
volunteer, takes over a task and flies out. In the end she takes her plan along and erases it, and no number of the
Monitor changes.

`MANUAL=1` renews the pictures of the chapter "Mijn weg door het huis".
"""

import re

from productiehuis.plans.models import Part
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

NAME = "Zinebe"
WAY = "weg"


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


def get_a_coach(zinebe: Phone, dewi: Phone, ayse: Phone, camera: Camera) -> None:
    """The resident chooses; an aspirant walks along in one talk, for a yes to that talk."""
    zinebe.go("/west/coach-kiezen/")
    camera.take(zinebe.page, "kies-een-coach")
    zinebe.press("Vraag Dewi")
    zinebe.see("Wacht op antwoord")
    talk = answer_and_plan_a_talk(dewi, NAME)
    zinebe.go("/ik/coach/")
    zinebe.press("Ja, dat mag")
    zinebe.see("Ayşe loopt mee op")
    camera.take(zinebe.page, "wie-loopt-mee")
    ayse.go("/west/coachen/leren/")
    ayse.see("10.00")
    answer = ayse.page.goto(talk)
    assert answer is not None
    assert answer.status == 404  # What is said stays between two.


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
    come_with_a_letter(samira, camera, NAME)
    send_on(samira, camera, NAME)
    log_in(samira, zinebe)
    join_the_cooking(zinebe, camera)
    make_a_plan(zinebe, camera)
    share_a_step(zinebe, rosa, camera)
    get_a_coach(zinebe, phone("Dewi"), phone("Ayşe"), camera)
    give_a_role_and_a_task(samira, NAME)
    take_over_a_task(zinebe, camera)
    fly_out(zinebe, camera)
    before = numbers(zinebe)
    assert any(row["help_requests"] for row in before)
    take_along_and_erase(zinebe, rosa, camera)
    assert numbers(zinebe) == before
