"""Inside the product's own process: fill, compare the answers, then both sides in turns. Prints JSON."""

import json
import os
import statistics
import sys
import time
from collections.abc import Callable

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "productiehuis.config.settings")
import django

django.setup()

from django.db import connection
from django.utils import timezone

from bench.gaps import floor
from bench.gaps.fill import fill, signals
from productiehuis.gaps.board import board_of
from productiehuis.gaps.signals import signals_on
from productiehuis.house.models import House

ROUNDS, LEAST = 9, 100_000
Rows = list[floor.Row]


def nothing(_house: House) -> Rows:
    """A cheat: quick, and no use."""
    return []


def refused(house: House, ours: Rows, theirs: Rows) -> str:
    """Why this would measure nothing."""
    if (there := signals(house)) < LEAST:
        return f"{there} signals"
    if len({row[0] for row in theirs}) < 5:
        return f"only signals of {sorted({row[0] for row in theirs})}"
    different = set(ours) ^ set(theirs)
    return f"{len(different)} signals differ: {sorted(different)[:4]}" if different else ""


def taken(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def seen(house: House) -> Rows:
    """What the product sees, in the shape of the floor; and all of it stands on the board."""
    found = [(each.kind.value, each.subject, each.count) for each in signals_on(house, timezone.localdate())]
    shown = board_of(house)
    return found if len(shown.new) + len(shown.open) == len(found) else []


def main() -> None:
    today = timezone.localdate()
    house = House.objects.first() or fill(today)
    with connection.cursor() as cursor:  # PostgreSQL does so by itself within the hour; SQLite when somebody asks it.
        cursor.execute("ANALYZE")
    theirs = floor.ask(house.pk, today)
    empty = House.objects.create(foundation=house.foundation, slug="leeg", name="Leeg")
    cheats = {
        "a board of nothing": refused(house, nothing(house), theirs),
        "an empty house": refused(empty, [], floor.ask(empty.pk, today)),
    }
    if not all(cheats.values()):
        sys.exit("a cheat was not refused: these figures prove nothing")
    if problem := refused(house, seen(house), theirs):
        sys.exit(f"{problem}: nothing was measured")
    times = [(taken(lambda: board_of(house)), taken(lambda: floor.ask(house.pk, today))) for _ in range(ROUNDS)]
    ratios = sorted(mine / bare for mine, bare in times)
    mine, bare = (statistics.median(side) * 1000 for side in zip(*times, strict=True))
    found = {"signals": signals(house), "gaps": len(theirs), "ours": mine, "floor": bare, "cheats": cheats}
    print(json.dumps(found | {"ratio": [statistics.median(ratios), ratios[0], ratios[-1]]}))


if __name__ == "__main__":
    main()
