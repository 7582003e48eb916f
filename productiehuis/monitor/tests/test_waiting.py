"""A house that waits: who looks every day and takes yesterday from today learns nothing about the visitor of today."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from productiehuis.monitor.access import share_mark
from productiehuis.monitor.actions import set_showing_rule, share
from productiehuis.monitor.models import ShowingRule
from productiehuis.monitor.tests.data import visit
from tests.cast import TESTER, make_person


@pytest.fixture
def running(cast):
    """Six people asked about each of two topics this year, so nothing is hidden."""
    for number in range(12):
        come(cast, number, cast.topics[number % 2])
    return cast


def come(cast, number, topic):
    person = make_person(cast.west, f"Bewoner {number}", login=False)
    visit(cast.room, cast.desk, person, topics=[topic], at=timezone.now())


def wait(cast, waits=True):
    set_showing_rule(house=cast.west, least_people=5, waits_for_year=waits, by=TESTER)


def parts(client, year):
    """Every public part of the year that has a value, by what it is a part of."""
    document = client.get(reverse("open_parts_json", args=["west", year])).json()
    return {
        (line["by"], line["initiative"], line["field"], cell["key"]): cell["value"]
        for line in document["series"]
        for cell in line["cells"]
    }


@pytest.mark.parametrize("waits", [False, True])
def test_yesterday_taken_from_today(running, client, waits):
    """The control: at a house that does not wait the topic of the one visitor of today is read at once."""
    year, wanted = running.west.today.year, running.topics[1]
    wait(running, waits)
    yesterday = parts(client, year)
    come(running, 99, wanted)
    today = parts(client, year)
    learned = {key for key in today if today[key] != yesterday.get(key)}
    asked = ("topic", None, "help_requests", str(wanted.pk))
    assert (asked in learned) is not waits
    assert bool(learned) is not waits


def test_a_house_that_waits_tells_why_and_still_shows_its_totals(running, client):
    wait(running)
    at = ["west", running.west.today.year]
    link = share(
        house=running.west,
        initiative=None,
        to_whom="Fonds",
        years=(at[1], at[1]),
        parts=["year", "topics"],
        expires=running.west.today + timedelta(days=9),
        client_key=uuid4(),
        by=TESTER,
    )
    for where in (reverse("monitor_house", args=at), reverse("shared_numbers", args=[link.pk, share_mark(link)])):
        page = client.get(where).content.decode()
        assert "als het jaar voorbij is" in page
        assert running.desk.name in page
        assert "mon-chart" not in page
    assert "als het jaar voorbij is" in client.get(reverse("monitor_flow", args=at)).content.decode()
    assert client.get(reverse("open_flow_json", args=at)).json()["lines"] == []
    assert client.get(reverse("open_house_json", args=at)).json()["totals"]["help_unique"]["value"] == 12


def test_who_may_see_the_numbers_of_the_house_does_not_wait(running, client):
    wait(running)
    client.force_login(running.cor.user)
    session = client.session
    session["second_factor_at"] = "2026-01-01"
    session.save()
    page = client.get(reverse("monitor_house", args=["west", running.west.today.year]))
    assert page.context["topics"]
    assert "Voor anderen" in page.content.decode()


def test_years_that_are_over_are_shown_whole(running, client):
    wait(running)
    for number in range(20, 26):
        person = make_person(running.west, f"Bewoner {number}", login=False)
        visit(running.room, running.desk, person, topics=running.topics[:1])
    assert parts(client, 2018)


def test_the_coordinator_reads_what_each_choice_does_before_choosing(cast, as_person):
    """Not only what waiting is good for, but what a visitor pays when a house does not wait."""
    cor, address = as_person(cast.cor), reverse("showing_rule", args=["west"])
    page = cor.get(address).content.decode()
    assert "wie elke dag kijkt, kan dan uitrekenen wat de bezoeker van vandaag vroeg." in page
    assert "Komen er op een dag maar een paar mensen? Kies dan dit." in page
    for chosen, waits in (("year", True), ("at_once", False)):
        cor.post(address, {"least_people": 5, "waits_for_year": chosen})
        assert ShowingRule.objects.of(cast.west).waits_for_year is waits
        checked = f'value="{chosen}"' + r"[^>]*checked"
        assert re.search(checked, cor.get(address).content.decode())
    assert cor.post(address, {"least_people": 5}).status_code == 422
