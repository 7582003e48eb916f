"""Houses of every size for the attacker: who came where, when and for what, drawn from a seed.

Made to be hard: small initiatives, months in which two people came, people who come everywhere, topics asked once, and
initiatives of which the whole year is one visit.
"""

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from productiehuis.monitor.rules.hiding import Line, Part
from productiehuis.monitor.rules.publish import Grid, Series

LANGUAGES = ("nl", "ar", "tr", "en", "ti", "uk")
TOPICS = ("brieven", "schulden", "wonen", "zorg", "werk", "taal", "digitaal", "opvoeding")
KINDS = {"help": ("help_unique", "help_contacts"), "activation": ("activation_unique", "activation_contacts")}


@dataclass(frozen=True)
class Came:
    """One registration; without a person somebody unnamed came."""

    initiative: str
    kind: str
    month: int
    person: int | None
    storey: str
    district: str
    language: str
    topics: tuple[str, ...]


def house(seed: int) -> list[Came]:
    """A year of a house with two to nine initiatives."""
    draw = random.Random(seed)
    crowd = list(range(1, draw.choice((12, 40, 150, 500)) + 1))
    return [came for number in range(draw.randint(2, 9)) for came in _initiative(draw, f"initiatief-{number}", crowd)]


def _initiative(draw: random.Random, slug: str, crowd: list[int]) -> list[Came]:
    """Some are large, many are small; a few people come often, most once or twice."""
    kind = draw.choice(("help", "help", "activation"))
    own = draw.sample(crowd, max(1, min(len(crowd), int(draw.paretovariate(0.7)) + draw.randint(0, 25))))
    busy = [draw.random() ** 2 for _month in range(12)] if draw.random() < 0.4 else [1.0] * 12
    storeys = draw.sample(("souterrain", "begane-grond", "verdieping-1"), draw.choice((1, 1, 2)))
    district = draw.choice(("West", "Noord", "Zuid"))
    weights = [0.6, *(0.4 / 5 for _language in range(5))]
    came = []
    for person in own:
        for _time in range(min(40, int(draw.paretovariate(1.1)))):
            came.append(
                Came(
                    slug,
                    kind,
                    draw.choices(range(1, 13), busy)[0],
                    person if draw.random() > 0.15 else None,
                    draw.choice(storeys),
                    district,
                    draw.choices(LANGUAGES, weights)[0],
                    tuple(draw.choices(TOPICS, k=draw.choice((0, 1, 1, 2)))) if kind == "help" else (),
                )
            )
    return came


def _people(rows: Iterable[Came]) -> set[int]:
    return {row.person for row in rows if row.person is not None}


def _figures(kind: str, rows: list[Came], requests: bool) -> dict[str, int]:
    people, times = KINDS[kind]
    asked = {"help_requests": sum(len(row.topics) for row in rows)} if requests and kind == "help" else {}
    return {people: len(_people(rows)), times: len(rows), **asked}


def _line(kind: str, rows: list[Came], keys: Iterable[object], key: Callable[[Came], object], requests: bool) -> Line:
    parts = []
    for each in keys:
        here = [row for row in rows if key(row) == each]
        parts.append(
            Part(str(each), len(_people(here)) + sum(r.person is None for r in here), _figures(kind, here, requests))
        )
    return Line(tuple(parts), _figures(kind, rows, requests))


def grids(came: list[Came], months: int = 12) -> list[Grid]:
    """Per kind the months of each initiative and of the house."""
    found = []
    for kind in KINDS:
        rows = [row for row in came if row.kind == kind and row.month <= months]
        by_initiative: dict[str, list[Came]] = defaultdict(list)
        for row in rows:
            by_initiative[row.initiative].append(row)
        if rows:
            span, month = range(1, months + 1), lambda row: row.month
            lines = {slug: _line(kind, here, span, month, True) for slug, here in sorted(by_initiative.items())}
            found.append(Grid(lines, _line(kind, rows, span, month, True)))
    return found


def lines(came: list[Came]) -> dict[str, list[Line]]:
    """The other lines of the house."""
    found: dict[str, list[Line]] = defaultdict(list)
    for kind in KINDS:
        rows = [row for row in came if row.kind == kind]
        if not rows:
            continue
        for by in ("storey", "district", "language"):
            keys = sorted({getattr(row, by) for row in rows})
            found[by].append(_line(kind, rows, keys, lambda row, by=by: getattr(row, by), False))
        known = sorted(_people(rows))
        new = random.Random(len(known)).randint(0, len(known))
        name = KINDS[kind][0]
        split = (Part("new", new, {name: new}), Part("returning", len(known) - new, {name: len(known) - new}))
        found["new"].append(Line(split, {name: len(known)}, adds=True))
    if asked := [row for row in came if row.topics]:
        found["topic"].append(_topics(asked))
    return found


def _topics(asked: list[Came]) -> Line:
    parts = []
    for topic in TOPICS:
        here = [row for row in asked if topic in row.topics]
        people = len(_people(here)) + sum(row.person is None for row in here)
        parts.append(Part(topic, people, {"help_requests": sum(row.topics.count(topic) for row in here)}))
    return Line(tuple(parts), {"help_requests": sum(len(row.topics) for row in asked)})


def document(series: Sequence[Series], grids: Iterable[Grid]) -> dict[str, object]:
    """As the open data says it."""
    listed = {each.initiative for each in series if each.by == "month"}
    return {
        "only_totals": sorted({slug for grid in grids for slug in grid.rows} - listed),
        "series": [
            {
                "by": each.by,
                "initiative": each.initiative,
                "field": each.field,
                "total": each.total,
                "cells": [{"key": p.key, "value": p.value, "hidden": p.is_hidden} for p in each.parts],
            }
            for each in series
        ],
    }
