"""The log-in ended while somebody filled in a form: they come back to that page, hear what happened, and the text is
there where the desk may keep it."""

import re
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from productiehuis.helpdesk.tests.test_referring import visit_of
from productiehuis.people.actions import make_pass, set_pass_pin
from productiehuis.referrals.models import Referral
from productiehuis.referrals.tests.hands import DESK, key, send
from tests.cast import TESTER, sign_in

PIN, TOLD = "2580", "wil zelf een band leren plakken"


def filled(cast):
    told = {"to": f"kamer:{cast.sewing_room.pk}", "topic": str(cast.topics[0].pk), "why": TOLD, "walks": "alone"}
    return key() | told


def comes_back(browser, person, page):
    """Log in anew, as somebody does who is asked to."""
    code = set_pass_pin(own=make_pass(person=person, by=TESTER, client_key=uuid4()), pin=PIN, by=TESTER).code
    return browser.post(f"{reverse('pass_login')}?next={page}", {"code": code, "pin": PIN})


def test_the_form_of_a_referral_is_kept_until_vera_is_back(cast):
    page = f"/west/balie/spreekuur/mens/{cast.bo.pk}/doorverwijzen/"
    browser = Client()
    answer = browser.post(page, filled(cast), follow=True)
    assert answer.redirect_chain[-1][0].endswith(f"?next={page}")
    assert "Log in, dan staat wat je opschreef er weer." in answer.text
    assert not Referral.objects.exists()
    sign_in(browser, cast.vera)
    back = browser.get(page)
    assert TOLD in back.text
    assert "staat er nog" in back.text
    assert not Referral.objects.exists()
    assert TOLD not in browser.get(page).text


def test_so_is_the_form_of_a_question(cast):
    asked = visit_of(cast, cast.bo).requests.get()
    page, browser = f"/west/balie/spreekuur/vraag/{asked.pk}/doorverwijzen/", Client()
    browser.post(page, filled(cast))
    assert TOLD in sign_in(browser, cast.vera).get(page).text
    asked.refresh_from_db()
    assert asked.course == "open"


def test_what_was_kept_shows_only_to_who_comes_in_at_that_desk(cast):
    page, browser = f"/west/balie/spreekuur/mens/{cast.bo.pk}/doorverwijzen/", Client()
    browser.post(page, filled(cast))
    assert sign_in(browser, cast.noor).get(page).status_code == 404


def test_a_press_leads_back_to_the_page_it_stood_on_and_says_so_twice(cast):
    row = send(cast, cast.rosa)
    page, browser = "/ik/doorverwijzingen/", Client()
    sent = browser.post(
        f"{page}{row.pk}/", key() | {"do": "take_back"}, headers={"referer": f"http://testserver{page}"}
    )
    assert sent.headers["Location"] == f"{reverse(settings.LOGIN_URL)}?next={page}"
    assert "nog niet opgeslagen" in browser.get(sent.headers["Location"]).text
    row.refresh_from_db()
    assert row.state == "sent"
    answer = comes_back(browser, cast.rosa, page)
    assert answer.headers["Location"] == page
    assert "nog niet opgeslagen" in browser.get(page).text
    assert "nog niet opgeslagen" not in browser.get(page).text


def test_nobody_is_led_to_another_site(cast):
    row = send(cast)
    browser = Client()
    for came_from in ("https://elders.example/x", "", "javascript:alert(1)"):
        sent = browser.post(f"{DESK}{row.pk}/doen/", key() | {"do": "stop"}, headers={"referer": came_from})
        assert sent.headers["Location"].endswith("?next=/")


def whose(page):
    return re.search(r'name="whose" value="([^"]+)"', page.text).group(1)


@pytest.mark.parametrize("sure", [{}, {"sure": "yes"}])
def test_what_somebody_asks_for_themselves_is_kept_for_them_also_under_the_last_press(cast, sure):
    page, browser = "/ik/doorverwijzingen/nieuw/west/", sign_in(Client(), cast.rosa)
    sent = filled(cast) | {"whose": whose(browser.get(page))}
    if sure:
        sent |= {"whose": whose(browser.post(page, sent))}
    browser.logout()
    browser.post(page, sent | sure)
    assert TOLD not in sign_in(browser, cast.vera).get(page).text
    back = sign_in(browser, cast.rosa).get(page)
    assert (back.status_code, TOLD in back.text) == (200, True)
    assert "staat er nog" in back.text
    assert not Referral.objects.exists()
