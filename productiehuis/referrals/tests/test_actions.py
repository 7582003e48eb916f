"""From the desk to a room and back: the yes, the answer, and who sees what in between."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from productiehuis.audit.models import Event
from productiehuis.initiatives.models import Initiative, KnownHere, Organisation, Room
from productiehuis.people.actions import merge_persons
from productiehuis.people.models import Consent
from productiehuis.referrals.actions import (
    Receiver,
    Wish,
    accept,
    change_time,
    pass_to,
    refer,
    refuse,
    say_arrived,
    say_helped,
    say_missed,
    say_yes,
    settle,
    stop,
    take_all_back,
    take_back,
)
from productiehuis.referrals.models import AskedHow, Referral, ReferralStep, Walks, WhyNot
from productiehuis.referrals.queries import facts, late
from productiehuis.referrals.rules.coming import NOT_MISSED_YET, NOT_THERE_YET, TOO_FAR
from productiehuis.referrals.rules.states import ANSWERED, CLOSED_NOW, HAS_BSN, NO_TIME, SHUT
from productiehuis.referrals.tests.hands import BRING, WHY, accepted, arrived, heard, propose, send
from tests.cast import NL, actor, house_storey


def soon(days=2):
    return timezone.now() + timedelta(days=days)


def sentence(error):
    return error.value.messages


def test_bo_goes_from_the_desk_to_the_sewing_room_and_it_helps(cast):
    row = accepted(cast)
    say_arrived(referral=row, by=actor(cast.noor, "trekker"), at=row.comes_at)
    after = {"at": row.comes_at + timedelta(days=1)}
    say_helped(referral=row, helped=True, how=AskedHow.DESK, by=actor(cast.vera, "volunteer"), **after)
    assert row.state == "helped"
    assert [step.state for step in row.steps.all()] == ["proposed", "sent", "accepted", "arrived", "helped"]
    assert row.closed_at is not None
    assert row.waits_since is None
    verbs = Event.objects.filter(object_key=str(row.pk)).order_by("id").values_list("verb", flat=True)
    assert list(verbs) == [
        "referral made",
        "referral sent",
        "referral accepted",
        "referral arrived",
        "resident asked",
    ]


def test_the_yes_is_kept_word_for_word_with_who_heard_it(cast):
    row = send(cast)
    assert row.consent.sentence == "Vind je dat goed?"
    assert (row.consent.language, row.consent.heard_by_key, row.consent.person) == ("nl", cast.vera.pk, cast.bo)


def test_before_the_yes_nobody_but_the_desk_sees_it(cast):
    row = propose(cast)
    assert not Referral.objects.seen_by_receiver().exists()
    with pytest.raises(ValidationError):
        accept(referral=row, comes_at=soon(), by=actor(cast.noor))
    assert row.state == "proposed"


def test_the_database_lets_nothing_travel_without_a_yes(cast):
    row = propose(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Referral.objects.filter(pk=row.pk).update(state="sent")


def test_why_and_what_to_bring_are_sealed(cast):
    row = Referral.objects.get(pk=propose(cast).pk)
    assert (row.why, row.bring) == (WHY, BRING)
    stored = Referral.objects.values_list("why", "bring").get(pk=row.pk)
    assert all(WHY.encode() not in bytes(each) and BRING.encode() not in bytes(each) for each in stored)


def test_a_bsn_in_the_words_is_refused(cast):
    with pytest.raises(ValidationError) as error:
        propose(cast, why="111222333")
    assert sentence(error) == [HAS_BSN]


def test_pressed_twice_is_one_referral_one_yes_and_one_answer(cast):
    key, by = uuid4(), actor(cast.vera)
    wish = Wish(Receiver(cast.sewing_room), cast.topics[0])
    one, two = (refer(person=cast.bo, wish=wish, by=by, client_key=key) for _ in range(2))
    assert one.pk == two.pk
    yes = heard()
    for _ in range(2):
        say_yes(referral=one, heard=yes, by=by)
    assert Consent.objects.count() == 1
    answer = uuid4()
    for _ in range(2):
        accept(referral=one, comes_at=soon(), by=actor(cast.noor), client_key=answer)
    assert one.steps.count() == 3
    assert Event.objects.filter(verb="referral accepted").count() == 1


def test_somebody_elses_key_makes_nothing(cast):
    row = propose(cast)
    with pytest.raises(ValidationError):
        refer(
            person=cast.rosa,
            wish=Wish(Receiver(cast.sewing_room), cast.topics[0]),
            by=actor(cast.noor),
            client_key=row.client_key,
        )


def test_nothing_of_another_house_can_be_chosen(cast):
    with pytest.raises(ValidationError):
        propose(cast, receiver=Receiver(cast.far_room))
    with pytest.raises(ValidationError):
        propose(cast, walks=Walks.OURS, companion=cast.fay)


def test_a_second_answer_hears_that_there_is_one(cast):
    row = accepted(cast)
    with pytest.raises(ValidationError) as error:
        accept(referral=row, comes_at=soon(5), by=actor(cast.noor))
    assert sentence(error) == [ANSWERED]


def test_a_time_that_is_over_is_no_time(cast):
    with pytest.raises(ValidationError) as error:
        accept(referral=send(cast), comes_at=soon(-1), by=actor(cast.noor))
    assert sentence(error) == [NO_TIME]


def test_the_receiver_gives_another_time(cast):
    row, at = accepted(cast), soon(9)
    change_time(referral=row, comes_at=at, by=actor(cast.noor))
    assert (row.comes_at, row.waits_since, row.state) == (at, at, "accepted")


def test_who_did_not_come_gets_a_next_time(cast):
    row = accepted(cast)
    say_missed(referral=row, by=actor(cast.noor), at=row.comes_at)
    assert row.waits_since is None
    accept(referral=row, comes_at=soon(6), by=actor(cast.noor))
    assert row.state == "accepted"


def test_a_no_has_a_reason_and_ends_the_sight(cast):
    row = refuse(referral=send(cast), why_not=WhyNot.FULL, note="in maart weer", by=actor(cast.noor))
    assert (row.state, row.why_not) == ("refused", "full")
    assert not Referral.objects.seen_by_receiver().exists()
    settle(referral=row, by=actor(cast.vera))
    settle(referral=row, by=actor(cast.vera))
    assert Event.objects.filter(verb="referral settled").count() == 1


def test_who_walked_in_without_an_answer_was_there(cast):
    row = say_arrived(referral=send(cast), by=actor(cast.noor))
    assert (row.state, row.answered_at == row.arrived_at) == ("arrived", True)


def test_who_was_there_is_known_in_that_room(cast):
    assert not KnownHere.objects.filter(initiative=cast.sewing, person=cast.bo).exists()
    arrived(cast)
    assert KnownHere.objects.filter(initiative=cast.sewing, person=cast.bo).exists()


@pytest.mark.parametrize("days", [184, 26_000])
def test_a_time_too_far_away_is_no_time(cast, days):
    """A slip of the finger in the year: nobody would be late or reminded, and the receiver would look for years."""
    row = send(cast)
    with pytest.raises(ValidationError) as error:
        accept(referral=row, comes_at=soon(days), by=actor(cast.noor))
    assert sentence(error) == [TOO_FAR]
    accept(referral=row, comes_at=soon(3), by=actor(cast.noor))
    with pytest.raises(ValidationError):
        change_time(referral=row, comes_at=soon(days), by=actor(cast.noor))


def test_before_the_day_nobody_was_there_and_nobody_is_missed(cast):
    row = accepted(cast)
    for say, told in ((say_arrived, NOT_THERE_YET), (say_missed, NOT_MISSED_YET)):
        with pytest.raises(ValidationError) as error:
            say(referral=row, by=actor(cast.noor))
        assert sentence(error) == [told]
    assert Referral.objects.get().state == "accepted"


def test_a_wrong_yes_they_were_there_has_a_way_back(cast):
    row = arrived(cast)
    say_missed(referral=row, by=actor(cast.noor))
    assert (row.state, row.arrived_at) == ("missed", None)
    accept(referral=row, comes_at=soon(6), by=actor(cast.noor))
    assert row.state == "accepted"


def test_nobody_is_told_to_come_to_a_room_that_closed_since(cast):
    rows = [send(cast), accepted(cast)]
    Room.objects.filter(pk=cast.sewing_room.pk).update(status="closed")
    for row, say in zip(rows, (accept, change_time), strict=True):
        with pytest.raises(ValidationError) as error:
            say(referral=Referral.objects.get(pk=row.pk), comes_at=soon(4), by=actor(cast.noor))
        assert sentence(error) == [SHUT]


# Not us but them.


def test_not_us_but_a_partner_asks_the_yes_again(cast):
    partner = Organisation.objects.create(house=cast.west, name="Partner")
    row = send(cast)
    following = pass_to(referral=row, receiver=Receiver(organisation=partner), by=actor(cast.noor))
    row.refresh_from_db()
    assert row.state == "passed_on"
    assert (following.state, following.follows, following.consent) == ("proposed", row, None)
    assert (following.why, following.from_initiative) == (WHY, cast.desk)
    assert not Referral.objects.seen_by_receiver().exists()


def test_another_room_of_the_same_people_needs_no_new_yes(cast):
    other = Room.objects.create(
        house=cast.west,
        slug="zoom",
        name=NL("Zoomles"),
        storey=house_storey(cast.west, "eerste-verdieping"),
        initiative=cast.sewing,
    )
    following = pass_to(referral=send(cast), receiver=Receiver(other), by=actor(cast.noor))
    assert (following.state, following.to_room, following.consent is not None) == ("sent", other, True)


def test_passing_on_pressed_twice_is_one_next(cast):
    partner, key, row = Organisation.objects.create(house=cast.west, name="Partner"), uuid4(), send(cast)
    receiver = Receiver(organisation=partner)
    one, two = (pass_to(referral=row, receiver=receiver, by=actor(cast.noor), client_key=key) for _ in range(2))
    assert one == two


def test_it_is_not_passed_on_to_oneself(cast):
    with pytest.raises(ValidationError):
        pass_to(referral=send(cast), receiver=Receiver(cast.sewing_room), by=actor(cast.noor))


# From a plan or a talk: without a desk.


def test_without_a_desk_the_resident_says_yes_themselves_and_is_asked_again(cast):
    wish, by = Wish(Receiver(cast.sewing_room), cast.topics[0]), actor(cast.rosa)
    row = refer(person=cast.rosa, wish=wish, by=by, client_key=uuid4())
    say_yes(referral=row, heard=heard(), by=by)
    assert (row.from_initiative, row.consent.heard_by_key) == (None, cast.rosa.pk)
    partner = Organisation.objects.create(house=cast.west, name="Partner")
    following = pass_to(referral=row, receiver=Receiver(organisation=partner), by=actor(cast.noor))
    assert (following.state, following.person, following.from_initiative) == ("proposed", cast.rosa, None)


# Shut.


def test_nobody_is_sent_to_a_room_that_is_shut(cast):
    row = propose(cast)
    Room.objects.filter(pk=cast.sewing_room.pk).update(status="closed")
    cast.sewing_room.refresh_from_db()
    with pytest.raises(ValidationError) as error:
        propose(cast)
    assert sentence(error) == [SHUT]
    row.refresh_from_db()
    with pytest.raises(ValidationError):
        say_yes(referral=Referral.objects.get(pk=row.pk), heard=heard(), by=actor(cast.vera))
    assert not Consent.objects.exists()


def test_nobody_is_sent_to_an_initiative_that_stopped(cast):
    Initiative.objects.filter(pk=cast.sewing.pk).update(status="closed")
    with pytest.raises(ValidationError):
        propose(cast, receiver=Receiver(Room.objects.select_related("initiative").get(pk=cast.sewing_room.pk)))


# Taking it back.


def test_the_yes_is_taken_back_at_once_and_twice_is_once(cast):
    row = accepted(cast)
    for _ in range(2):
        take_back(referral=row, by=actor(cast.bo))
    row.refresh_from_db()
    assert row.state == "withdrawn"
    assert row.consent.withdrawn_at is not None
    assert not Referral.objects.seen_by_receiver().exists()
    with pytest.raises(ValidationError) as error:
        say_arrived(referral=row, by=actor(cast.noor))
    assert sentence(error) == [CLOSED_NOW]


def test_what_had_no_yes_yet_is_stopped(cast):
    row = take_back(referral=propose(cast), by=actor(cast.bo))
    assert Referral.objects.get(pk=row.pk).state == "stopped"


def test_at_any_desk_all_of_somebody_is_taken_back_also_of_a_merged_number(cast):
    rows = [send(cast), accepted(cast, cast.rosa), refuse(referral=send(cast), why_not="full", by=actor(cast.noor))]
    merge_persons(kept=cast.rosa, absorbed=cast.bo, by=actor(cast.pim))
    assert take_all_back(person=cast.bo, by=actor(cast.noor)) == 2
    assert [Referral.objects.get(pk=row.pk).state for row in rows] == ["withdrawn", "withdrawn", "refused"]


def test_the_desk_stops_it_with_why(cast):
    row = stop(referral=send(cast), note="verhuisd", by=actor(cast.vera))
    assert (row.state, ReferralStep.objects.filter(referral=row).last().note) == ("stopped", "verhuisd")


# What can be counted.


def test_the_facts_say_no_name_and_count_a_merged_person_once(cast):
    merge_persons(kept=cast.rosa, absorbed=cast.bo, by=actor(cast.pim))
    send(cast)
    accepted(cast, cast.rosa)
    found = list(facts(cast.west, year=timezone.localdate().year))
    assert {fact.number for fact in found} == {cast.rosa.number}
    assert {(fact.from_storey, fact.to_storey) for fact in found} == {(cast.room.storey_id, cast.sewing_room.storey_id)}
    assert [fact.days_to_answer for fact in found] == [None, 0]
    assert list(facts(cast.noord)) == []


def test_late_is_who_owes_a_word_for_more_than_the_days_allowed(cast):
    old, fresh = send(cast), send(cast)
    past = timezone.now() - timedelta(days=9)
    Referral.objects.filter(pk=old.pk).update(waits_since=past)
    assert [(each.referral, each.days) for each in late(cast.west)] == [(old, 9)]
    assert fresh.waits_since is not None
    assert late(cast.noord) == []
