"""What the actions do to the tables, the log and the outbox."""

from datetime import date, time, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.exceptions import ValidationError

from productiehuis.activities.actions import (
    Plan,
    add_on_the_spot,
    attendance_row,
    cancel_session,
    count_unnamed,
    edit_programme,
    edit_template,
    give_certificate,
    make_programme,
    register_many,
    say_lesson_done,
    set_present,
    sign_up,
    sign_up_new,
    stop_programme,
    take_over_template,
    tell,
    withdraw,
)
from productiehuis.activities.models import Attendance, Programme, Session, SignUp, Tally
from productiehuis.activities.participants import known_at, learners_of, participants_of, progress_of, unnamed_at
from productiehuis.activities.queries import sessions_between, today
from productiehuis.activities.rules.dates import Rhythm
from productiehuis.activities.tasks import extend_programmes
from productiehuis.activities.tests.conftest import TODAY, TUESDAY, make
from productiehuis.audit.models import Event
from productiehuis.initiatives.look_up import known_people
from productiehuis.people.actions import add_person, merge_persons, undo_merge
from productiehuis.people.models import ReachBy
from productiehuis.post.models import Message
from tests.cast import NL, TESTER, actor


def plan_of(programme, **changes):
    values = {
        "name": programme.name,
        "room": programme.room,
        "first_date": programme.first_date,
        "starts": programme.starts,
        "ends": programme.ends,
        "rhythm": Rhythm.WEEKLY,
        "places": programme.places,
        "template": programme.template,
    }
    return Plan(**{**values, **changes})


def guest(cast, name, **fields):
    return add_person(house=cast.west, by=TESTER, first_name=name, **fields)


def join(cast, session, person, key=None):
    return sign_up(
        programme=session.programme, session=session, person=person, by=actor(person), client_key=key or uuid4()
    )


def states(session):
    return list(session.sign_ups.order_by("at", "id").values_list("person__first_name", "state"))


# Programmes and their dates


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


# Signing up


def test_who_comes_after_the_last_place_waits_and_moves_up_when_one_withdraws(cast, first):
    rows = [join(cast, first, guest(cast, name)) for name in ("Kim", "Lot", "Mo", "Nel")]
    assert [row.state for row in rows] == ["placed", "placed", "waiting", "waiting"]
    withdraw(sign_up=rows[0], by=TESTER)
    assert states(first) == [("Kim", "withdrawn"), ("Lot", "placed"), ("Mo", "placed"), ("Nel", "waiting")]


def test_who_withdraws_and_comes_back_stands_last_in_line(cast, first):
    rows = {name: join(cast, first, guest(cast, name)) for name in ("Kim", "Lot", "Mo")}
    withdraw(sign_up=rows["Kim"], by=TESTER)
    assert join(cast, first, rows["Kim"].person).state == "waiting"


def test_signing_up_again_is_the_same_sign_up(cast, first):
    assert join(cast, first, cast.rosa) == join(cast, first, cast.rosa)
    assert SignUp.objects.count() == 1


def test_merged_persons_take_one_place(cast, first):
    kim, kimmie = guest(cast, "Kim"), guest(cast, "Kimmie")
    row = join(cast, first, kim)
    merge = merge_persons(kept=kim, absorbed=kimmie, by=TESTER)
    assert join(cast, first, kimmie) == row
    undo_merge(merge=merge, by=TESTER)
    assert join(cast, first, kimmie) != row


def test_persons_merged_after_signing_up_leave_a_place_free(cast, first):
    kim, kimmie = guest(cast, "Kim"), guest(cast, "Kimmie")
    join(cast, first, kim)
    join(cast, first, kimmie)
    merge_persons(kept=kim, absorbed=kimmie, by=TESTER)
    assert today_plus(cast)[0].spare_places == 1
    withdraw(sign_up=SignUp.objects.get(person=kim), by=TESTER)
    assert today_plus(cast)[0].spare_places == 2


def today_plus(cast):
    return sessions_between(cast.west, TODAY, TUESDAY)


def test_somebody_new_signs_up_with_a_first_name_and_is_then_known_there(cast, first):
    key = uuid4()
    rows = [
        sign_up_new(programme=first.programme, session=first, by=TESTER, client_key=key, first_name="Sem")
        for _ in range(2)
    ]
    assert rows[0] == rows[1]
    assert rows[0].person in known_people(cast.sewing)
    assert rows[0].person not in known_people(cast.desk)


