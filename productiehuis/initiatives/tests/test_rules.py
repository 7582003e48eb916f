"""When a room is open: examples as a neighbour would tell them, and properties that always hold."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from productiehuis.house.rules import may_move
from productiehuis.initiatives.models import InitiativeStatus, RoomStatus
from productiehuis.initiatives.rules import (
    INITIATIVE_MOVES,
    ROOM_MOVES,
    Timetable,
    WeekTime,
    is_in_use,
    merged,
    role_problem,
    week_lines,
)
from productiehuis.kernel.periods import Period

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MONDAY = date(2018, 3, 5)


def at(day, hour, minute=0):
    return datetime.combine(day, time(hour, minute), tzinfo=AMSTERDAM)


MORNINGS = Timetable((WeekTime(0, time(10), time(12)), WeekTime(2, time(10), time(12))))


def test_a_room_is_open_from_opening_up_to_closing_time():
    assert [MORNINGS.is_open_at(at(MONDAY, h, m)) for h, m in [(9, 59), (10, 0), (11, 59), (12, 0)]] == [
        False,
        True,
        True,
        False,
    ]


def test_after_monday_morning_it_opens_again_on_wednesday():
    assert MORNINGS.next_opening(at(MONDAY, 10)) == at(MONDAY + timedelta(days=2), 10)


def test_a_closure_shuts_the_first_and_the_last_day():
    closed = Timetable(MORNINGS.times, (Period(MONDAY, MONDAY + timedelta(days=2)),))
    assert not closed.is_open_at(at(MONDAY, 11))
    assert closed.next_opening(at(MONDAY, 8)) == at(MONDAY + timedelta(days=7), 10)


def test_a_time_with_a_last_day_stops_after_it():
    table = Timetable((WeekTime(0, time(10), time(12), last=MONDAY),))
    assert table.is_open_at(at(MONDAY, 11))
    assert table.next_opening(at(MONDAY, 11)) is None


def test_a_room_that_is_not_in_use_never_opens():
    shut = Timetable(MORNINGS.times, in_use=False)
    assert not shut.is_open_at(at(MONDAY, 11))
    assert shut.next_opening(at(MONDAY, 8)) is None


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ({"house": "open", "room": "open"}, True),
        ({"house": "on_hold", "room": "open"}, False),
        ({"house": "open", "room": "planned"}, False),
        ({"house": "open", "room": "open", "initiative": "exploring"}, True),
        ({"house": "open", "room": "open", "initiative": "on_hold"}, False),
        ({"house": "open", "room": "open", "partner_joins": False}, False),
    ],
)
def test_house_room_and_who_offers_it_must_all_be_open(states, expected):
    assert is_in_use(**states) is expected


def test_days_with_the_same_times_are_one_line():
    times = [WeekTime(day, time(10), time(12)) for day in (2, 0)] + [WeekTime(3, time(13), time(15))]
    lines = week_lines(times, MONDAY)
    assert [line.runs for line in lines] == [((0, 0), (2, 2)), ((3, 3),)]


def test_what_is_over_is_not_written_down_and_what_comes_says_from_when():
    later = MONDAY + timedelta(days=30)
    times = [
        WeekTime(0, time(10), time(12), last=MONDAY - timedelta(days=1)),
        WeekTime(1, time(10), time(12), first=later),
    ]
    (line,) = week_lines(times, MONDAY)
    assert line.first == later


def test_an_exploring_initiative_opens_but_an_open_one_never_explores_again():
    assert may_move(INITIATIVE_MOVES, "exploring", "open")
    assert not may_move(INITIATIVE_MOVES, "open", "exploring")


@pytest.mark.parametrize(("moves", "states"), [(INITIATIVE_MOVES, InitiativeStatus), (ROOM_MOVES, RoomStatus)])
def test_every_state_has_a_way_on_and_can_be_reached(moves, states):
    assert set(moves) == set(states.values)
    assert all(moves.values())
    assert set().union(*moves.values()) == set(states.values)


def test_a_role_does_not_end_before_it_starts():
    assert role_problem(starts=MONDAY, ends=MONDAY - timedelta(days=1), today=MONDAY) == "ends before start"
    assert role_problem(starts=MONDAY, ends=MONDAY, today=MONDAY) is None
    assert role_problem(starts=MONDAY + timedelta(days=400), ends=None, today=MONDAY) == "too far ahead"


# Properties

clock = st.times().map(lambda t: t.replace(second=0, microsecond=0, fold=0))
spans = st.tuples(clock, clock).filter(lambda s: s[0] != s[1]).map(lambda s: (min(s), max(s)))
days = st.dates(date(2017, 1, 1), date(2030, 1, 1))
week_times = st.builds(lambda day, span: WeekTime(day, *span), st.integers(0, 6), spans)
closures = st.builds(lambda day, length: Period(day, day + timedelta(days=length)), days, st.integers(0, 30))
tables = st.builds(
    Timetable, st.lists(week_times, max_size=8).map(tuple), st.lists(closures, max_size=4).map(tuple), st.booleans()
)
moments = st.datetimes(datetime(2017, 1, 1), datetime(2030, 1, 1)).map(lambda m: m.replace(tzinfo=AMSTERDAM, fold=0))


@given(tables, moments)
def test_at_the_next_opening_the_room_is_open_and_just_before_it_was_not(table, moment):
    opening = table.next_opening(moment)
    if opening is not None:
        assert opening > moment
        assert table.is_open_at(opening)
        before = opening - timedelta(minutes=1)
        assert before.date() != opening.date() or not table.is_open_at(before)


@given(tables, moments)
def test_nothing_opens_between_now_and_the_next_opening(table, moment):
    opening = table.next_opening(moment)
    if opening is not None and not table.is_open_at(moment):
        halfway = moment + (opening - moment) / 2
        assert not table.is_open_at(halfway)


@given(tables, days)
def test_a_closed_day_has_no_times(table, day):
    assert Timetable(table.times, (*table.closures, Period(day, day)), table.in_use).spans_on(day) == ()


@given(st.lists(spans, max_size=8), clock)
def test_merging_spans_changes_no_moment(given_spans, moment):
    def inside(some):
        return any(opens <= moment < closes for opens, closes in some)

    result = merged(given_spans)
    assert inside(result) == inside(given_spans)
    assert all(first[1] < second[0] for first, second in pairwise(result))


@given(st.lists(week_times, max_size=8))
def test_the_lines_to_read_hold_exactly_the_opening_times(times):
    table = Timetable(tuple(times))
    read = {(day, span) for line in week_lines(times, MONDAY) for day in line.days for span in line.spans}
    real = {(d, span) for d in range(7) for span in table.spans_on(MONDAY + timedelta(days=d))}
    assert read == real
