"""The flow as open data: the same numbers as on the page, hidden the same way, and a mark that tells nothing more."""

import csv
import io
from datetime import date

import pytest
from openpyxl import load_workbook

from productiehuis.gaps.models import Gap
from productiehuis.monitor.tests.crowd import YEAR, fly, refer_many
from productiehuis.monitor.tests.data import visit
from productiehuis.monitor.tests.schema import problems
from productiehuis.plans.actions.counting import count_that_plan, stop_counting_plan
from tests.cast import TESTER

FLOW = f"/open-data/monitor/west/{YEAR}/flow"


@pytest.fixture
def told(cast, crowd):
    """Something in every line: nine who fly out, nine referrals with an answer after five days, and a gap."""
    for person, to in zip(crowd, ["job"] * 5 + ["education"] * 4, strict=True):
        fly(person, to)
    refer_many(cast, crowd, ["helped"] * 9)
    Gap.objects.create(house=cast.west, kind="searched", subject="fiets", count=9, found_on=date(YEAR, 3, 1))
    return cast


def lines(client):
    return {line["line"]: line for line in client.get(f"{FLOW}.json").json()["lines"]}


def values(line):
    return {cell["key"]: cell["value"] for cell in line["cells"]}


def test_every_line_with_its_rule_and_hidden_the_same_way(told, client):
    found = lines(client)
    assert list(found) == ["flow", "new_at", "flown_to", "outcome", "grown", "handed", "gaps"]
    assert values(found["flow"])["help-joined"] == 7
    assert found["flow"]["total"] is None
    assert (found["flown_to"]["total"], set(values(found["flown_to"]).values())) == (9, {None})
    assert values(found["outcome"])["helped"] == found["outcome"]["total"] == 9
    assert values(found["gaps"]) == {"found": 1, "taken_up": 0, "closed": 0}
    for line in found.values():
        assert all(cell["hidden"] == (cell["value"] is None) for cell in line["cells"])
        assert client.get(line["definition"].removeprefix("http://testserver")).status_code == 200


def test_a_way_says_from_where_to_where(told, client):
    (cell,) = (each for each in lines(client)["flow"]["cells"] if each["key"] == "help-joined")
    assert (cell["from"], cell["to"], cell["name"]) == ("help", "joined", "Hulp krijgen → Meedoen")
    assert {cell["from"] for cell in lines(client)["outcome"]["cells"]} == {None}


def test_the_days_of_an_answer_stay_inside_and_the_middle_needs_ten_people(told, client, crowd, as_person):
    assert not {"days", "middle"} & lines(client).keys()
    assert "days" not in lines(as_person(told.cor)), "who is inside gets no more from the open data"
    refer_many(told, [told.bo], ["helped"])
    assert values(lines(client)["middle"]) == {
        "same_day": 0,
        "three_days": 0,
        "week": 1,
        "two_weeks": 0,
        "longer": 0,
    }
    assert "4 tot en met 7 dagen" in client.get(f"/west/cijfers/{YEAR}/doorstroom/").content.decode()


def test_the_page_and_the_files_say_the_same(told, client):
    document = client.get(f"{FLOW}.json").json()
    cells = [(line["rule"], cell["name"], cell["value"]) for line in document["lines"] for cell in line["cells"]]
    answer = client.get(f"{FLOW}.csv")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
    assert [(row["rule"], row["name"], row["value"]) for row in rows] == [
        (rule, name, "" if value is None else str(value)) for rule, name, value in cells
    ]
    assert {row["hidden"] for row in rows} == {"0", "1"}
    book = load_workbook(io.BytesIO(client.get(f"/open-data/monitor/west/{YEAR}.xlsx").content))
    listed = [(row[1], row[3], row[4]) for row in list(book["Doorstroom"].values)[1:]]
    assert listed == [(rule, name, "niet getoond" if value is None else value) for rule, name, value in cells]
    page = client.get(f"/west/cijfers/{YEAR}/doorstroom/").context
    on_page = {part.key: part.value for _names, part in page["flow"].rows}
    assert on_page == values(lines(client)["flow"])


def test_the_answer_is_as_described(told, client):
    whole = client.get("/open-data/openapi.json").json()
    schema = whole["components"]["schemas"]["HouseYearFlow"]
    answer = client.get(f"{FLOW}.json").json()
    assert problems(answer, schema, whole) == []
    answer["lines"][0]["cells"][0]["from"] = "nergens"
    del answer["lines"][1]["rule"]
    assert len(problems(answer, schema, whole)) == 2


def test_a_yes_that_stands_in_no_log_changes_the_answer_and_nothing_else_does(cast, client):
    """Other open data looks whether the house wrote something. A yes to be counted is not written there."""
    year = cast.west.today.year
    where = f"/open-data/monitor/west/{year}/flow.json"
    people = [cast.rosa, cast.bo, cast.vera, cast.noor]
    visit(cast.room, cast.desk, cast.rosa, topics=cast.topics[:1])
    for person in people:
        count_that_plan(person=person, by=TESTER)
    before = client.get(where)["ETag"]
    assert client.get(where, headers={"if-none-match": before}).status_code == 304
    stop_counting_plan(person=cast.bo, by=TESTER)
    assert client.get(where, headers={"if-none-match": before}).status_code == 304, "four or three: nobody may see it"
    for person in (cast.bo, cast.cor):
        count_that_plan(person=person, by=TESTER)
    five = client.get(where, headers={"if-none-match": before})
    assert five.status_code == 200
    assert values({line["line"]: line for line in five.json()["lines"]}["new_at"])["plan"] == 5
    stop_counting_plan(person=cast.cor, by=TESTER)
    assert client.get(where, headers={"if-none-match": five["ETag"]}).status_code == 200


def test_each_form_and_house_has_a_mark_of_its_own(told, client):
    marks = {
        client.get(f"{FLOW}.json")["ETag"],
        client.get(f"{FLOW}.csv")["ETag"],
        client.get(f"/open-data/monitor/noord/{YEAR}/flow.json")["ETag"],
        client.get(f"/open-data/monitor/west/{YEAR}/parts.json")["ETag"],
        client.get(f"/open-data/monitor/west/{YEAR}.json")["ETag"],
    }
    assert len(marks) == 5


def test_another_house_and_another_year_tell_nothing_of_it(told, client):
    for where in (f"/open-data/monitor/noord/{YEAR}/flow.json", "/open-data/monitor/west/2019/flow.json"):
        told_there = {line["line"]: values(line) for line in client.get(where).json()["lines"]}
        assert not [value for line in told_there.values() for value in line.values() if value]
    assert client.get("/open-data/monitor/west/1999/flow.json").status_code == 404
    assert client.get("/open-data/monitor/nergens/2018/flow.csv").status_code == 404
