"""Lines of 2,000 steps and 8,000 links: one that climbs through many storeys, one without any order, an easy one."""

from random import Random

Graph = tuple[list[list[int]], list[list[int]]]
STEPS, LINKS = 2000, 8000
WIDE = 20  # steps beside each other, in a line that climbs


def _graph(links: set[tuple[int, int]]) -> Graph:
    on: list[list[int]] = [[] for _ in range(STEPS)]
    back: list[list[int]] = [[] for _ in range(STEPS)]
    for before, after in sorted(links):
        on[before].append(after)
        back[after].append(before)
    return on, back


def climbing(random: Random) -> Graph:
    """Each step leads to steps a little further; some lead back. The way from bottom to top is long."""
    links: set[tuple[int, int]] = set()
    while len(links) < LINKS:
        before = random.randrange(STEPS)
        layer = before // WIDE + random.choice((1, 1, 1, 1, 2, -3))
        if 0 <= layer < STEPS // WIDE:
            links.add((before, layer * WIDE + random.randrange(WIDE)))
    return _graph(links)


def tangled(random: Random) -> Graph:
    """Any step may lead to any other."""
    links: set[tuple[int, int]] = set()
    while len(links) < LINKS:
        before, after = random.randrange(STEPS), random.randrange(STEPS)
        if before != after:
            links.add((before, after))
    return _graph(links)


def easy(random: Random) -> Graph:
    """Islands of five steps: whoever searches here is done at once. A control."""
    links: set[tuple[int, int]] = set()
    while len(links) < LINKS:
        island = random.randrange(STEPS // 5) * 5
        before, after = island + random.randrange(5), island + random.randrange(5)
        if before != after:
            links.add((before, after))
    return _graph(links)
