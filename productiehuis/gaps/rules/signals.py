"""When a count is a gap. Every rule takes counts without a person, up to and including the day it looks from."""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)

# How many months back each rule looks, the running one not counted.
MONTHS = 3
YEAR = 12

ASKED_LEAST = 10
WAITING_LEAST = 5
REFUSED_LEAST = 5
WISHED_LEAST = 5
SEARCHED_LEAST = 10
STUCK_LEAST = 20

Month = tuple[int, int]


@dataclass(frozen=True)
class Signal(Generic[Key]):
    """Something is missing here, and this many times that was felt."""

    about: Key
    count: int


def months_before(day: date, count: int) -> list[Month]:
    """The whole months before this day, the latest first.

    >>> months_before(date(2018, 2, 10), 3)
    [(2018, 1), (2017, 12), (2017, 11)]
    """
    found, year, month = [], day.year, day.month
    for _ in range(count):
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
        found.append((year, month))
    return found


def asked_without_room(
    counts: Mapping[tuple[Key, Month], int], answered: Collection[Key], day: date
) -> list[Signal[Key]]:
    """G-1. A topic was asked at the desk in each of the last three whole months, ten times or more in all, and no
    room answers it on this day.

    >>> counts = {("computer", (2018, month)): 5 for month in (3, 4, 5)}
    >>> asked_without_room(counts, [], date(2018, 6, 1))
    [Signal(about='computer', count=15)]
    >>> asked_without_room(counts, ["computer"], date(2018, 6, 1))
    []
    """
    months = months_before(day, MONTHS)
    found = []
    for topic in dict.fromkeys(topic for topic, _month in counts):
        each = [counts.get((topic, month), 0) for month in months]
        if topic not in answered and all(each) and sum(each) >= ASKED_LEAST:
            found.append(Signal(topic, sum(each)))
    return _most_first(found)


def full_and_waiting(waiting: Mapping[Key, int]) -> list[Signal[Key]]:
    """G-2. For what was to be done in the last three months, five or more waited and got no place.

    >>> full_and_waiting({"fietsles": 6, "koken": 4})
    [Signal(about='fietsles', count=6)]
    """
    return _enough(waiting, WAITING_LEAST)


def not_received(failed: Mapping[Key, int]) -> list[Signal[Key]]:
    """G-3. Of the referrals about a topic in the last three months five or more were refused or got no answer.

    >>> not_received({"taal": 5, "geld": 1})
    [Signal(about='taal', count=5)]
    """
    return _enough(failed, REFUSED_LEAST)


def wished_for(wishes: Mapping[Key, int], answered: Collection[Key]) -> list[Signal[Key]]:
    """G-4. Five or more wishes in the last twelve months and this one for the same topic on the same storey, and no
    room on that storey answers the topic.

    >>> wished_for({("beleid", "boven"): 7}, [])
    [Signal(about=('beleid', 'boven'), count=7)]
    """
    return _enough({about: count for about, count in wishes.items() if about not in answered}, WISHED_LEAST)


def searched_in_vain(times: Mapping[Key, int]) -> list[Signal[Key]]:
    """G-5. A word was searched ten times or more in the last three months and this one, and nothing was found.

    >>> searched_in_vain({"zwemmen": 12, "": 40})
    [Signal(about='zwemmen', count=12)]
    """
    return _enough({word: count for word, count in times.items() if word}, SEARCHED_LEAST)


def unreachable(
    steps: Collection[Key],
    open_steps: Collection[Key],
    links: Iterable[tuple[Key, Key]],
    firsts: Iterable[tuple[Key, Key]],
) -> list[Signal[Key]]:
    """G-6. A step is on the line and nobody can come there: where it happens is not open, or something that has to
    come first cannot be reached. The count is how many steps lead there in vain.

    >>> unreachable(["a", "b", "c"], ["a", "c"], [("a", "b"), ("b", "c")], [("b", "c")])
    [Signal(about='b', count=1), Signal(about='c', count=1)]
    """
    shut = {step for step in steps if step not in open_steps}
    waits = list(firsts)
    while more := {after for before, after in waits if before in shut} - shut:
        shut |= more
    leading: dict[Key, int] = {}
    for _before, after in links:
        leading[after] = leading.get(after, 0) + 1
    return [Signal(step, leading.get(step, 0)) for step in steps if step in shut]


def stuck_below(
    were: Iterable[tuple[int, int, date, date]], roots: Mapping[int, int], levels: Collection[int]
) -> list[Signal[int]]:
    """G-7. In the last year twenty or more people came to a storey, on a higher one it is written down who comes, and
    not one of them came there on a later day.

    `were` says who (a number) was on which level, on which day first and on which last; `levels` are those where
    presence is written down. Merged numbers are one person.

    >>> stuck_below([(n, 0, date(2018, 1, 1), date(2018, 1, 1)) for n in range(20)], {}, [0, 2])
    [Signal(about=0, count=20)]
    """
    people: dict[int, dict[int, tuple[date, date]]] = {}
    for number, level, first, last in were:
        mine = people.setdefault(roots.get(number, number), {})
        known = mine.get(level)
        mine[level] = (min(known[0], first), max(known[1], last)) if known else (first, last)
    here: Counter[int] = Counter()
    went: set[int] = set()
    for mine in people.values():
        here.update(mine.keys())
        if len(mine) > 1:
            went.update(low for low in mine for high in mine if high > low and mine[high][1] > mine[low][0])
    below = sorted(levels)[:-1]
    return [Signal(level, here[level]) for level in below if here[level] >= STUCK_LEAST and level not in went]


def _enough(counts: Mapping[Key, int], least: int) -> list[Signal[Key]]:
    return _most_first([Signal(about, count) for about, count in counts.items() if count >= least])


def _most_first(found: list[Signal[Key]]) -> list[Signal[Key]]:
    return sorted(found, key=lambda signal: -signal.count)
