"""A coach, a resident and an aspirant in a real browser: chosen, talked, written, corrected, and nobody shut out."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from productiehuis.coaching.actions import add_task, ask_stand_in, begin_hand_over, bring_question
from productiehuis.coaching.models import Pair, TalkNote
from productiehuis.coaching.tests.conftest import ask, learn, make_circle, make_pair, make_talk, say_yes, write
from productiehuis.initiatives.models import Membership
from tests.cast import actor, make_cast, sign_in

PHONE = {"width": 390, "height": 844}


@pytest.fixture(autouse=True)
def monday_morning():
    """The browser has its own clock, so these run today."""


@pytest.fixture
def played(transactional_db):
    return make_circle(make_cast())


@pytest.fixture
def phone_of(browser, live_server):
    """The phone of somebody, on their own page."""
    opened = []

    def open_phone(person, path, *, language="nl", scheme="light", script=True):
        context = browser.new_context(viewport=PHONE, locale="nl-NL", color_scheme=scheme, java_script_enabled=script)
        opened.append(context)
        cookie = sign_in(Client(), person).cookies[settings.SESSION_COOKIE_NAME]
        speaks = {"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": live_server.url}
        context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}, speaks])
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.goto(live_server.url + path)
        return page

    yield open_phone
    for context in opened:
        context.close()


@pytest.mark.browser_pg
def test_rosa_gets_a_coach_with_an_aspirant_beside_her_and_has_the_last_word(played, phone_of):
    rosa = phone_of(played.rosa, "/ik/coach/")
    rosa.get_by_role("link", name="Kies een coach").click()
    rosa.get_by_role("button", name="Vraag Koos").click()
    expect(rosa.get_by_text("Wacht op antwoord")).to_be_visible()

    koos = phone_of(played.koos, "/west/coachen/")
    koos.get_by_role("button", name="Ja, graag").click()
    koos.get_by_role("link", name="Spreek een gesprek af").click()
    tomorrow = (timezone.now() + timedelta(days=1)).astimezone(played.west.zone)
    koos.get_by_label("Welke dag?").fill(tomorrow.date().isoformat())
    koos.get_by_label("Hoe laat?").fill("10:00")
    koos.get_by_role("button", name="Opslaan").click()
    learn(played)
    koos.get_by_role("link", name="Vraag of een aspirant mag meelopen").click()
    koos.get_by_label("Wie wil meelopen?").select_option(label="Asia")
    koos.get_by_role("button", name="Vraag het de bewoner").click()

    asia = phone_of(played.asia, "/west/coachen/leren/")
    expect(asia.get_by_text("Nu nergens.")).to_be_visible()
    rosa.reload()
    rosa.get_by_role("button", name="Ja, dat mag").click()
    expect(rosa.get_by_text("Asia loopt mee op")).to_be_visible()
    asia.reload()
    asia.get_by_role("link", name="10.00").click()
    expect(asia.get_by_text("Hier zei de bewoner ja op")).to_be_visible()
    rosa.get_by_role("button", name="Neem je ja terug").click()
    assert asia.reload().status == 404


def test_what_koos_writes_rosa_corrects_without_script(played, phone_of):
    talk = make_talk(make_pair(played.rosa, played.koos), timezone.now() - timedelta(hours=2))
    koos = phone_of(played.koos, f"/west/coachen/gesprek/{talk.pk}/", script=False)
    koos.get_by_role("link", name="Schrijf op wat jullie afspraken").click()
    koos.get_by_label("Wat spraken jullie af?").fill("Rosa belt de bank.")
    koos.get_by_role("button", name="Opslaan").click()
    rosa = phone_of(played.rosa, f"/ik/gesprek/{talk.pk}/", script=False)
    rosa.get_by_role("link", name="Klopt iets niet?").click()
    rosa.get_by_label("Wat spraken jullie af?").fill("Koos belt de bank.")
    rosa.get_by_role("button", name="Opslaan").click()
    expect(rosa.get_by_text("Koos belt de bank.")).to_be_visible()
    rosa.get_by_text("Hoe het eerder was").click()
    expect(rosa.get_by_text("Rosa belt de bank.")).to_be_visible()
    assert TalkNote.objects.count() == 2


def test_a_double_press_ends_a_pair_once(played, phone_of):
    make_pair(played.rosa, played.koos)
    rosa = phone_of(played.rosa, "/ik/coach/")
    rosa.get_by_text("Stoppen met deze coach").click()
    rosa.get_by_role("button", name="Ja, stop").dblclick()
    expect(rosa.get_by_text("Je hebt nog geen coach")).to_be_visible()
    assert Pair.objects.get().state == "ended"


def everything(played):
    """One page of every kind with something on it: whose, and where."""
    pair = make_pair(played.rosa, played.koos)
    past = make_talk(pair, timezone.now() - timedelta(days=1), where="aan de balie")
    write(past, "Tweede versie.", played.rosa, seen=write(past, "Eerste versie.", played.koos))
    learning = learn(played)
    walk = say_yes(ask(make_talk(pair, timezone.now() + timedelta(days=1)), learning))
    asked = ask(make_talk(pair, timezone.now() + timedelta(days=2)), learning)
    today = played.west.today
    by = actor(played.koos, "coach")
    days = {"first": today, "last": today + timedelta(days=7)}
    ask_stand_in(pairs=[pair], stand_in=played.kim, by=by, client_key=uuid4(), **days)
    fields = {"question": "Hoe dan?", "is_nameless": False, "by": by, "client_key": uuid4()}
    peers = bring_question(person=played.koos, others=[played.kim], **fields)
    role = Membership.objects.get(person=played.tamar)
    by = actor(played.tamar, "trekker")
    whole = begin_hand_over(membership=role, taker=played.vera, by=by, client_key=uuid4())
    add_task(hand_over=whole, name="het rooster", due=today, by=by, client_key=uuid4())
    coach, hand, desk = "/west/coachen/", "/west/overdragen/spreekuur/", f"/west/balie/spreekuur/mens/{played.bo.pk}/"
    return {
        played.rosa: ["/ik/coach/", f"/ik/gesprek/{past.pk}/", f"/ik/gesprek/{past.pk}/verbeteren/"],
        played.koos: [
            coach,
            coach + "kaart/",
            f"{coach}samen/{pair.pk}/",
            f"{coach}samen/{pair.pk}/gesprek/",
            f"{coach}gesprek/{past.pk}/",
            f"{coach}gesprek/{asked.talk_id}/",
            f"{coach}gesprek/{past.pk}/doorverwijzen/",
            f"{coach}meelopen/{asked.pk}/ja/",
            coach + "vervanging/",
            coach + "aspiranten/",
            f"{coach}aspiranten/{learning.pk}/",
            coach + "intervisie/nieuw/",
            f"{coach}intervisie/{peers.pk}/",
        ],
        played.asia: [coach + "leren/", f"{coach}leren/meelopen/{walk.pk}/"],
        played.tamar: [hand, hand + "nieuw/", f"{hand}{whole.pk}/"],
        played.vera: ["/ik/overdracht/", "/west/coach-kiezen/", desk + "coach/", f"{desk}coach/{played.kim.pk}/"],
    }


@pytest.mark.parametrize(("scheme", "language"), [("light", "nl"), ("dark", "ar")])
def test_nothing_of_coaching_shuts_anyone_out(played, phone_of, live_server, axe, scheme, language):
    for person, addresses in everything(played).items():
        page = phone_of(person, addresses[0], language=language, scheme=scheme)
        for address in addresses:
            answer = page.goto(live_server.url + address)
            assert answer.status == 200, address
            axe(page)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
