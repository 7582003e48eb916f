"""A write that waited too long for another: the page says to wait, and nothing was stored."""

import sqlite3

import pytest
from django.db import OperationalError, connection
from django.http import HttpResponse
from django.urls import path

from productiehuis.config import urls
from productiehuis.config.busy import is_busy
from productiehuis.house.models import House
from tests.cast import make_cast

ON_SQLITE = pytest.mark.skipif(connection.vendor != "sqlite", reason="one writer at a time is SQLite's")


def writes(_request):
    House.objects.update(name="Anders")
    return HttpResponse("stored")


def breaks(_request):
    raise OperationalError("database or disk is full")


urlpatterns = [path("writes/", writes), path("breaks/", breaks), *urls.urlpatterns]


@pytest.fixture
def busy_house(transactional_db, settings):
    """A house in which another connection is writing."""
    settings.ROOT_URLCONF = __name__
    house = make_cast().west
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 50")
    other = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield house, other
    other.close()
    connection.close()  # With its own patience again.


@ON_SQLITE
def test_who_has_to_wait_too_long_reads_what_to_do(busy_house, client):
    house, other = busy_house
    before = house.name
    answer = client.post("/writes/")
    assert answer.status_code == 503
    assert answer["Retry-After"] == "60"
    assert "no-store" in answer["Cache-Control"]
    assert "Wacht een minuut" in answer.content.decode()
    assert House.objects.get(pk=house.pk).name == before
    other.execute("ROLLBACK")
    assert client.post("/writes/").content == b"stored"


def test_what_is_really_wrong_stays_an_error(db, client, settings):
    settings.ROOT_URLCONF = __name__
    with pytest.raises(OperationalError, match="full"):
        client.post("/breaks/")


@pytest.mark.parametrize(("state", "busy"), [("40001", True), ("40P01", True), ("55P03", True), ("53100", False)])
def test_postgresql_says_it_in_a_code(state, busy):
    problem = OperationalError("in other words")
    problem.__cause__ = type("Cause", (Exception,), {"sqlstate": state})()
    assert is_busy(problem) is busy
