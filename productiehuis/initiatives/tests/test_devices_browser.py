"""The desk device in a real browser: quick to open, quick to close, nothing left."""

import pytest
from django.core.cache import caches
from django.core.signing import get_cookie_signer
from django.urls import reverse
from playwright.sync_api import expect

from productiehuis.initiatives.actions.devices import enrol_device, set_pin, trust_device
from productiehuis.initiatives.desk_access import COOKIE, SALT
from productiehuis.kernel.keys import new_key
from tests.browser import follow
from tests.cast import actor

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk(cast, page, live_server):
    """A browser enrolled for the desk; Vera has the PIN 2580 and is trusted on it."""
    caches["limits"].clear()
    device, token = enrol_device(
        initiative=cast.desk, name="laptop", by=actor(cast.tamar, "trekker"), client_key=new_key()
    )
    set_pin(person=cast.vera, pin="2580", by=actor(cast.vera))
    trust_device(device=device, person=cast.vera, by=actor(cast.vera))
    value = get_cookie_signer(salt=COOKIE + SALT).sign(token)
    page.context.add_cookies([{"name": COOKIE, "value": value, "url": live_server.url}])
    return device


def test_a_volunteer_opens_the_desk_with_six_taps_and_two_pages_and_locks_it(cast, desk, page, live_server, axe):
    page.goto(live_server.url + reverse("desk_unlock"))
    axe(page)
    pages = []  # How many seconds that takes: `make bench PART=desk`.
    page.on("framenavigated", lambda frame: pages.append(frame.url))
    page.get_by_role("link", name="Vera").click()
    for digit in "2580":
        page.get_by_role("button", name=digit, exact=True).click()
    page.get_by_role("button", name="Open de balie").click()
    page.wait_for_url("**" + reverse("desk", args=["west", "spreekuur"]))
    assert len(pages) == 2
    page.context.clear_cookies(name="sessionid")
    page.goto(live_server.url + reverse("desk_home"))
    expect(page.get_by_role("heading", name="Wie ben je?")).to_be_visible()


def test_the_pin_page_has_no_barriers(cast, desk, page, live_server, axe):
    page.set_viewport_size({"width": 390, "height": 780})
    page.goto(f"{live_server.url}{reverse('desk_unlock')}?wie={cast.vera.pk}")
    axe(page)
    page.get_by_label("Je pincode").fill("1111")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Deze pincode klopt niet").first).to_be_visible()
    axe(page)


def test_on_a_phone_the_name_of_the_desk_is_whole_beside_what_is_pressed(cast, desk, page, live_server):
    page.set_viewport_size({"width": 390, "height": 780})
    page.goto(f"{live_server.url}{reverse('desk_unlock')}?wie={cast.vera.pk}")
    page.get_by_label("Je pincode").fill("2580")
    follow(page, page.get_by_role("button", name="Open de balie"))
    name = page.locator(".ph-brand span").bounding_box()
    for pressed in (page.get_by_role("button", name="Op slot"), page.get_by_role("link", name="Samen een plan")):
        box = pressed.bounding_box()
        assert name["x"] + name["width"] <= box["x"] or name["y"] + name["height"] <= box["y"]
    assert page.locator(".ph-brand svg").bounding_box()["width"] >= 24
