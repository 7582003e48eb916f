"""Lessons on dates, and what somebody earns with them."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.exceptions import ValidationError

from productiehuis.activities.actions import (
    cancel_session,
    edit_programme,
    edit_template,
    give_certificate,
    say_lesson_done,
    take_over_template,
)
from productiehuis.activities.participants import learners_of, progress_of
from productiehuis.activities.rules.dates import Rhythm
from productiehuis.activities.tasks import extend_programmes
from productiehuis.activities.tests.conftest import TODAY, TUESDAY, make
from productiehuis.activities.tests.hands import guest, join, plan_of, tap
from productiehuis.people.actions import merge_persons
from tests.cast import NL, TESTER


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
