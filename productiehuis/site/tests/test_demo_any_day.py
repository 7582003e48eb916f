"""The example is plausible whenever it is loaded: at night, in a weekend, on a holiday, on days that are odd."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from productiehuis.activities.models import Attendance, Session
from productiehuis.helpdesk.models import Visit
from productiehuis.house.models import House
from productiehuis.site.demo.load import load_demo
from productiehuis.site.demo.rhythm import WARM, hours_on, last_worked

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
# As the Sociaal spreekuur has them: Tuesday and Thursday in the morning, Friday in the afternoon.
HOURS = {1: (time(10), time(13)), 3: (time(10), time(13)), 4: (time(13), time(16))}


def at(words: str) -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("now", "day"),
    [
        ("2026-11-26 15:00", "2026-11-26"),  # a Thursday
        ("2026-11-26 10:40", "2026-11-26"),
        ("2026-11-26 10:10", "2026-11-25"),  # just open: nobody yet
        ("2026-11-26 03:00", "2026-11-25"),  # at night
        ("2026-11-29 14:00", "2026-11-27"),  # a Sunday
        ("2026-11-30 09:00", "2026-11-27"),  # Monday, early
        ("2027-01-01 12:00", "2026-12-31"),  # New Year's Day
        ("2026-04-27 12:00", "2026-04-24"),  # King's Day, after a weekend
        ("2028-02-29 12:00", "2028-02-29"),  # a leap day, a Tuesday
        ("2026-03-29 02:30", "2026-03-27"),  # an hour that does not exist
        ("2026-10-25 02:30", "2026-10-23"),  # an hour that comes twice
        ("2026-08-10 12:00", "2026-07-31"),  # the quiet weeks of August
    ],
)
def test_the_last_day_a_desk_worked(now: str, day: str) -> None:
    assert last_worked(HOURS, at(now)) == date.fromisoformat(day)


@given(st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)))
def test_a_desk_never_worked_at_night_nor_later_than_now(moment: datetime) -> None:
    now = moment.replace(tzinfo=AMSTERDAM)
    day = last_worked(HOURS, now)
    opens, closes = hours_on(day, HOURS, now)
    assert opens + WARM <= closes <= now
    assert time(9) <= opens.time() < closes.time() <= time(18)
    assert day.weekday() < 5


@pytest.mark.parametrize(
    ("now", "last"),
    [
        ("2026-11-26 03:00", "2026-11-25"),
        ("2026-11-29 14:00", "2026-11-27"),
        ("2027-01-01 12:00", "2026-12-31"),
        ("2028-02-29 12:00", "2028-02-29"),
        ("2026-03-29 03:30", "2026-03-27"),
        ("2026-10-25 02:30", "2026-10-23"),
    ],
)
def test_the_example_stands_in_daylight_whenever_it_is_loaded(db: None, now: str, last: str) -> None:
    with time_machine.travel(at(now), tick=False):
        assert load_demo()
    west = House.objects.get(slug="west")
    visits = Visit.objects.filter(house=west)
    assert visits.filter(date=last).values("initiative").distinct().count() == 3
    assert visits.filter(date=last).count() >= 3 * 8
    assert not visits.filter(date__gt=last).exists()
    hours = {moment.astimezone(west.zone).hour for moment in visits.values_list("at", flat=True)}
    assert hours <= set(range(9, 17))
    assert not visits.filter(registered_at__gt=at(now)).exists()
    assert Session.objects.filter(house=west, date__gt=last).count() >= 5
    assert not Attendance.objects.filter(session__starts_at__gt=at(now)).exists()
