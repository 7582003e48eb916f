"""Finding a talent by a word, and how a question about one may go. Plain values only."""

import re
from collections.abc import Iterable
from enum import StrEnum

from productiehuis.people.rules.names import name_key

# Nine digits or more, however they are set apart.
_PHONE = re.compile(r"\+?\d(?:[\s().\-/]{0,2}\d){8,}")
_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]{2,}")


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


def has_contact(text: str) -> bool:
    """Whether a telephone number or an e-mail address stands in it: what everybody may find names no way to reach you.

    >>> has_contact("Koken. Bel 06-1234 5678"), has_contact("mail naar a@b.nl"), has_contact("Koken voor 120 mensen")
    (True, True, False)
    """
    return bool(_PHONE.search(text) or _MAIL.search(text))


def is_found(typed: str, texts: Iterable[str]) -> bool:
    """Whether each typed word stands in one of the texts, however it is written; no word finds everything.

    >>> is_found("CAFÉ naai", ["Ik help naaien in het cafe"]), is_found("fiets", ["naaien"]), is_found(" ", ["x"])
    (True, False, True)
    """
    heap = name_key(*texts)
    return all(word in heap for word in name_key(typed).split())
