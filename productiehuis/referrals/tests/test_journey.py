"""In a real browser: Bo goes from the desk to the sewing room, and the loop closes. Only the desk needs a screen."""

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from productiehuis.helpdesk.tests.test_referring import visit_of
from productiehuis.referrals.actions.links import address_of
from productiehuis.referrals.models import AnswerLink, Referral
from tests.browser import follow
from tests.cast import make_cast, sign_in
from tests.pictures import Camera

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def played(transactional_db):
    return make_cast()


def let_in(context, person, live_server):
    cookie = sign_in(Client(), person).cookies[settings.SESSION_COOKIE_NAME]
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])


def link(page, words):
    return page.get_by_role("link", name=words, exact=True)


def press(page, words):
    page.get_by_role("button", name=words, exact=True).click()


def heading(page, words):
    expect(page.get_by_role("heading", level=1, name=words)).to_be_visible()


def send_on_with_a_link(page, axe, camera):
    """From a question of Bo: where to, what travels, the yes, and a link for who has no login."""
    follow(page, page.get_by_role("main").get_by_role("link", name="Doorverwijzen", exact=True))
    axe(page)
    page.get_by_label("Waar wil de bewoner heen?").select_option(label="Naaiatelier · Naaiatelier")
    page.get_by_label("Wat moet de ander weten?").fill("Wil een jas leren maken.")
    page.get_by_label("Wat neemt de bewoner mee?").fill("Een lap stof.")
    camera.take(page, "waarheen")
    page.get_by_label("Waar wil de bewoner heen?").select_option(index=0)
    press(page, "Verder")  # Without a place.
    expect(page.get_by_text("Kies waar iemand heen wil.").first).to_be_visible()
    page.get_by_label("Waar wil de bewoner heen?").select_option(label="Naaiatelier · Naaiatelier")
    press(page, "Verder")
    heading(page, "Mag het?")
    axe(page)
    camera.take(page, "mag-het")
    page.get_by_label("Ik las de zin voor. Het antwoord was ja.").check()
    press(page, "Verstuur")
    heading(page, "Bo")
    page.get_by_text("Antwoorden zonder login").click()
    axe(page)
    press(page, "Maak een link")
    expect(page.get_by_text("De link is klaar. Geef hem zelf door.")).to_be_visible()


def answer_by_link(receiver, axe, camera):
    heading(receiver, "Bo wil komen")
    axe(receiver)
    camera.take(receiver, "antwoord")
    receiver.get_by_label("Op welke dag?").fill(timezone.localdate().isoformat())
    receiver.get_by_label("Hoe laat?").fill("23:59")
    receiver.get_by_label("Wat moet de bewoner nog weten?").fill("Vraag naar Noor.")
    press(receiver, "Kan komen")
    expect(receiver.get_by_text("Dank je. Je antwoord is opgeslagen.")).to_be_visible()
    press(receiver, "Ja, was er")
    expect(receiver.get_by_text("Je hoeft niets meer te doen.")).to_be_visible()


@pytest.mark.browser_pg
def test_bo_is_sent_on_answered_with_a_link_and_helped(played, context, page, new_context, live_server, axe):
    asked, camera = visit_of(played, played.bo).requests.get(), Camera("doorverwijzen")
    page.set_viewport_size(PHONE)
    let_in(context, played.vera, live_server)
    page.goto(f"{live_server.url}/west/balie/spreekuur/vraag/{asked.pk}/")
    send_on_with_a_link(page, axe, camera)

    receiver = new_context().new_page()
    receiver.set_viewport_size(PHONE)
    receiver.goto(address_of(AnswerLink.objects.get()))
    answer_by_link(receiver, axe, camera)

    link(page, "Terug naar de lijst").click()
    expect(page.get_by_text("Vraag: ben je geholpen?")).to_be_visible()
    axe(page)
    camera.take(page, "lijst")
    page.get_by_role("link", name="Bo").click()
    link(page, "Briefje voor de bewoner").click()
    expect(page.get_by_text("Vraag naar Noor.")).to_be_visible()
    axe(page)
    camera.take(page, "briefje")
    link(page, "Klaar").click()
    press(page, "Ja, geholpen")
    expect(page.get_by_text("Opgeslagen.")).to_be_visible()
    assert Referral.objects.get().state == "helped"
    receiver.reload()
    heading(receiver, "Hier is niets meer te zien")
