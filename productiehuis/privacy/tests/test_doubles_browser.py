"""From a name that is spelled in another way to one person, and back to two, in a real browser."""

import pytest
from playwright.sync_api import expect

from productiehuis.helpdesk.models import Visit
from productiehuis.helpdesk.tests.test_journey import let_in
from productiehuis.initiatives.look_up import make_known
from productiehuis.people.actions import add_person, find_doubles
from productiehuis.people.models import Merge
from tests.cast import TESTER, make_cast

DESK = "/west/balie/spreekuur/"
PAGE = "/west/samenvoegen/dubbel/"


@pytest.fixture
def played(transactional_db):
    cast = make_cast()
    known = add_person(house=cast.west, by=TESTER, first_name="Gülşen", last_name="El Ouazzani")
    make_known(initiative=cast.desk, person=known, how="desk")
    return cast


def test_a_volunteer_sees_who_is_meant_and_the_keeper_makes_them_one_and_two(played, context, page, axe, live_server):
    let_in(context, played.vera, live_server)
    page.goto(live_server.url + DESK)
    page.get_by_label("Naam", exact=True).click()
    page.keyboard.type("Gulsen Elwazani", delay=20)
    expect(page.locator("#mensen")).to_contain_text("Gülşen El Ouazzani")
    expect(page.locator("#mensen")).to_contain_text("Of bedoel je:")
    axe(page)
    page.locator(".desk-person--new").click()
    page.locator(".ph-tile", has_text="Schulden").click()
    page.get_by_role("button", name="Klaar").click()
    # The people were shown while typing, so nobody is asked again.
    expect(page.locator(".desk-done")).to_contain_text("Gulsen Elwazani")
    assert Visit.objects.count() == 1

    find_doubles(played.west)
    context.clear_cookies()
    let_in(context, played.pim, live_server)
    page.goto(live_server.url + PAGE)
    expect(page.get_by_role("main")).to_contain_text("Gülşen El Ouazzani")
    axe(page)
    page.get_by_role("button", name="Dezelfde", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text("Niemand staat er dubbel in.")
    assert Merge.objects.active().count() == 1
    page.get_by_role("link", name="Wat is samengevoegd").click()
    page.get_by_role("button", name="Maak ongedaan").click()
    expect(page.get_by_role("main")).to_contain_text("1 paar lijkt dubbel.")
    assert Merge.objects.active().count() == 0
