"""A resident asks for the way: real rooms and times, and nothing of the question is kept."""

from datetime import date, time, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.cache import cache

from productiehuis.activities.actions import set_present
from productiehuis.activities.tests.conftest import make
from productiehuis.audit.models import Event, Look
from productiehuis.helpdesk.actions import Registration, register_visit
from productiehuis.helpdesk.models import VisitKind
from productiehuis.helpdesk.rules import Asked
from productiehuis.initiatives.look_up import make_known
from productiehuis.initiatives.models import KnownHere, OpeningTime, RoomStatus
from productiehuis.pathway.actions import change_step, say_answers
from productiehuis.pathway.tests.conftest import steps  # noqa: F401
from productiehuis.people.actions import merge_persons
from tests.cast import NL, TESTER, actor, make_person

MONDAY = date(2026, 3, 2)
PAGE = "/west/leerlijn/"


@pytest.fixture(autouse=True)
def monday_morning():
    cache.clear()
    with time_machine.travel("2026-03-02 09:00:00+01:00", tick=False):
        yield
    cache.clear()


def ask(client, **asked):
    response = client.get(PAGE, asked)
    assert response.status_code == 200
    return response.content.decode()


def test_from_help_to_a_company_the_way_is_drawn_and_listed(cast, steps, client):  # noqa: F811
    html = ask(client, van=steps["help"].slug, naar=f"stap-{steps['company'].slug}")
    assert 'class="dh-way"' in html
    names = ["Hulp bij je brief", "Leren naaien", "Meehelpen", "Eigen bedrijf"]
    listed = html[html.index("line-steps") :]
    assert [listed.index(name) for name in names] == sorted(listed.index(name) for name in names)
    assert "De kortste weg: nog 3 stappen." in html
    assert "hier ben je nu" in html


def test_a_next_way_says_in_what_it_differs_and_what_comes_first(cast, steps, client):  # noqa: F811
    html = ask(client, van=steps["help"].slug, naar=f"stap-{steps['company'].slug}")
    first, second = html.split('id="weg-2"')
    assert "Doe hiervoor ook eerst:" in first
    assert "Deze weg gaat ook langs ‘Training’." in second
    assert "Dit doe je eerst. Daarna kan ‘Meehelpen’." in second
    assert "Doe hiervoor ook eerst:" not in second


def test_a_step_says_when_where_and_who(cast, steps, client):  # noqa: F811
    OpeningTime.objects.create(house=cast.west, room=cast.sewing_room, weekday=3, opens=time(10), closes=time(12))
    html = ask(client, van=steps["help"].slug, naar=f"stap-{steps['sew'].slug}")
    assert "Je kunt komen: donderdag 5 maart, 10.00 uur" in html
    assert "Buurthuis Naaiatelier" in html
    assert "Door bewoners:" in html


def test_who_is_new_begins_at_an_entrance(cast, steps, client):  # noqa: F811
    assert "hier ben je nu" not in ask(client, naar=f"stap-{steps['sew'].slug}")
    assert 'id="weg-1"' in ask(client, naar=f"stap-{steps['help'].slug}")


def test_the_line_begins_where_i_was_last_and_only_for_me(cast, steps, client, as_person):  # noqa: F811
    asked = (Asked(cast.topics[0].pk),)
    registration = Registration(uuid4(), cast.room, VisitKind.KNOWN, cast.rosa, asked=asked)
    register_visit(registration=registration, initiative=cast.desk, by=TESTER)
    rosa, wish = as_person(cast.rosa), {"naar": f"stap-{steps['company'].slug}"}
    html = ask(rosa, **wish)
    assert "We vulden in waar je het laatst was" in html
    assert "hier ben je nu" in html
    assert f'href="/ik/plan/west/erbij/step/?stap={steps["sew"].pk}"' in html
    for other in (ask(client, **wish), ask(as_person(cast.noor), **wish), ask(rosa, van="", **wish)):
        assert "hier ben je nu" not in other
    assert "Zet in mijn plan" not in ask(client, **wish)


def test_without_a_choice_it_says_what_to_choose(cast, steps, client):  # noqa: F811
    assert "Kies eerst wat je wilt" in ask(client, van="", naar="")
    assert "Kies eerst wat je wilt" in ask(client, van="", naar="stap-bestaat-niet")
    assert "Kies eerst wat je wilt" not in ask(client)


