"""What has to come first, on plain values: no step may wait for itself."""

from collections.abc import Hashable, Iterable
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


def waits_for_itself(firsts: Iterable[tuple[Key, Key]], before: Key, after: Key) -> bool:
    """Whether saying that `before` comes first would close a circle in which nobody can begin.

    >>> waits_for_itself([("a", "b"), ("b", "c")], "c", "a")
    True
    >>> waits_for_itself([("a", "b"), ("b", "c")], "a", "c")
    False
    """
    leads: dict[Key, list[Key]] = {}
    for first, then in firsts:
        leads.setdefault(first, []).append(then)
    seen, todo = {after}, [after]
    while todo:
        for then in leads.get(todo.pop(), ()):
            if then not in seen:
                seen.add(then)
                todo.append(then)
    return before in seen
