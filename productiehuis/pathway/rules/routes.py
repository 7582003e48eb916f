"""Ways through the line, from where somebody is to what they want. Plain numbers in, plain numbers out.

The first way has the fewest steps. A next one has at most `LONGER` steps more, and at every crossing takes a step that
no earlier way took when there is one, so that it differs as early as it can; one without any new step is not offered.
(`docs/adr/0015-routes-differ-early.md` tells why.)
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)
Lists = list[list[int]]
Route = tuple[int, ...]

MOST = 3
LONGER = 2
_SHARED = LONGER + 1  # A step that was used comes after every other that is in time.
_UNKNOWN = -1


@dataclass(frozen=True)
class Graph:
    """Steps as numbers from zero: where each leads on to, and what each can be reached from."""

    on: Lists
    back: Lists


def graph_of(keys: Sequence[Key], links: Iterable[tuple[Key, Key]]) -> tuple[Graph, dict[Key, int]]:
    """The links between these keys as a graph, with the number of each key."""
    number = {key: index for index, key in enumerate(keys)}
    on: Lists = [[] for _ in keys]
    back: Lists = [[] for _ in keys]
    for before, after in links:
        if before in number and after in number:
            on[number[before]].append(number[after])
            back[number[after]].append(number[before])
    return Graph(on, back), number


def routes(graph: Graph, starts: Iterable[int], goals: Iterable[int], most: int = MOST) -> list[Route]:
    """At most so many ways from one of the starts to one of the goals; a goal where you are already is no way.

    >>> routes(Graph([[1, 2], [3], [3], []], [[], [0], [0], [1, 2]]), [0], [3])
    [(0, 1, 3), (0, 2, 3)]
    """
    begin = set(starts)
    end = set(goals) - begin
    if not begin or not end:
        return []
    near = _distances(graph, begin, end)
    if near is None:
        return []
    # The ends are no choice when there is one of them: then every way has it.
    fixed = {key for ends in (begin, end) if len(ends) == 1 for key in ends}
    found: list[Route] = []
    used: set[int] = set()
    while len(found) < most:
        way = _walk(graph.on, begin, near, used)
        if way is None or (found and used.issuperset(set(way) - fixed)):
            break
        found.append(way)
        used.update(set(way) - fixed)
    return found


@dataclass(frozen=True)
class _Near:
    """How many steps it is to a goal from every step that lies on a way that is short enough."""

    rest: list[int]
    shortest: int


def _distances(graph: Graph, begin: set[int], end: set[int]) -> _Near | None:
    """Look from both ends, the smaller side first, until they meet and one step more; then only where it matters.

    A step on a way that is short enough is by then in sight of one of the two ends.
    """
    count = len(graph.on)
    ahead, rest = [_UNKNOWN] * count, [_UNKNOWN] * count
    for step in begin:
        ahead[step] = 0
    for step in end:
        rest[step] = 0
    front, rear = list(begin), list(end)
    far_ahead = far_back = shortest = 0
    while front or rear:
        if shortest and far_ahead + far_back > shortest:
            break
        if not shortest and not (front and rear):
            return None
        if front and (not rear or len(front) < len(rear)):
            far_ahead += 1
            front, met = _further(graph.on, front, ahead, far_ahead, rest)
        else:
            far_back += 1
            rear, met = _further(graph.back, rear, rest, far_back, ahead)
        if met and not shortest:
            shortest = far_ahead + far_back
    if not shortest:
        return None
    _fill(graph.back, rear, rest, far_back, ahead, shortest + LONGER)
    return _Near(rest, shortest)


def _fill(back: Lists, rear: list[int], rest: list[int], depth: int, ahead: list[int], most: int) -> None:
    """Go on towards the starts, only over steps from which the way is not too long."""
    while rear:
        depth += 1
        fresh = []
        for step in rear:
            for before in back[step]:
                if rest[before] < 0 and 0 <= ahead[before] <= most - depth:
                    rest[before] = depth
                    fresh.append(before)
        rear = fresh


def _further(lists: Lists, edge: list[int], seen: list[int], depth: int, other: list[int]) -> tuple[list[int], bool]:
    """One step further on this side; whether it met the other."""
    fresh, met = [], False
    for step in edge:
        for then in lists[step]:
            if seen[then] < 0:
                seen[then] = depth
                fresh.append(then)
                if other[then] >= 0:
                    met = True
    return fresh, met


def _walk(on: Lists, begin: set[int], near: _Near, used: set[int]) -> Route | None:
    """From a start to a goal; at every crossing an unused step if there is one, then the one that is nearest.

    Whatever is near enough leads to a goal, so a walk turns back only where it would pass a step twice.
    """
    rest, limit = near.rest, near.shortest
    walked: dict[int, None] = {}
    shut: dict[int, set[int]] = {}  # Where the walk turned back, by how far it was.
    steps: Iterable[int] = sorted(begin)
    while True:
        taken = len(walked)
        step = _choice(steps, limit - taken, rest, used, walked, shut.get(taken))
        if step is not None:
            walked[step] = None
            if rest[step] == 0:
                return tuple(walked)
            steps = on[step]
            continue
        if not walked:
            return None
        shut.pop(taken, None)
        last, _ = walked.popitem()
        shut.setdefault(taken - 1, set()).add(last)
        steps = on[next(reversed(walked))] if walked else sorted(begin)


def _choice(
    steps: Iterable[int], limit: int, rest: list[int], used: set[int], walked: dict[int, None], shut: set[int] | None
) -> int | None:
    """Where to go from here and still be in time."""
    best, least = None, 2 * _SHARED
    for step in steps:
        left = rest[step]
        if 0 <= left <= limit + LONGER and step not in walked and not (shut and step in shut):
            rank = left - limit + _SHARED if step in used else left - limit
            if rank < least:
                best, least = step, rank
    return best