def test_nobody_signs_up_for_a_date_that_is_over(cast, first):
    with time_machine.travel("2026-03-04 09:00:00+01:00"), pytest.raises(ValidationError):
        join(cast, first, cast.rosa)


def test_a_walk_in_activity_takes_no_sign_ups(cast, today_session):
    with pytest.raises(ValidationError):
        join(cast, today_session, cast.rosa)


# Cancelling


def test_cancelling_tells_who_signed_up_without_naming_what_for(cast, first):
    for name, reach in (("Kim", ReachBy.SMS), ("Lot", ReachBy.NOT)):
        join(cast, first, guest(cast, name, phone="+31612345678", reach_by=reach))
    cancel_session(session=first, by=TESTER, note=NL("De docent is ziek."))
    message = Message.objects.get()
    assert message.channel == "sms"
    assert "dinsdag 3 maart" in message.body
    assert "10:00" in message.body
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


# Attendance


def tap(session, person, present, key=None):
    return set_present(session=session, person=person, present=present, by=TESTER, client_key=key or uuid4())


def test_a_tap_a_second_tap_and_a_third_leave_three_rows_and_one_presence(cast, today_session):
    for present in (True, False, True):
        tap(today_session, cast.rosa, present)
    assert Attendance.objects.count() == 3
    assert Attendance.objects.valid().count() == 1
    assert known_at(today_session) == 1


def test_the_same_tap_twice_is_one_row(cast, today_session):
    key = uuid4()
    tap(today_session, cast.rosa, True, key)
    tap(today_session, cast.rosa, True, key)
    tap(today_session, cast.rosa, True)
    assert Attendance.objects.count() == 1


def test_taking_back_what_was_not_there_changes_nothing(cast, today_session):
    assert tap(today_session, cast.rosa, False) is None
    assert Attendance.objects.count() == 0


def test_presence_carries_the_day_of_the_house_and_who_wrote_it(cast, today_session):
    row = set_present(session=today_session, person=cast.rosa, present=True, by=actor(cast.noor), client_key=uuid4())
    assert (row.date, row.month, row.year) == (TODAY, 3, 2026)
    assert (row.person_number, row.registered_by_key) == (cast.rosa.number, cast.noor.pk)


def test_merged_persons_are_one_tile_and_taking_back_takes_both(cast, today_session):
    kim, kimmie = guest(cast, "Kim"), guest(cast, "Kimmie")
    tap(today_session, kim, True)
    tap(today_session, kimmie, True)
    merge_persons(kept=kim, absorbed=kimmie, by=TESTER)
    assert [(each.person, each.is_present) for each in participants_of(today_session)] == [(kim, True)]
    tap(today_session, kimmie, False)
    assert known_at(today_session) == 0
    assert Attendance.objects.count() == 4


def test_nobody_is_present_at_a_date_next_week(cast, weekly):
    with pytest.raises(ValidationError):
        tap(weekly.sessions.get(date=TUESDAY + timedelta(weeks=1)), cast.rosa, True)


def test_somebody_new_on_the_spot_is_present_and_known_there(cast, today_session):
    key = uuid4()
    for _ in range(2):
        add_on_the_spot(session=today_session, by=TESTER, client_key=key, first_name="Sem")
    assert known_at(today_session) == 1
    assert known_people(cast.sewing).filter(first_name="Sem").count() == 1


def test_unnamed_people_are_counted_up_and_down_and_never_below_zero(today_session):
    for step, expected in ((1, 1), (5, 6), (-2, 4), (-9, 0), (3, 3)):
        count_unnamed(session=today_session, step=step, by=TESTER, client_key=uuid4())
        assert unnamed_at(today_session) == expected
    assert Attendance.objects.valid().filter(person_number__isnull=True).count() == 1


def test_a_count_sent_twice_counts_once(today_session):
    key = uuid4()
    for _ in range(2):
        count_unnamed(session=today_session, step=4, by=TESTER, client_key=key)
    assert unnamed_at(today_session) == 4


def test_many_rows_at_once_also_log_and_make_known(cast, today_session, django_assert_max_num_queries):
    people = [guest(cast, f"Gast {number}") for number in range(30)]
    rows = [attendance_row(session=today_session, person=person, by=TESTER) for person in people]
    rows.append(attendance_row(session=today_session, contacts=7, by=TESTER))
    with django_assert_max_num_queries(8):
        assert register_many(rows, by=TESTER) == 31
    assert (known_at(today_session), unnamed_at(today_session)) == (30, 7)
    assert known_people(cast.sewing).filter(pk__in=[person.pk for person in people]).count() == 30
    assert Event.objects.filter(verb="presence noted").count() == 31


