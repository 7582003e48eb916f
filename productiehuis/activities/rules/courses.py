"""How far somebody is in a course, and whether the certificate is earned."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Lesson = TypeVar("Lesson")


@dataclass(frozen=True)
class Progress(Generic[Lesson]):
    """The lessons somebody has done, each once, out of all; `needed` of them earn the certificate."""

    done: tuple[Lesson, ...]
    total: int
    needed: int

    @property
    def is_earned(self) -> bool:
        return self.needed > 0 and len(self.done) >= self.needed

    @property
    def to_go(self) -> int:
        """Lessons still needed for the certificate."""
        return max(self.needed - len(self.done), 0)


def progress(
    *, lessons: Sequence[Lesson], attended: Iterable[Lesson], said: Iterable[Lesson], needed: int
) -> Progress[Lesson]:
    """A lesson counts once: by having been there, or because the teacher says it was done otherwise.

    No number needed means all lessons; more than there are is all of them.

    >>> progress(lessons=[1, 2, 3], attended=[1, 1, 2], said=[2], needed=2).is_earned
    True
    """
    have = {*attended, *said}
    done = tuple(lesson for lesson in lessons if lesson in have)
    return Progress(done, len(lessons), min(needed, len(lessons)) if needed else len(lessons))
