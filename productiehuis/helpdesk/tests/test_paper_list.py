"""Yesterday's paper list, as the teller fills it in without script."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client

from productiehuis.audit.models import Look
from productiehuis.helpdesk.models import Visit
from productiehuis.initiatives.models import KnownHere
from productiehuis.people.look_alikes import trace_rows
from productiehuis.people.models import NameTrace
from tests.cast import make_person, sign_in

DESK = "/west/balie/spreekuur/"


@pytest.fixture
def vera(cast, as_person):
    return as_person(cast.vera)


def paper(cast, **more):
    yesterday = cast.west.today - timedelta(days=1)
    letters = str(cast.topics[0].pk)
    rows = {"name": ["Bo", "", "Yara", ""], "topic": [letters] * 3 + [""], "count": ["2", "3", "", ""], "new": ["3"]}
    return {"do": "done", "client_key": str(uuid4()), "day": yesterday.isoformat()} | rows | more


def test_a_paper_list_goes_in_on_one_page(cast, vera):
    sent = paper(cast)
    answer = vera.post(f"{DESK}lijst/", sent, follow=True)
    assert "5 bezoeken opgeslagen." in answer.text
    assert {str(visit.date) for visit in Visit.objects.all()} == {sent["day"]}
    vera.post(f"{DESK}lijst/", sent)
    assert Visit.objects.count() == 5


def test_a_list_starts_with_yesterday_and_ten_lines_and_grows(cast, vera):
    page = vera.get(f"{DESK}lijst/")
    yesterday = cast.west.today - timedelta(days=1)
    assert yesterday.isoformat() in page.text
    assert page.text.count('name="count"') == 10
    more = vera.post(f"{DESK}lijst/", paper(cast, do="more"))
    assert more.text.count('name="count"') == 14
    assert 'value="Yara"' in more.text


def test_one_wrong_line_stores_nothing_and_says_where(cast, vera):
    page = vera.post(f"{DESK}lijst/", paper(cast, name=["Bo", "", "Yara", "Rosa"], topic=[str(cast.topics[0].pk)] * 4))
    assert "Er is nog niets opgeslagen." in page.text
    assert "Deze naam kennen we hier niet." in page.text
    assert not Visit.objects.exists()


def test_two_people_of_one_name_are_told_apart_by_number(cast, vera):
    other = make_person(cast.west, "Bo", login=False)
    KnownHere.objects.create(house=cast.west, initiative=cast.desk, person=other, how="desk")
    assert "Vul een nummer in" in vera.post(f"{DESK}lijst/", paper(cast)).text
    vera.post(f"{DESK}lijst/", paper(cast, name=[str(other.number), "", "Yara", ""]))
    assert Visit.objects.filter(person=other).count() == 1


def test_a_list_without_a_fitting_token_stores_nothing_and_stays(cast):
    browser = sign_in(Client(enforce_csrf_checks=True), cast.vera)
    page = browser.post(f"{DESK}lijst/", paper(cast))
    assert 'value="Yara"' in page.text
    assert not Visit.objects.exists()


@pytest.mark.parametrize(
    ("day", "sentence"),
    [("0001-01-01", "te lang geleden"), ("1999-12-31", "te lang geleden"), ("9999-12-31", "moet nog")],
)
def test_a_list_of_a_day_that_cannot_be_is_refused_and_kept(cast, vera, day, sentence):
    page = vera.post(f"{DESK}lijst/", paper(cast, day=day))
    assert sentence in page.text
    assert 'value="Yara"' in page.text
    assert not Visit.objects.exists()


def test_names_that_a_list_offers_are_a_look(cast, vera):
    row = {"topic": [str(cast.topics[0].pk)], "count": ["1"], "new": []}
    vera.post(f"{DESK}lijst/", paper(cast, name=["Xantippe"], **row))
    assert not Look.objects.filter(part="names").exists()
    known = make_person(cast.west, "Fatima", login=False)
    NameTrace.objects.bulk_create(trace_rows([known]), ignore_conflicts=True)
    KnownHere.objects.create(house=cast.west, initiative=cast.desk, person=known, how="desk")
    assert "Kies wie je bedoelt" in vera.post(f"{DESK}lijst/", paper(cast, name=["Fatma"], **row)).text
    assert Look.objects.get(part="names").scope.startswith(f"names:{cast.desk.pk}:")
