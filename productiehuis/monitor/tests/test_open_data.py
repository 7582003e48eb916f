"""The open data keeps its promise: the same names, null for blank, and a description that holds."""

import csv
import io
import json
from dataclasses import replace
from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from productiehuis.audit.actions import record
from productiehuis.house.models import House
from productiehuis.monitor.counts import HouseYear, gather
from productiehuis.monitor.open_data import as_csv, house_document
from productiehuis.monitor.rules import FIELDS
from productiehuis.monitor.tests.data import attend, session, told, visit
from productiehuis.monitor.tests.schema import problems
from tests.cast import TESTER

HOUSE = "/open-data/monitor/west/2018.json"
PARTS = "/open-data/monitor/west/2018/parts.json"


@pytest.fixture
def counted(cast):
    visit(cast.room, cast.desk, cast.bo, topics=cast.topics[:2])
    visit(cast.room, cast.desk, topics=cast.topics[:1])
    cast.sewing.counts_visits = cast.sewing.counts_requests = False
    cast.sewing.save()
    told(cast.sewing, "activation_unique", 25)
    attend(session(cast.far_room, cast.far_desk, date(2018, 4, 3)), cast.fay)
    return cast


def test_a_row_says_what_is_counted_and_blank_is_null(counted, client):
    answer = client.get(HOUSE).json()
    desk, sewing = answer["rows"]
    assert (answer["house"], answer["year"]) == ("west", 2018)
    assert (desk["initiative"], desk["slug"]) == ("Spreekuur", "spreekuur")
    assert [desk[name] for name in FIELDS] == [2, 1, 1, 2, 3, 0, 0, 0]
    assert [sewing[name] for name in FIELDS] == [1, None, None, None, None, None, None, None]
    assert sewing["told"] == {"activation_unique": 25}
    assert desk["hidden"] == []


def test_totals_have_a_value_only_when_known(counted, client):
    totals = client.get(HOUSE).json()["totals"]
    assert totals["volunteers"] == {"value": 3, "min": 3, "max": 3}
    assert totals["activation_unique"] == {"value": None, "min": 25, "max": 25}
    assert client.get("/open-data/monitor/2018.json").json()["totals"]["volunteers"] == {
        "value": None,
        "min": 3,
        "max": 4,
    }


def test_what_nobody_counts_is_null_in_the_totals(counted, client):
    counted.desk.counts_requests = False
    counted.desk.save()
    totals = client.get(HOUSE).json()["totals"]
    assert totals["help_requests"] == {"value": None, "min": None, "max": None}


def test_the_foundation_names_the_house_of_each_row(counted, client):
    answer = client.get("/open-data/monitor/2018.json").json()
    assert answer["house"] is None
    assert [row["house"] for row in answer["rows"]] == ["west", "west", "noord"]


def test_every_address_of_a_definition_opens(counted, client):
    for address in client.get(HOUSE).json()["rows"][0]["definitions"].values():
        assert address.startswith("http://testserver/cijfers/regel/M-")
        assert client.get(address.removeprefix("http://testserver")).status_code == 200


@pytest.mark.parametrize(
    ("path", "schema"),
    [(HOUSE, "HouseYear"), ("/open-data/monitor/2018.json", "FoundationYear"), (PARTS, "HouseYearParts")],
)
def test_the_answers_are_as_described(counted, client, path, schema):
    whole = client.get("/open-data/openapi.json").json()
    assert whole["openapi"].startswith("3.1")
    assert problems(client.get(path).json(), whole["components"]["schemas"][schema], whole) == []


def test_the_names_of_parts_are_asked_once_for_all_series(crowd, client):
    with CaptureQueriesContext(connection) as caught:
        lines = client.get(PARTS).json()["series"]
    assert len([each for each in lines if each["by"] == "storey"]) > 1
    assert len([each for each in caught if 'FROM "house_storey"' in each["sql"]]) == 1


def test_the_description_would_notice_a_difference(counted, client):
    whole = client.get("/open-data/openapi.json").json()
    answer = client.get(HOUSE).json()
    answer["rows"][0]["help_unique"] = "veel"
    del answer["rows"][0]["told"]
    assert len(problems(answer, whole["components"]["schemas"]["HouseYear"], whole)) == 2


