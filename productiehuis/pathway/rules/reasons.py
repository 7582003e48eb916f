"""Why a way is shown, as codes and places; the page says it in words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Why(StrEnum):
    SHORTEST = "shortest"
    BEGINS_ELSE = "begins_else"
    PASSES = "passes"


@dataclass(frozen=True)
class Reason:
    """`step` is the first step of this way that no earlier way had."""

    why: Why
    step: int | None = None


def reasons(ways: Sequence[Sequence[int]], first: int = 1) -> list[Reason]:
    """One reason per way: the first is the shortest, a next one begins with another step or passes another.

    `first` is the place of the first step to take: 1 after the one where somebody is, 0 for who is new.

    >>> [each.why.value for each in reasons([(0, 1, 9), (0, 2, 9), (0, 1, 3, 9)])]
    ['shortest', 'begins_else', 'passes']
    >>> [each.why.value for each in reasons([(0, 9), (0, 2, 9)], first=0)]
    ['shortest', 'passes']
    """
    found: list[Reason] = []
    seen: set[int] = set()
    for number, way in enumerate(ways):
        new = next((place for place, step in enumerate(way) if step not in seen), None)
        if not number:
            found.append(Reason(Why.SHORTEST))
        elif new is None:
            found.append(Reason(Why.PASSES))
        else:
            found.append(Reason(Why.BEGINS_ELSE if new <= first else Why.PASSES, way[new]))
        seen.update(way)
    return found


def still_first(way: Sequence[int], firsts: Callable[[int], Sequence[int]]) -> dict[int, list[int]]:
    """For each step of a way what has to come before it and is not on the way before it.

    >>> still_first([0, 2], {0: [], 2: [0, 1]}.__getitem__)
    {2: [1]}
    """
    found: dict[int, list[int]] = {}
    for place, step in enumerate(way[1:], 1):
        if missing := [first for first in firsts(step) if first not in way[:place]]:
            found[step] = missing
    return found
