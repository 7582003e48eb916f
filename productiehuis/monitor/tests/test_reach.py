"""People of several houses, and possible doubles: the truth always lies between at least and at most."""

from hypothesis import given
from hypothesis import strategies as st

from productiehuis.kernel.people_set import PeopleSet
from productiehuis.monitor.rules import Doubles, Reason, Row, Total, Why, foundation_total, house_total, house_totals


def row(*numbers, told=None):
    if told:
        return Row(told={"help_unique": told})
    return Row({"help_unique": len(numbers)}, {"help_unique": PeopleSet.of(numbers)})


def house(marks, *numbers, pairs=(), told=None):
    rows = [row(*numbers), *([row(told=told)] if told else [])]
    return house_totals(rows, Doubles(tuple(pairs)), {number: frozenset({mark}) for number, mark in marks.items()})


def together(*houses):
    return foundation_total("help_unique", houses)


def test_an_open_double_makes_the_number_an_interval_and_says_so():
    total = house_total("help_unique", [row(1, 2, 3)], Doubles(((2, 3),)))
    assert total == Total(None, 2, 3)
    assert total.reason == Reason(Why.DOUBLES, 1)


def test_a_double_of_somebody_who_did_not_come_changes_nothing():
    assert house_total("help_unique", [row(1, 2)], Doubles(((2, 9),))) == Total.known(2)


def test_a_chain_through_somebody_who_did_not_come_may_still_be_one():
    total = house_total("help_unique", [row(1, 2)], Doubles(((1, 9), (2, 9))))
    assert (total.low, total.high, total.reason) == (1, 2, Reason(Why.DOUBLES, 2))


def test_pairs_go_by_the_numbers_people_count_as():
    assert Doubles.of([(2, 3), (5, 2), (4, 6)], {3: 2, 6: 5}).pairs == ((2, 5), (4, 5))


def test_contacts_do_not_mind_doubles():
    assert house_total("help_contacts", [Row({"help_contacts": 5})], Doubles(((1, 2),))) == Total.known(5)


def test_told_and_doubles_are_both_named():
    total = house_total("help_unique", [row(1, 2), row(told=4)], Doubles(((1, 2),)))
    assert total == Total(None, 4, 6)
    assert [each.why for each in total.reasons] == [Why.DOUBLES, Why.TOLD]


def test_everybody_marked_is_truly_known():
    assert together(house({1: "a", 2: "b"}, 1, 2), house({1: "b", 2: "c"}, 1, 2)) == Total.known(3)


def test_one_house_without_marks_is_enough_not_to_know():
    """Its people may have shown a pass in the other house only."""
    total = together(house({}, 1, 2), house({1: "b", 2: "c"}, 1, 2))
    assert total == Total(None, 2, 4)
    assert total.reason == Reason(Why.UNMARKED, 2)


def test_one_counting_house_is_known_without_any_mark():
    assert together(house({}, 1, 2, 3), house_totals([])) == Total.known(3)


def test_told_people_may_all_be_somebody_known_or_nobody():
    total = together(house({1: "a"}, 1, told=25), house({1: "a"}, 1))
    assert total == Total(None, 25, 26)


def test_merged_people_with_two_passes_are_one_over_houses():
    west = house_totals([row(1)], marks={1: frozenset({"a", "b"})})
    assert together(west, house({1: "a"}, 1), house({1: "b"}, 1)) == Total.known(1)


def test_a_double_in_one_house_may_make_two_marks_one():
    total = together(house({1: "a", 2: "b"}, 1, 2, pairs=[(1, 2)]), house({1: "a", 2: "b"}, 1, 2))
    assert (total.low, total.high, total.reason) == (1, 2, Reason(Why.DOUBLES, 1))


humans = st.integers(1, 7)
# Of each house: who came (as humans), each twice or once, and with or without a pass.
arrivals = st.lists(
    st.dictionaries(humans, st.tuples(st.integers(1, 2), st.booleans()), max_size=6), min_size=1, max_size=4
)


@given(arrivals)
def test_the_truth_lies_between_and_is_known_when_all_have_a_pass(listed):
    houses, truth = [], set()
    for came in listed:
        marks, pairs, number, numbers = {}, [], 0, []
        for human, (times, has_pass) in came.items():
            cards = range(number + 1, number + times + 1)
            number += times
            numbers += cards
            pairs += [(cards[0], cards[1])] if times == 2 else []
            marks |= {cards[0]: str(human)} if has_pass else {}
            truth.add(human)
        houses.append(house(marks, *numbers, pairs=pairs))
    total = together(*houses)
    assert total.low <= len(truth) <= total.high
    if all(times == 1 and has_pass for came in listed for times, has_pass in came.values()):
        assert total == Total.known(len(truth))


def _partitions(items):
    if not items:
        yield []
        return
    first, *rest = items
    for parts in _partitions(rest):
        yield [[first], *parts]
        for at, part in enumerate(parts):
            yield [*parts[:at], [first, *part], *parts[at + 1 :]]


def _may_be(part):
    """Whether these (house, number, mark) can be one human."""
    marks = {mark for _house, _number, mark in part if mark}
    return len(marks) <= 1 and len({house for house, *_ in part}) == len(part)


def _fits(parts, people):
    """Equal marks are one human."""
    of = {each: at for at, part in enumerate(parts) for each in part}
    marks = {}
    return all(marks.setdefault(each[2], of[each]) == of[each] for each in people if each[2])


small = st.lists(st.lists(st.sampled_from([None, "a", "b", "c"]), max_size=3), min_size=1, max_size=3).filter(
    lambda listed: sum(map(len, listed)) <= 7
)


@given(small)
def test_the_bounds_are_the_tightest_there_are(listed):
    """Against every way in which these persons can be humans."""
    shown = [[mark for at, mark in enumerate(marks) if not mark or mark not in marks[:at]] for marks in listed]
    people = [(at, number, mark) for at, marks in enumerate(shown) for number, mark in enumerate(marks, 1)]
    ways = [
        len(parts) for parts in _partitions(people) if all(_may_be(part) for part in parts) and _fits(parts, people)
    ]
    houses = [
        house({number: mark for number, mark in enumerate(marks, 1) if mark}, *range(1, len(marks) + 1))
        for marks in shown
    ]
    total = together(*houses)
    assert (total.low, total.high) == (min(ways), max(ways))
