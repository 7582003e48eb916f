"""Choosing a coach, and everything that ends it."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.urls import reverse

from productiehuis.audit.models import Event
from productiehuis.coaching.actions import (
    Heard,
    answer_pair,
    answer_stand_in,
    ask_stand_in,
    choose_coach,
    end_pair,
    end_stand_in,
)
from productiehuis.coaching.models import Pair, StandIn
from productiehuis.coaching.queries import (
    coaches_to_choose,
    load_of,
    pairs_in,
    pairs_of_resident,
    standing_with,
    waits_for_choice,
)
from productiehuis.coaching.tests.conftest import TODAY, ask, choose, learn, make_pair, make_talk, open_for, say_yes
from productiehuis.initiatives.models import Membership, Role
from productiehuis.people.actions import merge_persons
from productiehuis.people.models import Consent
from productiehuis.plans.actions import add_part, begin_plan, share
from productiehuis.plans.models import Kind
from tests.cast import TESTER, actor, give, make_person

pytestmark = pytest.mark.django_db


def refused(code, call, *args, **kwargs):
    with pytest.raises(ValidationError) as problem:
        call(*args, **kwargs)
    assert code in [each.code for each in problem.value.error_list], problem.value


def test_rosa_sees_who_is_open_in_which_languages_and_with_how_much_room(circle):
    make_pair(circle.bo, circle.koos)
    shown = [(each.card.person.first_name, each.room, each.card.languages) for each in coaches_to_choose(circle.rosa)]
    assert shown == [("Kim", 3, ["nl", "ar"]), ("Koos", 2, ["nl", "ar"])]


def test_a_coach_does_not_see_themselves_and_nobody_sees_the_other_house(circle):
    assert [each.card.person for each in coaches_to_choose(circle.koos)] == [circle.kim]
    assert coaches_to_choose(circle.fay) == []


def test_rosa_chooses_and_koos_says_yes(circle):
    pair = choose(circle.rosa, circle.koos)
    assert (pair.state, pair.began_on) == ("asked", None)
    going = answer_pair(pair=pair, yes=True, by=actor(circle.koos, "coach"))
    assert (going.state, going.began_on) == ("going", TODAY)
    assert answer_pair(pair=pair, yes=True, by=actor(circle.koos, "coach")).state == "going"
    assert Event.objects.filter(verb="coach answered").count() == 1


def test_a_double_press_is_one_question(circle):
    key = uuid4()
    first = choose(circle.rosa, circle.koos, client_key=key)
    assert choose(circle.rosa, circle.koos, client_key=key) == first
    assert Pair.objects.count() == 1


def test_a_key_of_somebody_elses_form_is_refused(circle):
    key = uuid4()
    choose(circle.rosa, circle.koos, client_key=key)
    refused("sent_elsewhere", choose, circle.vera, circle.kim, client_key=key)


def test_who_coaches_you_you_do_not_coach_and_hear_why(circle):
    make_pair(circle.kim, circle.koos)
    with pytest.raises(ValidationError, match="dan praat je vrijer"):
        choose(circle.koos, circle.kim)
    assert Pair.objects.count() == 1


def test_not_under_another_number_either(circle):
    make_pair(circle.kim, circle.koos)
    double = make_person(circle.west, "Kimmie", login=False)
    give(double, Role.COACH)
    open_for(double)
    merge_persons(kept=circle.kim, absorbed=double, by=TESTER)
    refused("the_other_way_round", choose, circle.koos, double)


def test_after_it_ended_it_may_be_the_other_way_round(circle):
    end_pair(pair=make_pair(circle.kim, circle.koos), by=actor(circle.kim))
    assert choose(circle.koos, circle.kim).state == "asked"


def test_a_coach_with_no_room_or_not_open_is_not_chosen(circle):
    open_for(circle.koos, most=1)
    make_pair(circle.bo, circle.koos)
    refused("full", choose, circle.rosa, circle.koos)
    Membership.objects.filter(person=circle.kim).update(ends=TODAY - timedelta(days=1))
    refused("no_coach", choose, circle.rosa, circle.kim)
    refused("no_coach", choose, circle.rosa, circle.vera)


def test_who_is_known_to_be_younger_than_sixteen_talks_and_nothing_is_written_down(circle):
    circle.rosa.birth_year = 2011
    refused("young", choose, circle.rosa, circle.koos)
    circle.rosa.birth_year = 2010
    assert choose(circle.rosa, circle.koos).state == "asked"


def test_one_coach_at_a_time(circle):
    make_pair(circle.rosa, circle.koos)
    refused("has_one", choose, circle.rosa, circle.kim)


def test_a_merge_opens_nothing_and_tells_nothing(circle):
    pair = make_pair(circle.bo, circle.koos)
    merge_persons(kept=circle.rosa, absorbed=circle.bo, by=TESTER)
    assert pairs_of_resident([circle.rosa]) == []
    assert choose(circle.rosa, circle.kim).state == "asked"
    assert pairs_of_resident([circle.bo]) == [pair]


def test_the_database_refuses_a_second_coach_and_coaching_oneself(circle):
    pair = make_pair(circle.rosa, circle.koos)
    copy = {"house": pair.house, "resident": circle.rosa, "resident_number": circle.rosa.number, "state": "asked"}
    with pytest.raises(IntegrityError):
        Pair.objects.create(coach=circle.kim, coach_number=circle.kim.number, client_key=uuid4(), **copy)


@pytest.mark.parametrize("who", ["rosa", "koos"])
def test_either_ends_it_without_a_reason_and_what_was_planned_goes(circle, who):
    pair = make_pair(circle.rosa, circle.koos)
    walk = say_yes(ask(make_talk(pair), learn(circle)))
    end_pair(pair=pair, by=actor(getattr(circle, who)))
    pair.refresh_from_db()
    walk.refresh_from_db()
    assert (pair.state, pair.ended_on) == ("ended", TODAY)
    assert (walk.state, walk.talk.state, walk.consent.withdrawn_at is not None) == ("withdrawn", "cancelled", True)
    assert pair.talks.get().state == "cancelled"
    assert end_pair(pair=pair, by=actor(circle.rosa)).state == "ended"


def test_a_coach_who_leaves_ends_the_sight_and_the_pair_waits(circle):
    pair = make_pair(circle.rosa, circle.koos)
    assert not waits_for_choice(pair)
    Membership.objects.filter(person=circle.koos).update(ends=TODAY - timedelta(days=1))
    assert waits_for_choice(Pair.objects.get())
    new = choose(circle.rosa, circle.kim)
    pair.refresh_from_db()
    assert (pair.state, new.state, new.coach) == ("ended", "asked", circle.kim)


def test_a_yes_at_the_desk_keeps_the_sentence_and_ends_with_the_pair(circle):
    said = Heard("Wil je dat?", "ar", uuid4())
    by = actor(circle.vera, "volunteer")
    pair = choose_coach(resident=circle.bo, coach=circle.koos, by=by, client_key=uuid4(), heard=said)
    consent = Consent.objects.get()
    assert (consent.purpose, consent.sentence, consent.heard_by_key) == ("coach", "Wil je dat?", circle.vera.pk)
    end_pair(pair=pair, by=by)
    consent.refresh_from_db()
    assert consent.withdrawn_at is not None


def test_a_coach_sees_the_own_load(circle):
    make_talk(make_pair(circle.rosa, circle.koos))
    make_pair(circle.bo, circle.koos)
    load = load_of(circle.koos)
    assert (load.people, load.talks_this_month, load.next_talk.pair.resident) == (2, 1, circle.rosa)
    assert load_of(circle.kim).next_talk is None


def test_who_stands_in_carries_those_people_too_on_those_days(circle, as_person):
    make_pair(circle.bo, circle.kim)
    row = stand_in(circle, make_pair(circle.rosa, circle.koos))[0]
    assert (load_of(circle.kim).people, load_of(circle.kim).as_stand_in) == (1, 0)
    answer_stand_in(stand_in=row, yes=True, by=actor(circle.rosa))
    assert (load_of(circle.kim).people, load_of(circle.kim).as_stand_in) == (2, 1)
    page = as_person(circle.kim).get(reverse("coaching", args=["west"])).text
    assert "Van hen 1 als vervanger." in page
    StandIn.objects.update(first=TODAY + timedelta(days=3))
    assert load_of(circle.kim).as_stand_in == 0
    StandIn.objects.update(first=TODAY - timedelta(days=9), last=TODAY - timedelta(days=2))
    assert load_of(circle.kim).people == 1


def test_who_is_merged_with_their_coach_is_on_no_page_of_the_coach(circle):
    make_talk(make_pair(circle.rosa, circle.koos))
    merge_persons(kept=circle.rosa, absorbed=circle.koos, by=TESTER)
    assert (load_of(circle.koos).people, load_of(circle.koos).next_talk) == (0, None)


def test_a_merged_resident_takes_one_place_and_counts_once(circle):
    make_pair(circle.rosa, circle.koos)
    make_pair(circle.bo, circle.koos)
    merge_persons(kept=circle.rosa, absorbed=circle.bo, by=TESTER)
    assert standing_with(circle.koos) == 1
    assert pairs_in(circle.west, 2026) == [(circle.rosa.number, circle.koos.number)]
    assert pairs_in(circle.west, 2025) == []


# In the holidays.


def stand_in(circle, *pairs, first=TODAY, last=TODAY + timedelta(days=14), who=None):
    by = actor(circle.koos, "coach")
    who = who or circle.kim
    return ask_stand_in(pairs=pairs, stand_in=who, first=first, last=last, by=by, client_key=uuid4())


def test_who_stands_in_for_your_coach_is_not_coached_by_you(circle):
    give(circle.rosa, Role.COACH)
    open_for(circle.rosa)
    row = stand_in(circle, make_pair(circle.rosa, circle.koos))[0]
    answer_stand_in(stand_in=row, yes=True, by=actor(circle.rosa))
    refused("the_other_way_round", choose, circle.kim, circle.rosa)


def test_who_began_to_coach_the_stand_in_after_the_question_says_no_yes_any_more(circle):
    give(circle.rosa, Role.COACH)
    open_for(circle.rosa)
    row = stand_in(circle, make_pair(circle.rosa, circle.koos))[0]
    make_pair(circle.kim, circle.rosa)
    refused("not_this_stand_in", answer_stand_in, stand_in=row, yes=True, by=actor(circle.rosa))


def test_who_is_not_asked_about_a_stand_in_is_not_passed_over_in_silence(circle, as_person):
    make_pair(circle.rosa, circle.koos)
    give(circle.bo, Role.COACH)
    open_for(circle.bo)
    make_pair(circle.bo, circle.koos)
    make_pair(circle.kim, circle.bo)
    told = {"client_key": str(uuid4()), "stand_in": circle.kim.pk, "first": TODAY, "last": TODAY}
    answer = as_person(circle.koos).post(reverse("stand_ins", args=["west"]), told, follow=True)
    assert "Niet iedereen kreeg deze vraag." in answer.content.decode()
    assert StandIn.objects.get().pair.resident == circle.rosa


def test_kim_stands_in_when_rosa_says_yes_for_her_own_pair(circle):
    rosas, bos = make_pair(circle.rosa, circle.koos), make_pair(circle.bo, circle.koos)
    asked = stand_in(circle, rosas, bos)
    assert [each.state for each in asked] == ["asked", "asked"]
    assert answer_stand_in(stand_in=asked[0], yes=True, by=actor(circle.rosa)).state == "yes"
    assert answer_stand_in(stand_in=asked[1], yes=False, by=actor(circle.bo)).state == "no"
    assert end_stand_in(stand_in=asked[0], by=actor(circle.kim)).state == "ended"


def test_who_is_coached_by_the_resident_or_is_the_resident_does_not_stand_in(circle):
    pair = make_pair(circle.rosa, circle.koos)
    give(circle.rosa, Role.COACH)
    open_for(circle.rosa)
    make_pair(circle.kim, circle.rosa)
    refused("not_this_stand_in", stand_in, circle, pair)
    refused("not_this_stand_in", stand_in, circle, pair, who=circle.rosa)
    refused("not_this_stand_in", stand_in, circle, pair, who=circle.koos)
    refused("not_this_stand_in", stand_in, circle, pair, who=circle.vera)


def test_two_do_not_stand_in_on_the_same_day_and_a_double_press_is_one(circle):
    pair, key = make_pair(circle.rosa, circle.koos), uuid4()
    for _press in range(2):
        ask_stand_in(pairs=[pair], stand_in=circle.kim, first=TODAY, last=date(2026, 3, 9), by=TESTER, client_key=key)
    refused("not_this_stand_in", stand_in, circle, pair)
    assert StandIn.objects.count() == 1


def test_a_yes_after_the_last_day_is_too_late(circle):
    asked = stand_in(circle, make_pair(circle.rosa, circle.koos))
    with time_machine.travel("2026-04-02 09:00:00+02:00", tick=False):
        refused("over", answer_stand_in, stand_in=asked[0], yes=True, by=actor(circle.rosa))


# What the coach reads in the plan.


def shares_with(circle, coach, **fields):
    """Rosa's goal, shown to this coach; with `membership`, because they coach."""
    by = actor(circle.rosa)
    plan = begin_plan(person=circle.rosa, by=by, client_key=uuid4())
    goal = add_part(plan=plan, kind=Kind.GOAL, text="Een diploma", by=by, client_key=uuid4())
    share(plan=plan, part=goal, reader=coach, until=date(2026, 4, 2), by=by, client_key=uuid4(), **fields)
    return reverse("plan_with_me_part", args=[plan.pk, goal.pk])


