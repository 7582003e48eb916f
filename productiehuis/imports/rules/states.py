"""Where an import stands, and where it may go from there."""

from collections.abc import Mapping
from enum import StrEnum


class State(StrEnum):
    READING = "reading"
    COLUMNS = "columns"
    CHECKING = "checking"
    PEOPLE = "people"
    READY = "ready"
    STORING = "storing"
    DONE = "done"
    UNDOING = "undoing"
    UNDONE = "undone"
    REFUSED = "refused"
    DROPPED = "dropped"


# What is not in this table may not happen. A worker works in READING, CHECKING, STORING and UNDOING.
MOVES: Mapping[State, frozenset[State]] = {
    State.READING: frozenset({State.COLUMNS, State.CHECKING, State.REFUSED, State.DROPPED}),
    State.COLUMNS: frozenset({State.READING, State.CHECKING, State.DROPPED}),
    State.CHECKING: frozenset({State.PEOPLE, State.READY, State.COLUMNS, State.REFUSED, State.DROPPED}),
    State.PEOPLE: frozenset({State.READING, State.READY, State.COLUMNS, State.CHECKING, State.DROPPED}),
    State.READY: frozenset({State.READING, State.STORING, State.PEOPLE, State.COLUMNS, State.CHECKING, State.DROPPED}),
    State.STORING: frozenset({State.DONE}),
    State.DONE: frozenset({State.UNDOING, State.UNDONE}),
    State.UNDOING: frozenset({State.UNDONE}),
    State.UNDONE: frozenset(),
    State.REFUSED: frozenset({State.DROPPED}),
    State.DROPPED: frozenset(),
}
WORKING = frozenset({State.READING, State.CHECKING, State.STORING, State.UNDOING})
# Nothing of these is in the house, and the same file may come again.
OVER = frozenset({State.UNDONE, State.REFUSED, State.DROPPED})
# Names and words of the list are still on the table.
ON_THE_TABLE = frozenset({State.READING, State.COLUMNS, State.CHECKING, State.PEOPLE, State.READY, State.STORING})


def may_move(now: str, to: str) -> bool:
    """
    >>> may_move("ready", "storing"), may_move("done", "storing")
    (True, False)
    """
    return State(to) in MOVES[State(now)]
