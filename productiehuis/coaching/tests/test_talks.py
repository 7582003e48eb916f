"""What was agreed, corrected by both, with every version kept; and who walks along."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from productiehuis.coaching.actions import (
    Written,
    cancel_talk,
    empty_talk,
    end_pair,
    plan_talk,
    say_no_to_walk,
    say_yes_to_walk,
    sign_stage,
    stop_learning,
    take_walk_back,
    write_note,
)
from productiehuis.coaching.models import SignOff, Talk, TalkNote, Walk
from productiehuis.coaching.rules.learning import Stage
from productiehuis.coaching.tests.conftest import (
    TODAY,
    TOMORROW,
    YESTERDAY,
    ask,
    heard,
    held_with,
    learn,
    make_pair,
    make_talk,
    say_yes,
    write,
)
from productiehuis.coaching.tests.test_pairs import refused
from productiehuis.initiatives.models import Membership, Role
from productiehuis.people.actions import withdraw_yes
from productiehuis.people.models import Consent
from tests.cast import TESTER, actor, give, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(circle):
    return make_pair(circle.rosa, circle.koos)


def test_koos_writes_rosa_corrects_and_every_version_stays(circle, pair):
    talk = make_talk(pair, YESTERDAY)
    first = write(talk, "Rosa belt de bank.", circle.koos)
    second = write(talk, "Koos belt de bank.", circle.rosa, seen=first)
    assert [(note.agreed, note.by_resident) for note in talk.notes.order_by("at", "id")] == [
        ("Rosa belt de bank.", False),
        ("Koos belt de bank.", True),
    ]
    assert second.corrects == first
    talk.refresh_from_db()
    assert talk.state == "held"


def test_who_read_an_older_version_is_told_so(circle, pair):
    talk = make_talk(pair, YESTERDAY)
    first = write(talk, "een", circle.koos)
    write(talk, "twee", circle.rosa, seen=first)
    refused("other_wrote", write, talk, "drie", circle.koos, seen=first)
    refused("other_wrote", write, talk, "drie", circle.koos)
    assert TalkNote.objects.count() == 2


def test_the_database_keeps_one_first_word(circle, pair):
    talk = make_talk(pair, YESTERDAY)
    write(talk, "een", circle.koos)
    with pytest.raises(IntegrityError):
        TalkNote.objects.create(house=talk.house, talk=talk, client_key=uuid4())


def test_a_double_press_writes_once(circle, pair):
    talk = make_talk(pair, YESTERDAY)
    written = Written("een", "", None, uuid4())
    for _press in range(2):
        write_note(talk=talk, written=written, author=circle.koos, by_resident=False, by=TESTER)
    assert talk.notes.count() == 1


def test_what_was_said_is_sealed_in_the_database(circle, pair):
    write(make_talk(pair, YESTERDAY, where="bij Rosa thuis"), "pannenkoekenboot", circle.koos)
    with connection.cursor() as cursor:
        cursor.execute("SELECT agreed FROM coaching_talknote")
        assert b"pannenkoek" not in bytes(cursor.fetchone()[0])
        cursor.execute('SELECT "where" FROM coaching_talk')
        assert b"Rosa" not in bytes(cursor.fetchone()[0])


def test_nothing_is_written_before_the_day_or_without_a_word_or_first_by_rosa(circle, pair):
    refused("not_yet", write, make_talk(pair), "vast", circle.koos)
    talk = make_talk(pair, YESTERDAY)
    refused("nothing_written", write, talk, "  ", circle.koos)
    refused("moved", write, talk, "ik eerst", circle.rosa)
    cancel_talk(talk=talk, by=actor(circle.rosa))
    refused("moved", write, talk, "toch", circle.koos)


def test_rosa_takes_all_words_away_and_the_talk_still_counts(circle, pair):
    talk = make_talk(pair, YESTERDAY)
    write(talk, "twee", circle.rosa, seen=write(talk, "een", circle.koos))
    assert empty_talk(talk=talk, by=actor(circle.rosa)) == 2
    assert {note.agreed for note in TalkNote.objects.all()} == {""}
    assert Talk.objects.get().state == "held"


def test_a_talk_is_planned_in_the_time_of_the_house_and_not_after_the_end(circle, pair):
    talk = make_talk(pair)
    assert (talk.year, talk.month, talk.coach_number) == (2026, 3, circle.koos.number)
    refused("too_far", make_talk, pair, TOMORROW + timedelta(days=400))
    end_pair(pair=pair, by=actor(circle.rosa))
    refused("over", make_talk, pair)
    assert plan_talk(pair=pair, coach=circle.koos, starts_at=TOMORROW, by=TESTER, client_key=talk.client_key) == talk


def test_two_sends_are_not_two_talks_at_one_hour(circle, pair):
    talk = make_talk(pair)
    refused("same_hour", make_talk, pair)
    copy = {"house": talk.house, "pair": pair, "starts_at": talk.starts_at, "coach_number": 1}
    with pytest.raises(IntegrityError), transaction.atomic():
        Talk.objects.create(year=2026, month=3, client_key=uuid4(), **copy)
    cancel_talk(talk=talk, by=actor(circle.rosa))
    assert make_talk(pair).state == "planned"


def test_the_next_time_is_one_to_come(circle, pair):
    refused("next_is_past", make_talk, pair, YESTERDAY, is_next=True)
    assert make_talk(pair, TOMORROW, is_next=True).state == "planned"


# Walking along.


def test_rosa_says_yes_to_this_talk_and_the_sentence_is_kept(circle, pair):
    walk = say_yes(ask(make_talk(pair), learn(circle)))
    consent = Consent.objects.get()
    assert (walk.state, walk.stage, walk.consent) == ("yes", "walk_along", consent)
    assert (consent.purpose, consent.sentence, consent.person) == ("walk_along", "Mag Asia meelopen?", circle.rosa)
    assert list(Walk.objects.with_yes()) == [walk]


def test_rosa_takes_it_back_until_it_begins(circle, pair):
    walk = say_yes(ask(make_talk(pair), learn(circle)))
    assert say_no_to_walk(walk=walk, by=actor(circle.rosa)).state == "no"
    assert list(Walk.objects.with_yes()) == []
    refused("said_no", ask, walk.talk, walk.aspirant.learning.get())
    again = say_yes_to_walk(walk=walk, heard=heard(), by=actor(circle.rosa))
    with time_machine.travel(TOMORROW, tick=False):
        refused("begun", say_no_to_walk, walk=again, by=actor(circle.rosa))


def test_a_yes_taken_back_at_a_desk_counts_no_more(circle, pair):
    walk = say_yes(ask(make_talk(pair), learn(circle)))
    withdraw_yes(consent=walk.consent, by=actor(circle.vera, "volunteer"))
    assert list(Walk.objects.with_yes()) == []


def test_a_no_stays_a_no_and_nobody_asks_why(circle, pair):
    walk = ask(make_talk(pair), learn(circle))
    assert say_no_to_walk(walk=walk, by=actor(circle.rosa)).state == "no"
    refused("said_no", say_yes_to_walk, walk=walk, heard=heard(), by=actor(circle.koos, "coach"))


def test_one_aspirant_is_enough_and_only_one_who_is_not_in_it(circle, pair):
    learning, talk = learn(circle), make_talk(pair)
    ask(talk, learning)
    refused("somebody_walks", ask, talk, learning)
    own = make_pair(circle.asia, circle.kim)
    refused("not_this_aspirant", ask, make_talk(own), learning)


def test_an_aspirant_whose_role_ended_walks_no_more(circle, pair):
    learning, talk = learn(circle), make_talk(pair)
    walk = ask(talk, learning)
    Membership.objects.filter(person=circle.asia).update(ends=TODAY - timedelta(days=1))
    refused("no_aspirant", say_yes, walk)
    assert take_walk_back(walk=walk, by=actor(circle.koos, "coach")).state == "withdrawn"
    refused("no_aspirant", ask, talk, learning)


def sign(learning, signer, stage=Stage.WALK_ALONG, key=None):
    by = actor(signer, "coach")
    return sign_stage(learning=learning, stage=stage, signer=signer, by=by, client_key=key or uuid4())


def test_kim_signs_after_three_talks_and_koos_never(circle, pair):
    learning = learn(circle)
    for day in (3, 4):
        held_with(circle, learning, pair, day)
    refused("not_enough", sign, learning, circle.kim)
    held_with(circle, learning, pair, 5)
    refused("own_coach", sign, learning, circle.koos)
    key = uuid4()
    assert sign(learning, circle.kim, key=key) == sign(learning, circle.kim, key=key)
    assert SignOff.objects.count() == 1
    refused("not_this_stage", sign, learning, circle.kim)
    assert held_with(circle, learning, pair, 6).stage == "together"


def test_who_coaches_the_aspirant_as_a_resident_does_not_sign_either(circle, pair):
    learning = learn(circle)
    for day in (3, 4, 5):
        held_with(circle, learning, pair, day)
    make_pair(circle.asia, circle.kim)
    refused("own_coach", sign, learning, circle.kim)
    other = make_person(circle.west, "Karin")
    give(other, Role.COACH)
    assert sign(learning, other).signer == other


def test_the_database_refuses_the_signature_of_the_own_coach(circle):
    learning = learn(circle)
    number = circle.koos.number
    with pytest.raises(IntegrityError):
        SignOff.objects.create(
            house=circle.west, learning=learning, stage="alone", signer_number=number, own_coach_number=number
        )


def test_an_aspirant_learns_from_one_coach_at_a_time(circle):
    learning = learn(circle)
    refused("learns", learn, circle)
    stop_learning(learning=learning, by=actor(circle.asia))
    assert learn(circle).ended_on is None


def test_who_is_no_aspirant_does_not_begin(circle):
    circle.asia = circle.rosa
    with pytest.raises(ValidationError, match="geen aspirant"):
        learn(circle)
