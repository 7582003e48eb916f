"""My way through the house: from my own visits, what I joined and reached, and for nobody but me."""

from datetime import date
from uuid import uuid4

import pytest

from productiehuis.activities.actions import set_present
from productiehuis.activities.tests.conftest import make, monday_morning  # noqa: F401
from productiehuis.monitor.tests.data import visit
from productiehuis.people.actions import merge_persons
from productiehuis.plans.actions import add_part, begin_plan
from productiehuis.plans.actions.milestones import note_milestone
from productiehuis.plans.models import FlownTo, Kind, MilestoneKind
from productiehuis.site.my_way import MOST_DRAWN, drawn, my_stops
from tests.cast import TESTER, actor


@pytest.fixture
def walked(cast):
    """From the souterrain to the zolder."""
    by = actor(cast.rosa)
    for _time in range(2):
        visit(cast.room, cast.desk, cast.rosa, topics=cast.topics[:1])
    session = make(cast, first_date=date(2026, 3, 2)).sessions.first()
    set_present(session=session, person=cast.rosa, present=True, by=TESTER, client_key=uuid4())
    plan = begin_plan(person=cast.rosa, by=by, client_key=uuid4())
    add_part(plan=plan, kind=Kind.STEP, text="Bellen", done_on=date(2026, 3, 2), by=by, client_key=uuid4())
    add_part(plan=plan, kind=Kind.STEP, text="Nog niet", by=by, client_key=uuid4())
    note_milestone(
        person=cast.rosa,
        kind=MilestoneKind.FLOWN_OUT,
        on=date(2026, 3, 2),
        flown_to=FlownTo.JOB,
        by=by,
        client_key=uuid4(),
    )
    return cast.rosa


def test_it_climbs_from_the_souterrain_to_the_zolder_each_room_once(cast, walked):
    stops = my_stops(walked)
    kinds = [stop.storey.kind for stop in stops]
    assert kinds == ["souterrain", "begane_grond", "verdieping", "zolder"]
    plan, way = drawn(cast.west, stops)
    assert [plan.storeys[stop.storey].kind for stop in way] == kinds


def test_the_page_shows_the_drawing_and_the_same_as_a_list(cast, walked, as_person):
    page = as_person(walked).get("/ik/west/weg/").content.decode()
    assert page.count("Bellen") >= 2
    assert "dh-way" in page
    assert "Nog niet" not in page


def test_nobody_else_sees_it(cast, walked, as_person, client):
    assert "Bellen" not in as_person(cast.vera).get("/ik/west/weg/").content.decode()
    assert as_person(cast.fay).get("/ik/west/weg/").status_code == 404
    assert client.get("/ik/west/weg/").status_code == 302


def test_a_merge_brings_the_visits_together_and_opens_no_plan(cast, walked, as_person):
    merge_persons(kept=cast.vera, absorbed=walked, by=TESTER)
    assert [stop.storey.kind for stop in my_stops(cast.vera)] == ["souterrain", "begane_grond"]


def test_who_just_came_reads_where_to_begin(cast, as_person):
    assert "Je weg begint hier" in as_person(cast.noor).get("/ik/west/weg/").content.decode()


def test_a_long_way_is_drawn_from_where_it_still_fits(cast, walked):
    stops = my_stops(walked) * 5
    assert len(drawn(cast.west, stops)[1]) == MOST_DRAWN
