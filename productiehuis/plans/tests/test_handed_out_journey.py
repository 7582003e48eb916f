"""In two browsers: Rosa's new phone with a code from the desk, and the old one on which she says yes or no (ADR 24).

With MANUAL=1 it takes the manual's pictures.
"""

from uuid import uuid4

import pytest
from django.core.cache import caches
from playwright.sync_api import expect

from productiehuis.helpdesk.tests.test_journey import let_in
from productiehuis.people.actions import give_paper_code
from productiehuis.plans.actions import add_part, begin_plan
from productiehuis.plans.models import Kind
from tests.browser import follow
from tests.cast import actor, make_cast
from tests.pictures import Camera

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = {"width": 390, "height": 844}
DREAM = "Een eetkraam met soep op de markt"


@pytest.fixture
def cast():
    caches["limits"].clear()
    return make_cast()


@pytest.fixture
def old_phone(cast, new_context, live_server):
    """Rosa wrote her plan on it and is still logged in."""
    plan = begin_plan(person=cast.rosa, by=actor(cast.rosa), client_key=uuid4())
    add_part(plan=plan, kind=Kind.DREAM, text=DREAM, by=actor(cast.rosa), client_key=uuid4())
    context = new_context(viewport=PHONE)
    let_in(context, cast.rosa, live_server)
    page = context.new_page()
    page.goto(f"{live_server.url}/ik/plan/west/")
    expect(page.get_by_text(DREAM)).to_be_visible()
    return page


@pytest.fixture
def new_phone(cast, old_phone, new_context, live_server):
    """Whoever holds it typed the code that Tamar handed out after that."""
    page = new_context(viewport=PHONE).new_page()
    page.goto(f"{live_server.url}/inloggen/papier/")
    page.locator("input[name=code]").fill(give_paper_code(person=cast.rosa, by=actor(cast.tamar, "trekker")))
    follow(page, page.get_by_role("main").get_by_role("button", name="Inloggen"))
    return page


def at_the_plan(page, live_server):
    page.goto(f"{live_server.url}/ik/plan/west/")
    return page.get_by_role("heading", level=1)


def test_the_plan_stays_shut_on_the_new_phone_until_rosa_says_yes_on_the_old_one(
    old_phone, new_phone, live_server, axe
):
    camera = Camera("sleutel")
    expect(at_the_plan(new_phone, live_server)).to_have_text("Je plan blijft nog even dicht")
    expect(new_phone.get_by_text(DREAM)).to_have_count(0)
    axe(new_phone)
    camera.take(new_phone, "nog-even-dicht")
    old_phone.goto(f"{live_server.url}/ik/")
    expect(old_phone.get_by_text("Tamar gaf op").first).to_be_visible()
    axe(old_phone)
    camera.take(old_phone, "ja-of-nee")
    follow(old_phone, old_phone.get_by_role("button", name="Ja, dit is van mij"))
    at_the_plan(new_phone, live_server)
    expect(new_phone.get_by_text(DREAM)).to_be_visible()


def test_with_one_press_on_the_old_phone_the_new_one_is_out(old_phone, new_phone, live_server):
    old_phone.goto(f"{live_server.url}/ik/")
    follow(old_phone, old_phone.get_by_role("button", name="Nee, stop dit").first)
    expect(at_the_plan(new_phone, live_server)).not_to_have_text("Je plan blijft nog even dicht")
    assert "/login" in new_phone.url or "/inloggen" in new_phone.url
    expect(at_the_plan(old_phone, live_server)).to_be_visible()
    expect(old_phone.get_by_text(DREAM)).to_be_visible()
