"""How others went on is told only when nobody can be recognised in it."""

from datetime import date

from productiehuis.pathway.rules.reasons import Reason, Why, reasons, still_first
from productiehuis.pathway.rules.ways import went_on

JANUARY, FEBRUARY, MARCH = (date(2026, month, 5) for month in (1, 2, 3))


def some(people, *steps):
    return [(number, step, day) for number in people for step, day in steps]


def test_five_people_make_a_way():
    assert went_on(some(range(5), ("help", JANUARY), ("cook", FEBRUARY)), {}) == {"help": ["cook"]}


def test_four_people_leave_no_trace():
    assert went_on(some(range(4), ("help", JANUARY), ("cook", FEBRUARY)), {}) == {}


def test_two_numbers_of_one_person_are_one():
    were = some(range(5), ("help", JANUARY), ("cook", FEBRUARY))
    assert went_on(were, {4: 3}) == {}


def test_a_merged_person_went_on_under_another_number():
    were = [*some(range(4), ("help", JANUARY), ("cook", FEBRUARY)), (8, "help", JANUARY), (9, "cook", FEBRUARY)]
    assert went_on(were, {}) == {}
    assert went_on(were, {9: 8}) == {"help": ["cook"]}


def test_only_the_next_step_counts():
    were = some(range(6), ("help", JANUARY), ("cook", FEBRUARY), ("lead", MARCH))
    assert went_on(were, {}) == {"help": ["cook"], "cook": ["lead"]}


def test_what_began_on_the_same_day_has_no_order():
    assert went_on(some(range(6), ("help", JANUARY), ("cook", JANUARY)), {}) == {}


def test_the_most_chosen_goes_first_and_numbers_stay_inside():
    were = some(range(5), ("help", JANUARY), ("cook", FEBRUARY)) + some(
        range(10, 17), ("help", JANUARY), ("sew", MARCH)
    )
    assert went_on(were, {}) == {"help": ["sew", "cook"]}


def test_coming_back_does_not_undo_a_way():
    were = some(range(5), ("help", JANUARY), ("cook", FEBRUARY), ("help", MARCH))
    assert went_on(were, {}) == {"help": ["cook"]}


def test_a_house_may_ask_for_more_people_and_never_for_fewer():
    were = some(range(6), ("help", JANUARY), ("cook", FEBRUARY))
    assert went_on(were, {}, least=10) == {}
    assert went_on(some(range(3), ("help", JANUARY), ("cook", FEBRUARY)), {}, least=1) == {}


def test_each_way_says_in_what_it_differs():
    found = reasons([(0, 1, 9), (0, 2, 9), (0, 1, 3, 9)])
    assert [(each.why, each.step) for each in found] == [
        (Why.SHORTEST, None),
        (Why.BEGINS_ELSE, 2),
        (Why.PASSES, 3),
    ]


def test_who_is_new_is_not_told_that_a_way_begins_with_a_step_it_does_not_begin_with():
    assert reasons([(0, 9), (0, 2, 9), (3, 9)], first=0)[1:] == [Reason(Why.PASSES, 2), Reason(Why.BEGINS_ELSE, 3)]


def test_what_has_to_come_first_and_is_not_on_the_way_is_said():
    assert still_first((0, 2), {0: [], 2: [1]}.__getitem__) == {2: [1]}
    assert still_first((0, 1, 2), {0: [], 1: [], 2: [1]}.__getitem__) == {}
