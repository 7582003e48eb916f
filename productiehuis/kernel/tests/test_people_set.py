"""A set of people in one number does what a set of numbers does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from productiehuis.kernel.clusters import clusters, distinct
from productiehuis.kernel.people_set import NO_ONE, PeopleSet

numbers = st.integers(0, 300)
people = st.frozensets(numbers, max_size=40)
far = st.frozensets(st.one_of(numbers, st.integers(0, 200_000)), max_size=12)


@given(people, people)
def test_it_adds_up_and_takes_away_as_a_set_does(one, two):
    a, b = PeopleSet.of(one), PeopleSet.of(two)
    assert a | b == one | two
    assert a & b == one & two
    assert a - b == one - two
    assert (a == b) is (one == two)
    assert (a <= b) is (one <= two)


@given(far)
def test_it_counts_and_lists_its_people_from_low_to_high(listed):
    found = PeopleSet.of(listed)
    assert len(found) == len(listed)
    assert list(found) == sorted(listed)
    assert all(each in found for each in listed)
    assert hash(found) == hash(PeopleSet.of(list(listed)[::-1]))


@given(far)
def test_what_is_written_down_is_read_back(listed):
    written = PeopleSet.of(listed).to_bytes()
    assert PeopleSet.from_bytes(written) == listed
    assert len(written) <= 1 + 4 * len(listed)


@given(people, st.lists(st.tuples(numbers, numbers), max_size=30))
def test_merged_people_are_the_ones_they_count_as(listed, merges):
    roots = clusters(merges)
    assert PeopleSet.of(listed).replaced(roots) == distinct(listed, roots)


@given(st.lists(people, max_size=5))
def test_all_in_is_everybody(sets):
    assert PeopleSet.all_in(map(PeopleSet.of, sets)) == frozenset().union(*sets)


@pytest.mark.parametrize("stranger", [-1, 4, "3", None])
def test_who_is_not_in_it_is_not_in_it(stranger):
    assert stranger not in PeopleSet.of([3])


def test_nobody_is_empty_and_no_list_is_a_set():
    assert not NO_ONE
    assert PeopleSet.of([1]) != [1]


def test_a_crowd_takes_a_bit_each():
    assert len(PeopleSet.of(range(8000)).to_bytes()) == 1001
