"""In a browser: a talent is found and asked for, a milestone celebrated, a photo kept, a plan taken to another house.

And at the desk: beside a volunteer somebody opens their own plan; after the lock the back button shows nothing.
"""

import os
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.cache import caches
from django.core.signing import get_cookie_signer
from playwright.sync_api import Page, expect

from productiehuis.helpdesk.tests.test_journey import let_in
from productiehuis.initiatives.actions.devices import enrol_device, set_pin, trust_device
from productiehuis.initiatives.desk_access import COOKIE, SALT
from productiehuis.people.actions import make_pass, set_pass_pin
from productiehuis.plans.actions import add_part, begin_plan
from productiehuis.plans.models import Kind, Part
from productiehuis.plans.tests.pictures import png
from tests.browser import follow
from tests.cast import TESTER, Cast, actor

pytestmark = pytest.mark.django_db(transaction=True)
SHOTS = os.environ.get("SHOTS", "")


@pytest.fixture(autouse=True)
def storage(settings, tmp_path, db):
    settings.MEDIA_ROOT = tmp_path
    caches["limits"].clear()


def shot(page: Page, name: str) -> None:
    if SHOTS:
        for width in (390, 1280):
            page.set_viewport_size({"width": width, "height": 844})
            page.screenshot(path=Path(SHOTS) / f"{name}-{width}.png", full_page=True)
        page.set_viewport_size({"width": 390, "height": 844})


def log_in(page: Page, live_server, person) -> None:
    page.context.clear_cookies()
    let_in(page.context, person, live_server)


def test_a_talent_is_found_asked_for_and_answered(page: Page, live_server, axe, cast: Cast):
    page.set_viewport_size({"width": 390, "height": 844})
    log_in(page, live_server, cast.rosa)
    page.goto(f"{live_server.url}/ik/")
    page.get_by_role("link", name="Wat ik kan").click()
    page.get_by_label("Wat kun je voor anderen doen?").fill("Taarten bakken")
    page.get_by_label("Ja, anderen mogen dit vinden").check()
    axe(page)
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_text("te vinden", exact=True)).to_be_visible()
    shot(page, "talents-mine")
    log_in(page, live_server, cast.noor)
    page.goto(f"{live_server.url}/west/talenten/?q=taart")
    axe(page)
    shot(page, "talents")
    page.get_by_role("link", name="Taarten bakken").click()
    page.get_by_label("Wat wil je vragen?").fill("Voor een feest")
    axe(page)
    shot(page, "talent")
    page.get_by_role("button", name="Vraag het").click()
    expect(page.get_by_text("Je vraag is verstuurd")).to_be_visible()
    log_in(page, live_server, cast.rosa)
    page.goto(f"{live_server.url}/ik/west/talenten/")
    page.get_by_label("Wat antwoord je?").fill("Kom maandag in de keuken")
    axe(page)
    shot(page, "talents-asked")
    page.get_by_role("button", name="Ja, dat kan").click()
    page.get_by_role("button", name="Stop met laten zien").click()
    expect(page.get_by_text("alleen jij", exact=True)).to_be_visible()


def test_a_milestone_is_kept_then_celebrated(page: Page, live_server, axe, cast: Cast):
    page.set_viewport_size({"width": 390, "height": 844})
    log_in(page, live_server, cast.rosa)
    page.goto(f"{live_server.url}/ik/west/mijlpalen/")
    axe(page)
    page.get_by_text("trekker geworden").click()
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_role("heading", name="Trekker geworden")).to_be_visible()
    axe(page)
    shot(page, "milestone")
    page.get_by_label("Met het huis. Mensen van").check()
    follow(page, page.get_by_role("button", name="Bewaar mijn keuze"))
    page.goto(f"{live_server.url}/west/vieren/")
    expect(page.get_by_text("trekker geworden")).to_be_visible()
    axe(page)
    shot(page, "celebrations")
    page.goto(f"{live_server.url}/ik/west/mijlpalen/")
    shot(page, "milestones")
    page.goto(f"{live_server.url}/ik/west/weg/")
    axe(page)
    shot(page, "my-way")


