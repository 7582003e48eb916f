"""What is told to somebody about themselves: the parts of "everything I am in", as plain values.

A row holds strings, numbers, booleans, dates, texts with translations, and `Coded` for what has a code and a word.
`privacy` writes the parts as JSON (codes) and as a sheet to read (words).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model
from django.utils.functional import Promise

Words = str | Promise


@dataclass(frozen=True)
class Coded:
    """A value of a list: the code for machines, the word for people."""

    code: str
    word: Words


@dataclass(frozen=True)
class Part:
    """One kind of thing that is kept of somebody. `columns` says in which order, and how each is called."""

    key: str
    title: Words
    models: tuple[type[Model], ...]
    columns: Mapping[str, Words]
    rows: Sequence[Mapping[str, Any]] = field(default_factory=tuple)
    # On paper, lines that are alike on one day are one line with how often; the document for machines has each.
    by_day: bool = False


def coded(choices: Any, value: str) -> Coded:
    """A value of a TextChoices."""
    return Coded(value, dict(choices.choices).get(value, value))
