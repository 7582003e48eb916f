"""Making, changing, stopping and cancelling: what happens to the dates, the log and the outbox."""

from datetime import date, time, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.exceptions import ValidationError

from productiehuis.activities.actions import (
    cancel_session,
    edit_programme,
    make_programme,
    set_present,
    stop_programme,
    withdraw,
)
from productiehuis.activities.models import Programme, Session
from productiehuis.activities.queries import sessions_between, today
from productiehuis.activities.tasks import extend_programmes
from productiehuis.activities.tests.conftest import TODAY, TUESDAY, make
from productiehuis.activities.tests.hands import guest, join, plan_of, states
from productiehuis.audit.models import Event
from productiehuis.people.models import ReachBy
from productiehuis.post.models import Message
from tests.cast import NL, TESTER, actor


def test_a_weekly_programme_has_ten_weeks_of_dates_without_holidays(weekly):
    found = list(weekly.sessions.values_list("date", flat=True))
    assert found == [TUESDAY + timedelta(weeks=week) for week in range(11)]
    assert Event.objects.filter(verb="programme made", object_key=str(weekly.pk)).count() == 1


def test_easter_monday_is_skipped_in_a_monday_programme(cast):
    programme = make(cast, first_date=TODAY)
    assert date(2026, 4, 6) not in set(programme.sessions.values_list("date", flat=True))


def test_ten_o_clock_is_eight_utc_in_summer_and_nine_in_winter(weekly):
    assert weekly.sessions.get(date=TUESDAY).starts_at.hour == 9
    assert weekly.sessions.get(date=date(2026, 4, 7)).starts_at.hour == 8
    assert {row.begins.hour for row in weekly.sessions.all()} == {10}


def test_the_same_form_sent_twice_makes_one_programme(cast, weekly):
    again = make_programme(initiative=cast.sewing, plan=plan_of(weekly), by=TESTER, client_key=weekly.client_key)
    assert again == weekly
    assert Programme.objects.count() == 1


def test_two_programmes_with_one_name_get_their_own_address(cast, weekly):
    assert make(cast).slug == "naaien-voor-iedereen-2"


def test_a_room_of_another_initiative_is_refused(cast):
    with pytest.raises(ValidationError) as error:
        make(cast, room=cast.room)
    assert "room" in error.value.message_dict


def test_an_end_before_the_begin_is_refused_at_its_field(cast):
    with pytest.raises(ValidationError) as error:
        make(cast, ends=time(9))
    assert "ends" in error.value.message_dict


@pytest.mark.parametrize(
    ("field", "day", "sentence"),
    [
        ("first_date", date.min, "vanaf 2 maart 2025"),
        ("first_date", date(2025, 3, 1), "vanaf 2 maart 2025"),
        ("first_date", date(2029, 3, 3), "tot en met 2 maart 2029"),
        ("first_date", date.max, "tot en met 2 maart 2029"),
        ("last_date", date(1800, 1, 1), "vanaf 2 maart 2025"),
        ("last_date", date.max, "tot en met 2 maart 2029"),
    ],
)
def test_a_day_far_away_is_refused_at_its_field(cast, field, day, sentence):
    with pytest.raises(ValidationError) as error:
        make(cast, **{field: day})
    assert sentence in error.value.message_dict[field][0]
    assert not Programme.objects.exists()


def test_a_programme_that_began_long_ago_can_still_be_changed(cast, weekly):
    with time_machine.travel("2028-03-07 09:00:00+01:00", tick=False):
        edit_programme(programme=weekly, plan=plan_of(weekly, places=9), by=TESTER)
        with pytest.raises(ValidationError):
            edit_programme(programme=weekly, plan=plan_of(weekly, first_date=date(2026, 3, 10)), by=TESTER)
    weekly.refresh_from_db()
    assert (weekly.places, weekly.first_date) == (9, TUESDAY)


def test_the_nightly_job_adds_the_weeks_that_came_closer_and_nothing_twice(weekly):
    with time_machine.travel("2026-03-16 03:00:00+01:00", tick=False):
        assert extend_programmes.call() == 1
        assert extend_programmes.call() == 0
    assert weekly.sessions.count() == 12


def test_a_programme_that_stopped_gets_no_new_dates(cast, weekly):
    stop_programme(programme=weekly, by=TESTER)
    assert weekly.sessions.count() == 0
    with time_machine.travel("2026-03-16 03:00:00+01:00", tick=False):
        assert extend_programmes.call() == 0


