"""How others went on from a step: counted over enough people, or not there at all."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from datetime import date
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)

LEAST = 5


def went_on(
    were: Iterable[tuple[int, Key, date]], roots: Mapping[int, int], least: int = LEAST
) -> dict[Key, list[Key]]:
    """After each step the steps that at least so many people did next, most chosen first. No numbers come out.

    `were` says who (a person number) was at which step on which day; `roots` which numbers are one person. What
    somebody did next is the step they first came to on a later day. Two steps begun on the same day have no order,
    and what fewer people did leaves no trace.

    >>> were = [(n, step, date(2026, month, 1)) for n in range(5) for step, month in (("help", 1), ("cook", 2))]
    >>> went_on(were, {})
    {'help': ['cook']}
    """
    first: dict[int, dict[Key, date]] = defaultdict(dict)
    for number, step, day in were:
        mine = first[roots.get(number, number)]
        mine[step] = min(day, mine.get(step, day))
    counts: dict[Key, Counter[Key]] = defaultdict(Counter)
    for days in first.values():
        for step, day in days.items():
            later = [other for other in days.values() if other > day]
            if later:
                soonest = min(later)
                counts[step].update(then for then, when in days.items() if when == soonest)
    found = {}
    for step, count in counts.items():
        if often := [then for then, people in count.most_common() if people >= max(least, LEAST)]:
            found[step] = often
    return found
