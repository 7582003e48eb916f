"""Routes in a line of 2,000 steps and 8,000 links, beside one plain breadth-first search over the same lists.

The graph is in memory on both sides. Before anything is measured every answer is held against the plain search, and
the questions themselves: an answer of nothing and a line of little islands must be refused.
"""

import statistics
import sys
import time
from collections.abc import Callable, Sequence
from random import Random

from bench.route import floor, lines
from productiehuis.pathway.rules.routes import Graph, routes

PAIRS, ROUNDS = 400, 9
Search = Callable[[lines.Graph, int, int], Sequence[floor.Way]]


def plain(graph: lines.Graph, start: int, goal: int) -> Sequence[floor.Way]:
    way = floor.search(graph[0], start, goal)
    return [way] if way else []


def search(graph: lines.Graph, start: int, goal: int) -> Sequence[floor.Way]:
    return routes(Graph(*graph), [start], [goal])


def nothing(_graph: lines.Graph, _start: int, _goal: int) -> Sequence[floor.Way]:
    """A cheat: quick, and no use."""
    return []


def questions(random: Random) -> list[tuple[int, int]]:
    return [(one, other) for one, other in (random.sample(range(lines.STEPS), 2) for _ in range(PAIRS))]


def far(random: Random) -> list[tuple[int, int]]:
    """From low in the house to high."""
    third = lines.STEPS // 3
    return [(random.randrange(third), lines.STEPS - 1 - random.randrange(third)) for _ in range(PAIRS)]


def refused(graph: lines.Graph, pairs: list[tuple[int, int]], search: Search) -> str:
    """Why these questions and answers measure nothing."""
    if easy := floor.too_easy(graph, pairs):
        return easy
    problems = (floor.wrong(graph, pair, search(graph, *pair)) for pair in pairs)
    return next(filter(None, problems), "")


def taken(graph: lines.Graph, pairs: list[tuple[int, int]], search: Search) -> float:
    begin = time.process_time()
    for pair in pairs:
        search(graph, *pair)
    return time.process_time() - begin


def compare(name: str, graph: lines.Graph, pairs: list[tuple[int, int]], ours: Search) -> None:
    if problem := refused(graph, pairs, ours):
        sys.exit(f"{name}: {problem}: nothing was measured")
    times = [(taken(graph, pairs, ours), taken(graph, pairs, plain)) for _ in range(ROUNDS)]
    ratios = sorted(mine / bare for mine, bare in times)
    ways = sum(len(ours(graph, *pair)) for pair in pairs) / len(pairs)
    mine, bare = (statistics.median(side) / PAIRS * 1000 for side in zip(*times, strict=True))
    print(
        f"{name:10} ours / plain search   {statistics.median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f})   "
        f"wanted: at most 2   {mine:.2f} beside {bare:.2f} ms; {ways:.1f} ways beside 1"
    )


def controls(random: Random) -> None:
    """What must be refused, is."""
    graph, pairs = lines.climbing(random), far(random)
    cheats = {"an answer of nothing": refused(graph, pairs, nothing)}
    cheats["a line of islands"] = refused(lines.easy(random), pairs, plain)
    for name, problem in cheats.items():
        if not problem:
            sys.exit(f"{name} was not refused: these figures prove nothing")
        print(f"control    {name}: refused ({problem})")


def run() -> None:
    random = Random(4)
    controls(random)
    for name, graph, pairs in (
        ("climbing", lines.climbing(random), far(random)),
        ("tangled", lines.tangled(random), questions(random)),
    ):
        compare(name, graph, pairs, search)
