"""Somebody erased is nowhere in coaching, what others did stays counted, and nobody else takes the words along."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from productiehuis.coaching.actions import (
    Heard,
    add_task,
    answer_pair,
    answer_stand_in,
    ask_stand_in,
    begin_hand_over,
    bring_question,
    move_task,
    say_yes_to_walk,
)
from productiehuis.coaching.models import HandOver, Learning, Pair, PeerTalk, SignOff, StandIn, Talk, TalkNote, Walk
from productiehuis.coaching.privacy import TERMS, last_here, own_parts, parts
from productiehuis.coaching.queries import pairs_in, talks_in, waits_for_choice
from productiehuis.coaching.rules.states import TaskState
from productiehuis.coaching.sentences import choice_sentence, stand_in_sentence, walk_sentence
from productiehuis.coaching.tests.conftest import (
    TODAY,
    YESTERDAY,
    ask,
    choose,
    learn,
    make_pair,
    make_talk,
    say_yes,
    write,
)
from productiehuis.initiatives.models import Membership
from productiehuis.people.actions import merge_persons
from productiehuis.people.models import Person
from productiehuis.privacy.actions import erase_person
from productiehuis.privacy.my_data import everything_of
from productiehuis.privacy.tests.world import traces_of
from tests.cast import TESTER, actor

pytestmark = pytest.mark.django_db

SECRET = "pannenkoekenboot"


@pytest.fixture
def played(circle):
    """Rosa talked with Koos; Asia walks along in the next talk, and Kim stands in."""
    circle.pair = make_pair(circle.rosa, circle.koos)
    past = make_talk(circle.pair, YESTERDAY, where=f"op de {SECRET}")
    first = write(past, f"de {SECRET}", circle.koos, words=SECRET)
    write(past, f"niet de {SECRET}", circle.rosa, seen=first)
    circle.walk = say_yes(ask(make_talk(circle.pair), learn(circle)))
    days = {"first": TODAY, "last": TODAY + timedelta(days=7)}
    ask_stand_in(pairs=[circle.pair], stand_in=circle.kim, by=TESTER, client_key=uuid4(), **days)
    return circle


def erase(person):
    erase_person(person=person, by=TESTER)


def test_of_an_erased_resident_no_word_is_left_and_the_talks_are_counted(played):
    erase(played.rosa)
    assert traces_of([SECRET]) == []
    assert (Talk.objects.count(), TalkNote.objects.count(), talks_in(played.west, 2026)) == (2, 2, 1)
    pair = Pair.objects.get()
    assert (pair.state, pair.resident, pair.resident_number) == ("ended", None, played.rosa.number)
    assert pairs_in(played.west, 2026) == [(played.rosa.number, played.koos.number)]
    assert [talk.state for talk in Talk.objects.order_by("starts_at")] == ["held", "cancelled"]
    assert Walk.objects.get().state == "withdrawn"
    assert StandIn.objects.get().state == "ended"


def test_of_an_erased_coach_the_name_goes_and_rosa_keeps_her_words_and_chooses_anew(played):
    erase(played.koos)
    pair = Pair.objects.get()
    assert (pair.state, pair.coach, waits_for_choice(pair)) == ("going", None, True)
    assert {note.agreed for note in TalkNote.objects.all()} == {f"de {SECRET}", f"niet de {SECRET}"}
    assert Learning.objects.get().ended_on == TODAY
    assert choose(played.rosa, played.kim).state == "asked"


def test_an_erased_aspirant_walks_nowhere_and_rosa_still_talks(played):
    erase(played.asia)
    walk = Walk.objects.get()
    assert (walk.state, walk.aspirant, walk.talk.state) == ("withdrawn", None, "planned")
    assert not SignOff.objects.exists()


@pytest.fixture
def told(circle):
    """What Rosa said yes to names Koos, Asia and Kim."""
    for person, last in ((circle.koos, "Quispelturf"), (circle.asia, "Zwiebertina"), (circle.kim, "Pannekoek")):
        Person.objects.filter(pk=person.pk).update(last_name=last)
        person.refresh_from_db()
    yes = Heard(choice_sentence(circle.west, circle.koos, "tr"), "tr", uuid4())
    circle.pair = answer_pair(
        pair=choose(circle.rosa, circle.koos, heard=yes, by=actor(circle.vera)), yes=True, by=actor(circle.koos)
    )
    walk = ask(make_talk(circle.pair), learn(circle))
    say_yes_to_walk(walk=walk, heard=Heard(walk_sentence(walk, "nl"), "nl", uuid4()), by=actor(circle.rosa))
    days = {"first": TODAY, "last": TODAY + timedelta(days=7)}
    (asked,) = ask_stand_in(pairs=[circle.pair], stand_in=circle.kim, by=TESTER, client_key=uuid4(), **days)
    yes = Heard(stand_in_sentence(asked, "ar"), "ar", uuid4())
    answer_stand_in(stand_in=asked, yes=True, heard=yes, by=actor(circle.rosa))
    return circle


def names_left(*words):
    return [where for where, _text in traces_of(words) if where.startswith("people_consent.")]


def test_what_rosa_said_yes_to_names_nobody_who_is_erased(told):
    assert len(names_left("Quispelturf", "Zwiebertina", "Pannekoek")) == 3
    erase(told.koos)
    assert names_left("Quispelturf") == []
    told.pair.refresh_from_db()
    assert told.pair.consent.sentence == choice_sentence(told.west, Person(first_name="(…)"), "tr")
    erase(told.asia)
    erase(told.kim)
    assert traces_of(["Quispelturf", "Zwiebertina", "Pannekoek"]) == []


def test_also_when_the_house_no_longer_knows_who_was_coached_by_whom(told):
    term = next(each for each in TERMS if each.key == "coaching")
    term.forget(Pair.objects.all())
    for person in (told.koos, told.asia, told.kim):
        erase(person)
    assert traces_of(["Quispelturf", "Zwiebertina", "Pannekoek"]) == []


def test_a_yes_to_another_coach_of_the_same_name_stays_as_it_was(told):
    Person.objects.filter(pk=told.kim.pk).update(first_name="Koos", last_name="Quispelturf")
    told.kim.refresh_from_db()
    sentence = choice_sentence(told.west, told.kim, "nl")
    hers = choose(told.bo, told.kim, heard=Heard(sentence, "nl", uuid4()), by=actor(told.vera))
    erase(told.koos)
    hers.consent.refresh_from_db()
    assert hers.consent.sentence == sentence
    erase(told.kim)
    assert names_left("Quispelturf") == []


def test_an_erased_stand_in_leaves_the_pair_as_it_was(played):
    erase(played.kim)
    assert (StandIn.objects.get().state, StandIn.objects.get().coach) == ("ended", None)
    assert Pair.objects.get().state == "going"


def test_a_hand_over_stops_and_its_tasks_go_on_counting(circle):
    role = Membership.objects.get(person=circle.tamar)
    going = begin_hand_over(membership=role, taker=circle.vera, by=actor(circle.tamar), client_key=uuid4())
    one = add_task(hand_over=going, name="de agenda", due=None, by=TESTER, client_key=uuid4())
    move_task(task=one, to=TaskState.HANDED, by=TESTER, client_key=uuid4(), heard=True)
    erase(circle.vera)
    going = HandOver.objects.get()
    assert (going.state, going.taker, going.giver) == ("stopped", None, circle.tamar)
    assert one.steps.count() == 1


def test_a_question_goes_with_who_brought_it(circle):
    by, others = actor(circle.koos, "coach"), [circle.kim]
    fields = {"question": f"wat met een {SECRET}?", "is_nameless": True, "client_key": uuid4()}
    bring_question(person=circle.koos, others=others, by=by, **fields)
    erase(circle.koos)
    assert traces_of([SECRET]) == []
    assert [each.person for each in PeerTalk.objects.get().members.all()] == [circle.kim]


def everything(rows):
    return str([part.rows for part in rows])


def test_rosa_takes_every_word_along_and_koos_none(played):
    mine, his = own_parts(played.rosa, [played.rosa]), own_parts(played.koos, [played.koos])
    assert everything(mine).count(SECRET) == 5
    assert SECRET not in everything(his)
    assert played.rosa.first_name not in everything(his)


def test_who_prints_everything_for_rosa_reads_no_word(played):
    assert SECRET not in everything(parts([played.rosa]))
    (sheet,) = everything_of([played.rosa])
    assert SECRET not in everything(sheet.parts)
    (own,) = everything_of([played.rosa], by_oneself=True)
    assert SECRET in everything(own.parts)


def test_a_merge_takes_no_words_along(played):
    merge_persons(kept=played.pim, absorbed=played.rosa, by=TESTER)
    (sheet,) = everything_of([played.pim], by_oneself=True)
    assert SECRET not in everything(sheet.parts)


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.key)
def test_what_is_kept_long_enough_goes_once(term, played):
    played.pair.refresh_from_db()
    Pair.objects.update(state="ended", ended_on=TODAY)
    with time_machine.travel("2030-03-02 09:00:00+01:00", tick=False):
        due = term.due(played.west, timezone.now())
        if term.key == "coaching":
            assert list(due) == [played.pair]
        term.forget(due)
        assert list(term.due(played.west, timezone.now())) == []
    assert (traces_of([SECRET]) == []) == (term.key == "coaching")


def test_who_talks_is_here(played):
    days = [at for key, at in last_here(played.west) if key == played.rosa.pk]
    assert max(days) == played.walk.talk.starts_at
