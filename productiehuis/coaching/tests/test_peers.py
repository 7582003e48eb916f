"""Intervisie: no name of one's own resident, nothing lost, and a way to take a question away."""

from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from productiehuis.coaching.actions import bring_question, write_outcome
from productiehuis.coaching.models import PeerTalk
from productiehuis.coaching.privacy import erase
from productiehuis.coaching.tests.conftest import ask, learn, make_pair, make_talk, say_yes
from productiehuis.coaching.tests.test_pairs import refused
from tests.cast import actor

pytestmark = pytest.mark.django_db


def bring(circle, question="Hoe help ik iemand die niet belt?", *, who=None, is_nameless=False):
    who = who or circle.koos
    others = [each for each in (circle.koos, circle.kim, circle.asia) if each != who]
    by = actor(who, "coach")
    fields = {"is_nameless": is_nameless, "by": by, "client_key": uuid4()}
    return bring_question(person=who, others=others, question=question, **fields)


def say(talk, who, outcome, seen, *, is_nameless=False):
    by = actor(who, "coach")
    return write_outcome(peer_talk=talk, writer=who, outcome=outcome, seen=seen, is_nameless=is_nameless, by=by)


@pytest.mark.parametrize("written", ["rosa", "Rosa's dochter", "R.o.s.a", "روزا"])
def test_the_name_of_the_own_resident_is_refused_whatever_the_writer_ticks(circle, written):
    make_pair(circle.rosa, circle.koos)
    refused("own_resident", bring, circle, f"wat doe ik met {written}", is_nameless=True)
    assert bring(circle, f"wat doe ik met {written}", who=circle.kim, is_nameless=True)


def test_also_by_who_walks_along(circle):
    say_yes(ask(make_talk(make_pair(circle.rosa, circle.koos)), learn(circle)))
    refused("own_resident", bring, circle, "wat doe ik met rosa", who=circle.asia, is_nameless=True)
    refused("own_resident", say, bring(circle), circle.asia, "praat met rosa", 0, is_nameless=True)


def test_who_writes_at_the_same_time_reads_first_and_loses_nothing(circle, as_person):
    talk = bring(circle)
    say(talk, circle.kim, "Samen bellen.", 0)
    refused("other_wrote", say, talk, circle.asia, "Eerst oefenen.", 0)
    address = reverse("peer_talk", args=["west", talk.pk])
    answer = as_person(circle.asia).post(address, {"outcome": "Eerst oefenen.", "seen": "0"})
    page = answer.content.decode()
    assert "De ander schreef net ook iets" in page
    assert "Samen bellen." in page
    assert "Eerst oefenen." in page
    both = {"outcome": "Samen bellen. Eerst oefenen.", "seen": "1"}
    assert as_person(circle.asia).post(address, both).status_code == 302
    talk.refresh_from_db()
    assert (talk.outcome, talk.version) == ("Samen bellen. Eerst oefenen.", 2)
    assert say(talk, circle.kim, talk.outcome, 0).version == 2


def test_who_brought_a_question_takes_it_away_for_everybody(circle, as_person):
    talk = bring(circle)
    say(talk, circle.kim, "Samen bellen.", 0)
    press, page = (reverse(name, args=["west", talk.pk]) for name in ("peer_take_away", "peer_talk"))
    assert as_person(circle.kim).post(press).status_code == 404
    assert as_person(circle.koos).post(press).status_code == 302
    for who in (circle.koos, circle.kim):
        assert as_person(who).get(page).status_code == 404
    assert list(PeerTalk.objects.values_list("question", "outcome")) == [(b"", b"")]


def test_erasing_takes_a_name_out_of_the_questions_of_others(circle):
    talk = bring(circle, "wat doe ik met Rosa’s zoon", who=circle.kim, is_nameless=True)
    say(talk, circle.kim, "Bel rosa samen.", 0, is_nameless=True)
    erase([circle.rosa], now=timezone.now())
    talk.refresh_from_db()
    assert (talk.question, talk.outcome) == ("wat doe ik met … zoon", "Bel … samen.")
