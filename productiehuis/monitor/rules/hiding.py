"""What may not be shown, and what else must be hidden so that nobody can work it out (M-18).

A line is one published total and its parts: the months of an initiative, the topics of a house. A part with few people
behind it is hidden. Whoever knows the total and the other parts could then work it out, so more parts are hidden until
for each hidden figure there is another world: other whole numbers behind the hidden parts, with that figure different,
that fit all that is shown. A world that fits is a proof: no calculation can tell it from the real one.

Source: the threshold rule with secondary suppression of official statistics; worked examples in docs/rules/M-18.md.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

LEAST_PEOPLE = 5

# Different people, and the times that they came: nobody comes as more people than times.
TIMES_OF = {"help_unique": "help_contacts", "activation_unique": "activation_contacts"}
_PAIRS = TIMES_OF | {times: people for people, times in TIMES_OF.items()}

World = dict[tuple[str, str], int]


@dataclass(frozen=True)
class Part:
    """A part of a line: how many people are behind it at most, and its figures by field."""

    key: str
    people: int
    figures: Mapping[str, int]

    def is_small(self, least: int) -> bool:
        """Nobody is nobody: a zero may be shown."""
        return 0 < self.people < least


@dataclass(frozen=True)
class Line:
    """Parts of totals that are published as they are. `adds`: here people add up too, such as new and returning.

    `apart`: these are parts of no total, such as the ways through the house (M-20). Each is shown or not by itself, and
    also nobody is not shown: then a hidden part may be nobody.
    """

    parts: tuple[Part, ...]
    totals: Mapping[str, int]
    adds: bool = False
    apart: bool = False

    def is_between(self, name: str) -> bool:
        """Whether the total of this field only lies between its largest part and their sum."""
        return name in TIMES_OF and not self.adds


@dataclass(frozen=True)
class Hidden:
    """Which parts of a line are hidden, by field."""

    fields: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def holds(self, name: str, key: str) -> bool:
        return key in self.fields.get(name, ())


def small(line: Line, least: int = LEAST_PEOPLE) -> frozenset[str]:
    """The parts with too few people behind them to be shown."""
    return frozenset(part.key for part in line.parts if part.is_small(least))


def hide_only(line: Line, keys: frozenset[str]) -> Hidden:
    """These parts with all their figures. Of a field that is zero in all of them the zeros stay: their sum tells."""
    chosen = [part for part in line.parts if part.key in keys]
    return Hidden({name: keys for name in line.totals if any(part.figures.get(name) for part in chosen)})


def hide(line: Line, least: int = LEAST_PEOPLE, prefer: Iterable[str] = ()) -> Hidden | None:
    """What to hide of a line, so that no hidden figure follows from the others. `prefer`: parts to add first.

    None: nothing protects this line, so it shows only its totals.
    """
    if line.apart:
        few = frozenset(part.key for part in line.parts if part.people < least)
        return Hidden(dict.fromkeys(line.totals, few))
    keys = small(line, least)
    more = _candidates(line, keys, frozenset(prefer))
    while not _is_safe(line, hidden := hide_only(line, keys)):
        if not more:
            return None
        keys |= {more.pop(0)}
    return hidden


def _candidates(line: Line, keys: frozenset[str], prefer: frozenset[str]) -> list[str]:
    """What could be hidden as well: where somebody came before where nobody did, then the preferred, then the small."""
    others = [part for part in line.parts if part.key not in keys]
    ordered = sorted(others, key=lambda part: (part.people == 0, part.key not in prefer, part.people, part.key))
    return [part.key for part in ordered]


def _is_safe(line: Line, hidden: Hidden) -> bool:
    """For every hidden figure there is another world."""
    real: World = {(name, part.key): part.figures.get(name, 0) for name in line.totals for part in line.parts}
    return all(
        any(_fits(line, hidden, real | change) for change in _changes(line, hidden, real, name, key))
        for name, keys in hidden.fields.items()
        for key in keys
    )


def _changes(line: Line, hidden: Hidden, real: World, name: str, key: str) -> Iterator[World]:
    """Small other worlds in which this figure differs: one more here, or one moved between here and another part.

    People alone only ever become more: fewer of them could be missed in the months of the house.
    """
    pair = _PAIRS.get(name)
    both = [name, pair] if pair and hidden.holds(pair, key) else [name]
    if line.is_between(name):
        yield {(name, key): real[name, key] + 1}
    for other in hidden.fields[name] - {key}:
        for step in (1, -1):
            yield _moved(real, [name], key, other, step)
            yield _moved(real, both, key, other, step)
            if line.is_between(name) and step == 1:
                yield _moved(real, both[1:], key, other, 1) | {(name, key): real[name, key] + 1}


def _moved(real: World, names: Iterable[str], key: str, other: str, step: int) -> World:
    """So many of each of these more here and fewer there."""
    places = ((key, step), (other, -step))
    return {(name, place): real[name, place] + more for name in names for place, more in places}


def _fits(line: Line, hidden: Hidden, world: World) -> bool:
    """Whether these numbers could be behind what is shown."""
    return all(_field_fits(line, hidden, world, name) for name in hidden.fields) and all(
        world[people, part.key] <= world[times, part.key]
        for people, times in TIMES_OF.items()
        if people in line.totals and times in line.totals
        for part in line.parts
    )


def _field_fits(line: Line, hidden: Hidden, world: World, name: str) -> bool:
    lowest = _lowest(line, hidden, name)
    if any(world[name, key] < lowest for key in hidden.fields[name]):
        return False
    values = [world[name, part.key] for part in line.parts]
    if line.is_between(name):
        return max(values) <= line.totals[name] <= sum(values)
    return sum(values) == line.totals[name]


def _lowest(line: Line, hidden: Hidden, name: str) -> int:
    """Who sees no empty part hidden may guess that each hidden part has somebody: then one is the least."""
    hides_empty = any(part.key in hidden.fields[name] and not part.figures.get(name) for part in line.parts)
    return 0 if hides_empty else 1


def hidden_parts(line: Line, least: int = LEAST_PEOPLE) -> int:
    """How many parts of a line are hidden, all of them when only its totals can be shown."""
    hidden = hide(line, least)
    if hidden is None:
        return len(line.parts)
    return len(frozenset().union(*hidden.fields.values()))
