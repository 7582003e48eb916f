"""A real browser in the tests: Debian's chromium, the one without windows where there is one, driven by playwright.

`page` and `live_server` are all a journey needs; what uses them is marked `browser` by itself. One journey that
writes is marked `browser_pg` as well and runs on PostgreSQL too. Under the strict CSP, wait with
`expect(locator)`, never with `wait_for_function`. A click does not wait for the page it opens: before something is
measured there, or another address opened, `follow` it.
"""

import os
import shutil
from pathlib import Path

import pytest

# Playwright's loop makes Django think every test is asynchronous.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
BROWSER_FIXTURES = {"page", "context", "browser", "new_context", "axe"}
# The same chromium without windows: opening those, unseen, takes more than what we do on most pages.
WINDOWLESS = "chromium-headless-shell"
NAMES = (WINDOWLESS, "chromium", "chromium-browser")


def chromium():
    """Where chromium is, or None. CHROMIUM names another one."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def mark(items):
    """Who uses a browser is marked so, and skipped in plain sight where there is none."""
    missing = pytest.mark.skip(reason="no chromium on this machine (apt install chromium)")
    for item in items:
        if BROWSER_FIXTURES & set(item.fixturenames):
            item.add_marker(pytest.mark.browser)
            if chromium() is None:
                item.add_marker(missing)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {**browser_type_launch_args, "executable_path": chromium(), "args": FLAGS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {**browser_context_args, "locale": "nl-NL", "timezone_id": "Europe/Amsterdam"}


@pytest.fixture
def context(context):
    context.set_default_timeout(10_000)
    return context


def follow(page, control):
    """Press what opens another page, and stand on that page. Fails when no page comes."""
    with page.expect_navigation():
        control.click()


@pytest.fixture(scope="session")
def axe():
    """`axe(page)` fails with what axe-core finds wrong on the page as it stands. Works under the strict CSP."""
    source = AXE.read_text()

    def check(page, **options):
        page.evaluate(source)
        options = {"resultTypes": ["violations"], **options}
        result = page.evaluate("options => axe.run(document, options)", options)
        found = [
            f"{v['id']} ({v['impact']}): {v['help']}\n    " + "\n    ".join(n["html"][:160] for n in v["nodes"][:5])
            for v in result["violations"]
        ]
        assert not found, f"axe on {page.url}:\n  " + "\n  ".join(found)

    return check
