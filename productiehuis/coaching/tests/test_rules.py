"""The decisions of coaching on plain values."""

from datetime import date, timedelta

import pytest

from productiehuis.coaching.rules.handing import handed_since, standing_by_year, still_standing
from productiehuis.coaching.rules.learning import NotSigned, Stage, problems_of_signing, stage_now
from productiehuis.coaching.rules.nameless import known_in, names_in, phones_in, shown_in, without
from productiehuis.coaching.rules.pairs import (
    Asked,
    Problem,
    may_stand_in,
    problems_of_choosing,
    problems_of_standing_in,
)
from productiehuis.coaching.rules.states import PAIR_MOVES, TASK_MOVES, PairState, TaskState, WalkState, may_move

DAY = date(2026, 3, 2)


def asked(**changed):
    values = {
        "resident": frozenset({1}),
        "coach": frozenset({2}),
        "coaches_of_coach": (),
        "is_coach_today": True,
        "is_open": True,
        "room": 1,
        "has_one": False,
    }
    return problems_of_choosing(Asked(**(values | changed)))


def test_a_resident_chooses_a_coach_with_room():
    assert asked() == []


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"coach": frozenset({1, 2})}, Problem.ONESELF),
        ({"coaches_of_coach": [1]}, Problem.THE_OTHER_WAY_ROUND),
        ({"is_coach_today": False, "is_open": False, "room": 0}, Problem.NO_COACH),
        ({"is_open": False, "room": 0}, Problem.NOT_OPEN),
        ({"room": 0}, Problem.FULL),
        ({"has_one": True}, Problem.HAS_ONE),
        ({"is_young": True}, Problem.YOUNG),
    ],
)
def test_one_reason_is_told_and_it_is_the_one_that_helps(changed, problem):
    assert asked(**changed) == [problem]


def test_who_coaches_you_is_not_coached_by_you_under_any_of_your_numbers():
    assert asked(resident=frozenset({1, 7}), coaches_of_coach=[7]) == [Problem.THE_OTHER_WAY_ROUND]


def test_every_state_of_a_pair_has_a_row_and_an_end_has_no_way_out():
    assert set(PAIR_MOVES) == set(PairState)
    assert not may_move(PairState.ENDED, PairState.GOING)
    assert not may_move(PairState.ASKED, WalkState.YES)


def test_every_task_has_a_way_back():
    assert set(TASK_MOVES) == set(TaskState)
    for state in (TaskState.TOGETHER, TaskState.HANDED):
        assert may_move(state, TaskState.WITH_GIVER)


def test_standing_in_takes_days_to_come_and_no_season():
    assert problems_of_standing_in(DAY, DAY, DAY) == []
    assert problems_of_standing_in(DAY, DAY - timedelta(1), DAY) == [Problem.ENDS_BEFORE_START]
    assert problems_of_standing_in(DAY - timedelta(9), DAY - timedelta(1), DAY) == [Problem.IS_PAST]
    assert problems_of_standing_in(DAY, DAY + timedelta(93), DAY) == [Problem.TOO_LONG]


def test_nobody_stands_in_for_themselves_or_for_their_own_coach():
    assert may_stand_in({2}, {1}, [3])
    assert not may_stand_in({1, 2}, {1}, [])
    assert not may_stand_in({2}, {1}, [1])


def sign(**changed):
    values = {"signed": [], "talks": 3, "signer": {5}, "aspirant": {3}, "own_coaches": {4}}
    return problems_of_signing(Stage.WALK_ALONG, **(values | changed))


@pytest.mark.parametrize(
    ("changed", "problems"),
    [
        ({}, []),
        ({"signer": {4}}, [NotSigned.OWN_COACH]),
        ({"signer": {3}}, [NotSigned.ONESELF]),
        ({"talks": 2}, [NotSigned.NOT_ENOUGH]),
        ({"signed": ["walk_along"]}, [NotSigned.NOT_THIS_STAGE]),
    ],
)
def test_another_coach_signs_after_enough_talks(changed, problems):
    assert sign(**changed) == problems


