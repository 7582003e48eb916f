"""The numbers of one initiative: what counts, what is blank, what was told."""

from datetime import date, datetime

import pytest

from productiehuis.kernel.periods import Period
from productiehuis.monitor.rules import (
    Asked,
    Counts,
    Facts,
    Presence,
    RoleTime,
    Row,
    Span,
    Told,
    counted,
    row_of,
    told,
    unique,
    volunteers,
)

YEAR = Span(2018)
ALL = Counts(True, True, True)


def test_a_person_who_came_three_times_is_one_unique_visitor_and_three_contacts():
    facts = Facts(ALL, visits=(Presence.of(1, 5, 2), Presence.of(9, 5, 1)))
    row = row_of(facts, YEAR)
    assert (row.figures["help_unique"], row.figures["help_contacts"]) == (1, 3)


def test_a_group_counts_as_contacts_without_a_name_and_not_as_people():
    row = row_of(Facts(ALL, visits=(Presence.of(1, 5), Presence.of(1, None, 8))), YEAR)
    assert row.figures["help_unique"] == 1
    assert row.figures["help_anonymous"] == 8
    assert row.figures["help_contacts"] == 9


def test_requests_of_unnamed_people_count():
    row = row_of(Facts(ALL, asked=(Asked(1, "a", 3), Asked(2, "b", 4))), YEAR)
    assert row.figures["help_requests"] == 7


def test_who_comes_in_every_month_is_one_person_a_month_and_one_a_year():
    facts = Facts(ALL, visits=tuple(Presence.of(month, 5) for month in range(1, 13)))
    assert [row_of(facts, Span(2018, month)).figures["help_unique"] for month in range(1, 13)] == [1] * 12
    assert row_of(facts, YEAR).figures["help_unique"] == 1


def test_merged_people_count_once():
    assert unique([Presence.of(1, 3), Presence.of(2, 8)], {8: 3}) == {3}


def test_what_an_initiative_does_not_count_is_blank():
    row = row_of(Facts(Counts(visits=True), visits=(Presence.of(1, 1),), asked=(Asked(1, "a", 2),)), YEAR)
    assert "help_requests" not in row.figures
    assert "activation_unique" not in row.figures


def test_counted_and_nobody_came_is_zero():
    row = row_of(Facts(Counts(visits=True)), YEAR)
    assert row.figures["help_unique"] == row.figures["help_contacts"] == 0


def test_where_only_a_told_number_exists_the_field_is_blank():
    row = row_of(Facts(Counts(participants=True), told=(Told("activation_unique", 25),)), YEAR)
    assert row.told == {"activation_unique": 25}
    assert not row.figures


def test_the_months_of_a_year_that_was_only_told_are_blank_too():
    facts = Facts(Counts(participants=True), told=(Told("activation_unique", 25),))
    assert row_of(facts, Span(2018, 3)).is_blank


def test_a_told_number_stands_beside_the_counted_one_with_the_difference():
    facts = Facts(ALL, presences=(Presence.of(1, 1), Presence.of(1, 2)), told=(Told("activation_unique", 5),))
    row = row_of(facts, YEAR)
    assert row.figures["activation_unique"] == 2
    assert row.difference("activation_unique") == 3


def test_there_is_no_difference_with_what_was_not_told():
    assert Row({"help_unique": 4}).difference("help_unique") is None


@pytest.mark.parametrize(
    ("starts", "ends", "counts"),
    [
        (date(2017, 1, 1), date(2017, 12, 31), False),
        (date(2017, 1, 1), date(2018, 1, 1), True),
        (date(2018, 12, 31), None, True),
        (date(2019, 1, 1), None, False),
    ],
)
def test_a_volunteer_counts_with_one_day_in_the_year(starts, ends, counts):
    others = [RoleTime(9, Period(date(2015, 1, 1), date(2015, 2, 1)))]
    team = volunteers([*others, RoleTime(1, Period(starts, ends))], YEAR, {})
    assert team == ({1} if counts else set())


def test_volunteers_are_blank_while_nobody_ever_had_a_role():
    assert volunteers([], YEAR, {}) is None
    assert volunteers([RoleTime(1, Period(date(2019, 1, 1)))], YEAR, {}) is None


def test_the_running_year_counts_volunteers_up_to_today():
    span = Span(2018, today=date(2018, 6, 1))
    roles = [RoleTime(1, Period(date(2018, 1, 1))), RoleTime(2, Period(date(2018, 9, 1)))]
    assert volunteers(roles, span, {}) == {1}


def test_a_month_that_has_not_begun_is_blank():
    assert row_of(Facts(ALL), Span(2018, 7, date(2018, 6, 1))).is_blank


def test_of_two_told_numbers_the_last_one_counts():
    numbers = [
        Told("help_unique", 9, at=datetime(2019, 2, 1)),
        Told("help_unique", 7, at=datetime(2019, 1, 1)),
    ]
    assert told(numbers, "help_unique") == 9


def test_told_sessions_add_up_to_the_month_unless_the_month_was_told():
    sessions = [Told("activation_contacts", 4, 3, of_session=True), Told("activation_contacts", 6, 3, of_session=True)]
    assert told(sessions, "activation_contacts", 3) == 10
    assert told([*sessions, Told("activation_contacts", 12, 3)], "activation_contacts", 3) == 12


def test_told_people_of_sessions_are_never_added_up():
    sessions = [Told("activation_unique", 4, 3, of_session=True), Told("activation_unique", 6, 3, of_session=True)]
    assert told(sessions, "activation_unique", 3) is None
    assert told(sessions, "activation_unique") is None


def test_a_told_year_goes_above_its_told_months():
    numbers = [Told("help_contacts", 10, 1), Told("help_contacts", 11, 2), Told("help_contacts", 300)]
    assert told(numbers, "help_contacts") == 300


def test_registrations_make_a_number_even_when_one_was_told():
    assert counted(True, 3, True)
    assert not counted(True, 0, True)
    assert not counted(False, 3, False)
