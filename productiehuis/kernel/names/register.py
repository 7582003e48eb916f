"""What a whole register says of two names: a name that few have means more, and two forms that many have are two names.

Sahar and Sara are one letter apart, and both stand beside many last names: two names. Api stands there once: a slip
for Ali. Only who sees everybody can know; a desk compares without, in points.

At night each sign of two people has a weight, and the weights are added up. They are the logarithms of odds.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from math import exp, log, log1p

from productiehuis.kernel.names.likeness import turned, weigh
from productiehuis.kernel.names.signs import signs_of
from productiehuis.kernel.names.spelling import spelled
from productiehuis.kernel.names.traits import Names, Traits, names_of

# A logistic fit on the half for tuning of bench/names, cut to houses of ten people and of thousands: `python -m
# bench.alike.fit` makes them anew and says what they give on folds that were left out. A level that is not here says
# nothing more than START does.
START = 4.28
WEIGHTS = {
    "first exact": 0.85,
    "first sound": 0.66,
    "first near": 0.75,
    "first called": 1.89,
    "first part": 0.23,
    "first initial": 2.84,
    "first slips": 0.39,
    "first ending": -0.54,
    "first weak": -1.77,
    "first other": -4.65,
    "first, start": 0.70,
    "first, far": -2.98,
    "first, two names": -0.30,
    "first, words": -0.26,
    "first, bearers": -0.38,
    "first, writers": -0.26,
    "last exact": 1.55,
    "last sound": 1.16,
    "last near": 0.90,
    "last part": 1.58,
    "last initial": 0.04,
    "last start": 0.00,
    "last slips": 0.11,
    "last weak": -2.44,
    "last other": -3.00,
    "last, far": -2.57,
    "last, words": -0.56,
    "last, more words": 0.97,
    "last, bearers": -0.39,
    "exchanged": -0.84,
    "turned": 0.68,
    "vowel for vowel": 0.18,
    "sounds alike": 0.11,
    "key beside": -0.24,
    "vowel for consonant": -2.00,
    "another consonant": -1.09,
    "doubled": -0.37,
    "h more": -0.07,
    "vowel more": -0.13,
    "consonant more": -0.40,
    "at the start": -0.65,
    "at the end": -0.30,
    "whole, bearers": -0.97,
    "two names": -0.36,
    "two sounds": -0.64,
    "namesakes": -0.35,
    "born exact": 4.72,
    "born swapped": 2.27,
    "born part": 2.83,
    "born near": 1.76,
    "born initial": 0.09,
    "born ending": -2.51,
    "born other": -4.89,
    "phone exact": 2.22,
    "phone near": 1.24,
    "phone other": -1.35,
    "postcode exact": 1.58,
    "postcode near": 1.66,
    "postcode part": 0.65,
    "postcode other": -1.88,
}
# More bearers than this make a form no more of a name than it is.
_BEARERS = log(4)
# As many people as the fit has seen: in a smaller house counts say little more, in a larger one slips come back.
_SEEN = 5000
_CHANCE = 25
# A house of ten cannot know how many have a name: it is judged as if so many others stood there too.
_ADDED = 300
_HEARD = log(40)


class Register:
    """How many people bear each name: as it is written, articles and marks aside, and as it sounds."""

    def __init__(self, people: Iterable[tuple[str, str]]) -> None:
        """From first and last names, one of each for everybody."""
        self._people = 0
        self._bearers: Counter[str] = Counter()  # First or last: some exchange them.
        self._first: Counter[str] = Counter()
        self._last: Counter[str] = Counter()
        self._whole: Counter[tuple[str, str]] = Counter()
        for names in people:
            self._people += 1
            first, last = _written(names_of(*names))
            self._bearers.update((first, last))
            self._first[spelled(first)] += 1
            self._last[spelled(last)] += 1
            self._whole[first, last] += 1

    def likeness(self, one: Traits, other: Traits) -> float:
        """As `likeness`, by somebody who has seen everybody's names.

        >>> few = Register([("Sara", "Zandstra"), ("Sahar", "Zandstra")])
        >>> many = Register([*[(name, f"Zand{n}") for n in range(5) for name in ("Sara", "Sahar")]])
        >>> two = Traits("Sara", "Zandstra"), Traits("Sahar", "Zandstra")
        >>> few.likeness(*two) > many.likeness(*two)
        True
        """
        signs = self.signs(one, other)
        return 1 / (1 + exp(-_odds(signs))) if signs else weigh(one, other).likeness

    def signs(self, one: Traits, other: Traits) -> dict[str, float]:
        """What speaks for and against that two are one; nothing when of somebody one name is known only."""
        weighed = weigh(one, other)
        mine, yours = names_of(one.first_name, one.last_name), names_of(other.first_name, other.last_name)
        whole = max(self._whole[_written(names)] for names in (mine, yours))
        if weighed.swapped:
            yours = turned(other)
        if not all((mine.given, mine.family, yours.given, yours.family)):
            return {}
        return signs_of(weighed, mine, yours) | self._counted(_written(mine), _written(yours), whole)

    def _counted(self, one: tuple[str, str], other: tuple[str, str], whole: int) -> dict[str, float]:
        """How much both forms are names of their own, and how many strangers would share them."""
        first, last = zip(one, other, strict=True)
        given, family = ([self._bearers[name] for name in names] for names in (first, last))
        namesakes = _others(max(given)) * _others(max(family)) / max(self._people, _SEEN)
        return {
            "two names": (one[0] != other[0]) * self._own(given) + (one[1] != other[1]) * self._own(family),
            "two sounds": self._apart(self._first, first) + self._apart(self._last, last),
            "namesakes": log1p(_CHANCE * namesakes),
            "first, bearers": log1p(self._scale * max(self._first[spelled(name)] for name in first)),
            "first, writers": log1p(self._scale * max(given)),
            "last, bearers": log1p(self._scale * max(self._last[spelled(name)] for name in last)),
            "whole, bearers": log1p(whole),
        }

    def _apart(self, heard: Counter[str], names: tuple[str, str]) -> float:
        """How many have the rarer of two names that sound otherwise, if the house were as large as what was seen."""
        one, other = map(spelled, names)
        rarer = _others(min(heard[one], heard[other]))
        return min(log1p(rarer * (_SEEN + _ADDED) / (self._people + _ADDED)), _HEARD) if one != other else 0.0

    def _own(self, bearers: list[int]) -> float:
        return min(log1p(_others(min(bearers)) * self._scale), _BEARERS)

    @property
    def _scale(self) -> float:
        return min(1, _SEEN / max(self._people, 1))


def _odds(signs: Mapping[str, float]) -> float:
    return START + sum(WEIGHTS.get(sign, 0.0) * value for sign, value in signs.items())


def _written(names: Names) -> tuple[str, str]:
    return names.given[0] if names.given else "", "".join(names.family)


def _others(bearers: int) -> int:
    return max(bearers - 1, 0)
