"""Which numbers are one person, after merges. A merge is a pair; chains are followed, in any order of saying."""

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

One = TypeVar("One", bound=Hashable)


def clusters(merges: Iterable[tuple[One, One]]) -> dict[One, One]:
    """From merges (kept, absorbed) to the number, or the key, that each merged person counts as.

    Numbers that were never merged are not in the result: they count as themselves.

    >>> clusters([(1, 2), (2, 3)]) == {2: 1, 3: 1}
    True
    """
    parent: dict[One, One] = {}

    def root(number: One) -> One:
        while number in parent:
            number = parent[number]
        return number

    for kept, absorbed in merges:
        top, other = root(kept), root(absorbed)
        if top != other:
            parent[other] = top
    return {number: root(number) for number in parent}


def distinct(numbers: Iterable[int], roots: Mapping[int, int]) -> set[int]:
    """The numbers as persons: each replaced by the one it counts as."""
    return {roots.get(number, number) for number in numbers}


def every_number(numbers: Iterable[int], roots: Mapping[int, int]) -> set[int]:
    """All the numbers of the persons whose numbers these are.

    >>> every_number([2], {2: 1, 3: 1}) == {1, 2, 3}
    True
    """
    tops = distinct(numbers, roots)
    return tops | {number for number, root in roots.items() if root in tops}


def still_open(
    open_pairs: Iterable[tuple[int, int]], decided: Iterable[tuple[int, int]], roots: Mapping[int, int]
) -> list[tuple[int, int]]:
    """The pairs that still need a decision, each two persons once.

    Not those that are one person already, nor those of whom the same two persons were said to be not the same.

    >>> still_open([(1, 3), (2, 3), (4, 5), (6, 7)], [(5, 8)], {2: 1, 8: 4, 7: 6})
    [(1, 3)]
    """

    def persons(pair: tuple[int, int]) -> tuple[int, int]:
        one, other = (roots.get(number, number) for number in pair)
        return (one, other) if one < other else (other, one)

    seen = {persons(pair) for pair in decided}
    left = []
    for pair in open_pairs:
        two = persons(pair)
        if two[0] != two[1] and two not in seen:
            seen.add(two)
            left.append(pair)
    return left
