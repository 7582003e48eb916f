"""Inside the product's own process: exactly so many visits today, a session of the trekker. Prints JSON."""

import json
import os
import sys
from uuid import uuid4

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "productiehuis.config.settings")
import django

django.setup()

from django.conf import settings
from django.db import transaction
from django.middleware.csrf import _get_new_csrf_string
from django.test import Client
from django.utils import timezone

from productiehuis.audit.actor import system
from productiehuis.helpdesk.actions import Registration, register_many
from productiehuis.helpdesk.models import Visit
from productiehuis.helpdesk.rules import Asked, local_day
from productiehuis.house.models import Topic
from productiehuis.initiatives.look_up import known_people
from productiehuis.initiatives.models import Room
from productiehuis.people.models import User


@transaction.atomic
def fill(count: int) -> tuple[Room, list[str], list[str]]:
    room = Room.objects.select_related("initiative__house", "storey", "location").get(
        house__slug="west", slug="spreekuur"
    )
    today = local_day(timezone.now(), room.initiative.house.zone)
    there = Visit.objects.valid().filter(initiative=room.initiative, date=today).count()
    topics = list(Topic.objects.filter(house=room.house))
    people = list(known_people(room.initiative)[:200])
    if there > count:
        sys.exit(f"the example already has {there} visits today")
    told = [
        Registration(uuid4(), room, "known", people[n % len(people)], asked=(Asked(topics[n % len(topics)].pk),))
        for n in range(count - there)
    ]
    register_many(registrations=told, initiative=room.initiative, by=system("meting"))
    return room, [str(topic.pk) for topic in topics], [str(person.pk) for person in people]


def session() -> str:
    client = Client()
    client.force_login(User.objects.get(username="samira"), backend=settings.AUTHENTICATION_BACKENDS[0])
    kept = client.session
    kept["second_factor_at"] = timezone.now().isoformat()
    kept.save()
    return str(kept.session_key)


if __name__ == "__main__":
    _room, topics, people = fill(int(sys.argv[1]))
    print(json.dumps({"session": session(), "csrf": _get_new_csrf_string(), "topic": topics[0], "people": people}))
