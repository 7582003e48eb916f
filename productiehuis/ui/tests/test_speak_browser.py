"""Reading aloud: in the language of the page, or a kind word when the device has no voice for it."""

import pytest
from playwright.sync_api import Page, expect

VOICES = """(languages) => {
  const said = []
  window.said = said
  Object.defineProperty(window, "speechSynthesis", {value: {
    getVoices: () => languages.map((lang) => ({lang})), speak: (part) => said.push(part.lang), cancel: () => {},
    addEventListener: () => {},
  }})
}"""


def open_page(page: Page, address: str, *languages: str) -> None:
    page.add_init_script(f"({VOICES})({list(languages)})")
    page.goto(address + "/weergave/")


@pytest.mark.django_db(transaction=True)
def test_a_page_is_read_in_its_own_language(page: Page, live_server) -> None:
    open_page(page, live_server.url, "en-GB", "nl-NL")
    page.get_by_role("button", name="Lees voor").click()
    expect(page.get_by_role("button", name="Stop met lezen")).to_be_visible()
    assert set(page.evaluate("window.said")) == {"nl"}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("languages", [("en-GB",), ()])
def test_a_device_without_a_voice_says_so(page: Page, live_server, languages: tuple[str, ...]) -> None:
    open_page(page, live_server.url, *languages)
    page.get_by_role("button", name="Lees voor").click()
    expect(page.get_by_role("status").filter(has_text="geen stem voor deze taal")).to_be_visible()
    expect(page.get_by_role("button", name="Lees voor")).to_be_visible()
    assert page.evaluate("window.said") == []
