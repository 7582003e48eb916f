"""Every page that anybody can open shuts nobody out: axe finds nothing, the console stays silent, nothing hangs out.

The pages are those of the access matrix (`tests/matrix/table.py`), in its world, each opened by the first guest who
may: a visitor, a resident, a volunteer, a trekker, a coordinator, the privacy keeper. The house full of data is in
the second half: the pages that people use most, at 320 px, in the demo.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from http.cookies import SimpleCookie

import pytest
import time_machine
from django.conf import settings
from django.core.cache import caches
from django.test import override_settings
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page

from productiehuis.activities.models import Session
from tests.browser import AXE
from tests.demo import Demo, load_example
from tests.matrix.addresses import addresses
from tests.matrix.knock import may
from tests.matrix.row import Row
from tests.matrix.table import ROWS
from tests.matrix.world import MORNING, Guest, World, make_world

pytestmark = pytest.mark.django_db(transaction=True)

PHONE = {"width": 390, "height": 844}
NARROW = {"width": 320, "height": 700}
GUESTS = ("nobody", "resident", "volunteer", "trekker", "coordinator", "privacy_keeper", "partner_contact")
# What is no page: figures, feeds, papers, a piece of a page; and what ends the log-in of the one who walks.
NO_PAGES = {
    "health",
    "agenda_feed",
    "my_agenda_file",
    "my_pass_picture",
    "certificate",
    "open_data",
    "openapi",
    "open_foundation_json",
    "open_foundation_csv",
    "open_house_json",
    "open_house_csv",
    "open_house_file",
    "open_parts_json",
    "open_parts_csv",
    "open_flow_json",
    "open_flow_csv",
    "shared_file",
    "desk_people",
    "desk_home",
    "desk_trust",
    "mfa_login_webauthn",
    "plan_proof",
    "plan_proof_with_me",
}
MOST_USED = {
    "": (
        "/",
        "/west/",
        "/west/verdieping/souterrain/",
        "/west/poster/",
        "/west/agenda/",
        "/west/agenda/papier/",
        "/west/cijfers/2018/",
        "/west/cijfers/2018/doorstroom/",
        "/account/login/",
    ),
    "rosa": ("/ik/", "/ik/profiel/", "/ik/agenda/", "/ik/wie-keek-er/", "/ik/doorverwijzingen/"),
    "samira": (
        "/west/balie/spreekuur-tagerijn/",
        "/west/balie/spreekuur-tagerijn/dag/",
        "/west/balie/spreekuur-tagerijn/lijst/",
        "/west/balie/spreekuur-tagerijn/doorverwijzingen/",
        "/west/programma/digibeet/",
        "{session}",
    ),
    "tineke": ("/west/beheer/", "/west/beheer/mensen/", "/west/beheer/kamers/"),
}
TAPPED = ("/balie/", "/datum/")
# A target is 44 px in both directions, unless it is a link inside a line of text (WCAG 2.5.5).
SMALL_TARGETS = """() => [...document.querySelectorAll("main a, main button, main summary, main label.ph-tile")]
  .filter(e => e.checkVisibility() && !e.closest("p, dd, td, .ph-hidden") && e.getClientRects().length)
  .map(e => [e.getBoundingClientRect(), e.textContent.trim().slice(0, 30)])
  .filter(([r]) => r.width > 1 && (r.width < 43.5 || r.height < 43.5))
  .map(([r, words]) => `${words} ${Math.round(r.width)}x${Math.round(r.height)}`)"""
AXE_RUN = """() => axe.run(document, {resultTypes: ["violations"]}).then(found => found.violations
  .map(v => v.id + ": " + v.nodes.slice(0, 3).map(n => n.html.slice(0, 120)).join(" | ")))"""


@dataclass
class Walk:
    """One browser that opens page after page and remembers what is wrong, so that one run tells all."""

    page: Page
    context: BrowserContext
    address: str
    language: str
    wrong: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def be(self, cookies: SimpleCookie) -> None:
        """From now on this is somebody else."""
        self.context.clear_cookies()
        held = [{"name": each.key, "value": each.value, "url": self.address} for each in cookies.values()]
        held.append({"name": settings.LANGUAGE_COOKIE_NAME, "value": self.language, "url": self.address})
        self.context.add_cookies(held)

    def hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.wrong.append(f"console on {self.page.url}: {message.text[:200]}")

    def open(self, path: str) -> bool:
        """Whether there is a page to look at that was not looked at before."""
        try:
            answer = self.page.goto(self.address + path)
        except Error as problem:
            if "Download is starting" in str(problem):  # A file is no page.
                return False
            raise
        if answer is None or answer.status != 200:
            self.wrong.append(f"{path} answers {answer and answer.status}")
            return False
        is_new = self.page.url not in self.seen
        self.seen.add(self.page.url)
        return is_new

    def check(self, path: str, script: str, what: str) -> None:
        if found := self.page.evaluate(script):
            self.wrong.append(f"{what} on {path}: {found}")


@pytest.fixture
def walk(browser: Browser, live_server, request) -> Iterator[Walk]:
    language, scheme, size = request.param
    context = browser.new_context(
        viewport=size, color_scheme=scheme, locale=language, timezone_id="Europe/Amsterdam", reduced_motion="reduce"
    )
    context.add_init_script(AXE.read_text())
    context.set_default_timeout(20_000)
    for name in ("limits", "default"):
        caches[name].clear()
    page = context.new_page()
    walk = Walk(page, context, live_server.url, language)
    page.on("console", walk.hear)
    page.on("pageerror", lambda error: walk.wrong.append(f"script on {page.url}: {error}"))
    yield walk
    context.close()


def first_who_may(row: Row, world: World) -> tuple[Guest, str] | None:
    """Somebody who may open this page at the own place."""
    for address in addresses(row, world):
        if address.story == "own":
            for guest in (world.guests[name] for name in GUESTS):
                # What is one's own is dull for a visitor: the page would only send them to log in.
                if may(guest, row, address, world):
                    return guest, address.url
    return None


def pages(world: World) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {name: [] for name in GUESTS}
    for row in ROWS:
        if row.method == "GET" and row.name not in NO_PAGES and (opened := first_who_may(row, world)):
            found[opened[0].name].append(opened[1])
    return found


@pytest.mark.parametrize(
    "walk", [("nl", "light", PHONE), ("ar", "dark", PHONE)], ids=["nl-light", "ar-dark"], indirect=True
)
def test_axe_finds_nothing_on_any_page(walk: Walk) -> None:
    plain = [each for each in settings.MIDDLEWARE if not each.startswith("zeal")]
    with override_settings(MIDDLEWARE=plain), time_machine.travel(MORNING, tick=True):
        world = make_world()
        for name, paths in pages(world).items():
            walk.be(world.guests[name].cookies)
            for path in paths:
                if walk.open(path):
                    walk.check(path, AXE_RUN, "axe")
    assert len(walk.seen) > 100
    assert not walk.wrong, "\n".join(walk.wrong)


@pytest.mark.parametrize("walk", [("nl", "light", NARROW)], ids=["320px"], indirect=True)
def test_the_most_used_pages_fit_a_small_phone(walk: Walk, client) -> None:
    load_example()
    lessons = Session.objects.filter(programme__initiative__slug="digibeet", programme__initiative__house__slug="west")
    session = f"/west/programma/digibeet/datum/{lessons.latest('date').pk}/"
    for username, paths in MOST_USED.items():
        if username:
            client.force_login(Demo.user(username), backend="productiehuis.people.backends.PasswordBackend")
        walk.be(client.cookies if username else SimpleCookie())
        for path in (each.format(session=session) for each in paths):
            walk.open(path)
            walk.check(path, "() => document.documentElement.scrollWidth - innerWidth > 0", "sideways scroll")
            walk.check(path, AXE_RUN, "axe")
            if any(part in path for part in TAPPED):
                walk.check(path, SMALL_TARGETS, "small target")
    assert not walk.wrong, "\n".join(walk.wrong)
