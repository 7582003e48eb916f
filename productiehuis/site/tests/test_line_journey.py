"""The way through the house in a real browser: on a phone, by keyboard, without script, on paper, and right to left."""

from uuid import uuid4

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from playwright.sync_api import expect

from productiehuis.pathway.actions import add_step, link_steps, send_wish
from tests.browser import follow
from tests.cast import NL, TESTER, house_storey, make_cast, sign_in

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def laid(transactional_db):
    """Help leads to sewing or to cooking, both to a company."""
    cache.clear()
    cast = make_cast()

    def step(name, room=cast.sewing_room, storey=None):
        where = house_storey(cast.west, storey) if storey else None
        return add_step(house=cast.west, name=NL(name), room=room, storey=where, by=TESTER)

    cast.steps = [step("Hulp", cast.room), step("Naaien"), step("Koken"), step("Eigen bedrijf", storey="zolder")]
    first, sewing, cooking, company = cast.steps
    for before, after in ((first, sewing), (first, cooking), (sewing, company), (cooking, company)):
        link_steps(before=before, after=after, by=TESTER)
    return cast


def find_the_way(page, live_server):
    page.goto(f"{live_server.url}/west/leerlijn/")
    page.get_by_label("Waar ben je nu?").select_option("Hulp")
    page.get_by_label("Wat wil je?").select_option("Eigen bedrijf")
    page.get_by_role("button", name="Laat de weg zien").click()
    expect(page.get_by_role("heading", name="Weg 2")).to_be_visible()


def test_a_visitor_finds_two_ways_on_a_phone_and_walks_them_by_keyboard(page, live_server, laid, axe):
    page.set_viewport_size(PHONE)
    find_the_way(page, live_server)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    axe(page)
    drawing = page.get_by_role("group", name="Weg 1")
    names = drawing.get_by_role("link").evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")
    assert names == ["1. Hulp", "2. Naaien", "3. Eigen bedrijf"]
    drawing.get_by_role("link", name="2. Naaien").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Naaiatelier")).to_be_visible()


def test_without_script_and_on_paper_it_is_all_there(browser, live_server, laid):
    context = browser.new_context(java_script_enabled=False, locale="nl-NL")
    page = context.new_page()
    find_the_way(page, live_server)
    page.emulate_media(media="print")
    expect(page.locator(".dh-way").first).to_be_visible()
    expect(page.locator(".line-ask")).to_be_hidden()
    expect(page.locator(".line-steps li").first).to_be_visible()
    context.close()


def test_in_arabic_it_turns_round_and_still_fits(context, page, live_server, laid, axe):
    cookie = {"name": settings.LANGUAGE_COOKIE_NAME, "value": "ar", "url": live_server.url}
    context.add_cookies([cookie])
    page.set_viewport_size(PHONE)
    first, _sewing, _cooking, company = laid.steps
    page.goto(f"{live_server.url}/west/leerlijn/?van={first.slug}&naar=stap-{company.slug}")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    axe(page)


@pytest.mark.browser_pg
def test_noor_mends_what_is_missing(context, page, live_server, laid, axe):
    for _ in range(5):
        storey = house_storey(laid.west, "zolder")
        send_wish(house=laid.west, topic=laid.topics[0], storey=storey, sender=uuid4())
    session = sign_in(Client(), laid.noor).cookies[settings.SESSION_COOKIE_NAME]
    context.add_cookies([{"name": session.key, "value": session.value, "url": live_server.url}])
    page.set_viewport_size(PHONE)
    page.goto(f"{live_server.url}/west/beheer/gaten/")
    follow(page, page.get_by_role("button", name="Zet dit op het bord"))
    axe(page)
    page.locator("li", has_text="Bewoners wensen iets met ‘Brieven’.").get_by_role("link").click()
    page.get_by_role("link", name="Dit pakken we op").click()
    page.get_by_label("Wie pakt dit op?").select_option("Naaiatelier")
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_text("iemand pakt dit op").first).to_be_visible()
    axe(page)
