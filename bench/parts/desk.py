"""Seconds at the desk in a real browser: opening it with a PIN, and a known visitor with one question.

The hand takes as long as a practised one does (a letter 0.28 s, a tap 1.1 s: the keystroke-level model of Card, Moran
and Newell, 1980); what the volunteer thinks and says is not in it. The control has a connection of two seconds to and
fro, and must be too slow.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, Route, expect, sync_playwright

from bench.house import DESK, ROOT, build
from bench.parts.page import APP
from bench.server import Server
from tests.browser import FLAGS, chromium

LETTER, TAP, ROUNDS, SLOW = 0.28, 1.1, 5, 2.0
VISIT, OPEN = 20, 3
LETTERS = "fat"


class Hand:
    """Taps at the pace of a person, or as quick as the page allows."""

    def __init__(self, pace: float) -> None:
        self.pace = pace

    def tap(self, place: object) -> None:
        time.sleep(TAP * self.pace)
        place.click()  # type: ignore[attr-defined]

    def type(self, page: Page, letters: str) -> None:
        page.keyboard.type(letters, delay=LETTER * 1000 * self.pace)


def visit(page: Page, hand: Hand) -> None:
    hand.tap(page.get_by_label("Naam", exact=True))
    hand.type(page, LETTERS)
    hand.tap(page.locator(".desk-person").first)
    hand.tap(page.locator(".desk-tiles .ph-tile").first)
    hand.tap(page.get_by_role("button", name="Klaar"))
    expect(page.locator(".desk-done")).to_be_visible(timeout=60_000)


def unlock(page: Page, pin: str) -> None:
    for digit in pin:
        page.get_by_role("button", name=digit, exact=True).click()
    with page.expect_navigation():
        page.get_by_role("button", name="Open de balie").click()


def seconds(work: Callable[[], None]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def late(route: Route) -> None:
    time.sleep(SLOW)
    route.continue_()


def measured(browser: Browser, url: str, cookies: dict[str, str], device: dict[str, str]) -> None:
    context = browser.new_context(locale="nl-NL", viewport={"width": 390, "height": 844})
    context.set_default_timeout(60_000)
    page = context.new_page()
    context.add_cookies([{"name": device["cookie"], "value": device["value"], "url": url}])
    opened = []
    for _round in range(ROUNDS):
        context.clear_cookies(name="sessionid")
        page.goto(f"{url}/balie/?wie={device['person']}")
        opened.append(seconds(lambda: unlock(page, device["pin"])))
    show("a PIN of four digits, quick hand", opened, OPEN)
    context.add_cookies([{"name": name, "value": value, "url": url} for name, value in cookies.items()])
    page.goto(url + DESK)
    show("a known visitor, quick hand", [seconds(lambda: visit(page, Hand(0))) for _round in range(ROUNDS)], VISIT)
    human = [seconds(lambda: visit(page, Hand(1))) for _round in range(ROUNDS)]
    show("a known visitor, human hand", human, VISIT)
    page.route("**/*", late)
    slow = seconds(lambda: visit(page, Hand(1)))
    print(f"control: every answer {SLOW:.0f} s late   {slow:.1f} s")
    if slow < max(human) + SLOW:
        sys.exit("the slow connection was not seen: these figures prove nothing")


def show(name: str, found: list[float], wanted: int) -> None:
    middle = statistics.median(found)
    print(f"{name:34} {middle:5.1f} s ({min(found):.1f} to {max(found):.1f})   wanted: at most {wanted}", flush=True)


def run() -> None:
    if not (program := chromium()):
        print("no chromium on this machine: not measured")
        return
    with tempfile.TemporaryDirectory() as folder:
        house = build(Path(folder))
        command = [sys.executable, "-m", "bench.desk.device"]
        out = subprocess.run(command, cwd=ROOT, env={**os.environ, **house.env}, capture_output=True, text=True)
        if out.returncode:
            sys.exit(out.stderr)
        device = json.loads(out.stdout.strip().splitlines()[-1])
        cookies = dict(each.split("=", 1) for each in house.cookie.split("; "))
        with Server(APP, house.env, "/health/") as server, sync_playwright() as engine:
            browser = engine.chromium.launch(executable_path=program, args=FLAGS)
            measured(browser, server.url, cookies, device)
            browser.close()
