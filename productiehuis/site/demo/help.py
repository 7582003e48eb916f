"""Registers help visits of the example through the desk's own bulk path."""

from collections.abc import Sequence
from datetime import timedelta
from random import Random

from django.utils import timezone

from productiehuis.audit.actor import Actor
from productiehuis.helpdesk.actions import Registration, register_many
from productiehuis.helpdesk.rules import Asked
from productiehuis.house.models import Topic
from productiehuis.initiatives.models import Room
from productiehuis.kernel.keys import new_key
from productiehuis.people.models import Person
from productiehuis.site.demo.rhythm import Guest, Hours, hours_on

WORDS = (
    "Brief van de gemeente, snapt de datum niet.",
    "Huur is hoger dan vorig jaar.",
    "Wil leren hoe je zelf een afspraak maakt.",
    "Kan niet meer inloggen na nieuwe telefoon.",
    "Zoekt een kamer voor zoon.",
)


def register_guests(room: Room, guests: Sequence[Guest], persons: Sequence[Person], random: Random, by: Actor) -> None:
    """Store these visits. `persons` are who the guests' indexes mean."""
    initiative = room.initiative
    if initiative is None:
        raise ValueError("a help desk is a room of an initiative")
    topics = list(Topic.objects.filter(house=room.house))
    weights = [1 / (position + 2) for position in range(len(topics))]
    told = []
    hours, now = hours_of(room), timezone.now().astimezone(room.house.zone)
    for guest in guests:
        opens, closes = hours_on(guest.day, hours, now)
        at = opens + (closes - opens) * random.random()
        told.append(
            Registration(
                client_key=new_key(),
                room=room,
                kind=guest.kind,
                person=persons[guest.person] if guest.person is not None else None,
                contacts=guest.contacts,
                asked=_asked(topics, weights, guest.requests, random),
                at=at,
                registered_at=min(now, at + timedelta(minutes=random.randint(0, 9))),
            )
        )
    register_many(registrations=told, initiative=initiative, by=by)


def _asked(topics: list[Topic], weights: list[float], count: int, random: Random) -> list[Asked]:
    courses = random.choices(["helped", "open", "waiting", "passed_on", "stopped"], [80, 4, 6, 8, 2], k=count)
    return [
        Asked(
            topic=random.choices(topics, weights)[0].pk,
            words=random.choice(WORDS) if random.random() < 0.1 else "",
            course=course,
        )
        for course in courses
    ]


def hours_of(room: Room) -> Hours:
    """When the door of this room is open, by weekday."""
    return {each.weekday: (each.opens, each.closes) for each in room.opening_times.all()}
