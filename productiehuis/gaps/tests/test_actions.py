"""Vera's desk is asked about letters again and again; the house sees it, Noor takes it up, a room closes it."""

from datetime import date
from uuid import uuid4

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from productiehuis.audit.models import Event
from productiehuis.gaps.actions import close_gap, count_empty_search, let_go, look_for_gaps, propose, take_up
from productiehuis.gaps.models import EmptySearch, Gap, GapKind, GapState
from productiehuis.gaps.signals import signals_on
from productiehuis.helpdesk.actions import Registration, register_visit
from productiehuis.helpdesk.rules import Asked
from productiehuis.initiatives.models import RoomStatus
from productiehuis.pathway.actions import say_answers, send_wish
from tests.cast import NL, TESTER, actor, house_storey

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def monday_morning():
    with time_machine.travel("2026-03-02 09:00:00+01:00", tick=False):
        yield


@pytest.fixture
def asked(cast):
    """Four questions about letters in each of the three months before."""
    for month in ("2025-12", "2026-01", "2026-02"):
        with time_machine.travel(f"{month}-10 11:00:00+01:00", tick=False):
            for _ in range(4):
                registration = Registration(
                    client_key=uuid4(), room=cast.room, kind="anonymous", asked=(Asked(cast.topics[0].pk, ""),)
                )
                register_visit(registration=registration, initiative=cast.desk, by=TESTER)
    return cast.topics[0]


def look(cast, day=None):
    return look_for_gaps(house=cast.west, by=TESTER, day=day)


def kinds(cast, day=TODAY):
    return [each.kind for each in signals_on(cast.west, day)]


def test_a_topic_that_is_asked_again_and_again_is_found_once(cast, asked):
    assert [gap.kind for gap in look(cast)] == [GapKind.ASKED]
    assert look(cast) == []
    gap = Gap.objects.get()
    assert (gap.count, gap.topic, gap.found_on) == (12, asked, TODAY)


def test_what_came_later_is_not_seen(cast, asked):
    assert kinds(cast, date(2026, 2, 1)) == []
    assert kinds(cast, date(2026, 3, 1)) == [GapKind.ASKED]


def test_noord_sees_nothing_of_it(cast, asked):
    assert signals_on(cast.noord, TODAY) == []


def test_taken_up_proposed_and_closed_by_the_room_that_answers(cast, asked):
    look(cast)
    gap = take_up(gap=Gap.objects.get(), initiative=cast.sewing, by=actor(cast.noor))
    gap = propose(
        gap=gap, proposal=NL("Een uur brieven lezen"), storey=house_storey(cast.west, "souterrain"), by=TESTER
    )
    answer = say_answers(room=cast.room, topic=asked, since=TODAY, by=TESTER)
    look(cast)
    gap.refresh_from_db()
    assert (gap.state, gap.closed_on, gap.answered_by, gap.closed_room) == ("closed", TODAY, answer, cast.room)
    assert [step.state for step in gap.steps.all()] == ["found", "taken_up", "proposed", "closed"]


def test_a_room_that_closes_leaves_the_topic_without_an_answer(cast, asked):
    say_answers(room=cast.room, topic=asked, since=date(2026, 1, 5), by=TESTER)
    assert kinds(cast) == []
    cast.room.status = RoomStatus.CLOSED
    cast.room.save()
    assert kinds(cast) == [GapKind.ASKED]


def test_a_gap_that_nobody_took_up_goes_when_the_signal_goes(cast, asked):
    look(cast)
    look(cast, date(2026, 5, 1))
    assert (Gap.objects.get().state, Gap.objects.get().closed_room) == (GapState.CLOSED, None)


def test_a_gap_that_somebody_took_up_stays_until_it_is_mended(cast, asked):
    look(cast)
    take_up(gap=Gap.objects.get(), by=TESTER)
    look(cast, date(2026, 5, 1))
    gap = Gap.objects.get()
    assert gap.state == GapState.TAKEN_UP
    close_gap(gap=gap, note="Het loopt nu vanzelf.", by=TESTER)
    assert Gap.objects.get().closed_on == TODAY


