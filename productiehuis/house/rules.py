"""Decisions about a house on plain values: which names an address may have, and how a house changes state."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

T = TypeVar("T")

# First words of addresses that are pages of the site itself, so no house can be called that.
RESERVED_SLUGS = frozenset(
    "account antwoord api balie beheer cijfers demo files galerij health huis ik inloggen manifest open-data over pas "
    "post robots service-worker static sw taal tweede-sleutel uitloggen welkom zoeken".split()
)

# From which state a house may go to which. A closed house first gets back in the waiting room.
HOUSE_MOVES: Mapping[str, frozenset[str]] = {
    "open": frozenset({"on_hold", "closed"}),
    "on_hold": frozenset({"open", "closed"}),
    "closed": frozenset({"on_hold"}),
}

# Where a thing that can be ordered goes to.
UP, DOWN = "up", "down"


def may_move(moves: Mapping[str, frozenset[str]], now: str, then: str) -> bool:
    """Whether this state may follow that one. Staying is always allowed.

    >>> may_move(HOUSE_MOVES, "closed", "open")
    False
    """
    return now == then or then in moves[now]


def neighbour(ordered: Sequence[T], one: T, direction: str) -> T | None:
    """The one to change places with in a row that is read from above, or None at its end."""
    place = ordered.index(one) + (-1 if direction == UP else 1)
    return ordered[place] if 0 <= place < len(ordered) else None


def level_for_new(levels: Sequence[int], attic: int | None) -> int:
    """The height of a new storey: above all others, and under the attic when there is one.

    >>> level_for_new([-1, 0, 1, 9], 9)
    2
    """
    below = [level for level in levels if level != attic]
    return max(below, default=-1) + 1
