"""The pages of the Monitor: public totals with their rules, and an initiative's own numbers from inside."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags

from productiehuis.house.models import Foundation
from productiehuis.initiatives.models import Initiative, Role
from productiehuis.monitor import tables
from productiehuis.monitor.definitions import DEFINITIONS
from productiehuis.monitor.rules import Row
from productiehuis.monitor.tests.data import attend, session, told, visit
from tests.cast import give, make_desk


@pytest.fixture
def counted(cast):
    visit(cast.room, cast.desk, cast.bo, topics=cast.topics[:2])
    visit(cast.room, cast.desk, cast.rosa, topics=cast.topics[:1])
    cast.sewing.counts_visits = cast.sewing.counts_requests = False
    cast.sewing.save()
    told(cast.sewing, "activation_unique", 25)
    attend(session(cast.far_room, cast.far_desk, date(2018, 4, 3)), cast.fay)
    return cast


def text(response):
    return " ".join(response.content.decode().split())


def test_anybody_sees_the_numbers_of_a_house_with_a_link_to_each_rule(counted, client):
    page = text(client.get("/west/cijfers/2018/"))
    assert 'href="/cijfers/regel/M-2/"><strong>2</strong>' in page
    assert 'href="/cijfers/regel/M-5/"><strong>3</strong>' in page
    assert "Spreekuur" in page


def test_what_is_not_counted_is_an_empty_cell_and_told_stands_apart(counted, client):
    lines = client.get("/west/cijfers/2018/").context["lines"]
    sewing = next(line for line in lines if line.slug == "naaien")
    assert sewing.columns[1].cells == sewing.columns[1].beside == []
    assert [(cell.value, cell.told) for cell in sewing.columns[2].cells] == [(None, 25)]


def test_an_initiative_without_any_number_is_named_below_the_table(counted, client):
    make_desk(counted.west, "fietsles", "Fietsles")
    Initiative.objects.filter(slug="fietsles").update(
        counts_visits=False, counts_requests=False, counts_participants=False
    )
    response = client.get("/west/cijfers/2018/")
    assert response.context["silent"] == ["Fietsles"]
    assert "Fietsles" in text(response)


def test_the_public_page_names_nobody(counted, client):
    page = text(client.get("/west/cijfers/2018/"))
    for name in ("Bo", "Rosa", "Tamar", "Vera"):
        assert f">{name}<" not in page


def test_the_house_without_a_year_goes_to_the_running_one(counted, client):
    with time_machine.travel("2026-03-01T12:00:00Z"):
        assert client.get("/west/cijfers/")["Location"] == "/west/cijfers/2026/"


@pytest.mark.parametrize("path", ["/west/cijfers/1999/", "/west/cijfers/2999/", "/nergens/cijfers/2018/"])
def test_a_house_or_year_that_is_not_there_is_not_found(counted, client, path):
    assert client.get(path).status_code == 404


def test_a_year_without_numbers_says_so(counted, client):
    page = text(client.get("/noord/cijfers/2019/"))
    assert "Cijfers 2019" in page


def test_the_foundation_gives_people_of_two_houses_as_at_least_and_at_most(counted, client):
    response = client.get("/cijfers/2018/")
    assert response.status_code == 200
    volunteers = response.context["headlines"][0]
    assert (volunteers.value, volunteers.low, volunteers.high) == (None, 3, 4)
    assert "/west/cijfers/2018/" in text(response)


def test_without_a_foundation_there_are_no_numbers(db, client):
    assert not Foundation.objects.exists()
    assert client.get("/cijfers/2018/").status_code == 404


@pytest.mark.parametrize("code", DEFINITIONS)
def test_every_rule_has_a_page_with_its_function(db, client, code):
    page = text(client.get(f"/cijfers/regel/{code}/"))
    assert DEFINITIONS[code].function_name in page
    assert str(DEFINITIONS[code].formula) in page


def test_a_rule_that_is_not_there_is_not_found(db, client):
    assert client.get("/cijfers/regel/M-99/").status_code == 404


def test_a_house_page_takes_at_most_seventeen_queries_however_many_initiatives(counted, client):
    def queries():
        with CaptureQueriesContext(connection) as caught:
            assert client.get("/west/cijfers/2018/").status_code == 200
        return len(caught)

    queries()
    before = queries()
    for number in range(5):
        initiative, room = make_desk(counted.west, f"balie-{number}", f"Balie {number}")
        visit(room, initiative, counted.bo, topics=counted.topics[:1])
    assert queries() == before <= 17


def test_the_foundation_page_takes_at_most_fifteen_queries(counted, client):
    client.get("/cijfers/2018/")
    with CaptureQueriesContext(connection) as caught:
        client.get("/cijfers/2018/")
    assert len(caught) <= 15


def test_a_trekker_sees_the_own_numbers_per_month_with_the_told_one_beside(counted, as_person):
    told(counted.desk, "help_unique", 5)
    response = as_person(counted.tamar).get("/west/cijfers/spreekuur/2018/")
    page = text(response)
    assert "Verteld: 5. Verschil: 3." in page
    assert "Schulden" in page
    months = [name for name, _cells in response.context["by_month"].body]
    assert len(months) == 12


def test_a_secretary_sees_every_initiative_from_inside(counted, as_person):
    give(counted.rosa, Role.SECRETARY)
    browser = as_person(counted.rosa)
    assert browser.get("/west/cijfers/spreekuur/2018/").status_code == 200
    assert "/west/cijfers/naaien/2018/" in text(browser.get("/west/cijfers/2018/"))


@pytest.mark.parametrize("name", ["vera", "noor", "rosa", "fay"])
def test_others_do_not_see_an_initiative_from_inside(counted, as_person, name):
    assert as_person(getattr(counted, name)).get("/west/cijfers/spreekuur/2018/").status_code == 404


def test_who_is_not_logged_in_is_asked_to(counted, client):
    assert client.get("/west/cijfers/spreekuur/2018/").status_code == 302


def test_the_running_year_stops_at_this_month(counted, as_person):
    with time_machine.travel("2018-04-20T12:00:00Z"):
        response = as_person(counted.tamar).get("/west/cijfers/spreekuur/2018/")
    assert len(response.context["by_month"].body) == 4


def test_a_hidden_number_says_that_it_is_not_shown():
    row = Row({"help_unique": 3}, hidden=frozenset({"help_unique"}))
    shown = render_to_string("monitor/cell.html", {"cell": tables.cell(row, "help_unique")})
    assert "niet getoond" in shown
    assert "3" not in strip_tags(shown)


def test_paper_says_where_the_numbers_came_from(counted, client):
    # In its own direction: in Arabic the last stroke would stand in front.
    where = '<bdi dir="ltr">http://testserver/west/cijfers/2018/</bdi>'
    assert f"Bron: {where}, bekeken op" in text(client.get("/west/cijfers/2018/"))


def test_known_people_never_stand_alone(counted, client):
    """Three figures, always: known, without a name, contacts."""
    visit(counted.room, counted.desk, topics=counted.topics[:1])
    desk = client.get("/west/cijfers/2018/").context["lines"][0]
    shown = [*desk.columns[1].cells, *desk.columns[1].beside]
    assert {cell.definition.field: cell.value for cell in shown} == {
        "help_unique": 2,
        "help_requests": 4,
        "help_anonymous": 1,
        "help_contacts": 3,
    }
