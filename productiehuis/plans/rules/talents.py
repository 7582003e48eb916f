"""Finding a talent by a word, and how a question about one may go. Plain values only."""

from collections.abc import Iterable
from enum import StrEnum

from productiehuis.people.rules import name_key


class AskState(StrEnum):
    ASKED = "asked"
    YES = "yes"
    NOT_NOW = "not_now"
    WITHDRAWN = "withdrawn"


# What is not in this table may not happen. Who changes their mind is asked again: a new question.
ASK_MOVES: dict[AskState, frozenset[AskState]] = {
    AskState.ASKED: frozenset({AskState.YES, AskState.NOT_NOW, AskState.WITHDRAWN}),
    AskState.YES: frozenset(),
    AskState.NOT_NOW: frozenset(),
    AskState.WITHDRAWN: frozenset(),
}


def may_move_ask(now: str, to: str) -> bool:
    return AskState(to) in ASK_MOVES[AskState(now)]


def is_found(typed: str, texts: Iterable[str]) -> bool:
    """Whether each typed word stands in one of the texts, however it is written; no word finds everything.

    >>> is_found("CAFÉ naai", ["Ik help naaien in het cafe"]), is_found("fiets", ["naaien"]), is_found(" ", ["x"])
    (True, False, True)
    """
    heap = name_key(*texts)
    return all(word in heap for word in name_key(typed).split())
