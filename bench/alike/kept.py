"""The labelled records and the febrl sets, as plain values for whoever is measured; the truth stays behind."""

from collections.abc import Iterable
from typing import Any

from bench.names.generate import Record

Pair = tuple[int, int]

FIELDS = ("key", "first_name", "last_name", "birth_year", "birth_date", "phone", "postcode", "pass_code")


def told(records: Iterable[Record]) -> list[dict[str, Any]]:
    """The records without who they are of."""
    return [
        {name: str(value) if name == "birth_date" and value else value for name, value in _fields(each)}
        for each in records
    ]


def _fields(record: Record) -> list[tuple[str, Any]]:
    return [(name, getattr(record, name)) for name in FIELDS]


def enough(scored: Iterable[Any], least: float) -> set[Pair]:
    """The pairs from so much on, the lower key first."""
    return {(min(one, other), max(one, other)) for one, other, score in scored if score >= least}


def f1(found: set[Pair], true: set[Pair]) -> float:
    """Nothing found, or nothing right, is 0."""
    right = len(found & true)
    return 2 * right / (len(found) + len(true)) if right else 0.0


def best(scored: Iterable[Any], true: set[Pair]) -> float:
    """The limit at which these scores do best: what a peer is allowed to learn from the half for tuning."""
    scored = list(scored)
    limits = sorted({round(score, 2) for _one, _other, score in scored})
    return max(limits, key=lambda least: f1(enough(scored, least), true), default=1.0)