def test_a_photo_is_kept_and_the_plan_goes_to_another_house(page: Page, live_server, axe, tmp_path, cast: Cast):
    by = actor(cast.rosa)
    plan = begin_plan(person=cast.rosa, by=by, client_key=uuid4())
    part = add_part(plan=plan, kind=Kind.GOAL, text="Een eigen bakkerij", by=by, client_key=uuid4())
    page.set_viewport_size({"width": 390, "height": 844})
    log_in(page, live_server, cast.rosa)
    page.goto(f"{live_server.url}/ik/plan/west/deel/{part.pk}/")
    page.get_by_role("link", name="Foto of certificaat").click()
    page.get_by_label("Foto of PDF").set_input_files(
        {"name": "Mijn brood.png", "mimeType": "image/png", "buffer": png()}
    )
    page.get_by_role("button", name="Bewaar bij mijn plan").click()
    picture = page.locator("img.plan-proof")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.naturalWidth") == 2
    axe(page)
    shot(page, "proofs")
    page.goto(f"{live_server.url}/ik/plan/west/meenemen/")
    axe(page)
    shot(page, "along")
    with page.expect_download() as got:
        page.get_by_role("button", name="Haal het bestand op").click()
    file = tmp_path / "mijn-plan.json"
    got.value.save_as(file)
    log_in(page, live_server, cast.fay)
    page.goto(f"{live_server.url}/ik/plan/noord/inlezen/")
    page.get_by_label("Het bestand van je plan").set_input_files(
        {"name": "x.json", "mimeType": "application/json", "buffer": b"[" * 999}
    )
    page.get_by_role("button", name="Laat zien wat erin staat").click()
    expect(page.get_by_text("Dit is geen bestand van een plan").first).to_be_visible()
    axe(page)
    shot(page, "arrive")
    page.get_by_label("Het bestand van je plan").set_input_files(file)
    page.get_by_role("button", name="Laat zien wat erin staat").click()
    expect(page.get_by_text("Een eigen bakkerij")).to_be_visible()
    axe(page)
    shot(page, "arrival")
    page.get_by_role("button", name="Ja, zet het in mijn plan").click()
    expect(page.get_by_text("Klaar. 1 stuk")).to_be_visible()
    assert Part.objects.get(plan__person=cast.fay).text == "Een eigen bakkerij"


def test_together_at_the_desk_until_the_lock(page: Page, live_server, axe, cast: Cast):
    by = actor(cast.rosa)
    plan = begin_plan(person=cast.rosa, by=by, client_key=uuid4())
    add_part(plan=plan, kind=Kind.GOAL, text="Een eigen bakkerij", by=by, client_key=uuid4())
    own = make_pass(person=cast.rosa, by=TESTER, client_key=uuid4())
    set_pass_pin(own=own, pin="8520", by=by)
    page.set_viewport_size({"width": 390, "height": 844})
    device, token = enrol_device(
        initiative=cast.desk, name="laptop", by=actor(cast.tamar, "trekker"), client_key=uuid4()
    )
    set_pin(person=cast.vera, pin="2580", by=actor(cast.vera))
    trust_device(device=device, person=cast.vera, by=actor(cast.vera))
    value = get_cookie_signer(salt=COOKIE + SALT).sign(token)
    page.context.add_cookies([{"name": COOKIE, "value": value, "url": live_server.url}])
    page.goto(f"{live_server.url}/balie/?wie={cast.vera.pk}")
    page.get_by_label("Je pincode").fill("2580")
    page.keyboard.press("Enter")
    follow(page, page.get_by_role("link", name="Samen een plan"))
    axe(page)
    shot(page, "together")
    page.get_by_label("De code van je pas").fill(own.code)
    page.get_by_label("Je pincode").fill("8520")
    page.get_by_role("button", name="Open mijn plan").click()
    expect(page.get_by_text("Samen met Vera")).to_be_visible()
    expect(page.get_by_text("Een eigen bakkerij")).to_be_visible()
    axe(page)
    shot(page, "together-plan")
    page.get_by_role("link", name="Een eigen bakkerij").click()
    expect(page.get_by_text("Samen met Vera")).to_be_visible()
    page.get_by_role("button", name="Klaar, op slot").click()
    expect(page.get_by_role("link", name="Vera")).to_be_visible()
    page.go_back()
    expect(page.get_by_text("Een eigen bakkerij")).to_have_count(0)
    page.goto(f"{live_server.url}/ik/plan/west/")
    expect(page.get_by_text("Een eigen bakkerij")).to_have_count(0)
