"""A plan in a real browser, on two phones: begun, shared by a code said aloud, and stopped while the other reads."""

from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from productiehuis.audit.models import Look
from productiehuis.plans.actions import add_part, begin_plan
from productiehuis.plans.models import Kind, Part
from tests.browser import follow
from tests.cast import actor, make_cast, make_person, sign_in
from tests.pictures import Camera

PHONE = {"width": 390, "height": 844}
camera = Camera("plan")


@pytest.fixture(autouse=True)
def monday_morning():
    """The browser has its own clock, so these run today."""


@pytest.fixture
def cast(transactional_db):
    cast = make_cast()
    cast.bart = make_person(cast.west, "Bart")
    return cast


def phone_of(new_context, person, live_server, language="nl"):
    context = new_context(viewport=PHONE)
    context.set_default_timeout(20_000)
    cookie = sign_in(Client(), person).cookies[settings.SESSION_COOKIE_NAME]
    speaks = {"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": live_server.url}
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}, speaks])
    return context.new_page()


def answer(page, words, button):
    page.get_by_label("In je eigen woorden").fill(words)
    page.get_by_role("button", name=button).click()


def begin_the_plan(rosa, url, axe):
    """Three questions, one of them skipped, and a goal."""
    rosa.goto(f"{url}/ik/")
    follow(rosa, rosa.get_by_role("link", name="Mijn plan").last)
    axe(rosa)
    camera.take(rosa, "begin")
    follow(rosa, rosa.get_by_role("link", name="Begin mijn plan"))
    camera.take(rosa, "vraag")
    axe(rosa)
    answer(rosa, "Een eigen eetkraam", "Verder")
    rosa.get_by_role("link", name="Sla deze vraag over").click()
    answer(rosa, "Maandag bel ik de markt", "Klaar")
    rosa.get_by_role("link", name="Een doel erbij").click()
    answer(rosa, "Een vergunning halen", "Zet in mijn plan")
    expect(rosa.locator(".plan-part")).to_have_count(3)
    camera.take(rosa, "mijn-plan")
    axe(rosa)


def make_a_code(bart, url, axe):
    bart.goto(f"{url}/ik/plan/west/code/")
    follow(bart, bart.get_by_role("button", name="Maak een code"))
    axe(bart)
    return bart.locator(".plan-code").inner_text()


def show_a_goal(rosa, code, axe):
    follow(rosa, rosa.get_by_role("link", name="Een vergunning halen"))
    axe(rosa)
    rosa.get_by_role("link", name="Laat het iemand zien").click()
    rosa.get_by_text("Iemand die nu bij me is").click()
    rosa.get_by_label("De code van die persoon").fill(code)
    camera.take(rosa, "met-wie")
    axe(rosa)
    rosa.get_by_role("button", name="Verder").click()
    expect(rosa.get_by_role("heading", level=1)).to_have_text("Dit ziet Bart")
    expect(rosa.locator(".plan-part")).to_have_count(1)
    camera.take(rosa, "dit-ziet-bart")
    axe(rosa)
    rosa.get_by_role("button", name="Ja, deel dit met Bart").click()
    expect(rosa.get_by_text("Je deelt dit nu met Bart")).to_be_visible()


def read_and_answer(bart, url, axe):
    bart.goto(f"{url}/ik/gedeeld/")
    bart.get_by_role("link", name="Rosa").click()
    expect(bart.locator(".plan-part")).to_have_count(1)
    axe(bart)
    bart.get_by_role("link", name="Een vergunning halen").click()
    bart.get_by_label("Wat wil je zeggen?").fill("Ik ga met je mee!")
    bart.get_by_role("button", name="Verstuur").click()
    expect(bart.get_by_text("Rosa kan je reactie lezen")).to_be_visible()


def stop_sharing(rosa, url, axe):
    rosa.goto(f"{url}/ik/plan/west/delen/")
    expect(rosa.get_by_text("keek het laatst")).to_be_visible()
    camera.take(rosa, "met-wie-deel-ik")
    axe(rosa)
    rosa.get_by_role("button", name="Stop met delen").click()
    expect(rosa.get_by_text("Bart ziet dit niet meer")).to_be_visible()


@pytest.mark.browser_pg
def test_rosa_makes_a_plan_shows_a_goal_to_bart_and_stops(cast, new_context, live_server, axe):
    rosa, url = phone_of(new_context, cast.rosa, live_server), live_server.url
    begin_the_plan(rosa, url, axe)
    bart = phone_of(new_context, cast.bart, live_server)
    show_a_goal(rosa, make_a_code(bart, url, axe), axe)
    read_and_answer(bart, url, axe)
    assert Look.objects.filter(viewer_key=cast.bart.pk, subject_key=cast.rosa.pk, part="plan goal").exists()
    stop_sharing(rosa, url, axe)
    # Bart's page is still open; the next click finds nothing.
    with bart.expect_response(lambda each: "/ik/gedeeld/" in each.url) as response:
        bart.reload()
    assert response.value.status == 404
    expect(bart.get_by_text("Een vergunning halen")).to_have_count(0)


def test_two_tabs_of_one_plan_lose_nothing(cast, new_context, live_server, axe):
    by = actor(cast.rosa)
    plan = begin_plan(person=cast.rosa, by=by, client_key=uuid4())
    goal = add_part(plan=plan, kind=Kind.GOAL, text="Koken", by=by, client_key=uuid4())
    edit = f"{live_server.url}/ik/plan/west/deel/{goal.pk}/wijzigen/"
    one = phone_of(new_context, cast.rosa, live_server)
    two = one.context.new_page()
    for page in (one, two):
        page.goto(edit)
    answer(one, "Koken op de markt", "Opslaan")
    expect(one.get_by_text("Opgeslagen.")).to_be_visible()
    answer(two, "Koken voor de buurt", "Opslaan")
    expect(two.get_by_role("heading", level=1)).to_have_text("Kies een tekst")
    expect(two.get_by_text("Koken op de markt")).to_be_visible()
    camera.take(two, "kies-een-tekst")
    axe(two)
    two.get_by_role("button", name="Houd allebei").click()
    expect(two.get_by_text("Opgeslagen. De andere tekst")).to_be_visible()
    assert Part.objects.get(pk=goal.pk).text == "Koken op de markt\n\nKoken voor de buurt"


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_a_plan_fits_a_small_screen_in_both_directions(cast, new_context, live_server, axe, language):
    by = actor(cast.rosa)
    plan = begin_plan(person=cast.rosa, by=by, client_key=uuid4())
    add_part(plan=plan, kind=Kind.DREAM, text="Heellangewoordenzonderspatie" * 8, by=by, client_key=uuid4())
    page = phone_of(new_context, cast.rosa, live_server, language)
    page.set_viewport_size({"width": 320, "height": 700})
    for address in ("plan/west/", "plan/west/vraag/1/", "plan/west/delen/", "plan/west/erbij/step/"):
        page.goto(f"{live_server.url}/ik/{address}")
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), address
        axe(page)