def as_coach(coach):
    return {"membership": Membership.objects.get(person=coach, role=Role.COACH)}


@pytest.mark.parametrize("who", ["rosa", "koos"])
def test_ending_it_ends_what_the_coach_reads_in_the_plan(circle, as_person, who):
    pair = make_pair(circle.rosa, circle.koos)
    page = shares_with(circle, circle.koos, **as_coach(circle.koos))
    assert as_person(circle.koos).get(page).status_code == 200
    end_pair(pair=pair, by=actor(getattr(circle, who)))
    assert as_person(circle.koos).get(page).status_code == 404
    told = as_person(circle.rosa).get(reverse("plan_shares", args=["west"])).content.decode()
    assert "Je deelt niets" in told
    assert "jij en je coach stopten" in told


def test_a_question_taken_back_ends_what_the_coach_reads_as_well(circle, as_person):
    pair = choose(circle.rosa, circle.koos)
    page = shares_with(circle, circle.koos, **as_coach(circle.koos))
    end_pair(pair=pair, by=actor(circle.rosa))
    assert as_person(circle.koos).get(page).status_code == 404


def test_who_stood_in_reads_no_longer_either(circle, as_person):
    pair = make_pair(circle.rosa, circle.koos)
    page = shares_with(circle, circle.kim, **as_coach(circle.kim))
    answer_stand_in(stand_in=stand_in(circle, pair)[0], yes=True, by=actor(circle.rosa))
    end_pair(pair=pair, by=actor(circle.rosa))
    assert as_person(circle.kim).get(page).status_code == 404


def test_another_coach_reads_on_what_was_shown_to_them(circle, as_person):
    pair = make_pair(circle.rosa, circle.koos)
    page = shares_with(circle, circle.kim, **as_coach(circle.kim))
    end_pair(pair=pair, by=actor(circle.rosa))
    assert as_person(circle.kim).get(page).status_code == 200


def test_what_was_shown_to_the_person_stays_and_the_page_says_so(circle, as_person):
    pair = make_pair(circle.rosa, circle.koos)
    page = shares_with(circle, circle.koos)
    rosa = as_person(circle.rosa)
    told = rosa.post(reverse("my_pair_end", args=[pair.pk]), follow=True).content.decode()
    assert as_person(circle.koos).get(page).status_code == 200
    assert "ziet niets meer van jou" not in told
    assert "Met wie deel ik wat?" in told


def test_the_page_says_that_the_coach_sees_nothing_when_that_is_so(circle, as_person):
    pair = make_pair(circle.rosa, circle.koos)
    shares_with(circle, circle.koos, **as_coach(circle.koos))
    told = as_person(circle.rosa).post(reverse("my_pair_end", args=[pair.pk]), follow=True).content.decode()
    assert "Je coach ziet niets meer van jou." in told
