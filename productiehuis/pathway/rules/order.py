"""What has to come first, on plain values: no step waits for itself, no way goes through what comes after."""

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
    return before in _reached(firsts, after)


def contradicts(
    links: Iterable[tuple[Key, Key]], firsts: Iterable[tuple[Key, Key]], before: Key, after: Key, *, is_first: bool
) -> bool:
    """Whether this link closes a circle in which something also has to come first: a way to a goal through what the
    goal has to come before. `links` are all links, `firsts` those that have to come first; without the one that is
    said anew.

    >>> contradicts([("computer", "plan")], [], "plan", "computer", is_first=True)
    True
    >>> contradicts([("plan", "computer")], [("plan", "computer")], "computer", "plan", is_first=False)
    True
    >>> contradicts([("koken", "praten")], [], "praten", "koken", is_first=False)
    False
    """
    known = list(links)
    on = _reached(known, after)
    if before not in on:
        return False
    back = _reached([(then, first) for first, then in known], before)
    return is_first or any(first in on and then in back for first, then in firsts)


def _reached(links: Iterable[tuple[Key, Key]], start: Key) -> set[Key]:
    """Where one comes from here, along these links."""
    leads: dict[Key, list[Key]] = {}
    for first, then in links:
        leads.setdefault(first, []).append(then)
    seen, todo = {start}, [start]
    while todo:
        for then in leads.get(todo.pop(), ()):
            if then not in seen:
                seen.add(then)
                todo.append(then)
    return seen
