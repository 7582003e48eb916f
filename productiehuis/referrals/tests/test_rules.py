"""The table of states and the days, on plain values; and the drawing that is made of it."""

from datetime import datetime, timedelta

import pytest

from productiehuis.referrals import diagram
from productiehuis.referrals.models import ReferralState
from productiehuis.referrals.rules.states import (
    ANSWERED,
    CLOSED,
    CLOSED_NOW,
    HAS_BSN,
    MOVES,
    NO_YES,
    SEEN_BY_RECEIVER,
    TOO_LONG,
    WHO,
    State,
    move_problems,
    text_problems,
)
from productiehuis.referrals.rules.waiting import DAYS_ALLOWED, REMIND_AFTER, can_be_sent_to, is_late, reminders_by

SINCE = datetime(2026, 3, 1, 12)


def test_the_choices_of_the_model_are_the_states_of_the_table():
    assert [state.value for state in ReferralState] == [state.value for state in State]
    assert set(MOVES) == set(State)


def test_every_state_can_be_reached_and_every_open_one_can_end():
    reached, ask = {State.PROPOSED}, [State.PROPOSED]
    while ask:
        new = MOVES[ask.pop()] - reached
        reached |= new
        ask += new
    assert reached == set(State)
    assert all(MOVES[state] & CLOSED for state in State if state not in CLOSED)


def test_the_drawing_says_who_brings_it_into_each_state():
    assert set(WHO) == set().union(*MOVES.values())


def test_the_page_with_the_drawing_is_made_of_the_table():
    assert diagram.PATH.read_text() == diagram.page(), "python -m productiehuis.referrals.diagram"


def test_without_a_yes_nobody_answers():
    assert move_problems("proposed", "accepted") == [NO_YES]
    assert State.PROPOSED not in SEEN_BY_RECEIVER
    assert not SEEN_BY_RECEIVER & CLOSED


@pytest.mark.parametrize("state", sorted(CLOSED))
def test_what_is_closed_stays_closed_and_only_an_answer_is_put_right(state):
    right = {State.HELPED: State.NOT_HELPED, State.NOT_HELPED: State.HELPED}.get(state)
    assert all(move_problems(state, to) == ([] if to is right else [CLOSED_NOW]) for to in State)


def test_after_an_answer_another_answer_hears_so():
    assert move_problems("arrived", "accepted") == [ANSWERED]


def test_a_text_with_a_bsn_or_without_end_is_refused():
    assert text_problems("nummer 111222333") == [HAS_BSN]
    assert text_problems("kort", "a" * 601) == [TOO_LONG]


def test_the_days_are_counted_whole():
    assert not is_late(SINCE, SINCE + timedelta(days=DAYS_ALLOWED, hours=23))
    assert is_late(SINCE, SINCE + timedelta(days=DAYS_ALLOWED + 1))
    assert not is_late(None, SINCE)
    assert not is_late(SINCE + timedelta(days=30), SINCE)


def test_a_night_that_was_missed_makes_one_reminder():
    assert reminders_by(SINCE, SINCE + timedelta(days=REMIND_AFTER[-1] + 50)) == len(REMIND_AFTER)


@pytest.mark.parametrize(
    ("room", "initiative", "joins", "open_"),
    [
        ("open", "open", True, True),
        ("closed", "open", True, False),
        ("open", "on_hold", True, False),
        ("on_hold", "", True, False),
        ("", "", True, True),
        ("", "", False, False),
        ("planned", "open", True, False),
    ],
)
def test_what_is_shut_takes_nobody(room, initiative, joins, open_):
    assert can_be_sent_to(room=room, initiative=initiative, partner_joins=joins) is open_
