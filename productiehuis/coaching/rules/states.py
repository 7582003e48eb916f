"""Where a pair, a talk, walking along, standing in and a task that is handed over stand, and how each may move.

What is not in a table may not happen. The values are those that are stored.
"""

from collections.abc import Mapping
from enum import StrEnum


class PairState(StrEnum):
    ASKED = "asked"  # the resident chose; the coach has not answered
    GOING = "going"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"  # taken back by the resident before there was an answer
    ENDED = "ended"


class TalkState(StrEnum):
    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class WalkState(StrEnum):
    ASKED = "asked"
    YES = "yes"
    NO = "no"  # of the resident, also after a yes: it holds the place, so that nobody asks again for this talk
    WITHDRAWN = "withdrawn"  # by the coach, or with the talk


class StandInState(StrEnum):
    ASKED = "asked"
    YES = "yes"
    NO = "no"  # of the resident, also after a yes: nobody asks again for these days
    ENDED = "ended"  # before its last day, by one of the coaches; after its last day nobody has to say so


class TaskState(StrEnum):
    WITH_GIVER = "with_giver"
    TOGETHER = "together"
    HANDED = "handed"


class HandOverState(StrEnum):
    GOING = "going"
    DONE = "done"
    STOPPED = "stopped"


PAIR_MOVES: Mapping[PairState, frozenset[PairState]] = {
    PairState.ASKED: frozenset({PairState.GOING, PairState.DECLINED, PairState.WITHDRAWN}),
    PairState.GOING: frozenset({PairState.ENDED}),
    PairState.DECLINED: frozenset(),
    PairState.WITHDRAWN: frozenset(),
    PairState.ENDED: frozenset(),
}
TALK_MOVES: Mapping[TalkState, frozenset[TalkState]] = {
    TalkState.PLANNED: frozenset({TalkState.HELD, TalkState.CANCELLED}),
    TalkState.HELD: frozenset(),
    TalkState.CANCELLED: frozenset(),
}
WALK_MOVES: Mapping[WalkState, frozenset[WalkState]] = {
    WalkState.ASKED: frozenset({WalkState.YES, WalkState.NO, WalkState.WITHDRAWN}),
    WalkState.YES: frozenset({WalkState.NO, WalkState.WITHDRAWN}),
    WalkState.NO: frozenset({WalkState.YES}),  # only by the resident's own press
    WalkState.WITHDRAWN: frozenset(),
}
STAND_IN_MOVES: Mapping[StandInState, frozenset[StandInState]] = {
    StandInState.ASKED: frozenset({StandInState.YES, StandInState.NO, StandInState.ENDED}),
    StandInState.YES: frozenset({StandInState.NO, StandInState.ENDED}),
    StandInState.NO: frozenset({StandInState.YES}),  # only by the resident's own press
    StandInState.ENDED: frozenset(),
}
# Every task has a way back: who gave it away may take it again, in one step or in two.
TASK_MOVES: Mapping[TaskState, frozenset[TaskState]] = {
    TaskState.WITH_GIVER: frozenset({TaskState.TOGETHER, TaskState.HANDED}),
    TaskState.TOGETHER: frozenset({TaskState.HANDED, TaskState.WITH_GIVER}),
    TaskState.HANDED: frozenset({TaskState.TOGETHER, TaskState.WITH_GIVER}),
}
HAND_OVER_MOVES: Mapping[HandOverState, frozenset[HandOverState]] = {
    HandOverState.GOING: frozenset({HandOverState.DONE, HandOverState.STOPPED}),
    HandOverState.DONE: frozenset({HandOverState.GOING}),
    HandOverState.STOPPED: frozenset({HandOverState.GOING}),
}

_TABLES: tuple[Mapping[StrEnum, frozenset[StrEnum]], ...] = (
    PAIR_MOVES,
    TALK_MOVES,
    WALK_MOVES,
    STAND_IN_MOVES,
    TASK_MOVES,
    HAND_OVER_MOVES,
)  # type: ignore[assignment]


def may_move(now: StrEnum, to: StrEnum) -> bool:
    """Whether this step is in the table of its kind.

    >>> may_move(PairState.ASKED, PairState.GOING), may_move(PairState.ENDED, PairState.GOING)
    (True, False)
    """
    return any(type(now) is type(to) and now in table and to in table[now] for table in _TABLES)


# A pair or a yes that stands: it holds a place, and it can still be ended.
STANDING_PAIRS = (PairState.ASKED, PairState.GOING)
STANDING_WALKS = (WalkState.ASKED, WalkState.YES)
STANDING_STAND_INS = (StandInState.ASKED, StandInState.YES)

# What leaves no place for another question: one that stands, and a no.
CLOSING_WALKS = (*STANDING_WALKS, WalkState.NO)
CLOSING_STAND_INS = (*STANDING_STAND_INS, StandInState.NO)


def is_heard_no(now: StrEnum, *, pressed_by_resident: bool) -> bool:
    """Whether a yes comes too late: the resident said no, and somebody else writes down a yes.

    >>> is_heard_no(WalkState.NO, pressed_by_resident=False), is_heard_no(WalkState.NO, pressed_by_resident=True)
    (True, False)
    """
    return now in (WalkState.NO, StandInState.NO) and not pressed_by_resident
