"""Joining in, in a real browser: names tapped on a phone, with and without script, and nobody shut out."""

from datetime import time
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from productiehuis.activities.actions import Plan, make_programme, make_template, sign_up
from productiehuis.activities.models import Attendance, SignUp
from productiehuis.activities.participants import known_at, unnamed_at
from productiehuis.activities.rules.dates import Rhythm
from productiehuis.initiatives.look_up import make_known
from tests.cast import NL, TESTER, actor, make_cast, make_person, sign_in

PHONE = {"width": 390, "height": 844}


@pytest.fixture(autouse=True)
def monday_morning():
    """The browser has its own clock, so these run today."""


@pytest.fixture
def played(transactional_db):
    """A sewing evening of today for which three people signed up, and a course."""
    cast = make_cast()
    common = {"room": cast.sewing_room, "first_date": cast.west.today, "starts": time(0, 5), "ends": time(23, 55)}
    by = actor(cast.noor, "trekker")

    def make(**fields):
        return make_programme(initiative=cast.sewing, plan=Plan(**{**common, **fields}), by=by, client_key=uuid4())

    evening = make(name=NL("Naaien", ar="خياطة"), rhythm=Rhythm.WEEKLY, places=12, skips_holidays=False)
    cast.evening = evening.sessions.first()
    for name in ("Bodine", "Sanaa", "Teun"):
        person = make_person(cast.west, name, login=False)
        sign_up(programme=evening, session=cast.evening, person=person, by=TESTER, client_key=uuid4())
    make_known(initiative=cast.sewing, person=make_person(cast.west, "Wieke", login=False), how="activity")
    lessons = [NL("Meten"), NL("Knippen")]
    template = make_template(initiative=cast.sewing, name=NL("Rok"), lessons=lessons, by=by, client_key=uuid4())
    cast.course = make(name=NL("Cursus rok"), rhythm=Rhythm.WEEKLY, template=template, places=5)
    cast.template = template
    return cast


def let_in(context, person, live_server, language="nl"):
    cookie = sign_in(Client(), person).cookies[settings.SESSION_COOKIE_NAME]
    speaks = {"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": live_server.url}
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}, speaks])


def name_of(page, words):
    return page.locator(".act-tile button", has_text=words)


@pytest.fixture
def noor(played, context, page, live_server):
    """Noor's phone at the door."""
    let_in(context, played.noor, live_server)
    page.set_viewport_size(PHONE)
    page.goto(f"{live_server.url}/west/programma/naaien/")
    page.get_by_role("link", name="Wie is er?").first.click()
    return page


def test_noor_taps_who_is_there_on_her_phone(noor, played):
    for name in ("Bodine", "Sanaa"):
        name_of(noor, name).click()
        expect(name_of(noor, name)).to_have_attribute("aria-pressed", "true")
    expect(noor.locator("#aantal strong")).to_have_text("2")
    name_of(noor, "Bodine").click()
    expect(name_of(noor, "Bodine")).to_have_attribute("aria-pressed", "false")
    noor.get_by_role("button", name="Vijf meer").click()
    expect(noor.locator("#aantal strong")).to_have_text("6")
    noor.get_by_role("button", name="Minder").click()
    expect(noor.locator("#aantal strong")).to_have_text("5")
    assert (known_at(played.evening), unnamed_at(played.evening)) == (1, 4)
    assert noor.evaluate("document.documentElement.scrollWidth <= innerWidth")
    boxes = [tile.bounding_box() for tile in noor.locator(".act-tile button").all()]
    assert min(min(box["width"], box["height"]) for box in boxes) >= 44


def test_a_double_tap_is_one_presence(noor, played):
    name_of(noor, "Teun").dblclick()
    expect(name_of(noor, "Teun")).to_have_attribute("aria-pressed", "true")
    assert Attendance.objects.filter(person__first_name="Teun", is_present=True).count() == 1


def test_noor_adds_who_walks_in(noor, played):
    noor.get_by_role("link", name="Iemand erbij").click()
    noor.get_by_label("Voornaam").fill("wie")
    noor.get_by_role("button", name="Zoek").click()
    noor.locator(".act-tile button", has_text="Wieke").click()
    expect(name_of(noor, "Wieke")).to_have_attribute("aria-pressed", "true")
    noor.get_by_role("link", name="Iemand erbij").click()
    noor.get_by_label("Voornaam").fill("Yara")
    noor.get_by_role("button", name="Zoek").click()
    noor.get_by_role("button", name="Nieuw: voeg toe").click()
    expect(name_of(noor, "Yara")).to_have_attribute("aria-pressed", "true")
    assert known_at(played.evening) == 2


def test_tapping_names_works_without_script(played, browser, live_server):
    context = browser.new_context(java_script_enabled=False, viewport=PHONE, locale="nl-NL")
    let_in(context, played.noor, live_server)
    page = context.new_page()
    page.goto(f"{live_server.url}/west/programma/naaien/datum/{played.evening.pk}/")
    name_of(page, "Sanaa").click()
    expect(name_of(page, "Sanaa")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Meer", exact=True).click()
    expect(page.locator("#aantal strong")).to_have_text("2")
    context.close()


def test_rosa_joins_a_course_from_the_agenda(played, context, page, live_server):
    let_in(context, played.rosa, live_server)
    page.set_viewport_size(PHONE)
    page.goto(f"{live_server.url}/west/agenda/")
    page.get_by_role("link", name="Cursus rok").first.click()
    page.get_by_role("button", name="Ik doe mee").click()
    expect(page.get_by_text("Je doet mee. We zien je graag.")).to_be_visible()
    assert SignUp.objects.get(person=played.rosa).programme == played.course


def inside(played):
    here, date_ = "/west/programma/naaien/", f"/west/programma/naaien/datum/{played.evening.pk}/"
    activity = f"{here}activiteit/{played.course.slug}/"
    return [
        "/west/agenda/",
        "/west/agenda/papier/",
        f"/west/meedoen/{played.evening.programme.slug}/",
        f"/west/meedoen/{played.course.slug}/",
        "/ik/agenda/",
        here,
        here + "nieuw/",
        here + "aantallen/",
        here + "cursussen/",
        here + "cursussen/nieuw/",
        f"{here}cursussen/{played.template.pk}/",
        activity,
        activity + "wijzigen/",
        activity + "deelnemers/",
        activity + "deelnemers/erbij/",
        date_,
        date_ + "erbij/",
        date_ + "geteld/",
        date_ + "afzeggen/",
    ]


@pytest.mark.parametrize(("scheme", "language"), [("light", "nl"), ("dark", "ar")])
def test_nothing_of_joining_in_shuts_anyone_out(played, browser, live_server, axe, scheme, language):
    context = browser.new_context(color_scheme=scheme, viewport=PHONE)
    let_in(context, played.noor, live_server, language)
    page = context.new_page()
    for address in inside(played):
        page.goto(live_server.url + address)
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
    context.close()
