"""In a real browser: what somebody pasted is never wider than a phone, nor than the paper of the slip."""

from datetime import timedelta

import pytest
from django.utils import timezone

from productiehuis.referrals.actions import accept
from productiehuis.referrals.tests.hands import BRING, DESK, opened, propose, send
from productiehuis.referrals.tests.test_journey import let_in
from tests.cast import actor, make_cast

ADDRESS = "https://voorbeeld.example/" + "inschrijfformulier-" * 6


@pytest.fixture
def played(transactional_db):
    return make_cast()


@pytest.mark.parametrize("word", [ADDRESS, "a" * 200], ids=["address", "letters"])
def test_a_long_word_fits_a_phone_and_the_paper(played, context, page, live_server, word):
    row = send(played, played.rosa, why=word * 3 if word[0] == "a" else word, bring=word)
    link = opened(row)
    moment = timezone.now() + timedelta(days=2)
    accept(referral=row, comes_at=moment, note=word, by=actor(played.noor, "trekker"))
    asked = propose(played, played.rosa, why=word, bring=BRING)
    for who, paths in (
        (played.vera, [DESK, f"{DESK}{row.pk}/", f"{DESK}{row.pk}/briefje/", f"{DESK}{asked.pk}/ja/", link]),
        (played.rosa, ["/ik/doorverwijzingen/"]),
    ):
        let_in(context, who, live_server)
        for path in paths:
            for width, medium in ((390, "screen"), (320, "screen"), (390, "print")):
                page.emulate_media(media=medium)
                page.set_viewport_size({"width": width, "height": 844})
                page.goto(f"{live_server.url}{path}")
                page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
                assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width, medium)
