"""Three people of the running year who stand in West twice, for the privacy keeper to find.

Whoever else looks alike was looked at before, so that the year 2018 is known to the last person.
"""

from datetime import timedelta
from random import Random

from django.utils import timezone

from productiehuis.audit.actor import Actor
from productiehuis.people.actions import decide_not_same, find_doubles, load_persons, take_numbers
from productiehuis.people.models import Person, PossibleDouble
from productiehuis.site.demo.help import hours_of, register_guests
from productiehuis.site.demo.houses import Built
from productiehuis.site.demo.rhythm import Guest, last_worked

# As the one desk wrote them down and as the other did.
TWICE = (
    ({"first_name": "Gülşen", "last_name": "Yıldız", "birth_year": 1971}, {"first_name": "Gulsen Yildiz"}),
    (
        {"first_name": "Fatiha", "last_name": "El Ouazzani", "phone": "+31612000481"},
        {"first_name": "Fatiha", "last_name": "Elwazani", "phone": "+31612000481"},
    ),
    (
        {"first_name": "Radjesh", "last_name": "Soekhoe", "birth_year": 1958},
        {"first_name": "Soekhoe", "last_name": "Rajesh", "birth_year": 1958},
    ),
)
WHY = "Gevraagd aan de balie: dit zijn twee mensen."


def leave_doubles(west: Built, random: Random, by: Actor) -> None:
    """One desk knows them by one spelling, the other by another; the names of before were decided about."""
    settle_doubles(west, by)
    numbers = iter(take_numbers(west.house, 2 * len(TWICE)))
    for at, room in enumerate(("spreekuur", "raad")):
        persons = [Person(house=west.house, number=next(numbers), **pair[at]) for pair in TWICE]
        load_persons(house=west.house, persons=persons, by=by)
        here = west.rooms[room]
        last = last_worked(hours_of(here), timezone.now().astimezone(west.house.zone))
        days = [last - timedelta(weeks=week) for week in range(3)]
        guests = [
            Guest(day, who, "known", 1, 1)
            for who, day in enumerate(days)
            if day.year == last.year  # In the first weeks of a year they came on one day.
        ]
        guests += [Guest(last, who, "known", 1, 1) for who in range(len(guests), len(persons))]
        register_guests(here, guests, persons, random, by)
    find_doubles(west.house)


def settle_doubles(built: Built, by: Actor) -> None:
    """Nobody of before is left to look at."""
    find_doubles(built.house)
    while pairs := _waiting(built):
        for pair in pairs:
            decide_not_same(double=pair, by=by, reason=WHY)
        find_doubles(built.house)


def _waiting(built: Built) -> list[PossibleDouble]:
    open_now = set(PossibleDouble.objects.open_pairs([built.house]).get(built.house.pk, []))
    rows = PossibleDouble.objects.filter(house=built.house, decision="open").select_related("one", "other")
    return [row for row in rows if (row.one.number, row.other.number) in open_now]
