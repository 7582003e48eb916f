"""Programmes of the sewing room in West, on a fixed Monday in spring."""

from datetime import date, time, timedelta
from uuid import uuid4

import pytest
import time_machine

from productiehuis.activities.actions import Plan, make_programme, make_template
from productiehuis.activities.models import Programme, Session
from productiehuis.activities.rules.dates import Rhythm
from tests.cast import NL, Cast, actor

TODAY = date(2026, 3, 2)
TUESDAY = TODAY + timedelta(days=1)


@pytest.fixture(autouse=True)
def monday_morning():
    with time_machine.travel("2026-03-02 09:00:00+01:00", tick=False):
        yield


def make(cast: Cast, **fields) -> Programme:
    """A weekly evening of the sewing room, unless told otherwise."""
    values = {
        "name": NL("Naaien voor iedereen"),
        "room": cast.sewing_room,
        "first_date": TUESDAY,
        "starts": time(10),
        "ends": time(12),
        "rhythm": Rhythm.WEEKLY,
        "places": 2,
    }
    return make_programme(
        initiative=cast.sewing, plan=Plan(**{**values, **fields}), by=actor(cast.noor, "trekker"), client_key=uuid4()
    )


@pytest.fixture
def weekly(cast) -> Programme:
    return make(cast)


@pytest.fixture
def first(weekly) -> Session:
    return weekly.sessions.first()


@pytest.fixture
def today_session(cast) -> Session:
    programme = make(cast, name=NL("Open atelier"), first_date=TODAY, rhythm=Rhythm.ONCE, places=None)
    return programme.sessions.get()


@pytest.fixture
def template(cast):
    return make_template(
        initiative=cast.sewing,
        name=NL("Naaien in vier lessen"),
        lessons=[NL(f"Les {number}") for number in ("een", "twee", "drie", "vier")],
        lessons_for_certificate=3,
        by=actor(cast.noor, "trekker"),
        client_key=uuid4(),
    )


@pytest.fixture
def course(cast, template) -> Programme:
    return make(cast, name=NL("Cursus naaien"), first_date=TODAY, template=template, places=5)
