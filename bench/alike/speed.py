"""Inside the product's own process: one select by name, and who sounds like what is typed, in turns. Prints JSON.

`python -m bench.alike.speed MANY`. The floor is what a desk did before: one indexed select of people by their whole
name, through the same ORM, on the same table of people.
"""

import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from random import Random

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "productiehuis.config.settings")
import django

django.setup()

from django.db import connection, transaction

from bench.alike import crowd
from productiehuis.initiatives.look_up import sound_alikes
from productiehuis.people.models import NameTrace, Person
from productiehuis.people.rules.names import name_key

ROUNDS, EACH = 9, 60


def timed(call: Callable[[Person], object], people: list[Person]) -> float:
    """Milliseconds for each."""
    started = time.perf_counter()
    for person in people:
        call(person)
    return (time.perf_counter() - started) * 1000 / len(people)


def main() -> None:
    crowd.MANY = int(sys.argv[1])
    with transaction.atomic():
        here = crowd.make_crowd(crowd.MANY)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")  # A server that lives longer does this by itself, after as many new rows.
    people = crowd.asked(here.house_id, ROUNDS * EACH)
    Random(1).shuffle(people)

    def select(person: Person) -> object:
        key = name_key(person.first_name, person.last_name)
        return list(Person.objects.filter(house=here.house_id, name_key=key).order_by()[:20])

    def alike(person: Person) -> object:
        return sound_alikes(here, person.full_name)

    # Whom the slip was made in must be among who is offered, or nothing was measured.
    found = sum(person.pk in {each.pk for each in sound_alikes(here, person.full_name)} for person in people)
    figures = []
    for start in range(0, len(people), EACH):
        some = people[start : start + EACH]
        figures.append((timed(select, some), timed(alike, some)))
    print(
        json.dumps(
            {
                "people": Person.objects.count(),
                "traces": NameTrace.objects.count(),
                "found": found / len(people),
                "select": statistics.median(one for one, _other in figures),
                "alike": statistics.median(other for _one, other in figures),
                "ratios": sorted(other / one for one, other in figures),
            }
        )
    )


if __name__ == "__main__":
    main()
