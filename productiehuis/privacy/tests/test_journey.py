"""In a real browser: Rosa takes everything along and lets it all go; a desk helps Bo; the house chooses how long."""

import json
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from productiehuis.people.models import Person, User
from productiehuis.privacy.models import DataRequest, Retention
from productiehuis.privacy.tests.world import WORDS, make_everywhere, traces_of
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


def button(page, words):
    return page.get_by_role("button", name=words, exact=True)


@pytest.mark.browser_pg
def test_take_along_then_erase(played, context, page, live_server):
    who = make_everywhere(played)
    camera = Camera("privacy")
    page.set_viewport_size(PHONE)
    let_in(context, who.person, live_server)
    page.goto(f"{live_server.url}/ik/wie-keek-er/")
    page.get_by_text("Wat bewaart dit huis, en hoe lang?").click()
    expect(page.get_by_text("Tot je 2 jaar nergens in het huis was").first).to_be_visible()
    camera.take(page, "wat-bewaren-we")
    link(page, "Alles meenemen").click()
    # The session is not of a moment ago: the password is asked once more.
    page.get_by_label("Wachtwoord").fill("geheim-woord-1")
    page.locator("main button[type=submit], main button:not([type])").first.click()
    expect(page.get_by_role("heading", name="Alles meenemen")).to_be_visible()
    camera.take(page, "alles-meenemen")
    with page.expect_download() as sheet:
        button(page, "Haal het op om te lezen (PDF)").click()
    assert Path(sheet.value.path()).read_bytes().startswith(b"%PDF")
    page.get_by_text("Voor een ander programma").click()
    with page.expect_download() as file:
        button(page, "Haal het bestand op").click()
    told = json.loads(Path(file.value.path()).read_text())
    assert WORDS in json.dumps(told, ensure_ascii=False)
    link(page, "Terug naar wat we bewaren").click()
    link(page, "Alles over mij wissen").click()
    expect(page.get_by_text("Dit blijft, zonder je naam")).to_be_visible()
    camera.take(page, "alles-wissen")
    button(page, "Verder").click()  # Without saying what happens to the role.
    expect(page.get_by_text("Draag je rol eerst over").first).to_be_visible()
    page.get_by_label("Mijn rollen stoppen nu.").check()
    button(page, "Verder").click()
    expect(page.get_by_role("heading", name="Weet je het zeker?")).to_be_visible()
    assert Person.objects.get(pk=who.person.pk).first_name
    camera.take(page, "zeker-weten")
    button(page, "Ja, wis alles over mij").click()
    expect(page.get_by_role("heading", name="Je bent gewist")).to_be_visible()
    assert traces_of() == []
    assert not User.objects.filter(pk=who.user.pk).exists()
    page.goto(f"{live_server.url}/ik/")
    expect(page.get_by_role("heading", name="Van mij")).to_have_count(0)


def test_a_desk_helps_somebody_and_they_think_again(played, context, page, live_server):
    camera = Camera("privacy-balie")
    page.set_viewport_size(PHONE)
    let_in(context, played.tamar, live_server)
    page.goto(f"{live_server.url}/west/balie/spreekuur/mens/{played.bo.pk}/")
    link(page, "Vraagt naar eigen gegevens").click()
    link(page, "Alles laten wissen").click()
    link(page, "Türkçe").click()
    expect(page.locator("[lang=tr].ph-lead")).to_contain_text("Productiehuis West")
    follow(page, link(page, "Nederlands"))
    camera.take(page, "voorlezen")
    button(page, "Schrijf op en druk het briefje af").click()
    expect(page.get_by_text("Lees de zin voor en wacht").first).to_be_visible()
    page.get_by_label("Ik las de zin voor. Het antwoord was ja.").check()
    button(page, "Schrijf op en druk het briefje af").click()
    expect(page.get_by_role("heading", name="Je wordt gewist")).to_be_visible()
    camera.take(page, "briefje")
    page.goto(f"{live_server.url}/west/balie/spreekuur/gegevens/{played.bo.pk}/")
    button(page, "Toch niet wissen").click()
    expect(page.get_by_text("Het wissen gaat niet door.")).to_be_visible()
    assert DataRequest.objects.get().state == "withdrawn"
    assert Person.objects.get(pk=played.bo.pk).first_name == "Bo"


def test_the_coordinator_chooses_how_long(played, context, page, live_server):
    camera = Camera("privacy-bewaren")
    page.set_viewport_size(PHONE)
    let_in(context, played.cor, live_server)
    page.goto(f"{live_server.url}/ik/")
    follow(page, link(page, "Hoe lang bewaren we wat?"))
    camera.take(page, "hoe-lang")
    page.locator("a[href$='/bewaren/names/']").click()
    page.get_by_label("Hoe lang?").select_option("12")
    button(page, "Opslaan").click()
    expect(page.get_by_text("Tot je 1 jaar nergens in het huis was").first).to_be_visible()
    assert Retention.objects.get().months == 12
    link(page, "Kijk wat er nu weg zou gaan").click()
    expect(page.get_by_text("Er is nu niets te wissen.")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["nl", "ar"])
def test_nobody_is_shut_out(played, browser, live_server, axe, scheme, language):
    make_everywhere(played)
    context = browser.new_context(color_scheme=scheme, viewport=PHONE)
    try:
        context.add_cookies([{"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": live_server.url}])
        desk = f"/west/balie/spreekuur/gegevens/{played.bo.pk}/"
        pages = {
            played.tamar: ("/ik/wie-keek-er/", desk, f"{desk}meenemen/", f"{desk}wissen/"),
            played.cor: ("/west/bewaren/", "/west/bewaren/names/", "/west/bewaren/wissen/"),
            played.pim: ("/west/logboek/", "/west/gegevens/"),
        }
        page = context.new_page()
        for person, paths in pages.items():
            let_in(context, person, live_server)
            for path in paths:
                page.goto(live_server.url + path)
                axe(page)
                assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    finally:
        context.close()
