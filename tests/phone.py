"""A phone of 390 px in somebody's hand: what a journey presses, follows and sees."""

from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, expect

PHONE: Any = {"width": 390, "height": 844}


class Phone:
    """A phone on which somebody is logged in, as a persona of the example or as nobody yet."""

    def __init__(self, browser: Browser, address: str, who: str = "") -> None:
        self.context: BrowserContext = browser.new_context(viewport=PHONE, locale="nl", base_url=address)
        self.context.set_default_timeout(20_000)
        self.page: Page = self.context.new_page()
        if who:
            self.page.goto("/account/login/")
            self.page.get_by_role("button", name=who).click()
            expect(self.page.get_by_role("heading", name="Van mij")).to_be_visible()

    def go(self, path: str) -> None:
        self.page.goto(path)

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name).first.click()

    def follow(self, name: str) -> None:
        self.page.get_by_role("link", name=name).first.click()

    def fill(self, label: str, words: str) -> None:
        self.page.get_by_label(label).first.fill(words)

    def check(self, label: str) -> None:
        self.page.get_by_label(label).first.check()

    def see(self, words: str) -> None:
        expect(self.page.locator("main")).to_contain_text(words)

    def read(self) -> str:
        return self.page.locator("main").inner_text()
