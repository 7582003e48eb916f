"""A trekker's morning, from the log-in page to the Monitor, on a phone of 390 px.

The pictures of the manual are taken here: `MANUAL=1 make test` renews docs/handleiding/beelden/.
"""

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from productiehuis.activities.models import Attendance
from productiehuis.helpdesk.models import HelpRequest, Visit
from productiehuis.initiatives.look_up import known_people
from productiehuis.initiatives.models import Initiative
from tests.browser import follow
from tests.demo import load_example
from tests.pictures import Camera

PHONE = {"width": 390, "height": 844}
DESK = "/west/balie/spreekuur-tagerijn/"


@pytest.fixture
def loaded(transactional_db: None) -> None:
    load_example()


class Morning:
    """Samira's phone."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self._camera = Camera()
        page.set_viewport_size(PHONE)

    def go(self, path: str) -> None:
        self.page.goto(self.address + path)

    def tile(self, words: str) -> Locator:
        return self.page.locator(".ph-tile", has_text=words)

    def done(self) -> None:
        with self.page.expect_response(lambda answer: "klaar=" in answer.url):
            self.page.get_by_role("button", name="Klaar").click()
        expect(self.page.locator(".desk-done")).to_be_visible()
        expect(self.page.locator("input:checked")).to_have_count(0)

    def known(self, typed: str, name: str, *topics: str) -> None:
        self.page.get_by_label("Naam", exact=True).click()
        self.page.keyboard.type(typed, delay=20)
        self.page.locator(".desk-person", has_text=name).first.click()
        for topic in topics:
            self.tile(topic).click()
        self.done()

    def unnamed(self, kind: str, *topics: str) -> None:
        self.tile(kind).click()
        for topic in topics:
            self.tile(topic).click()
        self.done()

    def picture(self, name: str) -> None:
        self._camera.take(self.page, name)


def known_names(count: int) -> list[str]:
    """First names at the desk that only one person there has, long enough to type."""
    people = known_people(Initiative.objects.get(slug="spreekuur-tagerijn"))
    names = list(people.values_list("first_name", flat=True))
    alone = [name for name in names if names.count(name) == 1 and len(name) > 3 and name.isascii()]
    return sorted(alone)[:count]


def test_a_trekkers_morning(loaded: None, page: Page, live_server) -> None:
    morning = Morning(page, live_server.url)
    morning.go("/")
    morning.picture("voorpagina")
    morning.go("/account/login/")
    morning.picture("inloggen")
    page.get_by_role("button", name="Samira").click()
    expect(page.get_by_role("heading", name="Van mij")).to_be_visible()
    morning.picture("van-mij")
    before = Visit.objects.valid().count()
    requests = HelpRequest.objects.count()
    ten_visits(morning)
    assert Visit.objects.valid().count() == before + 10
    assert HelpRequest.objects.count() == requests + 11
    one_activity(morning)
    the_numbers(morning)


def ten_visits(morning: Morning) -> None:
    page = morning.page
    morning.go(DESK)
    names = known_names(6)
    page.get_by_label("Naam", exact=True).click()
    page.keyboard.type(names[0][:3], delay=20)
    page.locator(".desk-person", has_text=names[0]).first.click()
    morning.tile("Schulden").click()
    morning.picture("balie")
    morning.done()
    morning.picture("balie-klaar")
    morning.known(names[1][:3], names[1], "Brieven", "Wonen")
    for name in names[2:]:
        morning.known(name[:4], name, "Brieven")
    morning.unnamed("Anoniem", "Schulden", "Zorg")
    morning.tile("Groep").click()
    page.get_by_label("Met hoeveel mensen?").fill("6")
    morning.tile("Taal").click()
    morning.done()
    morning.unnamed("Korte vraag")
    newcomer(morning, "Liselot")
    morning.go(f"{DESK}dag/")
    expect(page.locator(".desk-lines__who").first).to_be_visible()
    morning.picture("vandaag")


def newcomer(morning: Morning, name: str) -> None:
    """Somebody nobody here knows yet: a first name is enough."""
    page = morning.page
    page.get_by_label("Naam", exact=True).click()
    page.keyboard.type(name, delay=20)
    page.locator(".desk-person", has_text="Nieuw").click()
    morning.tile("Werk").click()
    morning.done()


def one_activity(morning: Morning) -> None:
    page = morning.page
    morning.go("/west/programma/digibeet/nieuw/")
    page.get_by_label("Hoe heet het?").first.fill("Open inloop computer")
    page.get_by_label("Eén keer").check()
    morning.picture("nieuwe-activiteit")
    page.get_by_label("Wanneer is de eerste keer?").fill(timezone.localdate().isoformat())
    page.get_by_label("Hoe laat begint het?").fill("10:00")
    page.get_by_label("Hoe laat is het klaar?").fill("12:00")
    follow(page, page.get_by_role("button", name="Zet in de agenda"))
    morning.go("/west/programma/digibeet/")
    page.get_by_role("link", name="Wie is er?").first.click()
    tiles = page.locator(".act-tile button")
    before = Attendance.objects.valid().count()
    if tiles.count() < 2:
        for name in ("Jolijn", "Mirthe"):
            page.get_by_role("link", name="Iemand erbij").first.click()
            page.get_by_label("Voornaam").fill(name)
            page.get_by_role("button", name="Zoek").first.click()
            follow(page, page.get_by_role("button", name="Nieuw: voeg toe"))
    else:
        for index in (0, 1):
            tiles.nth(index).click()
            expect(tiles.nth(index)).to_have_attribute("aria-pressed", "true")
    morning.picture("wie-is-er")
    assert Attendance.objects.valid().count() == before + 2


def the_numbers(morning: Morning) -> None:
    page, year = morning.page, timezone.localdate().year
    morning.go(f"/west/cijfers/spreekuur-tagerijn/{year}/")
    expect(page.get_by_role("heading").first).to_contain_text("Spreekuur")
    morning.picture("cijfers-van-binnen")
    morning.go("/west/cijfers/2018/")
    expect(page.get_by_text("390").first).to_be_visible()
    morning.picture("cijfers-2018")
