"""What a whole register says of two names: a name that few have means more, and two forms that many have are two names.

Sahar and Sara are one letter apart, and both stand beside many last names: two names. Api stands there once: a slip
for Ali. Only who sees everybody can know; a desk compares without.
"""

from collections import Counter
from collections.abc import Iterable
from math import exp, log, log1p

from productiehuis.kernel.names.likeness import weigh
from productiehuis.kernel.names.traits import Names, Traits, names_of

# Logarithms of odds, added to what the points say. A logistic fit on the half for tuning of bench/names, with those
# points as they are: `python -m bench.alike.fit` makes them anew and says what they give on folds that were left out.
_START = 0.5
_TWO_NAMES = -1.2  # For each other bearer of the rarer form, as a logarithm.
_NAMESAKES = -1.7  # For each stranger who would have both names by chance.
# More bearers than this make a form no more of a name than it is.
_BEARERS = log(4)
# As many people as the fit has seen: in a smaller house counts say little more, in a larger one slips come back.
_SEEN = 5000
_CHANCE = 25


class Register:
    """How many people bear each name as it is written, articles and marks aside."""

    def __init__(self, people: Iterable[tuple[str, str]]) -> None:
        """From first and last names, one of each for everybody."""
        self._people = 0
        self._bearers: Counter[str] = Counter()  # First or last: some exchange them.
        for names in people:
            self._people += 1
            self._bearers.update(_written(names_of(*names)))

    def likeness(self, one: Traits, other: Traits) -> float:
        """As `likeness`, by somebody who has seen everybody's names.

        >>> few = Register([("Sara", "Zandstra"), ("Sahar", "Zandstra")])
        >>> many = Register([*[(name, f"Zand{n}") for n in range(5) for name in ("Sara", "Sahar")]])
        >>> two = Traits("Sara", "Zandstra"), Traits("Sahar", "Zandstra")
        >>> few.likeness(*two) > many.likeness(*two)
        True
        """
        weighed = weigh(one, other)
        mine, yours = names_of(one.first_name, one.last_name), names_of(other.first_name, other.last_name)
        odds = log(weighed.likeness / (1 - weighed.likeness)) + _weight(self.signs(mine, yours, weighed.swapped))
        return 1 / (1 + exp(-odds))

    def signs(self, one: Names, other: Names, swapped: bool) -> tuple[float, float]:
        """How much both forms are names of their own, and how many strangers would share them."""
        (my_given, my_family), (your_given, your_family) = _written(one), _written(other)
        if swapped:
            my_given, my_family = my_family, my_given
        given = [self._bearers[name] for name in (my_given, your_given)]
        family = [self._bearers[name] for name in (my_family, your_family)]
        own = (my_given != your_given) * self._is_own(given) + (my_family != your_family) * self._is_own(family)
        namesakes = _others(max(given)) * _others(max(family)) / max(self._people, _SEEN)
        return own, log1p(_CHANCE * namesakes)

    def _is_own(self, bearers: list[int]) -> float:
        return min(log1p(_others(min(bearers)) * min(1, _SEEN / max(self._people, 1))), _BEARERS)


def _weight(signs: tuple[float, float]) -> float:
    own, namesakes = signs
    return _START + _TWO_NAMES * own + _NAMESAKES * namesakes


def _written(names: Names) -> tuple[str, str]:
    return names.given[0] if names.given else "", "".join(names.family)


def _others(bearers: int) -> int:
    return max(bearers - 1, 0)
