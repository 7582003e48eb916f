"""Each rule on its border: one less is no gap. And each has its paper, with the same words as its page."""

import inspect
from datetime import date, timedelta
from pathlib import Path

import pytest

from productiehuis.gaps.definitions import RULES
from productiehuis.gaps.models import GapKind, GapState
from productiehuis.gaps.rules import signals
from productiehuis.gaps.rules.searched import known_words
from productiehuis.gaps.rules.signals import (
    asked_without_room,
    full_and_waiting,
    months_before,
    not_received,
    searched_in_vain,
    stuck_below,
    unreachable,
    wished_for,
)
from productiehuis.gaps.rules.states import MOVES, may_go
from productiehuis.gaps.words import RULES as CODES

PAPERS = Path(__file__).resolve().parents[3] / "docs" / "rules"
JUNE = date(2018, 6, 14)
JANUARY, FEBRUARY = date(2018, 1, 8), date(2018, 2, 8)
BEFORE = JANUARY - timedelta(days=9)


def months(*counts):
    return {("computer", (2018, month)): count for month, count in zip((3, 4, 5), counts, strict=True)}


def found(signals):
    return [(each.about, each.count) for each in signals]


@pytest.mark.parametrize(
    ("counts", "answered", "wanted"),
    [
        ((4, 3, 3), [], [("computer", 10)]),
        ((4, 0, 9), [], []),
        ((3, 3, 3), [], []),
        ((20, 20, 20), ["computer"], []),
    ],
)
def test_asked_again_and_again_without_a_room(counts, answered, wanted):
    assert found(asked_without_room(months(*counts), answered, JUNE)) == wanted


def test_the_running_month_does_not_count():
    counts = months(4, 3, 2) | {("computer", (2018, 6)): 50}
    assert found(asked_without_room(counts, [], JUNE)) == []


def test_months_go_back_over_the_year():
    assert months_before(date(2019, 1, 31), 3) == [(2018, 12), (2018, 11), (2018, 10)]


def test_five_who_wait_are_a_gap_and_four_are_not():
    assert found(full_and_waiting({"fietsles": 5, "koken": 4})) == [("fietsles", 5)]


def test_five_who_were_not_received_are_a_gap_and_four_are_not():
    assert found(not_received({"taal": 5, "geld": 4})) == [("taal", 5)]


def test_wishes_are_answered_by_a_room_on_the_same_storey_only():
    wishes = {("beleid", "boven"): 5, ("taal", "boven"): 4}
    assert found(wished_for(wishes, [("beleid", "beneden")])) == [(("beleid", "boven"), 5)]
    assert found(wished_for(wishes, [("beleid", "boven")])) == []


def test_a_word_searched_ten_times_is_a_gap_and_the_rest_never_is():
    assert found(searched_in_vain({"zwemmen": 10, "yoga": 9, "": 400})) == [("zwemmen", 10)]


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("Zwemmen", {"zwemmen"}),
        ("yoga, voor ouderen!", {"yoga", "ouderen"}),
        ("Fatima Bouazza", {""}),
        ("schulden van mijn buurman Ali op 12", {"schulden"}),
        ("111222333", {""}),
        ("", {""}),
    ],
)
def test_of_a_search_only_words_of_the_list_stay(asked, words):
    assert known_words(asked) == words


def test_a_step_waits_for_what_must_come_first_and_not_for_what_helps():
    steps, links = ["a", "b", "c", "d"], [("a", "b"), ("b", "c"), ("a", "d")]
    assert found(unreachable(steps, ["b", "c", "d"], links, [("a", "b"), ("b", "c")])) == [("a", 0), ("b", 1), ("c", 1)]
    assert found(unreachable(steps, ["a", "b", "c", "d"], links, [("a", "b")])) == []


def people(count, level=0, day=JANUARY):
    return [(number, level, day, day) for number in range(count)]


def test_twenty_who_go_nowhere_are_a_gap_where_higher_is_written_down():
    assert found(stuck_below(people(20), {}, [0, 2])) == [(0, 20)]
    assert found(stuck_below(people(19), {}, [0, 2])) == []
    assert found(stuck_below(people(20), {}, [0])) == []


def test_one_who_went_up_later_is_enough_and_earlier_is_not():
    assert found(stuck_below([*people(20), (3, 2, FEBRUARY, FEBRUARY)], {}, [0, 2])) == []
    assert found(stuck_below([*people(20), (3, 2, BEFORE, BEFORE)], {}, [0, 2])) == [(0, 20)]


def test_two_numbers_of_one_person_went_up_together():
    went_up = [*people(20), (99, 2, FEBRUARY, FEBRUARY)]
    assert found(stuck_below(went_up, {}, [0, 2])) == [(0, 20)]
    assert found(stuck_below(went_up, {99: 4}, [0, 2])) == []


def test_states_and_their_table_are_the_same():
    assert set(MOVES) == set(GapState.values)
    assert all(then in MOVES for each in MOVES.values() for then in each)
    assert not may_go("closed", "found")


def test_every_kind_has_a_rule_with_a_number():
    assert [rule.code for rule in RULES] == [f"G-{number}" for number in range(1, 8)] == list(CODES.values())
    assert len(GapKind) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_paper_says_what_the_page_and_the_function_say(rule):
    paper = (PAPERS / f"{rule.code}.md").read_text()
    assert paper.startswith(f"# {rule.code} {rule.name}\n\n> {rule.when}\n")
    assert f"`productiehuis.gaps.rules.signals.{rule.function}`" in paper
    assert f"| threshold | {rule.least or 'one'} " in paper
    assert inspect.getdoc(getattr(signals, rule.function)).startswith(f"{rule.code}.")
