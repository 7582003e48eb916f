"""Who was there, with a name, without one, or only as a number that was told."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.exceptions import ValidationError

from productiehuis.activities.actions import (
    add_on_the_spot,
    attendance_row,
    count_unnamed,
    register_many,
    set_present,
    tell,
)
from productiehuis.activities.models import Attendance, Tally
from productiehuis.activities.participants import known_at, participants_of, unnamed_at
from productiehuis.activities.tests.conftest import TODAY, TUESDAY, make
from productiehuis.activities.tests.hands import guest, tap
from productiehuis.audit.models import Event
from productiehuis.initiatives.look_up import known_people
from productiehuis.people.actions import merge_persons
from tests.cast import TESTER, actor


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


def test_nobody_is_present_at_a_lesson_of_tomorrow(cast, template):
    lesson = make(cast, first_date=TUESDAY, template=template, places=5).sessions.first()
    writes = (
        lambda: tap(lesson, cast.rosa, True),
        lambda: count_unnamed(session=lesson, step=1, by=TESTER, client_key=uuid4()),
        lambda: add_on_the_spot(session=lesson, by=TESTER, client_key=uuid4(), first_name="Sem"),
    )
    for write in writes:
        with pytest.raises(ValidationError, match="Tik namen aan op de dag zelf"):
            write()
    assert Attendance.objects.count() == 0
    with time_machine.travel("2026-03-03 00:30:00+01:00", tick=False):
        assert tap(lesson, cast.rosa, True)


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
    assert set(Attendance.objects.valid_of_many()) == set(Attendance.objects.valid()) != set(Attendance.objects.all())


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
