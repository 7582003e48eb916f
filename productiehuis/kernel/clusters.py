"""Which numbers are one person, after merges. A merge is a pair; chains are followed."""

from collections.abc import Iterable, Mapping


def clusters(merges: Iterable[tuple[int, int]]) -> dict[int, int]:
    """From merges (kept, absorbed) to the number each merged person counts as.

    Numbers that were never merged are not in the result: they count as themselves.

    >>> clusters([(1, 2), (2, 3)]) == {2: 1, 3: 1}
    True
    """
    parent: dict[int, int] = {}

    def root(number: int) -> int:
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
