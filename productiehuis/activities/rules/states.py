"""What may happen now to a date and to a sign-up. The values are those that are stored."""

from datetime import date, datetime
from enum import StrEnum


class SessionState(StrEnum):
    PLANNED = "planned"
    CANCELLED = "cancelled"


class SignUpState(StrEnum):
    PLACED = "placed"
    WAITING = "waiting"
    WITHDRAWN = "withdrawn"


# What is not in these tables may not happen. A withdrawn sign-up stays withdrawn: again is a new one, at the end.
SESSION_MOVES: dict[SessionState, frozenset[SessionState]] = {
    SessionState.PLANNED: frozenset({SessionState.CANCELLED}),
    SessionState.CANCELLED: frozenset(),
}
SIGN_UP_MOVES: dict[SignUpState, frozenset[SignUpState]] = {
    SignUpState.PLACED: frozenset({SignUpState.WITHDRAWN}),
    SignUpState.WAITING: frozenset({SignUpState.PLACED, SignUpState.WITHDRAWN}),
    SignUpState.WITHDRAWN: frozenset(),
}


class Problem(StrEnum):
    """Why something cannot happen now; the words stand in `actions.problems`."""

    CANCELLED = "cancelled"
    OVER = "over"
    STOPPED = "stopped"
    NOT_TODAY_YET = "not_today_yet"
    HAS_PRESENCE = "has_presence"
    ALREADY = "already"
    NO_SIGN_UP = "no_sign_up"


def may_move_session(now: str, to: str) -> bool:
    return SessionState(to) in SESSION_MOVES[SessionState(now)]


def may_move_sign_up(now: str, to: str) -> bool:
    return SignUpState(to) in SIGN_UP_MOVES[SignUpState(now)]


def problems_of_sign_up(
    *, takes_sign_ups: bool, is_active: bool, status: str, ends_at: datetime | None, now: datetime
) -> list[Problem]:
    """Why nobody can sign up (any more). `ends_at` is the end of the last date it is for."""
    problems = []
    if not takes_sign_ups:
        problems.append(Problem.NO_SIGN_UP)
    if not is_active:
        problems.append(Problem.STOPPED)
    if status == SessionState.CANCELLED:
        problems.append(Problem.CANCELLED)
    if ends_at is None or ends_at <= now:
        problems.append(Problem.OVER)
    return problems


def problems_of_cancelling(*, status: str, ends_at: datetime, has_presence: bool, now: datetime) -> list[Problem]:
    """Why a date cannot be cancelled."""
    problems = []
    if not may_move_session(status, SessionState.CANCELLED):
        problems.append(Problem.ALREADY)
    if ends_at <= now:
        problems.append(Problem.OVER)
    if has_presence:
        problems.append(Problem.HAS_PRESENCE)
    return problems


def problems_of_attendance(*, status: str, day: date, today: date) -> list[Problem]:
    """Why nobody can be present: the date is cancelled, or its own day is still to come."""
    problems = []
    if status == SessionState.CANCELLED:
        problems.append(Problem.CANCELLED)
    if day > today:
        problems.append(Problem.NOT_TODAY_YET)
    return problems