def test_pressed_twice_is_once_and_what_closed_stays_closed(cast, asked):
    look(cast)
    gap = Gap.objects.get()
    for _ in range(2):
        take_up(gap=gap, initiative=cast.sewing, by=TESTER)
    let_go(gap=gap, by=TESTER)
    take_up(gap=gap, by=TESTER)
    for _ in range(2):
        close_gap(gap=gap, note="Het loopt nu vanzelf.", by=TESTER)
    with pytest.raises(ValidationError, match="Dat kan nu niet"):
        take_up(gap=gap, by=TESTER)
    assert [step.state for step in gap.steps.all()] == ["found", "taken_up", "found", "taken_up", "closed"]


def test_nobody_closes_what_nobody_took_up_or_without_a_word(cast, asked):
    look(cast)
    gap = Gap.objects.get()
    with pytest.raises(ValidationError, match="Pak dit eerst op"):
        close_gap(gap=gap, note="Klaar.", by=TESTER)
    take_up(gap=gap, by=TESTER)
    with pytest.raises(ValidationError, match="hoe het is opgelost"):
        close_gap(gap=gap, note="  ", by=TESTER)
    assert Gap.objects.get().state == GapState.TAKEN_UP


def test_what_closed_by_hand_rests_and_is_one_gap(cast, asked):
    """The signal goes on for a while; found again at once, one gap would be counted as many."""
    look(cast)
    take_up(gap=Gap.objects.get(), by=TESTER)
    close_gap(gap=Gap.objects.get(), note="Er is nu een middag voor.", by=TESTER)
    look(cast)
    assert Gap.objects.count() == 1


def test_the_room_somebody_names_becomes_the_answer(cast, asked):
    look(cast)
    take_up(gap=Gap.objects.get(), by=TESTER)
    close_gap(gap=Gap.objects.get(), room=cast.sewing_room, by=TESTER)
    gap = Gap.objects.get()
    assert (gap.answered_by.room, gap.answered_by.topic, gap.closed_room) == (
        cast.sewing_room,
        gap.topic,
        cast.sewing_room,
    )


def test_an_initiative_of_another_house_cannot_take_it_up(cast, asked):
    look(cast)
    with pytest.raises(ValidationError, match="eigen huis"):
        take_up(gap=Gap.objects.get(), initiative=cast.far_desk, by=TESTER)


def test_the_database_holds_one_open_gap_about_one_thing(cast, asked):
    look(cast)
    gap = Gap.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Gap.objects.create(house=cast.west, kind=gap.kind, subject=gap.subject, found_on=TODAY, count=1)


def test_five_wishes_make_a_gap_and_four_do_not(cast):
    storey = house_storey(cast.west, "eerste-verdieping")
    for _ in range(4):
        send_wish(house=cast.west, topic=cast.topics[1], storey=storey, sender=uuid4())
    assert kinds(cast) == []
    send_wish(house=cast.west, topic=cast.topics[1], storey=storey, sender=uuid4())
    assert kinds(cast) == [GapKind.WISHED]


def test_an_empty_search_counts_a_known_word_and_keeps_nothing_else(cast):
    before = Event.objects.count()
    count_empty_search(house=cast.west, asked="Zwemmen met Fatima")
    count_empty_search(house=cast.west, asked="zwemmen")
    count_empty_search(house=cast.west, asked="Fatima Voorbeeld")
    rows = EmptySearch.objects.values_list("word", "year", "month", "times")
    assert set(rows) == {("zwemmen", 2026, 3, 2), ("", 2026, 3, 1)}
    assert Event.objects.count() == before


def test_no_row_about_a_gap_points_to_a_person():
    related = {
        field.related_model._meta.label
        for model in (Gap, EmptySearch, Gap._meta.get_field("steps").related_model)
        for field in model._meta.get_fields()
        if field.is_relation and field.related_model
    }
    assert "people.Person" not in related
