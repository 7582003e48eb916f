"""Where a referral stands and where it may go: one table, from which docs/referral-states.md is drawn.

Problems are Dutch sentences that say what to do; whoever shows them passes them through gettext.
"""

from collections.abc import Mapping
from enum import StrEnum

from productiehuis.kernel.bsn import find_bsn


class State(StrEnum):
    """Where a referral stands."""

    PROPOSED = "proposed"  # written down; the resident did not say yes yet
    SENT = "sent"  # the receiver reads it and is to answer
    ACCEPTED = "accepted"  # may come, at a time
    MISSED = "missed"  # did not come at that time
    ARRIVED = "arrived"  # was there
    HELPED = "helped"
    NOT_HELPED = "not_helped"
    REFUSED = "refused"  # no, with a reason
    PASSED_ON = "passed_on"  # not us but them; goes on as another referral
    WITHDRAWN = "withdrawn"  # the resident took the yes back
    STOPPED = "stopped"  # stopped by the desk, or the resident is erased


_ENDS = frozenset({State.WITHDRAWN, State.STOPPED})
_ASKED = frozenset({State.HELPED, State.NOT_HELPED})

# From each state the states it may go to. What is closed stays closed: who asks again starts a new referral. Only what
# the resident answered can be put right, when the finger slipped.
MOVES: Mapping[State, frozenset[State]] = {
    State.PROPOSED: frozenset({State.SENT, State.STOPPED}),
    State.SENT: frozenset({State.ACCEPTED, State.ARRIVED, State.REFUSED, State.PASSED_ON}) | _ENDS,
    State.ACCEPTED: frozenset({State.ACCEPTED, State.ARRIVED, State.MISSED, State.REFUSED, State.PASSED_ON})
    | _ASKED
    | _ENDS,
    State.MISSED: frozenset({State.ACCEPTED, State.ARRIVED, State.REFUSED}) | _ENDS,
    # Back again, when it was a slip of the finger.
    State.ARRIVED: frozenset({State.MISSED}) | _ASKED | _ENDS,
    State.HELPED: frozenset({State.NOT_HELPED}),
    State.NOT_HELPED: frozenset({State.HELPED}),
    State.REFUSED: frozenset(),
    State.PASSED_ON: frozenset(),
    State.WITHDRAWN: frozenset(),
    State.STOPPED: frozenset(),
}

# Who brings a referral into a state, for the drawing.
WHO: Mapping[State, str] = {
    State.SENT: "resident says yes",
    State.ACCEPTED: "receiver gives a time",
    State.MISSED: "receiver or desk",
    State.ARRIVED: "receiver or desk",
    State.HELPED: "resident is asked",
    State.NOT_HELPED: "resident is asked",
    State.REFUSED: "receiver says why not",
    State.PASSED_ON: "receiver names another",
    State.WITHDRAWN: "resident takes the yes back",
    State.STOPPED: "desk",
}

CLOSED = _ASKED | _ENDS | {State.REFUSED, State.PASSED_ON}
OPEN = frozenset(State) - CLOSED
# As long as it stands here the receiver may look; before the yes and after closing there is nothing to see.
SEEN_BY_RECEIVER = OPEN - {State.PROPOSED}
# Over without help: something else is chosen together, or the resident has enough of it.
NO_HELP = frozenset({State.REFUSED, State.NOT_HELPED})
# Whoever may be late: the receiver owes a word.
ANSWERS = frozenset({State.ACCEPTED, State.REFUSED, State.PASSED_ON})
WAITS_FOR_RECEIVER = frozenset({State.SENT, State.ACCEPTED})


def _(sentence: str) -> str:
    """Marks a sentence for translation and leaves it as it is."""
    return sentence


ANSWERED = _("Hier is al een antwoord op gegeven. Laad de pagina opnieuw.")
CLOSED_NOW = _("Deze doorverwijzing is klaar. Maak een nieuwe als dat nodig is.")
NO_YES = _("De bewoner zei nog geen ja. Vraag dat eerst.")
NOT_NOW = _("Dit kan nu niet. Laad de pagina opnieuw.")
HAS_BSN = _("Hier staat een burgerservicenummer (BSN). Dat bewaren wij nooit. Haal het nummer weg.")
TOO_LONG = _("Deze tekst is te lang. Maak hem korter.")
NO_TIME = _("Kies een dag en een tijd die nog komen.")
NO_REASON = _("Kies waarom het niet kan.")
SHUT = _("Hier kan nu niemand heen. Kies iets anders.")

LONGEST_WORDS = 600


def move_problems(state: str, to: str) -> list[str]:
    """Why a referral cannot go there now; empty when it can.

    >>> move_problems("sent", "accepted"), move_problems("missed", "passed_on") == [ANSWERED]
    ([], True)
    """
    now = State(state)
    if State(to) in MOVES[now]:
        return []
    if now in CLOSED:
        return [CLOSED_NOW]
    if now is State.PROPOSED:
        return [NO_YES]
    return [ANSWERED if State(to) in ANSWERS else NOT_NOW]


def text_problems(*texts: str) -> list[str]:
    """Why these free texts cannot be stored."""
    problems = [HAS_BSN] if any(find_bsn(text) for text in texts) else []
    return problems + ([TOO_LONG] if any(len(text) > LONGEST_WORDS for text in texts) else [])


def needs_new_yes(told: object, other: object) -> bool:
    """Whether the resident is asked again when it goes on to another: yes, unless the same people read it."""
    return told != other
