"""The log-in of a coach ended while writing: the text is there when they are back, for them, and nothing was stored."""

import re
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from productiehuis.coaching.models import TalkNote
from productiehuis.coaching.tests.conftest import YESTERDAY, make_pair, make_talk, write
from productiehuis.referrals.models import Referral
from tests.cast import sign_in

pytestmark = pytest.mark.django_db
AGREED = "Samen de brief lezen"


@pytest.fixture
def talk(circle):
    return make_talk(make_pair(circle.bo, circle.koos), YESTERDAY)


def test_what_koos_wrote_after_a_talk_is_kept_until_he_is_back(circle, talk):
    page, browser = reverse("talk_write", args=["west", talk.pk]), Client()
    told = {"client_key": str(uuid4()), "agreed": AGREED}
    answer = browser.post(page, told, follow=True)
    assert answer.redirect_chain[-1][0].endswith(f"?next={page}")
    assert "Log in, dan staat wat je opschreef er weer." in answer.text
    back = sign_in(browser, circle.koos).get(page)
    assert AGREED in back.text
    assert "Je was even uitgelogd." in back.text
    assert not TalkNote.objects.exists()
    assert AGREED not in browser.get(page).text


def test_it_shows_to_no_coach_who_does_not_see_this_talk(circle, talk):
    page, browser = reverse("talk_write", args=["west", talk.pk]), Client()
    browser.post(page, {"client_key": str(uuid4()), "agreed": AGREED})
    assert sign_in(browser, circle.kim).get(page).status_code == 404


def test_so_is_where_somebody_wants_to_go(circle, talk):
    page, browser = reverse("talk_refer", args=["west", talk.pk]), Client()
    told = {"to": f"kamer:{circle.sewing_room.pk}", "topic": circle.topics[0].pk, "walks": "alone", "why": AGREED}
    browser.post(page, {"client_key": str(uuid4()), **told})
    assert AGREED in sign_in(browser, circle.koos).get(page).text
    assert not Referral.objects.exists()


def test_what_rosa_says_of_a_talk_is_kept_for_her_alone(circle):
    talk = make_talk(make_pair(circle.rosa, circle.koos), YESTERDAY)
    write(talk, "Samen bellen", circle.koos)
    page, browser = reverse("my_talk_correct", args=[talk.pk]), sign_in(Client(), circle.rosa)
    opened = browser.get(page).text
    told = {name: re.search(rf'name="{name}" value="([^"]+)"', opened).group(1) for name in ("whose", "seen")}
    browser.logout()
    browser.post(page, told | {"client_key": str(uuid4()), "agreed": AGREED})
    assert sign_in(browser, circle.vera).get(page).status_code == 404
    back = sign_in(browser, circle.rosa).get(page)
    assert (back.status_code, AGREED in back.text, "Je was even uitgelogd." in back.text) == (200, True, True)
    assert TalkNote.objects.count() == 1
