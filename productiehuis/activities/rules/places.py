"""Places and the waiting list: who is first stays first."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

Who = TypeVar("Who")


def spare(places: int | None, taken: int) -> int | None:
    """How many places are left; None when there is no limit. Never below zero.

    >>> spare(12, 13)
    0
    """
    return None if places is None else max(places - taken, 0)


def gets_place(*, places: int | None, taken: int, waiting: int) -> bool:
    """Whether who signs up now has a place at once. Nobody passes those who wait."""
    left = spare(places, taken)
    return left is None or (left > 0 and waiting == 0)


def who_moves_up(*, places: int | None, taken: int, waiting: Sequence[Who]) -> list[Who]:
    """Who of the waiting list, in order of signing up, gets a place now.

    >>> who_moves_up(places=3, taken=2, waiting=["Bo", "Kim"])
    ['Bo']
    """
    left = spare(places, taken)
    return list(waiting) if left is None else list(waiting[:left])


def number_in_line(waiting: Iterable[Who], who: Who) -> int | None:
    """The place in the queue, counted from one."""
    return next((number for number, each in enumerate(waiting, 1) if each == who), None)
