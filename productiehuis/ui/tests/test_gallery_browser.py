"""The gallery as people get it: every component, in both directions, light and dark, small and large."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def gallery(live_server, page):
    def go(language="nl", theme="light", width=390, letters="normal"):
        cookies = {"taal": language, "letters": letters}
        page.context.add_cookies([{"name": k, "value": v, "url": live_server.url} for k, v in cookies.items()])
        page.emulate_media(color_scheme=theme)
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"{live_server.url}/galerij/")
        return page

    return go


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["nl", "ar"])
def test_everybody_can_use_every_component(gallery, axe, language, theme):
    axe(gallery(language, theme))
    axe(gallery(language, theme, width=1280))


@pytest.mark.parametrize(("width", "letters"), [(320, "normal"), (390, "extra"), (1280, "extra")])
@pytest.mark.parametrize("language", ["nl", "ar"])
def test_nothing_falls_off_the_screen(gallery, language, width, letters):
    assert fits(gallery(language, width=width, letters=letters))


def test_everything_to_press_is_large_enough(gallery):
    page = gallery()
    small = page.evaluate(
        """() => [...document.querySelectorAll("button, summary, .ph-btn, .ph-tile, .ph-choice, nav a, .ph-list a")]
        .map(node => [node.textContent.trim(), node.getBoundingClientRect()])
        .filter(([, box]) => box.width && (box.height < 44 || box.width < 44)).map(([name]) => name)"""
    )
    assert small == []


def test_the_focus_goes_to_what_is_wrong(gallery):
    expect(gallery().locator("[data-summary]")).to_be_focused()


def test_a_language_is_two_presses_away_and_turns_the_page_around(gallery):
    page = gallery()
    page.locator("summary", has_text="Taal").click()
    page.get_by_role("link", name=re.compile("العرب")).click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page).to_have_url(re.compile("/galerij/$"))


@pytest.mark.parametrize("language", ["tr", "ar"])
def test_the_header_fits_on_a_phone_with_large_letters(gallery, language):
    page = gallery(language, width=390, letters="extra")
    # As somebody who is logged in has it: another button, a pictogram alone, behind the one of the languages.
    page.evaluate("""() => { const own = document.querySelector('.ph-menu').cloneNode(true);
        own.querySelector('summary span').remove(); document.querySelector('.ph-header__end').append(own) }""")
    page.evaluate("document.querySelector('.ph-brand span').textContent = 'Productiehuis West'")
    free = """() => { const words = document.createRange();
        words.selectNodeContents(document.querySelector('.ph-brand span'));
        const [name, menu] = [words, document.querySelector('.ph-menu')].map(each => each.getBoundingClientRect());
        return name.right <= menu.left || menu.right <= name.left }"""
    assert page.evaluate(free)
    page.locator(".ph-menu summary").first.click()
    box = page.locator(".ph-menu[open] ul").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390


def test_a_menu_closes_with_escape(gallery):
    page = gallery()
    page.locator(".ph-menu summary").first.click()
    expect(page.get_by_role("link", name="Türkçe")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Türkçe")).to_be_hidden()


def test_letters_grow_when_asked(gallery):
    page = gallery()
    before = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
    page.get_by_role("link", name="Letters en kleuren").click()
    page.get_by_label("Extra groot").check()
    page.get_by_role("button", name="Zo wil ik het").click()
    expect(page.get_by_role("heading", name="Galerij", exact=True)).to_be_visible()
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") > before * 1.3


def test_the_policy_on_content_is_never_broken(gallery, page):
    said = []
    page.on("console", lambda message: said.append(message.text))
    gallery()
    assert not [text for text in said if "Content Security Policy" in text]


def test_pressing_twice_sends_once(live_server, page):
    page.goto(f"{live_server.url}/weergave/")
    refused = page.evaluate(
        """() => {
            const form = document.querySelector("form[method=post]"), seen = [];
            form.addEventListener("submit", (event) => setTimeout(() => seen.push(event.defaultPrevented)));
            form.querySelector("button").click();
            form.querySelector("button").click();
            return new Promise((done) => setTimeout(() => done(seen), 20));
        }"""
    )
    assert refused == [False, True]


def test_without_script_a_form_still_works(live_server, new_context):
    context = new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/weergave/?next=/galerij/")
    page.get_by_label("Donker").check()
    page.get_by_role("button", name="Zo wil ik het").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.locator("summary", has_text="Taal").click()
    expect(page.get_by_role("link", name="Türkçe")).to_be_visible()
