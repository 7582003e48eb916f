"""The attacker does find what can be found: without this, finding nothing would prove nothing."""

from productiehuis.monitor.tests.attacker import found_in


def series(cells, total, *, field="help_contacts", by="month", initiative="spreekuur"):
    """A line; None is hidden."""
    listed = [{"key": n, "value": value, "hidden": value is None} for n, value in enumerate(cells, 1)]
    return {"by": by, "initiative": initiative, "field": field, "cells": listed, "total": total}


def found(*every):
    return {(whose, what, key) for _by, whose, what, key in found_in({"series": every, "only_totals": []})}


def test_one_hidden_month_follows_from_the_total():
    assert found(series([10, None, 20], 33)) == {("spreekuur", "help_contacts", "2")}


def test_two_hidden_months_with_room_stay_hidden():
    assert found(series([10, None, None], 15)) == set()


def test_two_hidden_months_that_hold_nobody_are_found():
    assert len(found(series([10, None, None], 10))) == 2


def test_a_hidden_month_follows_from_the_month_of_the_house():
    one = series([10, None, None], 15)
    other = series([20, 30, 40], 90, initiative="naaien")
    house = series([30, 33, 42], 105, initiative=None)
    assert found(one, other, house) == {("spreekuur", "help_contacts", "2"), ("spreekuur", "help_contacts", "3")}


def test_it_takes_four_sums_to_find_this_one():
    one = series([None, None, 9], 20)
    other = series([None, None, 9], 20, initiative="naaien")
    third = series([None, 5, 9], 17, initiative="koken")
    house = series([12, 18, 27], 57, initiative=None)
    assert ("koken", "help_contacts", "1") in found(one, other, third, house)


def test_different_people_need_not_add_up():
    assert found(series([10, None, 12], 14, field="help_unique")) == set()


def test_different_people_are_found_when_there_is_no_room():
    assert found(series([0, None, 0], 3, field="help_unique")) == {("spreekuur", "help_unique", "2")}


def test_nobody_comes_as_more_people_than_times():
    people = series([9, None, None], 11, field="help_unique")
    times = series([20, 1, 1], 22)
    assert ("spreekuur", "help_unique", "2") in found(people, times)


def test_new_and_returning_people_do_add_up():
    assert len(found(series([12, None], 15, field="help_unique", by="new", initiative=None))) == 1
    assert found(series([None, None], 15, field="help_unique", by="new", initiative=None)) == set()


def test_a_hidden_month_may_be_empty():
    assert found(series([None, None], 1)) == set()
