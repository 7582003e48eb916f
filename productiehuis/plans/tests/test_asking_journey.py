"""In a browser: from a step of her plan Rosa asks for a place, sees first what they will see, and follows it there."""

import os
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from productiehuis.helpdesk.tests.test_journey import let_in
from productiehuis.initiatives.models import Organisation
from productiehuis.plans.actions import add_part, begin_plan
from productiehuis.plans.models import Kind
from productiehuis.referrals.models import Referral
from tests.cast import Cast, actor

pytestmark = pytest.mark.django_db(transaction=True)
SHOTS = os.environ.get("SHOTS", "")


@pytest.fixture(autouse=True)
def monday_morning():
    """The browser has its own clock, so this runs today."""


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
    page.get_by_role("link", name="Vraag of ik ergens kan komen").click()
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
    page.get_by_role("button", name="Verder").click()
    assert not Referral.objects.exists()
    page.get_by_role("button", name="Ja, verstuur dit").click()
    expect(page.get_by_text("wacht op antwoord")).to_be_visible()
    looked_at(page, axe, "part-sent")
    page.get_by_role("link", name="Volgen of stoppen").click()
    expect(page.get_by_role("heading", level=2).filter(has_text="Naaiatelier")).to_be_visible()
    looked_at(page, axe, "mine")
