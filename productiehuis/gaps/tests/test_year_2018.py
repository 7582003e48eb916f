"""2018 month by month over the example: the computer gap is there before digiBEET begins, and closed after."""

from datetime import date

import pytest

from productiehuis.gaps.models import Gap, GapKind, GapState
from productiehuis.gaps.signals import signals_on
from productiehuis.house.models import Topic

MONTHS = [date(2018, month, 1) for month in range(1, 13)] + [date(2019, 1, 1)]


@pytest.fixture(scope="module")
def year(demo_rows):
    return {day: signals_on(demo_rows.west, day) for day in MONTHS}


def asked(year, day):
    names = dict(Topic.objects.values_list("pk", "slug"))
    return {names[each.topic] for each in year[day] if each.kind == GapKind.ASKED}


def test_before_there_are_three_months_nothing_can_be_said(demo, year):
    assert [asked(year, day) for day in MONTHS[:3]] == [set()] * 3


@pytest.mark.parametrize("day", [day for day in MONTHS if date(2018, 4, 1) <= day <= date(2018, 9, 1)])
def test_from_april_the_computer_is_asked_again_and_again_without_a_room(demo, year, day):
    assert asked(year, day) == {"computer"}


@pytest.mark.parametrize("day", [day for day in MONTHS if day >= date(2018, 10, 1)])
def test_since_the_first_lesson_of_digibeet_it_is_closed(demo, year, day):
    assert asked(year, day) == set()


def test_the_gap_tells_its_story(demo):
    gap = Gap.objects.get(house=demo.west, kind=GapKind.ASKED)
    assert (gap.state, gap.closed_on, gap.closed_room.slug) == (GapState.CLOSED, date(2018, 9, 5), "digibeet")
    assert [(each.state, each.on) for each in gap.steps.all()] == [
        ("found", date(2018, 4, 1)),
        ("taken_up", date(2018, 5, 14)),
        ("proposed", date(2018, 6, 11)),
        ("closed", date(2018, 9, 5)),
    ]


def test_trekkers_still_ask_for_a_seat_at_the_table(demo):
    gap = Gap.objects.get(house=demo.west, kind=GapKind.WISHED)
    assert gap.state == GapState.FOUND
    assert gap.topic.name.source == "Aan tafel met beleidsmakers"
    assert gap.count >= 5
