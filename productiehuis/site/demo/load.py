"""Loads the whole example in one transaction: it is there, or it is not."""

from random import Random

from django.db import transaction

from productiehuis.audit.actor import Actor, system
from productiehuis.house.models import House
from productiehuis.people.models import Person
from productiehuis.site.demo.closing import close_some
from productiehuis.site.demo.coaching import Coaching
from productiehuis.site.demo.doubles import leave_doubles, settle_doubles
from productiehuis.site.demo.gaps import mend_line
from productiehuis.site.demo.houses import build_houses
from productiehuis.site.demo.leaving import ask_for_data
from productiehuis.site.demo.line import lay_line
from productiehuis.site.demo.passes import give_passes
from productiehuis.site.demo.past import Past
from productiehuis.site.demo.people import People
from productiehuis.site.demo.personas import make_personas
from productiehuis.site.demo.plans import make_plans
from productiehuis.site.demo.present import Present
from productiehuis.site.demo.referring import refer_lately, refer_past
from productiehuis.site.demo.talents import show_talents

SEED = 2018


def as_actor(person: Person) -> Actor:
    return Actor(key=person.pk, name=person.full_name)


@transaction.atomic
def load_demo() -> bool:
    """True when the example was loaded, False when there already is a house."""
    if House.objects.exists():
        return False
    random = Random(SEED)  # noqa: S311 - a rhythm, not a secret
    by = system("Het voorbeeld")
    people = People(random)
    built = build_houses(by)
    past = Past(people, random, by)
    past.west(built["west"])
    past.noord(built["noord"])
    today = built["west"].house.today
    personas = make_personas(built, today, by)
    present = Present(people, random, today, by)
    present.west(built["west"], personas["rosa"])
    present.house(built["noord"])
    lay_line(built["west"], by)
    refer_past(built["west"], by)
    refer_lately(built["west"], personas)
    settle_doubles(built["noord"], by)
    leave_doubles(built["west"], random, by)
    make_plans(personas["rosa"], personas["dewi"], today)
    give_passes(built["west"], built["noord"], personas, by)
    show_talents(built["west"], personas, today)
    desk = built["west"].initiatives["spreekuur-tagerijn"]
    ask_for_data(desk, personas["samira"])
    Coaching(built["west"], personas, people, today, by).load()
    close_some(desk, as_actor(personas["samira"]), as_actor(personas["ayse"]), today)
    mend_line(built["west"], today, by)
    return True