def test_stages_come_one_after_the_other():
    assert stage_now([]) == Stage.WALK_ALONG
    assert stage_now(["walk_along", "together"]) == Stage.ALONE
    assert stage_now(["alone", "walk_along", "together"]) is None


HANDED, BACK = TaskState.HANDED, TaskState.WITH_GIVER


@pytest.mark.parametrize(
    ("steps", "standing"),
    [
        ([(date(2026, 1, 1), HANDED)], 1),
        ([(date(2026, 1, 2), HANDED)], 0),  # eighty-nine days
        ([(date(2025, 6, 1), HANDED), (date(2026, 3, 1), BACK)], 0),
        ([(date(2025, 6, 1), HANDED), (date(2025, 9, 1), BACK), (date(2025, 10, 1), HANDED)], 1),
        ([(date(2025, 6, 1), TaskState.TOGETHER)], 0),
        ([], 0),
    ],
)
def test_a_task_counts_when_it_stands_for_ninety_days(steps, standing):
    assert still_standing([steps], date(2026, 4, 1)) == standing


def test_saying_handed_over_twice_starts_no_new_count():
    assert handed_since([(date(2025, 1, 1), HANDED), (date(2025, 2, 1), HANDED)], DAY) == date(2025, 1, 1)


def test_the_number_of_a_year_may_go_up_and_the_past_stays_as_it_was():
    tasks = [[(date(2025, 1, 1), HANDED)], [(date(2025, 11, 1), HANDED)], [(date(2025, 2, 1), HANDED), (DAY, BACK)]]
    assert standing_by_year(tasks, [2024, 2025, 2026], DAY) == {2024: 0, 2025: 2, 2026: 2}


NAMES = {"bo", "ayse", "wil", "jan"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("hoe help ik iemand die niet durft te bellen?", []),
        ("Hoe help ik iemand van de gemeente Amsterdam?", []),
        ("ik praat met bo over geld", ["bo"]),
        ("Bo durft niet.", ["Bo"]),
        ("Ik sprak Ayşe gisteren", ["Ayşe"]),
        ("Ik sprak Xanthippa gisteren", ["Xanthippa"]),  # shown whether or not she is known here
        ("ik wil dat zij zelf belt", []),
        ("Gisteren kwam Wil langs", ["Wil"]),
        ("bel 06-12345678 of 020 123 4567", ["06-12345678", "020 123 4567"]),
        ("in 2018 waren er 390 mensen", []),
    ],
)
def test_what_may_be_a_name_or_a_number_is_shown(text, shown):
    assert shown_in(text, NAMES) == shown


@pytest.mark.parametrize(
    "written",
    ["Rosa's dochter", "Rosa’s zoon", "rosas dochter", "R.o.s.a belt", "r o s a belt", "روزا", "وروزا", "ro\u200bsa"],
)
def test_a_name_does_not_slip_through_in_another_shape(written):
    assert shown_in(f"wat doe ik met {written}", ["Rosa"])
    assert known_in(f"wat doe ik met {written}", ["Rosa"])


def test_words_that_look_a_little_like_a_name_are_words():
    for text in ("i.p.v. bellen", "rozen kopen", "de ros van mijn oom", "كيف أساعد شخصا لا يتصل"):
        assert known_in(text, ["Rosa"]) == []


def test_a_name_is_taken_out_and_the_rest_stays():
    assert without("Rosa's zoon en روزا bellen niet. Bas wel.", ["Rosa"]) == "… zoon en … bellen niet. Bas wel."


def test_a_name_is_shown_once_as_it_was_written():
    assert names_in("Jan zei dat jan en JAN", lambda word: word in NAMES) == ["Jan"]
    assert known_in("Ayşe's plan", ["Ayşe"]) == ["Ayşe's"]
    assert phones_in("+31 6 12345678") == ["+31 6 12345678"]
