"""What the tests of this app do again and again."""

from uuid import uuid4

from productiehuis.activities.actions import (
    Plan,
    say_lesson_done,
    set_present,
    sign_up,
)
from productiehuis.activities.rules.dates import Rhythm
from productiehuis.initiatives.look_up import make_known
from productiehuis.initiatives.models import KnownHere
from productiehuis.people.actions import add_person
from tests.cast import TESTER, actor


def plan_of(programme, **changes):
    values = {
        "name": programme.name,
        "room": programme.room,
        "first_date": programme.first_date,
        "starts": programme.starts,
        "ends": programme.ends,
        "rhythm": Rhythm.WEEKLY,
        "places": programme.places,
        "template": programme.template,
    }
    return Plan(**{**values, **changes})


def guest(cast, name, **fields):
    return add_person(house=cast.west, by=TESTER, first_name=name, **fields)


def join(cast, session, person, key=None):
    return sign_up(
        programme=session.programme, session=session, person=person, by=actor(person), client_key=key or uuid4()
    )


def states(session):
    return list(session.sign_ups.order_by("at", "id").values_list("person__first_name", "state"))


def tap(session, person, present, key=None):
    return set_present(session=session, person=person, present=present, by=TESTER, client_key=key or uuid4())


def known_guest(cast, name, **fields):
    """Somebody the sewing room knows."""
    person = guest(cast, name, **fields)
    make_known(initiative=cast.sewing, person=person, how=KnownHere.How.ACTIVITY)
    return person


def earn(cast, course, template, name="Kim"):
    kim = known_guest(cast, name)
    join(cast, course.sessions.first(), kim)
    tap(course.sessions.first(), kim, True)
    for number in (2, 3):
        say_lesson_done(person=kim, lesson=template.lessons.get(number=number), by=TESTER, client_key=uuid4())
    return kim
