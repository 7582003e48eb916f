"""Somebody who wants to know what is hidden: takes all that is public and solves for it.

Knows how the numbers are made (M-2 to M-9): times add up, different people only lie between the largest part and the
sum, and nobody comes as more people than times. A hidden figure is found when only one whole number is left for it.
Linear programming does the solving, so whatever follows from the public numbers together is seen, however many of
them it takes.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from scipy.optimize import linprog

Name = tuple[str, ...]  # by, whose, field, key
Series = Mapping[str, Any]
DISTINCT = frozenset({"help_unique", "activation_unique"})
AT_MOST = {"help_unique": "help_contacts", "activation_unique": "activation_contacts"}
SLACK = 1e-6


@dataclass
class System:
    """Hidden figures as unknowns with a lowest value, and what holds between them."""

    low: dict[Name, float] = field(default_factory=dict)
    # Sums of unknowns: ({name: factor}, right-hand side), meaning sum <= right or sum == right.
    most: list[tuple[dict[Name, float], float]] = field(default_factory=list)
    same: list[tuple[dict[Name, float], float]] = field(default_factory=list)


def _name(series: Series, key: object) -> Name:
    return (series["by"], series["initiative"] or "", series["field"], str(key))


def read(document: Mapping[str, Any]) -> System:
    """From the public parts of a house's year to unknowns and what is known of them."""
    system, known = System(), {}
    for series in document["series"]:
        for cell in series["cells"]:
            name = _name(series, cell["key"])
            if cell["hidden"]:
                system.low[name] = 0.0
            else:
                known[name] = cell["value"] or 0
    for series in document["series"]:
        _line(system, known, series)
    _columns(system, known, document["series"], bool(document["only_totals"]))
    for name in [*system.low, *known]:
        by, whose, what, key = name
        if what in AT_MOST:
            _at_most(system, known, {name: 1.0, (by, whose, AT_MOST[what], key): -1.0}, 0.0)
    return system


def _split(known: Mapping[Name, float], terms: Mapping[Name, float]) -> tuple[dict[Name, float], float] | None:
    """The unknowns of a sum, and what the known parts leave on the right; None when a part is nowhere published."""
    left, right = {}, 0.0
    for name, factor in terms.items():
        if name in known:
            right -= factor * known[name]
        else:
            left[name] = left.get(name, 0.0) + factor
    return left, right


def _at_most(system: System, known: Mapping[Name, float], terms: Mapping[Name, float], right: float) -> None:
    left, moved = _split(known, terms)
    if left and all(name in system.low for name in left):
        system.most.append((left, right + moved))


def _equal(system: System, known: Mapping[Name, float], terms: Mapping[Name, float], right: float) -> None:
    left, moved = _split(known, terms)
    if left and all(name in system.low for name in left):
        system.same.append((left, right + moved))


def _line(system: System, known: Mapping[Name, float], series: Series) -> None:
    """A line and its total."""
    if series["total"] is None:
        return
    names = [_name(series, cell["key"]) for cell in series["cells"]]
    if series["field"] not in DISTINCT or series["by"] == "new":
        _equal(system, known, dict.fromkeys(names, 1.0), series["total"])
        return
    _at_most(system, known, dict.fromkeys(names, -1.0), -series["total"])
    for name in names:
        _at_most(system, known, {name: 1.0}, series["total"])


def _columns(system: System, known: Mapping[Name, float], every: Iterable[Series], some_missing: bool) -> None:
    """The months of the initiatives and those of the house. Some missing: then the house may have more."""
    columns: dict[tuple[str, str], list[Name]] = defaultdict(list)
    for series in every:
        if series["by"] == "month" and series["initiative"]:
            for cell in series["cells"]:
                columns[series["field"], str(cell["key"])].append(_name(series, cell["key"]))
    for (what, key), names in columns.items():
        whole: Name = ("month", "", what, key)
        if whole not in known and whole not in system.low:
            continue
        if what not in DISTINCT:
            hold = _at_most if some_missing else _equal
            hold(system, known, {**dict.fromkeys(names, 1.0), whole: -1.0}, 0.0)
            continue
        if not some_missing:
            _at_most(system, known, {**dict.fromkeys(names, -1.0), whole: 1.0}, 0.0)
        for name in names:
            _at_most(system, known, {name: 1.0, whole: -1.0}, 0.0)


def _components(system: System) -> list[set[Name]]:
    """Unknowns that hang together."""
    parent = {name: name for name in system.low}

    def root(name: Name) -> Name:
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for terms, _right in [*system.most, *system.same]:
        first, *others = terms
        for name in others:
            parent[root(name)] = root(first)
    groups: dict[Name, set[Name]] = defaultdict(set)
    for name in system.low:
        groups[root(name)].add(name)
    return list(groups.values())


class Solver:
    """The linear programme of one group of unknowns."""

    def __init__(self, system: System, group: set[Name]) -> None:
        self.names = sorted(group)
        self.at = {name: number for number, name in enumerate(self.names)}
        self.bounds = [(system.low[name], None) for name in self.names]
        most = [pair for pair in system.most if next(iter(pair[0])) in group]
        same = [pair for pair in system.same if next(iter(pair[0])) in group]
        self.most, self.most_right = self._matrix(most)
        self.same, self.same_right = self._matrix(same)

    def _matrix(self, sums: list[tuple[dict[Name, float], float]]) -> tuple[Any, Any]:
        if not sums:
            return None, None
        matrix = np.zeros((len(sums), len(self.names)))
        for row, (terms, _right) in enumerate(sums):
            for name, factor in terms.items():
                matrix[row, self.at[name]] = factor
        return matrix, np.array([right for _terms, right in sums])

    def solve(self, objective: Any) -> Any:
        """The unknowns where the objective is lowest; None when it has no end."""
        answer = linprog(objective, self.most, self.most_right, self.same, self.same_right, self.bounds, method="highs")
        if answer.status == 2:
            raise AssertionError("What is public contradicts itself.")
        return answer.x if answer.status == 0 else None

    def found(self) -> set[Name]:
        """The unknowns with one whole number left."""
        lowest, highest = np.full(len(self.names), math.inf), np.full(len(self.names), -math.inf)

        def note(values: Any) -> bool:
            if values is not None:
                np.minimum(lowest, values, out=lowest)
                np.maximum(highest, values, out=highest)
            return values is not None

        note(self.solve(np.ones(len(self.names))))
        note(self.solve(-np.ones(len(self.names))))
        found = set()
        for number, name in enumerate(self.names):
            if highest[number] - lowest[number] >= 1 - SLACK:
                continue
            aim = np.zeros(len(self.names))
            aim[number] = 1.0
            note(self.solve(aim))
            if not note(self.solve(-aim)):
                continue
            if math.floor(highest[number] + SLACK) - math.ceil(lowest[number] - SLACK) < 1:
                found.add(name)
        return found


def found_in(document: Mapping[str, Any]) -> set[Name]:
    """Every hidden figure that the public numbers give away."""
    system = read(document)
    return {name for group in _components(system) for name in Solver(system, group).found()}


def hidden_in(document: Mapping[str, Any]) -> set[Name]:
    return set(read(document).low)
