"""At most three ways: the shortest first, then ways that are really others. Held against trying everything."""

from collections.abc import Iterator
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from productiehuis.pathway.rules.routes import LONGER, MOST, Graph, graph_of, routes

Links = set[tuple[int, int]]
STEPS = 7


def line(links: Links, steps: int = STEPS) -> Graph:
    graph, _number = graph_of(range(steps), sorted(links))
    return graph


def every_way(graph: Graph, starts: set[int], goals: set[int]) -> Iterator[tuple[int, ...]]:
    """All ways that pass no step twice and stop at the first goal."""
    todo = [(start,) for start in starts]
    while todo:
        way = todo.pop()
        if way[-1] in goals - starts:
            yield way
            continue
        todo += [(*way, then) for then in graph.on[way[-1]] if then not in way]


def distances(graph: Graph, goals: set[int]) -> dict[int, int]:
    """Steps to the nearest goal."""
    found, edge, depth = dict.fromkeys(goals, 0), list(goals), 0
    while edge:
        depth += 1
        edge = [before for step in edge for before in graph.back[step] if before not in found]
        found.update(dict.fromkeys(edge, depth))
    return found


def choices(graph: Graph, starts: set[int], goals: set[int], way: tuple[int, ...], used: set[int]):
    """What a way chose at each crossing, as the rule ranks it: used or not, how late it makes you, its place."""
    rest = distances(graph, goals)
    places = [sorted(starts), *(graph.on[step] for step in way)]
    return [(step in used, taken + rest[step], places[taken].index(step)) for taken, step in enumerate(way)]


ends = st.sets(st.integers(0, STEPS - 1), min_size=1, max_size=2)
links_of = st.sets(st.tuples(st.integers(0, STEPS - 1), st.integers(0, STEPS - 1)), max_size=24)


@given(links_of, ends, ends)
@example({(0, 1), (1, 6), (0, 2), (2, 6), (1, 2)}, {0}, {6})
@settings(max_examples=400, deadline=None)
def test_the_ways_are_those_that_trying_everything_finds(links, starts, goals):
    graph = line({(one, other) for one, other in links if one != other})
    every, goals = list(every_way(graph, starts, goals)), goals - starts
    fixed = {key for end in (starts, goals) if len(end) == 1 for key in end}
    most = min(map(len, every), default=0) + LONGER
    used: set[int] = set()
    wanted: list[tuple[int, ...]] = []
    while every and len(wanted) < MOST:
        short = [way for way in every if len(way) <= most]
        best = min(short, key=lambda way: choices(graph, starts, goals, way, used))
        if wanted and not set(best) - fixed - used:
            break
        wanted.append(best)
        used |= set(best) - fixed
    assert routes(graph, starts, goals) == wanted


def test_two_ways_that_share_nothing_go_before_one_that_shares():
    # Three ways of three steps; 1-3 and 2-4 share nothing, 1-4 shares with both.
    found = routes(line({(0, 1), (1, 3), (3, 6), (0, 2), (2, 4), (4, 6), (1, 4)}), [0], [6])
    assert found[:2] == [(0, 1, 3, 6), (0, 2, 4, 6)]
    assert len(found) == 2  # 1-4 passes no new step.


def test_a_way_round_is_not_offered_when_it_is_much_longer():
    assert routes(line({(0, 6), (0, 1), (1, 2), (2, 3), (3, 6)}), [0], [6]) == [(0, 6)]


def test_a_bottleneck_is_shared_and_the_rest_differs():
    found = routes(line({(0, 1), (0, 2), (1, 3), (2, 3), (3, 4), (3, 5), (4, 6), (5, 6)}), [0], [6])
    assert found == [(0, 1, 3, 4, 6), (0, 2, 3, 5, 6)]


def test_who_stands_at_the_goal_needs_no_way():
    assert routes(line({(0, 1)}), [1], [1]) == []


def test_no_way_is_no_way():
    assert routes(line({(0, 1), (2, 3)}), [0], [3]) == []


def test_a_circle_ends():
    assert routes(line({(0, 1), (1, 2), (2, 0), (2, 3)}), [0], [3]) == [(0, 1, 2, 3)]


def test_links_to_a_step_that_is_not_on_the_line_do_not_count():
    graph, number = graph_of(["a", "b"], [("a", "gone"), ("gone", "b")])
    assert routes(graph, [number["a"]], [number["b"]]) == []


def test_of_ways_that_are_real_every_step_leads_to_the_next():
    graph = line({(0, 1), (1, 2), (2, 6), (0, 3), (3, 6)})
    for way in routes(graph, [0], [6]):
        assert all(then in graph.on[step] for step, then in pairwise(way))
