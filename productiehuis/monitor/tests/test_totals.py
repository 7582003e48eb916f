"""Totals say what is known and no more; tried on random houses against plain counting."""

from hypothesis import given
from hypothesis import strategies as st

from productiehuis.kernel.clusters import clusters
from productiehuis.kernel.people_set import PeopleSet
from productiehuis.monitor.rules import (
    NOTHING,
    Counts,
    Facts,
    Presence,
    Row,
    Span,
    Total,
    foundation_total,
    house_total,
    house_totals,
    row_of,
    unique,
)

VISITS = Counts(visits=True)
YEAR = Span(2018)


def people_row(*numbers):
    return Row({"help_unique": len(numbers)}, {"help_unique": PeopleSet.of(numbers)})


def test_people_of_one_house_are_known_together():
    assert house_total("help_unique", [people_row(1, 2, 3), people_row(3, 4)]) == Total(4, 4, 4)


def test_a_told_number_makes_the_total_an_interval():
    told = Row(told={"help_unique": 25})
    assert house_total("help_unique", [people_row(1, 2, 3), told]) == Total(None, 25, 28)


def test_contacts_add_up():
    rows = [Row({"help_contacts": 5}), Row({"help_contacts": 7}), Row()]
    assert house_total("help_contacts", rows) == Total(12, 12, 12)


def test_contacts_with_a_told_part_have_no_value():
    rows = [Row({"help_contacts": 5}), Row(told={"help_contacts": 7})]
    assert house_total("help_contacts", rows) == Total(None, 12, 12)


def test_what_nobody_counts_has_no_total():
    assert house_total("help_requests", [Row(), Row()]) == NOTHING


def test_a_told_number_beside_a_counted_one_does_not_change_the_total():
    row = Row({"help_contacts": 5}, told={"help_contacts": 99})
    assert house_total("help_contacts", [row]) == Total(5, 5, 5)


def test_people_of_two_houses_give_an_interval():
    houses = [house_totals([people_row(1, 2, 3)]), house_totals([people_row(1, 2)])]
    assert foundation_total("help_unique", houses) == Total(None, 3, 5)


def test_contacts_of_two_houses_add_up():
    houses = [house_totals([Row({"help_contacts": 3})]), house_totals([Row({"help_contacts": 4})])]
    assert foundation_total("help_contacts", houses) == Total(7, 7, 7)


def test_with_one_counting_house_the_foundation_knows_too():
    houses = [house_totals([people_row(1, 2, 3)]), house_totals([Row()])]
    assert foundation_total("help_unique", houses) == Total(3, 3, 3)


def test_a_total_that_nobody_counts_in_any_house_is_blank():
    assert foundation_total("help_unique", [house_totals([])]) == NOTHING


numbers = st.integers(1, 12)
visits = st.lists(st.tuples(st.integers(1, 12), st.one_of(st.none(), numbers)), max_size=25)
houses = st.lists(visits, min_size=1, max_size=4)


def row(listed, roots=None):
    return row_of(Facts(VISITS, visits=tuple(Presence.of(m, n) for m, n in listed), roots=roots or {}), YEAR)


@given(houses)
def test_the_total_of_a_house_is_the_true_number_of_people(initiatives):
    truth = {number for listed in initiatives for _month, number in listed if number is not None}
    assert house_total("help_unique", [row(listed) for listed in initiatives]) == Total.known(len(truth))


@given(houses, st.lists(st.booleans(), min_size=4, max_size=4))
def test_with_told_initiatives_the_truth_lies_in_the_interval(initiatives, are_told):
    """Each told initiative tells the true number; the total still holds the truth."""
    rows, truth = [], set()
    for listed, is_told in zip(initiatives, are_told, strict=False):
        people = {number for _month, number in listed if number is not None}
        truth |= people
        rows.append(Row(told={"help_unique": len(people)}) if is_told else row(listed))
    total = house_total("help_unique", rows)
    assert total.low <= len(truth) <= total.high
    assert total.value in (None, len(truth))


@given(st.lists(houses, min_size=1, max_size=3))
def test_over_houses_the_truth_lies_between_the_largest_and_the_sum(foundation):
    """The same numbers in two houses may be the same people or not: both must fit."""
    totals = [house_totals([row(listed) for listed in initiatives]) for initiatives in foundation]
    people = [{n for listed in initiatives for _m, n in listed if n is not None} for initiatives in foundation]
    total = foundation_total("help_unique", totals)
    all_the_same, all_different = len(set().union(*people)), sum(len(each) for each in people)
    assert total.low == max(len(each) for each in people) <= all_the_same <= total.high == all_different


@given(visits, st.lists(st.tuples(numbers, numbers), max_size=8), st.tuples(numbers, numbers))
def test_a_merge_never_raises_a_number_and_undoing_it_gives_it_back(listed, merges, extra):
    presences = [Presence.of(month, number) for month, number in listed]
    before = unique(presences, clusters(merges))
    merged = unique(presences, clusters([*merges, extra]))
    assert len(merged) <= len(before)
    assert unique(presences, clusters(merges)) == before


@given(visits)
def test_contacts_are_the_known_visits_and_the_unnamed_together(listed):
    figures = row(listed).figures
    known = sum(number is not None for _month, number in listed)
    assert figures["help_contacts"] == known + figures["help_anonymous"]


@given(visits)
def test_months_bound_the_year(listed):
    facts = Facts(VISITS, visits=tuple(Presence.of(m, n) for m, n in listed))
    months = [row_of(facts, Span(2018, month)).figures["help_unique"] for month in range(1, 13)]
    assert max(months) <= row_of(facts, YEAR).figures["help_unique"] <= sum(months)


def test_what_nobody_said_leaves_a_total_without_an_upper_bound():
    """digiBEET told 25 participants and nothing about how often they came."""
    counted = Row({"activation_contacts": 40}, unsaid=frozenset())
    told_only = Row(told={"activation_unique": 25}, unsaid=frozenset({"activation_contacts", "activation_anonymous"}))
    assert house_total("activation_contacts", [counted, told_only]) == Total(None, 40, None)
    west = {"activation_contacts": Total(None, 40, None)}
    noord = {"activation_contacts": Total.known(5)}
    assert foundation_total("activation_contacts", [west, noord]) == Total(None, 45, None)