# Told numbers


def test_a_told_number_is_corrected_by_a_new_one_and_can_be_taken_back(cast):
    def told(count):
        return tell(
            initiative=cast.sewing, field="activation_unique", count=count, year=2018, by=TESTER, client_key=uuid4()
        )

    told(25)
    told(26)
    assert [row.count for row in Tally.objects.valid()] == [26]
    told(None)
    assert not Tally.objects.valid().exists()
    told(24)
    assert [row.count for row in Tally.objects.valid()] == [24]
    assert Tally.objects.count() == 4


def test_a_told_number_for_a_date_takes_month_and_year_of_that_date(cast, today_session):
    row = tell(
        initiative=cast.sewing,
        field="activation_contacts",
        count=0,
        year=1999,
        session=today_session,
        by=TESTER,
        client_key=uuid4(),
    )
    assert (row.year, row.month, row.count) == (2026, 3, 0)


# Courses


def test_a_course_has_one_date_per_lesson(course):
    lessons = [(row.date, row.lesson.number) for row in course.sessions.select_related("lesson")]
    assert lessons == [(TODAY + timedelta(weeks=week), week + 1) for week in range(4)]


def test_a_cancelled_lesson_moves_to_the_next_date_and_the_course_ends_later(course):
    cancel_session(session=course.sessions.all()[1], by=TESTER)
    rows = [(row.date, row.lesson.number) for row in course.sessions.filter(status="planned").select_related("lesson")]
    assert rows == [(TODAY + timedelta(weeks=week), number) for week, number in ((0, 1), (2, 2), (3, 3), (4, 4))]


def test_a_course_moved_to_another_day_has_each_lesson_once(course):
    edit_programme(programme=course, plan=plan_of(course, first_date=TUESDAY + timedelta(weeks=1)), by=TESTER)
    planned = course.sessions.filter(status="planned").select_related("lesson").order_by("date")
    assert [row.lesson.number for row in planned] == [1, 2, 3, 4]


def test_the_nightly_job_leaves_a_complete_course_alone(course):
    with time_machine.travel("2026-03-11 03:00:00+01:00", tick=False):
        assert extend_programmes.call() == 0


def test_another_initiative_takes_over_the_lessons_and_names_the_source(cast, template, course):
    join(cast, course.sessions.first(), cast.rosa)
    copy = take_over_template(template=template, initiative=cast.desk, by=TESTER, client_key=uuid4())
    assert copy.taken_over_from == template
    assert [each.name.source for each in copy.lessons.all()] == ["Les een", "Les twee", "Les drie", "Les vier"]
    assert not copy.runs.exists()


def test_a_lesson_on_the_agenda_cannot_be_taken_out_of_the_course(template, course):
    with pytest.raises(ValidationError):
        edit_template(
            template=template,
            name=template.name,
            what=template.what,
            lessons=[NL("Les een")],
            lessons_for_certificate=1,
            by=TESTER,
        )


def test_a_course_needs_as_many_days_as_lessons(cast, template):
    with pytest.raises(ValidationError):
        make(cast, template=template, rhythm=Rhythm.ONCE)


def test_three_of_four_lessons_earn_the_certificate_also_when_said_and_merged(cast, course, template):
    kim, kimmie = guest(cast, "Kim"), guest(cast, "Kimmie")
    sessions = list(course.sessions.all())
    tap(sessions[0], kim, True)
    with time_machine.travel("2026-03-09 12:00:00+01:00", tick=False):
        tap(sessions[1], kimmie, True)
    with pytest.raises(ValidationError):
        give_certificate(person=kim, programme=course, by=TESTER, client_key=uuid4())
    merge_persons(kept=kim, absorbed=kimmie, by=TESTER)
    say_lesson_done(person=kim, lesson=template.lessons.get(number=4), by=TESTER, client_key=uuid4())
    assert progress_of(course, kimmie).is_earned
    given = give_certificate(person=kimmie, programme=course, by=TESTER, client_key=uuid4())
    assert give_certificate(person=kim, programme=course, by=TESTER, client_key=uuid4()) == given
    (learner,) = learners_of(course)
    assert (learner.person, len(learner.progress.done), learner.certificate) == (kim, 3, given)


# What is on


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
