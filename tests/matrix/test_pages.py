"""What every page has, whoever opens it: a strict policy, nothing inline, and nothing left behind."""

import re

import pytest
from django.conf import settings
from django.http import HttpResponse

from tests.matrix.addresses import addresses
from tests.matrix.knock import Door, may
from tests.matrix.row import Row, Who
from tests.matrix.table import ROWS
from tests.matrix.world import Guest, World

pytestmark = pytest.mark.django_db

PAGES = [row for row in ROWS if row.method == "GET"]
# A script in the page is allowed only as data, a style never.
INLINE = [
    r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")[^>]*>",
    r"<style\b",
    r"<[a-z][^>]*\sstyle=",
    r"<[a-z][^>]*\son[a-z]+=",
    r"(?:href|src|action)=\"javascript:",
]
ELSEWHERE = r"<(?:script|link|img|iframe|form)\b[^>]*(?:src|href|action)=\"(?:https?:)?//(?!testserver)"


def who_may(row: Row, world: World) -> list[Guest]:
    """One from each side of the door: who is logged in and who is not, as far as they come in."""
    own = addresses(row, world)[0]
    inside = [guest for guest in world.guests.values() if may(guest, row, own, world) or row.who is Who.ON_DEVICE]
    return [*[guest for guest in inside if guest.is_logged_in][:1], *[each for each in inside if not each.is_logged_in]]


@pytest.mark.parametrize("row", PAGES, ids=lambda row: row.label)
def test_every_page_is_strict_and_leaves_nothing(row: Row, world: World, door: Door) -> None:
    for guest in who_may(row, world):
        answer = door.knock("GET", addresses(row, world)[0], guest.cookies)
        assert isinstance(answer, HttpResponse), answer
        policy = answer["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert answer["X-Frame-Options"] == "DENY"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Referrer-Policy"] == "same-origin"
        assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
        if answer["Content-Type"].startswith("text/html"):
            text = answer.content.decode()
            found = [found[0] for each in [*INLINE, ELSEWHERE] if (found := re.search(each, text, re.IGNORECASE))]
            assert found == []
        if guest.is_logged_in and row.who is not Who.EVERYBODY:
            assert "no-store" in answer["Cache-Control"]
        if guest.person and guest.person.full_name in answer.content.decode(errors="ignore"):
            assert "no-store" in answer["Cache-Control"]


def test_the_policy_allows_only_this_site() -> None:
    policy = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    allowed = {source for sources in policy.values() for source in sources}
    assert allowed == {"'none'", "'self'", "data:"}
    assert [name for name, sources in policy.items() if "data:" in sources] == ["img-src"]
    assert {"script-src", "style-src", "frame-ancestors", "base-uri", "form-action"} <= set(policy)
