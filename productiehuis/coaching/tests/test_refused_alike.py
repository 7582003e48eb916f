"""A form that is refused comes back with a sentence and the same status everywhere; nothing was stored."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from productiehuis.coaching.actions import bring_question, write_outcome
from productiehuis.coaching.models import Talk
from productiehuis.coaching.tests.conftest import TODAY, YESTERDAY, make_pair, make_talk
from tests.cast import actor

pytestmark = pytest.mark.django_db


def key():
    return {"client_key": str(uuid4())}


@pytest.fixture
def talk(circle):
    return make_talk(make_pair(circle.rosa, circle.koos), YESTERDAY)


PAGES = [
    "coach_card",
    "stand_ins",
    "learners",
    "peer_new",
    "hand_over_new",
    "talk_new",
    "talk_write",
    "talk_refer",
    "walk_ask",
]


@pytest.mark.parametrize("name", PAGES)
def test_what_is_not_filled_in_is_422(circle, talk, as_person, name):
    more = {"talk_new": [talk.pair_id], "talk_write": [talk.pk], "talk_refer": [talk.pk], "walk_ask": [talk.pk]}
    who = circle.tamar if name == "hand_over_new" else circle.koos
    place = ["west", "spreekuur"] if name == "hand_over_new" else ["west"]
    page, client = reverse(name, args=[*place, *more.get(name, [])]), as_person(who)
    assert client.get(page).status_code == 200
    answer = client.post(page, key())
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text


def test_what_an_action_refuses_is_422_too(circle, talk, as_person):
    page = reverse("talk_new", args=["west", talk.pair_id])
    far = (TODAY + timedelta(days=900)).isoformat()
    assert as_person(circle.koos).post(page, key() | {"day": far, "hour": "10:00"}).status_code == 422
    assert Talk.objects.count() == 1


def test_who_comes_second_reads_first_and_it_is_409(circle, talk, as_person):
    page, koos = reverse("talk_write", args=["west", talk.pk]), as_person(circle.koos)
    assert koos.post(page, key() | {"agreed": "Samen de brief lezen"}).status_code == 302
    late = koos.post(page, key() | {"agreed": "Een andere brief", "seen": str(uuid4())})
    assert late.status_code == 409
    assert "Een andere brief" in late.text


def test_so_it_is_in_a_group(circle, as_person):
    asked = bring_question(
        person=circle.koos,
        others=[circle.kim],
        question="hoe lang wacht je op een ja?",
        is_nameless=True,
        by=actor(circle.koos),
        client_key=uuid4(),
    )
    write_outcome(
        peer_talk=asked,
        writer=circle.kim,
        outcome="een week",
        seen=asked.version,
        is_nameless=True,
        by=actor(circle.kim),
    )
    page = reverse("peer_talk", args=["west", asked.pk])
    late = as_person(circle.koos).post(page, {"outcome": "een maand", "seen": "0"})
    assert late.status_code == 409
    assert "een maand" in late.text
