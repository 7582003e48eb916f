"""What is told to somebody about themselves: the parts of "everything I am in", as plain values.

A row holds strings, numbers, booleans, dates, texts with translations, and `Coded` for what has a code and a word.
`privacy` writes the parts as JSON (codes) and as a sheet to read (words).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from django.db.models import Model
from django.utils.functional import Promise

Words = str | Promise
# How a value is found in a row: its path ("room.name"), or something to do with the row.
How = str | Callable[[Any], Any]


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

    @classmethod
    def of(
        cls,
        key: str,
        title: Words,
        *models: type[Model],
        rows: Iterable[Any],
        tell: Mapping[str, Words | tuple[Words, How]],
        by_day: bool = False,
    ) -> "Part":
        """A part told of `rows`: per column how it is called and, where that is not its own name, how it is found."""
        columns = {name: how[0] if isinstance(how, tuple) else how for name, how in tell.items()}
        found = {name: _finder(how[1] if isinstance(how, tuple) else name) for name, how in tell.items()}
        told = [{name: find(row) for name, find in found.items()} for row in rows]
        return cls(key, title, models, columns, told, by_day)


def _finder(how: How) -> Callable[[Any], Any]:
    return attrgetter(how) if isinstance(how, str) else how


def word_of(choices: Any, path: str) -> Callable[[Any], Coded]:
    """For a column that holds a value of a TextChoices."""
    find = attrgetter(path)
    return lambda row: coded(choices, find(row))


def coded(choices: Any, value: str) -> Coded:
    """A value of a TextChoices."""
    return Coded(value, dict(choices.choices).get(value, value))
