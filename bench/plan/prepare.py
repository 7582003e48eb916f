"""Inside the product's own process: a plan with sixty parts, ten shares, and a session of its owner. Prints JSON.

`python -m bench.plan.prepare` makes it; with a key and a text it changes that part, as its owner would.
"""

import json
import os
import sys
from datetime import timedelta
from uuid import UUID, uuid4

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "productiehuis.config.settings")
import django

django.setup()

from django.conf import settings
from django.db import transaction
from django.middleware.csrf import _get_new_csrf_string
from django.test import Client
from django.utils import timezone

from productiehuis.audit.actor import Actor
from productiehuis.house.models import House
from productiehuis.people.actions import add_person
from productiehuis.people.models import Person, User
from productiehuis.plans.actions import add_part, begin_plan, change_part, share
from productiehuis.plans.models import Kind, Part, Plan

PARTS, SHARES = 60, 10
# Each a sentence of its own, so that a part which is not there is missed.
WORDS = "soep markt fiets naald brief sleutel tuin school brood muziek".split()
KINDS = [Kind.DREAM, Kind.STAND, Kind.GOAL, Kind.STEP, Kind.STEP, Kind.STEP, Kind.WENT_WELL, Kind.REFLECTION]


def sentence(number: int) -> str:
    """What somebody writes in a part, some two lines long, with a word that stands in no other part."""
    told = " ".join(WORDS[(number * 7 + step) % len(WORDS)] for step in range(14))
    return f"Merk{number:02}{uuid4().hex[:12]}: vandaag deed ik iets met {told}, en dat ging beter dan de vorige keer."


@transaction.atomic
def fill() -> dict[str, object]:
    house = House.objects.get(slug="west")
    user = User.objects.create_user("planmeting", None, language="nl")
    by = Actor(key=None, name="meting")
    person = add_person(house=house, by=by, first_name="Meta", user=user)
    me = Actor(key=person.pk, name=person.full_name)
    Plan.objects.filter(person=person).delete()
    plan = begin_plan(person=person, by=me, client_key=uuid4())
    texts, parts, goal = [], [], None
    for number in range(PARTS):
        kind, text = KINDS[number % len(KINDS)], sentence(number)
        under = goal if kind == Kind.STEP else None
        part = add_part(plan=plan, kind=kind, text=text, goal=under, by=me, client_key=uuid4())
        goal = part if kind == Kind.GOAL else goal
        texts.append(text)
        parts.append(part)
    until = timezone.localdate() + timedelta(days=30)
    for number in range(SHARES):
        reader = add_person(house=house, by=by, first_name=f"Lezer{number}")
        share(plan=plan, part=parts[number], reader=reader, until=until, by=me, client_key=uuid4())
    client = Client()
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    client.session.save()
    return {
        "session": str(client.session.session_key),
        "csrf": _get_new_csrf_string(),
        "texts": texts,
        "part": str(parts[-1].pk),
        "readers": [f"Lezer{number}" for number in range(SHARES)],
    }


def change(key: str, text: str) -> dict[str, object]:
    part = Part.objects.select_related("plan__person").get(pk=UUID(key))
    person: Person = part.plan.person
    by = Actor(key=person.pk, name=person.full_name)
    change_part(part=part, version=part.version, text=text, by=by, client_key=uuid4())
    return {"text": text}


if __name__ == "__main__":
    print(json.dumps(change(*sys.argv[1:]) if sys.argv[1:] else fill()))