def test_stopping_cancels_with_word_the_date_somebody_signed_up_for(cast, first):
    bo = guest(cast, "Bo", phone="+31612345678", reach_by=ReachBy.SMS)
    join(cast, first, bo)
    stop_programme(programme=first.programme, by=TESTER)
    assert [row.status for row in first.programme.sessions.all()] == ["cancelled"]
    assert Message.objects.count() == 1


def test_another_weekday_moves_the_dates_to_come_and_keeps_who_signed_up_informed(cast, weekly, first):
    join(cast, first, cast.rosa)
    edit_programme(programme=weekly, plan=plan_of(weekly, first_date=TUESDAY + timedelta(days=1)), by=TESTER)
    first.refresh_from_db()
    assert first.status == "cancelled"
    assert {row.date.weekday() for row in weekly.sessions.filter(status="planned")} == {2}


def test_another_time_keeps_the_dates_and_tells_calendars(cast, weekly, first):
    edit_programme(programme=weekly, plan=plan_of(weekly, starts=time(11)), by=TESTER)
    first.refresh_from_db()
    assert first.begins.hour == 11
    assert first.sequence == 1
    assert weekly.sessions.count() == 11


def test_more_places_move_the_waiting_up(cast, weekly, first):
    for name in ("Kim", "Lot", "Mo"):
        join(cast, first, guest(cast, name))
    edit_programme(programme=weekly, plan=plan_of(weekly, places=3), by=TESTER)
    assert states(first) == [("Kim", "placed"), ("Lot", "placed"), ("Mo", "placed")]


def test_cancelling_tells_who_signed_up_without_naming_what_for(cast, first):
    for name, reach in (("Kim", ReachBy.SMS), ("Lot", ReachBy.NOT)):
        join(cast, first, guest(cast, name, phone="+31612345678", reach_by=reach))
    cancel_session(session=first, by=TESTER, note=NL("De docent is ziek."))
    message = Message.objects.get()
    assert message.channel == "sms"
    assert "dinsdag 3 maart" in message.body
    assert "10.00" in message.body
    for secret in ("aai", "telier", "ziek", "Kim"):
        assert secret not in message.body
    assert Event.objects.filter(verb="session cancelled").count() == 1


def test_the_message_is_in_the_language_of_the_reader(cast, first):
    join(cast, first, guest(cast, "Kim", phone="+31612345678", reach_by=ReachBy.SMS, language="en"))
    cancel_session(session=first, by=TESTER)
    assert Message.objects.get().language == "en"


def test_cancelling_twice_tells_once(cast, first):
    join(cast, first, guest(cast, "Kim", phone="+31612345678", reach_by=ReachBy.SMS))
    cancel_session(session=first, by=TESTER)
    cancel_session(session=first, by=TESTER)
    assert Message.objects.count() == 1


def test_who_moves_up_hears_it(cast, first):
    rows = [
        join(cast, first, guest(cast, name, phone="+31612345678", reach_by=ReachBy.SMS))
        for name in ("Kim", "Lot", "Mo")
    ]
    withdraw(sign_up=rows[0], by=actor(rows[0].person))
    assert "plek voor je" in Message.objects.get().body


def test_a_date_where_somebody_was_cannot_be_cancelled(cast, today_session):
    set_present(session=today_session, person=cast.rosa, present=True, by=TESTER, client_key=uuid4())
    with pytest.raises(ValidationError):
        cancel_session(session=today_session, by=TESTER)


def test_the_agenda_of_a_house_takes_at_most_three_queries(cast, weekly, today_session, django_assert_max_num_queries):
    for name in ("Kim", "Lot"):
        join(cast, weekly.sessions.first(), guest(cast, name))
    with django_assert_max_num_queries(3):
        found = sessions_between(cast.west, TODAY, TODAY + timedelta(days=60))
        [(str(each.programme.room.storey), each.begins, each.spare_places) for each in found]
    assert found[1].spare_places == 0
    assert found[0].spare_places is None
    assert len(found) == 10


def test_the_agenda_holds_nothing_of_another_house(cast, weekly, today_session):
    assert [each.pk for each in today(cast.west)] == [today_session.pk]
    assert today(cast.noord) == []


def test_the_agenda_of_a_storey_holds_only_its_rooms(cast, today_session):
    assert sessions_between(cast.west, TODAY, TODAY, storey="begane-grond")
    assert not sessions_between(cast.west, TODAY, TODAY, storey="souterrain")


def test_sessions_of_a_programme_stay_in_its_house(weekly):
    assert set(Session.objects.values_list("house", flat=True)) == {weekly.house_id}