def test_who_is_new_and_wants_an_entrance_gets_no_way_through_it(cast, steps, client):  # noqa: F811
    """A way that passes what one wanted is no other way."""
    for step in ("help", "company"):
        change_step(step=steps[step], topic=cast.topics[0], by=TESTER)
    html = ask(client, van="", naar=f"onderwerp-{cast.topics[0].slug}")
    assert 'id="weg-1"' in html
    assert 'id="weg-2"' not in html


def test_a_topic_leads_to_the_room_that_answers_it(cast, steps, client):  # noqa: F811
    asked = {"van": steps["help"].slug, "naar": "onderwerp-wonen"}
    assert "Hier is nog geen weg naartoe" in ask(client, **asked)
    say_answers(room=cast.sewing_room, topic=cast.topics[2], since=MONDAY, by=TESTER)
    assert 'id="weg-1"' in ask(client, **asked)


def test_a_room_that_closed_is_on_no_way(cast, steps, client):  # noqa: F811
    cast.sewing_room.status = RoomStatus.CLOSED
    cast.sewing_room.save()
    html = ask(client, van=steps["help"].slug)
    assert "Leren naaien" not in html


def test_a_step_taken_off_the_line_is_gone(cast, steps, client):  # noqa: F811
    change_step(step=steps["training"], is_active=False, by=actor(cast.cor))
    assert "Training" not in ask(client)


@pytest.mark.parametrize("asked", [{"van": "x' OR 1", "naar": "stap-"}, {"naar": "verdieping-kelder"}, {"van": "é"}])
def test_what_is_not_on_the_line_was_not_asked(cast, steps, client, asked):  # noqa: F811
    html = ask(client, **asked)
    assert "Alle stappen" in html
    assert "ph-field--err" not in html


def test_a_house_without_steps_says_what_to_do(cast, client):
    assert "Er staan nog geen stappen op de lijn" in client.get("/noord/leerlijn/").content.decode()


def test_asking_keeps_nothing(cast, steps, client):  # noqa: F811
    before = Event.objects.count(), Look.objects.count()
    ask(client, van=steps["help"].slug, naar=f"stap-{steps['company'].slug}")
    assert (Event.objects.count(), Look.objects.count()) == before
    assert not client.cookies


def test_the_questions_to_the_database_do_not_grow_with_the_line(
    cast,
    steps,  # noqa: F811
    client,
    django_assert_max_num_queries,
):
    ask(client, naar=f"stap-{steps['company'].slug}")
    with django_assert_max_num_queries(16):
        ask(client, van=steps["help"].slug, naar=f"stap-{steps['company'].slug}")


def go_on_to_sewing(cast, people, session):
    """Each came to the desk first, and to the sewing room a week later."""
    asked = Asked(cast.topics[0].pk, "")
    for person in people:
        make_known(initiative=cast.desk, person=person, how=KnownHere.How.DESK)
        registration = Registration(client_key=uuid4(), room=cast.room, kind="known", person=person, asked=(asked,))
        register_visit(registration=registration, initiative=cast.desk, by=TESTER)
    with time_machine.travel("2026-03-09 11:00:00+01:00", tick=False):
        for person in people:
            set_present(session=session, person=person, present=True, by=TESTER, client_key=uuid4())


@pytest.fixture
def session(cast):
    programme = make(cast, name=NL("Naaien"), first_date=MONDAY + timedelta(days=7), places=None)
    return programme.sessions.first()


def test_what_five_people_did_is_told_and_what_four_did_is_not(cast, steps, session, client):  # noqa: F811
    people = [make_person(cast.west, f"Bezoeker {number}", login=False) for number in range(5)]
    go_on_to_sewing(cast, people[:4], session)
    assert "veel mensen gingen hierheen" not in ask(client, van=steps["help"].slug)
    cache.clear()
    go_on_to_sewing(cast, people[4:], session)
    html = ask(client, van=steps["help"].slug)
    assert "veel mensen gingen hierheen" in html
    assert "Bezoeker" not in html


def test_merged_people_are_one_in_how_others_went(cast, steps, session, client):  # noqa: F811
    people = [make_person(cast.west, f"Bezoeker {number}", login=False) for number in range(5)]
    go_on_to_sewing(cast, people, session)
    merge_persons(kept=people[0], absorbed=people[1], by=TESTER)
    assert "veel mensen gingen hierheen" not in ask(client, van=steps["help"].slug)
