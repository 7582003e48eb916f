"""What a rule of a number says."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

Words = str | Promise


@dataclass(frozen=True)
class Example:
    """A story, what the function is given, and its answer. A set of people counts as its size."""

    story: Words
    given: tuple[Any, ...]
    answer: int | None
    words: Words = ""  # the answer in words, where it is not a plain number


@dataclass(frozen=True)
class Definition:
    """One number: `formula` in one sentence, `points` what to know, `function` how it is made."""

    code: str
    name: Words
    unit: Words
    formula: Words
    points: tuple[Words, ...]
    function: Callable[..., Any]
    examples: tuple[Example, ...]
    field: str = ""
    short: Words = ""  # the name as it stands above a column

    @property
    def function_name(self) -> str:
        return f"{self.function.__module__}.{self.function.__qualname__}"
