"""What is hidden, and that nobody who sees all the rest can work it out."""

from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from productiehuis.monitor.rules.hiding import Line, Part, hide, small
from productiehuis.monitor.rules.publish import publish
from productiehuis.monitor.tests.attacker import found_in, hidden_in
from productiehuis.monitor.tests.random_houses import document, grids, house, lines

HOUSES = range(25)


def times(*values, total=None):
    """A line of contacts, each from another person."""
    parts = tuple(Part(str(n), value, {"help_contacts": value}) for n, value in enumerate(values, 1))
    return Line(parts, {"help_contacts": sum(values) if total is None else total})


def hidden_keys(line, **how):
    return set(hide(line, **how).fields.get("help_contacts", ()))


def test_nothing_small_is_nothing_hidden():
    assert hidden_keys(times(12, 0, 5)) == set()


def test_a_small_part_is_hidden_with_the_next_smallest():
    assert hidden_keys(times(12, 3, 8, 20)) == {"2", "3"}


def test_two_small_parts_protect_each_other():
    assert hidden_keys(times(12, 3, 4, 20)) == {"2", "3"}


def test_two_parts_of_one_would_be_guessed_so_a_third_is_hidden():
    assert hidden_keys(times(12, 1, 1, 20)) == {"1", "2", "3"}


def test_a_part_that_is_hidden_already_elsewhere_is_hidden_first():
    assert hidden_keys(times(12, 3, 8, 20), prefer=["4"]) == {"2", "4"}


def test_an_empty_part_is_hidden_when_there_is_nothing_else():
    assert len(hidden_keys(times(0, 3, 0))) == 2


def test_a_line_of_one_small_part_cannot_be_shown():
    assert hide(times(3)) is None


def test_a_house_may_want_more_people_behind_a_number():
    assert hidden_keys(times(12, 8, 15, 20), least=10) == {"1", "2"}


def test_zeros_that_follow_from_the_total_stay():
    parts = tuple(
        Part(str(n), people, {"help_contacts": people, "help_requests": 0}) for n, people in enumerate((9, 2, 3), 1)
    )
    hidden = hide(Line(parts, {"help_contacts": 14, "help_requests": 0}))
    assert hidden.holds("help_contacts", "2")
    assert not hidden.holds("help_requests", "2")


def test_new_and_returning_people_are_hidden_together():
    parts = (Part("new", 20, {"help_unique": 20}), Part("returning", 3, {"help_unique": 3}))
    assert set(hide(Line(parts, {"help_unique": 23}, adds=True)).fields["help_unique"]) == {"new", "returning"}


@given(
    st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12), st.integers(0, 6)), min_size=1, max_size=8), st.data()
)
@settings(max_examples=150, deadline=None)
def test_no_line_gives_a_hidden_figure_away(values, data):
    """People, more times of the same people, and requests; the year has at least as many people as its fullest part."""
    parts = tuple(
        Part(
            str(n), people, {"help_unique": people, "help_contacts": people + more if people else 0, "help_requests": r}
        )
        for n, (people, more, r) in enumerate(values, 1)
    )
    every = [part.figures["help_unique"] for part in parts]
    year = data.draw(st.integers(max(every), sum(every)))
    sums = {name: sum(part.figures[name] for part in parts) for name in ("help_contacts", "help_requests")}
    line = Line(parts, {"help_unique": year, **sums})
    shown = document(publish([], {"topic": [line]}), [])
    assert found_in(shown) == set()
    if shown["series"]:
        assert small(line) <= {name[3] for name in hidden_in(shown)}


@pytest.mark.parametrize("months", [12, 3])
def test_an_attacker_finds_nothing_in_any_house(months):
    for seed in HOUSES:
        came = [each for each in house(seed) if each.month <= months]
        table = grids(came, months)
        assert found_in(document(publish(table, lines(came)), table)) == set(), f"house {seed}"


def test_the_same_attacker_finds_what_only_the_small_parts_leave():
    found = 0
    for seed in HOUSES:
        came, table = house(seed), grids(house(seed))
        found += len(found_in(document(publish(table, lines(came), alone=True), table)))
    assert found > 50


def test_little_more_is_hidden_than_must_be():
    ratios = []
    for seed in HOUSES:
        table, others = grids(house(seed)), lines(house(seed))
        few = hidden_in(document(publish(table, others, alone=True), table))
        if few:
            ratios.append(len(hidden_in(document(publish(table, others), table))) / len(few))
    assert len(ratios) > 15
    assert median(ratios) <= 3


def test_a_year_of_one_month_shows_only_its_totals():
    came = [each for each in house(1) if each.month == 1]
    assert publish(grids(came, 1), {}) == ()
