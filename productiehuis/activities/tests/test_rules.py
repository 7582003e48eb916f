"""The rules of joining in, tried on many made-up programmes."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from productiehuis.activities.rules.courses import progress
from productiehuis.activities.rules.dates import (
    Rhythm,
    course_dates,
    dates,
    is_holiday,
    last_of,
    moments,
    rhythm_of,
    rule_for,
    week_of,
)
from productiehuis.activities.rules.places import gets_place, number_in_line, spare, who_moves_up
from productiehuis.activities.rules.states import (
    SESSION_MOVES,
    SIGN_UP_MOVES,
    Problem,
    SessionState,
    SignUpState,
    may_move_sign_up,
    problems_of_attendance,
    problems_of_cancelling,
    problems_of_sign_up,
)

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
days = st.dates(date(2017, 1, 1), date(2030, 12, 31))
rhythms = st.sampled_from([Rhythm.WEEKLY, Rhythm.BIWEEKLY, Rhythm.MONTHLY])
hours = st.integers(6, 20).map(lambda hour: time(hour, 30))


@given(days, rhythms)
def test_a_rhythm_survives_being_stored_as_a_rule(first, rhythm):
    last = first + timedelta(days=100)
    assert rhythm_of(rule_for(rhythm, first), first) == rhythm
    assert rhythm_of(rule_for(rhythm, first, last), first) == rhythm
    assert last_of(rule_for(rhythm, first, last)) == last


def test_once_has_no_rule_and_a_strange_rule_is_kept_as_other():
    assert rule_for(Rhythm.ONCE, date(2026, 3, 3)) == ""
    assert rhythm_of("FREQ=WEEKLY;BYDAY=MO,TH", date(2026, 3, 2)) == Rhythm.OTHER


@given(days, rhythms)
def test_no_date_falls_on_a_holiday_and_none_is_lost_otherwise(first, rhythm):
    rule, until = rule_for(rhythm, first), first + timedelta(weeks=60)
    every = dates(first=first, rule=rule, skips_holidays=False, since=first, until=until)
    kept = dates(first=first, rule=rule, skips_holidays=True, since=first, until=until)
    assert kept == [day for day in every if not is_holiday(day)]
    assert len(every) >= 12


@given(days, rhythms)
def test_every_date_of_a_programme_is_on_the_weekday_of_the_first(first, rhythm):
    found = dates(
        first=first, rule=rule_for(rhythm, first), skips_holidays=False, since=first, until=first + timedelta(weeks=60)
    )
    assert {day.weekday() for day in found} == {first.weekday()}
    assert found == sorted(set(found))


@given(days, st.integers(0, 300))
def test_looking_from_a_later_day_gives_the_same_dates(first, later):
    rule, until, since = "FREQ=WEEKLY;INTERVAL=2", first + timedelta(days=400), first + timedelta(days=later)
    every = dates(first=first, rule=rule, skips_holidays=True, since=first, until=until)
    assert dates(first=first, rule=rule, skips_holidays=True, since=since, until=until) == [
        day for day in every if day >= since
    ]


def test_a_single_date_is_kept_on_a_holiday_because_it_was_chosen():
    kings_day = date(2026, 4, 27)
    assert dates(first=kings_day, rule="", skips_holidays=True, since=kings_day, until=kings_day) == [kings_day]


@pytest.mark.parametrize("day", [date(2018, 12, 25), date(2026, 4, 6), date(2026, 4, 27), date(2025, 5, 5)])
def test_dutch_holidays_are_known(day):
    assert is_holiday(day)


def test_the_monthly_rhythm_keeps_the_second_tuesday():
    found = dates(
        first=date(2026, 3, 10),
        rule=rule_for(Rhythm.MONTHLY, date(2026, 3, 10)),
        skips_holidays=True,
        since=date(2026, 3, 1),
        until=date(2026, 5, 31),
    )
    assert found == [date(2026, 3, 10), date(2026, 4, 14), date(2026, 5, 12)]


@given(days, rhythms, st.integers(1, 20))
def test_a_course_gets_a_day_for_each_lesson_none_on_a_holiday(first, rhythm, lessons):
    found = course_dates(lessons=lessons, first=first, rule=rule_for(rhythm, first), skips_holidays=True, since=first)
    assert len(found) == lessons == len(set(found))
    assert not any(is_holiday(day) for day in found)


@given(days, st.integers(2, 20), st.data())
def test_a_cancelled_day_moves_the_lessons_after_it_by_one(first, lessons, data):
    plan = {"lessons": lessons, "first": first, "rule": "FREQ=WEEKLY", "skips_holidays": True, "since": first}
    before = course_dates(**plan)
    off = data.draw(st.sampled_from(before))
    after = course_dates(**plan, not_on=[off])
    place = before.index(off)
    assert after[:place] == before[:place]
    assert after[place:-1] == before[place + 1 :]
    assert after[-1] > before[-1]


def test_a_course_with_one_day_cannot_hold_more_lessons():
    first = date(2026, 3, 3)
    assert course_dates(lessons=4, first=first, rule="", skips_holidays=True, since=first) == [first]


@given(days, hours)
def test_the_clock_on_the_wall_stays_the_same_in_summer_and_winter(day, starts):
    begin, end = moments(day, starts, time(23, 0), AMSTERDAM)
    assert begin.tzinfo is UTC
    assert begin.astimezone(AMSTERDAM).replace(tzinfo=None) == datetime.combine(day, starts)
    assert begin < end


def test_ten_o_clock_is_another_moment_after_the_clock_changes():
    saturday = moments(date(2026, 3, 28), time(10), time(12), AMSTERDAM)[0]
    sunday = moments(date(2026, 3, 29), time(10), time(12), AMSTERDAM)[0]
    assert (saturday.hour, sunday.hour) == (9, 8)


def test_an_hour_that_does_not_exist_still_has_a_begin_and_a_later_end():
    begin, end = moments(date(2026, 3, 29), time(2, 30), time(3, 15), AMSTERDAM)
    assert end - begin == timedelta(minutes=45)


@given(days)
def test_a_week_is_from_monday_to_sunday(day):
    monday, sunday = week_of(day)
    assert monday <= day <= sunday
    assert (monday.weekday(), sunday.weekday()) == (0, 6)


def _play(places, steps):
    """Sign ups and withdrawals in an order, the way the actions use the rules."""
    taken, waiting, order, most = [], [], [], 0
    for number, (comes, pick) in enumerate(steps):
        if comes:
            placed = gets_place(places=places, taken=len(taken), waiting=len(waiting))
            (taken if placed else waiting).append(number)
        elif taken or waiting:
            pool = taken + waiting
            who = pool[pick % len(pool)]
            (taken if who in taken else waiting).remove(who)
            for lucky in who_moves_up(places=places, taken=len(taken), waiting=waiting):
                waiting.remove(lucky)
                taken.append(lucky)
                order.append((lucky, list(waiting)))
        most = max(most, len(taken))
    return taken, waiting, order, most


steps = st.lists(st.tuples(st.booleans(), st.integers(0, 50)), max_size=60)


@given(st.integers(0, 8), steps)
def test_there_are_never_more_people_than_places(places, steps):
    taken, waiting, _, most = _play(places, steps)
    assert most <= places
    assert not (waiting and len(taken) < places)


@given(st.integers(1, 8), steps)
def test_who_waits_longest_moves_up_first(places, steps):
    _, _, order, _ = _play(places, steps)
    for lucky, still_waiting in order:
        assert all(lucky < other for other in still_waiting)


@given(steps)
def test_without_a_limit_nobody_waits(steps):
    _, waiting, _, _ = _play(None, steps)
    assert waiting == []


def test_places_never_go_below_zero_and_a_queue_counts_from_one():
    assert spare(12, 14) == 0
    assert spare(None, 14) is None
    assert number_in_line(["Bo", "Kim"], "Kim") == 2
    assert number_in_line(["Bo"], "Kim") is None


def test_a_withdrawn_sign_up_stays_withdrawn():
    assert may_move_sign_up("waiting", "placed")
    assert not may_move_sign_up("withdrawn", "placed")
    assert set(SIGN_UP_MOVES) == set(SignUpState)
    assert set(SESSION_MOVES) == set(SessionState)


NOW = datetime(2026, 3, 3, 9, tzinfo=UTC)


def test_signing_up_is_refused_with_every_reason():
    problems = problems_of_sign_up(
        takes_sign_ups=False, is_active=False, status="cancelled", ends_at=NOW - timedelta(hours=1), now=NOW
    )
    assert problems == [Problem.NO_SIGN_UP, Problem.STOPPED, Problem.CANCELLED, Problem.OVER]
    fine = problems_of_sign_up(
        takes_sign_ups=True, is_active=True, status="planned", ends_at=NOW + timedelta(hours=1), now=NOW
    )
    assert fine == []


def test_a_date_where_people_were_cannot_be_cancelled():
    later = NOW + timedelta(hours=1)
    assert problems_of_cancelling(status="planned", ends_at=later, has_presence=True, now=NOW) == [Problem.HAS_PRESENCE]
    assert problems_of_cancelling(status="cancelled", ends_at=later, has_presence=False, now=NOW) == [Problem.ALREADY]
    assert problems_of_cancelling(status="planned", ends_at=NOW, has_presence=False, now=NOW) == [Problem.OVER]


def test_nobody_is_present_next_week():
    today = NOW.date()
    assert problems_of_attendance(status="planned", day=today + timedelta(days=7), today=today) == [
        Problem.NOT_TODAY_YET
    ]
    assert problems_of_attendance(status="planned", day=today + timedelta(days=1), today=today) == [
        Problem.NOT_TODAY_YET
    ]
    assert problems_of_attendance(status="planned", day=today, today=today) == []
    assert problems_of_attendance(status="planned", day=today - timedelta(days=30), today=today) == []


@given(st.lists(st.integers(1, 20)), st.lists(st.integers(1, 20)), st.integers(0, 25))
def test_a_lesson_counts_once_however_often_it_was_done(attended, said, needed):
    lessons = list(range(1, 13))
    result = progress(lessons=lessons, attended=attended, said=said, needed=needed)
    assert len(result.done) == len({*attended, *said} & set(lessons))
    assert result.is_earned == (len(result.done) >= (min(needed, 12) or 12))
    assert (result.to_go == 0) == result.is_earned


def test_a_course_without_lessons_earns_nothing():
    assert not progress(lessons=[], attended=[], said=[], needed=0).is_earned
