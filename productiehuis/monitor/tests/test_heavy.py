"""Heavy files are for everybody, and not for one program all day: a clear sentence, and when to come back."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.cache import caches
from django.urls import reverse

from productiehuis.monitor import heavy
from productiehuis.monitor.access import share_mark
from productiehuis.monitor.actions import share
from productiehuis.monitor.tests.data import visit
from tests.cast import TESTER


@pytest.fixture(autouse=True)
def two_at_a_time(db, monkeypatch):
    caches["limits"].clear()
    monkeypatch.setattr(heavy, "AMOUNT", 2)


@pytest.fixture
def shared(cast):
    visit(cast.room, cast.desk, cast.bo, topics=cast.topics[:1])
    link = share(
        house=cast.west,
        initiative=None,
        to_whom="Fonds",
        years=(2018, 2018),
        parts=["year"],
        expires=cast.west.today + timedelta(days=9),
        client_key=uuid4(),
        by=TESTER,
    )
    return link.pk, share_mark(link)


@pytest.mark.parametrize("rest", ["2018.xlsx", "2018.ods", "2018/flow.json", "2018/flow.csv"])
def test_a_program_that_takes_too_many_files_is_asked_to_wait(cast, client, rest):
    visit(cast.room, cast.desk, cast.bo, topics=cast.topics[:1])
    where = f"/open-data/monitor/west/{rest}"
    assert [client.get(where).status_code for _time in range(3)] == [200, 200, 429]
    answer = client.get(where)
    assert "Wacht tien minuten" in answer.json()["error"]
    assert answer["Retry-After"] == "600"
    assert answer["Access-Control-Allow-Origin"] == "*"


def test_the_reader_of_a_link_goes_on_reading_the_page(shared, client):
    files = reverse("shared_file", args=[*shared, "xlsx"])
    assert [client.get(files).status_code for _time in range(2)] == [200, 200]
    answer = client.get(files)
    assert (answer.status_code, answer["Retry-After"]) == (429, "600")
    assert "Wacht een paar minuten" in answer.content.decode()
    assert "staan ook op de pagina zelf" in answer.content.decode()
    assert client.get(reverse("shared_numbers", args=shared)).status_code == 200


def test_another_address_and_who_is_logged_in_are_not_held_back_by_it(cast, client, as_person):
    visit(cast.room, cast.desk, cast.bo, topics=cast.topics[:1])
    where = "/open-data/monitor/west/2018.xlsx"
    for _time in range(3):
        client.get(where)
    assert client.get(where, REMOTE_ADDR="10.1.2.3").status_code == 200
    assert as_person(cast.tamar).get(where).status_code == 200
