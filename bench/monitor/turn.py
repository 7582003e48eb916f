"""Inside the product's own process: fill, settle, compare the numbers, then ask both sides in turns. Prints JSON."""

import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any
from uuid import uuid4

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "productiehuis.config.settings")
import django

django.setup()

from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from bench.monitor import floor
from bench.monitor.fill import fill
from productiehuis.audit.actor import system
from productiehuis.house.models import House, Topic
from productiehuis.initiatives.models import Initiative, KnownHere, Membership, Role
from productiehuis.monitor import triggers
from productiehuis.monitor.actions import settle
from productiehuis.monitor.counts import HouseYear, gather
from productiehuis.monitor.rules import Row
from productiehuis.people.actions import add_person
from productiehuis.people.models import User

ROUNDS = 7
# A million in 24 months is so many a day, at 200 desks.
A_DAY, CHUNK, DAYS = 1370, 137, 3

Rows = list[tuple[Any, ...]]
Desk = tuple[str, list[str], list[str]]


def say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def taken(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def spread(ratios: Sequence[float]) -> list[float]:
    return [statistics.median(ratios), min(ratios), max(ratios)]


# The numbers as the product makes them, in the shape of the floor.


def of_row(whose: str, month: int, row: Row) -> Rows:
    figures = row.figures
    rows: Rows = [("team", whose, month, figures.get("volunteers", 0), 0, 0)]
    rows.append(("asked", whose, month, figures.get("help_requests", 0), 0, 0))
    for kind in ("help", "activation"):
        rows.append((kind, whose, month, *(figures.get(f"{kind}_{n}", 0) for n in ("unique", "anonymous", "contacts"))))
    return rows


def of_house(here: HouseYear) -> Rows:
    totals = Row({name: total.value or 0 for name, total in here.totals.items()})
    rows = of_row(here.house.pk.hex, 0, totals)
    return rows + [part for each in here.initiatives for part in of_row(each.initiative.pk.hex, 0, each.row)]


def house_year(houses: list[House], year: int) -> Rows:
    return [row for here in gather(houses, year) for row in of_house(here)]


def months(houses: list[House], year: int) -> Rows:
    return [
        part
        for here in gather(houses, year)
        for each in here.initiatives
        for month, row in enumerate(each.months, 1)
        for part in of_row(each.initiative.pk.hex, month, row)
    ]


def compare(houses: list[House], year: int, *, by_month: bool) -> dict[str, Any]:
    """The product beside the quickest way of the floor, in turns, with the same answer; and the naive one once.

    Each way is asked twice first, to warm up, to compare the numbers, and to see which is the quickest.
    """
    keys = [house.pk for house in houses]
    ways = {n: partial(floor.ask, text) for n, text in floor.statements(keys, year, by_month=by_month).items()}
    ours = partial(months if by_month else house_year, houses, year)
    answer = floor.numbers(ours())
    different = [name for name, way in ways.items() if floor.numbers(way()) != answer]
    if different or len(answer) < 10:
        sys.exit(f"The numbers of {different} are not ours: nothing was measured")
    best = min(ways, key=lambda name: taken(ways[name]))
    times = [(taken(ours), taken(ways[best])) for _ in range(ROUNDS)]
    mine, floors = zip(*times, strict=True)
    return {
        "rows": len(answer),
        "ours": statistics.median(mine),
        "floor": statistics.median(floors),
        "way": best,
        "naive": taken(lambda: floor.ask_naively(keys, year, by_month=by_month)),
        "ratio": spread([a / b for a, b in times]),
    }


# What it costs who registers.


def everywhere() -> Client:
    """A browser of somebody who leads every initiative."""
    user = User.objects.create_user("meting", "geheim-woord-1")
    for house in House.objects.all():
        person = add_person(house=house, by=system("meting"), first_name="Meting", user=user)
        Membership.objects.bulk_create(
            Membership(house=house, person=person, role=Role.TREKKER, initiative=each, starts=date(2020, 1, 1))
            for each in Initiative.objects.filter(house=house)
        )
    client = Client()
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    session = client.session
    session["second_factor_at"] = timezone.now().isoformat()
    session.save()
    return client


def desk_of(initiative: Initiative) -> Desk:
    """Its address, the people it knows and the topics."""
    people = KnownHere.objects.filter(initiative=initiative).values_list("person", flat=True)[:200]
    topics = Topic.objects.filter(house=initiative.house).values_list("pk", flat=True)
    address = reverse("desk", args=[initiative.house.slug, initiative.slug])
    return address, [str(key) for key in people], [str(key) for key in topics]


def register(client: Client, desks: list[Desk], first: int) -> None:
    """Visits at one desk after the other, as the form sends them."""
    for number in range(first, first + CHUNK):
        address, people, topics = desks[number * 7 % len(desks)]
        form = {"client_key": str(uuid4()), "who": people[number % len(people)], "topic": topics[number % 8]}
        answer = client.post(address, {**form, "do": "done"})
        if answer.status_code != 302:
            sys.exit(f"a registration was answered with {answer.status_code}")


def a_day(client: Client, desks: list[Desk], day: int) -> tuple[float, float, float]:
    """With marks, settling in the night, and without marks; in turns through the day."""
    with_marks = without = 0.0
    for first in range(day * A_DAY, (day + 1) * A_DAY, CHUNK):
        triggers.put_back(connection)
        with_marks += taken(lambda at=first: register(client, desks, at))  # type: ignore[misc]
        triggers.lift(connection)
        without += taken(lambda at=first: register(client, desks, at))  # type: ignore[misc]
    return with_marks, taken(settle), without


def registering() -> dict[str, Any]:
    client, desks = everywhere(), [desk_of(each) for each in Initiative.objects.select_related("house")]
    register(client, desks, 0)
    settle()
    days = [a_day(client, desks, day) for day in range(DAYS)]
    marks, night, without = (statistics.median(each) * 1000 / A_DAY for each in zip(*days, strict=True))
    ratios = [(marks + night) / without for marks, night, without in days]
    return {"marks": marks, "settle": night, "without": without, "ratio": spread(ratios)}


def main() -> None:
    today = timezone.localdate()
    if not House.objects.exists():
        triggers.lift(connection)
        say(f"filled in {taken(lambda: fill(today)):.0f} s")
        triggers.ensure(connection)
        say(f"settled in {taken(settle):.0f} s")
    houses, year = list(House.objects.order_by("id")), today.year - 1
    found = {}
    for name, measure in (
        ("house", partial(compare, houses[:1], year, by_month=False)),
        ("months", partial(compare, houses, year, by_month=True)),
        ("register", registering),
    ):
        found[name] = measure()
        say(f"{name}: {found[name]}")
    print(json.dumps(found))


if __name__ == "__main__":
    main()
