"""From pairs that look alike to people: who goes with whom, when all of them are seen together.

Somebody of whom little is known looks like two people who cannot be one: then the likelier of the two is meant. And
two who look little alike are one person when a third shows it: Jansen, Jansen-Bakker, Bakker. Who looks like one of
many and not like most of them is not one of them.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from productiehuis.kernel.names.likeness import ALIKE, cannot_be_one, likeness
from productiehuis.kernel.names.traits import Traits

Key = TypeVar("Key")
Pairs = dict[frozenset[Key], float]


def together(
    scored: Iterable[tuple[Key, Key, float]],
    traits: Mapping[Key, Traits],
    alike: Callable[[Traits, Traits], float] = likeness,
) -> "Pairs[Key]":
    """Every two that may be one person, with how alike they are; a pair through a third counts as its weakest link.

    `alike` is asked about two of one group that were not scored: they met on another night.

    >>> who = {1: Traits("Yakup", "Demir"), 2: Traits("Yakup", "Demir", 1970), 3: Traits("Yakup", "Demir", 2000)}
    >>> [sorted(pair) for pair in together([(1, 2, 0.9), (1, 3, 0.8)], who)]
    [[1, 2]]
    """
    scored = sorted(scored, key=lambda pair: -pair[2])
    scores = {frozenset((one, other)): score for one, other, score in scored}
    group: dict[Key, set[Key]] = {}
    weakest: Pairs[Key] = {}
    for one, other, score in scored:
        if score < ALIKE:
            break
        mine, yours = group.setdefault(one, {one}), group.setdefault(other, {other})
        if mine is yours:
            weakest[frozenset((one, other))] = score
            continue
        across = [frozenset((a, b)) for a in mine for b in yours]
        for pair in across:
            if pair not in scores:
                scores[pair] = alike(*(traits[key] for key in pair))
        apart = [pair for pair in across if scores[pair] < ALIKE]
        # A slip in a year is no other person when the rest says otherwise.
        if 2 * len(apart) > len(across) or any(cannot_be_one(*(traits[key] for key in pair)) for pair in apart):
            continue
        weakest |= dict.fromkeys(across, score)
        mine |= yours
        for key in yours:
            group[key] = mine
    return weakest
