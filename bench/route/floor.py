"""The floor: a plain breadth-first search, one shortest way; and the check that an answer is no cheat."""

from collections import deque
from collections.abc import Sequence
from itertools import pairwise

from bench.route.lines import STEPS, Graph

Way = Sequence[int]


def search(on: list[list[int]], start: int, goal: int) -> list[int]:
    """One shortest way from start to goal, or nothing."""
    came = [-1] * len(on)
    came[start] = start
    queue = deque([start])
    while queue:
        step = queue.popleft()
        if step == goal:
            way = [step]
            while step != start:
                step = came[step]
                way.append(step)
            return way[::-1]
        for then in on[step]:
            if came[then] < 0:
                came[then] = step
                queue.append(then)
    return []


def visited(on: list[list[int]], start: int, goal: int) -> int:
    """How many steps the plain search looks at: little means that the question was easy."""
    seen, queue = {start}, deque([start])
    while queue:
        step = queue.popleft()
        if step == goal:
            break
        fresh = [then for then in on[step] if then not in seen]
        seen.update(fresh)
        queue.extend(fresh)
    return len(seen)


def too_easy(graph: Graph, pairs: list[tuple[int, int]]) -> str:
    """What is wrong with these questions, or nothing: the plain search must have to look at a third of the line."""
    on, _back = graph
    links = sum(len(each) for each in on)
    if len(on) != STEPS or links < 8000:
        return f"a line of {len(on)} steps and {links} links"
    seen = sum(visited(on, *pair) for pair in pairs) / len(pairs)
    return "" if seen > STEPS / 3 else f"the plain search looks at {seen:.0f} of {STEPS} steps"


def wrong(graph: Graph, pair: tuple[int, int], ways: Sequence[Way]) -> str:
    """What is wrong with an answer, or nothing."""
    on, _back = graph
    shortest = search(on, *pair)
    if bool(shortest) != bool(ways):
        return f"{len(ways)} ways where the plain search finds {'one' if shortest else 'none'}"
    if ways and len(ways[0]) != len(shortest):
        return f"the first way has {len(ways[0])} steps, the shortest {len(shortest)}"
    if len(ways) > 3 or len({tuple(way) for way in ways}) != len(ways):
        return "more than three ways, or twice the same"
    for way in ways:
        if (way[0], way[-1]) != pair or any(then not in on[step] for step, then in pairwise(way)):
            return "a way that does not exist"
    return ""
