"""In a browser, on a narrow phone: Rosa asks for a place from a step of her plan; she moves a goal and back."""

import os
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from productiehuis.helpdesk.tests.test_journey import let_in
from productiehuis.initiatives.models import Organisation
from productiehuis.plans.actions import add_part, begin_plan, share
from productiehuis.plans.actions.milestones import note_milestone
from productiehuis.plans.models import Kind, MilestoneKind
from productiehuis.referrals.models import Referral
from tests.browser import follow
from tests.cast import Cast, actor, make_person

pytestmark = pytest.mark.django_db(transaction=True)
SHOTS = os.environ.get("SHOTS", "")


@pytest.fixture(autouse=True)
def monday_morning(page: Page):
    """The browser has its own clock, so this runs today."""
    page.set_default_timeout(20_000)


def looked_at(page: Page, axe, name: str) -> None:
    """Nothing sticks out on the narrowest phone, and axe finds nothing."""
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (name, width)
        if SHOTS:
            page.screenshot(path=Path(SHOTS) / f"{name}-{width}.png", full_page=True)
    page.set_viewport_size({"width": 390, "height": 844})
    axe(page)


def test_rosa_asks_for_a_place_from_a_step(page: Page, live_server, axe, cast: Cast):
    by = actor(cast.rosa)
    Organisation.objects.create(house=cast.west, name="Combiwel")
    plan = begin_plan(person=cast.rosa, by=by, client_key=uuid4())
    step = add_part(plan=plan, kind=Kind.STEP, text="Ik vraag het maandag", by=by, client_key=uuid4())
    let_in(page.context, cast.rosa, live_server)
    page.goto(f"{live_server.url}/ik/plan/west/deel/{step.pk}/")
    looked_at(page, axe, "part")
    follow(page, page.get_by_role("link", name="Vraag of ik ergens kan komen"))
    looked_at(page, axe, "ask")
    page.get_by_label("Waar wil je heen?").select_option(label="Naaiatelier · Naaiatelier")
    page.get_by_text("Brieven").click()
    page.get_by_label("Wat moeten zij weten?").fill("Ik wil leren naaien")
    page.get_by_role("button", name="Verder").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Dit ziet Naaiatelier")
    expect(page.locator("main")).not_to_contain_text("Ik vraag het maandag")
    looked_at(page, axe, "sure")
    page.get_by_role("button", name="Verander iets").click()
    expect(page.get_by_label("Wat moeten zij weten?")).to_have_value("Ik wil leren naaien")
    follow(page, page.get_by_role("button", name="Verder"))
    assert not Referral.objects.exists()
    page.get_by_role("button", name="Ja, verstuur dit").click()
    expect(page.get_by_text("wacht op antwoord")).to_be_visible()
    looked_at(page, axe, "part-sent")
    page.get_by_role("link", name="Volgen of stoppen").click()
    expect(page.get_by_role("heading", level=2).filter(has_text="Naaiatelier")).to_be_visible()
    looked_at(page, axe, "mine")


def test_rosa_moves_a_goal_and_back_and_corrects_a_milestone(page: Page, live_server, axe, cast: Cast):
    by = actor(cast.rosa)
    plan = begin_plan(person=cast.rosa, by=by, client_key=uuid4())
    add_part(plan=plan, kind=Kind.GOAL, text="Rijbewijs", by=by, client_key=uuid4())
    goal = add_part(plan=plan, kind=Kind.GOAL, text="Vergunning", by=by, client_key=uuid4())
    let_in(page.context, cast.rosa, live_server)
    page.goto(f"{live_server.url}/ik/plan/west/deel/{goal.pk}/")
    page.locator("summary", has_text="Meer").click()
    page.get_by_role("button", name="Hoger").click()
    expect(page.get_by_text("Het staat nu hoger.")).to_be_visible()
    page.locator("summary", has_text="Meer").click()
    page.get_by_role("link", name="Eerder").click()
    expect(page.get_by_text("Je zette het hoger.")).to_be_visible()
    looked_at(page, axe, "history")
    follow(page, page.get_by_role("button", name="Zet dit terug"))
    page.goto(f"{live_server.url}/ik/plan/west/")
    assert page.locator(".plan-part").all_inner_texts() == ["Rijbewijs", "Vergunning"]

    note = {"kind": MilestoneKind.CERTIFICATE, "on": date(2018, 9, 1), "words": "Lasen", "by": by}
    made = note_milestone(person=cast.rosa, client_key=uuid4(), **note)
    page.goto(f"{live_server.url}/ik/west/mijlpalen/{made.pk}/")
    looked_at(page, axe, "milestone")
    follow(page, page.get_by_role("link", name="Wijzigen"))
    looked_at(page, axe, "milestone-edit")
    page.get_by_label("Wil je er iets bij zeggen?").fill("Lassen")
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_text("Lassen", exact=True)).to_be_visible()


def test_bart_proposes_a_place_and_rosa_goes_on_with_it(page: Page, live_server, axe, cast: Cast):
    by, bart = actor(cast.rosa), make_person(cast.west, "Bart")
    plan = begin_plan(person=cast.rosa, by=by, client_key=uuid4())
    step = add_part(plan=plan, kind=Kind.STEP, text="Iets met stof", by=by, client_key=uuid4())
    until = timezone.localdate() + timedelta(days=7)
    share(plan=plan, part=step, reader=bart, until=until, by=by, client_key=uuid4())
    let_in(page.context, bart, live_server)
    page.goto(f"{live_server.url}/ik/gedeeld/{plan.pk}/deel/{step.pk}/")
    follow(page, page.get_by_role("link", name="Stel een plek voor"))
    looked_at(page, axe, "propose")
    page.get_by_label("Aan welke plek denk je?").select_option(label="Naaiatelier · Naaiatelier")
    page.get_by_text("Brieven").click()
    page.get_by_label("Waarom denk je hieraan?").fill("Daar leerde ik het ook")
    page.get_by_role("button", name="Stel het voor").click()
    expect(page.get_by_text("beslist zelf")).to_be_visible()
    looked_at(page, axe, "proposed-by-me")

    page.context.clear_cookies()
    let_in(page.context, cast.rosa, live_server)
    page.goto(f"{live_server.url}/ik/plan/west/deel/{step.pk}/")
    looked_at(page, axe, "proposed-to-me")
    page.get_by_role("link", name="Kijk wat er dan meegaat").click()
    page.get_by_role("button", name="Verder").click()
    expect(page.locator("main")).not_to_contain_text("Daar leerde ik het ook")
    page.get_by_role("button", name="Ja, verstuur dit").click()
    expect(page.get_by_text("wacht op antwoord")).to_be_visible()
    expect(page.get_by_text("Daar leerde ik het ook")).to_have_count(0)