def test_every_described_address_answers(counted, client):
    for path in client.get("/open-data/openapi.json").json()["paths"]:
        assert client.get(path.format(house="west", year=2018)).status_code == 200


def test_csv_has_the_same_numbers(counted, client):
    answer = client.get("/open-data/monitor/west/2018.csv")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    lines = list(csv.DictReader(io.StringIO(answer.content.decode())))
    document = client.get(HOUSE).json()
    for line, row in zip(lines, document["rows"], strict=False):
        assert line["kind"] == "initiative"
        assert [line[name] for name in FIELDS] == ["" if row[name] is None else str(row[name]) for name in FIELDS]
    by_kind = {line["kind"]: line for line in lines}
    assert by_kind["total_value"]["help_requests"] == "3"
    assert by_kind["total_max"]["activation_unique"] == "25"
    assert by_kind["definition"]["help_unique"].endswith("/cijfers/regel/M-2/")
    assert lines[1]["told_activation_unique"] == "25"


def test_a_name_that_looks_like_a_formula_stays_text_in_a_spreadsheet():
    document = {
        "house": "w",
        "year": 1,
        "rows": [],
        "totals": {name: {"value": 0, "min": 0, "max": 0} for name in FIELDS},
    }
    row = {"initiative": "=1+1", "slug": "x", **dict.fromkeys(FIELDS), "told": {}, "hidden": [], "definitions": {}}
    assert "'=1+1" in as_csv({**document, "rows": [row]})


def test_a_hidden_number_is_null_and_named(counted):
    here = gather([counted.west], 2018)[0]
    year = here.initiatives[0]
    year.__dict__["row"] = replace(year.row, hidden=frozenset({"help_unique"}))
    only = HouseYear(here.house, 2018, here.today, [year])
    row = house_document(only, made="", definitions={})["rows"][0]
    assert row["help_unique"] is None
    assert row["hidden"] == ["help_unique"]
    assert row["help_contacts"] == 2


@pytest.mark.parametrize(
    "path",
    [
        "/open-data/monitor/nergens/2018.json",
        "/open-data/monitor/west/1999.json",
        "/open-data/monitor/west/2999.csv",
        "/open-data/monitor/2999.json",
        "/open-data/monitor/west/ooit.json",
        "/open-data/iets",
    ],
)
def test_what_is_not_there_is_a_sentence_in_json(counted, client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "Kijk of huis en jaar kloppen" in answer.json()["error"]


def test_any_site_may_read_the_open_data_and_only_that(counted, client):
    assert client.get(HOUSE)["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in client.get("/west/cijfers/2018/").headers


def test_asking_again_is_cheap_until_something_is_written(counted, client, django_assert_max_num_queries):
    etag = client.get(HOUSE)["ETag"]
    with django_assert_max_num_queries(2):
        assert client.get(HOUSE, headers={"if-none-match": etag}).status_code == 304
    record(verb="anything", obj=counted.west, house_key=counted.west.pk, by=TESTER)
    assert client.get(HOUSE, headers={"if-none-match": etag}).status_code == 200


def test_tomorrow_is_another_answer(counted, client):
    with time_machine.travel("2026-03-01T12:00:00Z"):
        etag = client.get(HOUSE)["ETag"]
    with time_machine.travel("2026-03-02T12:00:00Z"):
        assert client.get(HOUSE, headers={"if-none-match": etag}).status_code == 200


def test_a_house_without_numbers_has_blank_years_like_the_others(counted, client):
    House.objects.create(foundation=counted.west.foundation, slug="zuid", name="Productiehuis Zuid")
    answer = client.get("/open-data/monitor/zuid/2018.json").json()
    assert answer["rows"] == []
    assert answer["totals"]["help_unique"] == {"value": None, "min": None, "max": None}


def test_the_json_is_small_and_plain(counted, client):
    content = client.get(HOUSE).content
    assert json.loads(content)["generated_at"].endswith("+00:00")
