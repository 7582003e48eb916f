"""New and returning people, parts of a number, quarters, and what is not truly known, from registrations to page."""

import csv
import io
from datetime import date

from django.utils import timezone
from openpyxl import load_workbook

from productiehuis.helpdesk.models import Visit
from productiehuis.house.models import Storey, Topic
from productiehuis.initiatives.models import Room
from productiehuis.monitor.actions import settle
from productiehuis.monitor.counts import gather
from productiehuis.monitor.definitions import BY_FIELD
from productiehuis.monitor.rules import Why, foundation_total
from productiehuis.monitor.tests.data import attend, noon, session, visit
from productiehuis.people import privacy as people_privacy
from productiehuis.people.actions import find_doubles, merge_persons
from productiehuis.people.models import Person, PossibleDouble, ReachMark
from tests.cast import TESTER, make_person


def year(house, year=2018):
    return gather([house], year)[0]


def come(cast, person, day=date(2018, 3, 5), room=None, initiative=None):
    return visit(room or cast.room, initiative or cast.desk, person, topics=cast.topics[:1], at=noon(day))


def test_new_and_returning_people_are_together_everybody(cast):
    come(cast, cast.bo, date(2016, 3, 5))
    come(cast, cast.bo)
    come(cast, cast.rosa)
    come(cast, cast.rosa, date(2018, 9, 5))
    parts = year(cast.west).initiatives[0].new_and_returning["help_unique"]
    assert (parts.new, parts.returning) == ({cast.rosa.number}, {cast.bo.number})


def test_who_joined_in_before_is_not_new_for_help(cast):
    attend(session(cast.room, cast.desk, date(2017, 4, 3)), cast.bo)
    come(cast, cast.bo)
    assert year(cast.west).initiatives[0].new_and_returning["help_unique"].returning == {cast.bo.number}


def test_who_is_new_at_one_initiative_may_be_known_in_the_house(cast):
    come(cast, cast.bo, date(2017, 3, 5), cast.sewing_room, cast.sewing)
    come(cast, cast.bo)
    here = year(cast.west)
    assert here.initiatives[0].new_and_returning["help_unique"].new == {cast.bo.number}
    assert here.new_and_returning["help_unique"].returning == {cast.bo.number}


def test_a_merge_makes_somebody_new_somebody_who_returns(cast):
    come(cast, cast.bo, date(2017, 3, 5))
    come(cast, cast.rosa)
    settle()
    merge_persons(kept=cast.bo, absorbed=cast.rosa, by=TESTER)
    assert year(cast.west).initiatives[0].new_and_returning["help_unique"].returning == {cast.bo.number}


def test_who_came_before_is_asked_for_once_for_all_houses(cast, django_assert_max_num_queries):
    come(cast, cast.bo)
    houses = gather([cast.west, cast.noord], 2018)
    with django_assert_max_num_queries(4):
        for here in houses:
            assert here.new_and_returning
            assert [each.new_and_returning for each in here.initiatives]


def test_parts_by_storey_district_and_language(cast):
    come(cast, cast.bo)
    Visit.objects.update(language="tr")
    attend(session(cast.sewing_room, cast.sewing, date(2018, 4, 3)), cast.bo, cast.rosa, unnamed=4)
    here = year(cast.west)
    keys = {str(storey.pk): storey.slug for storey in Storey.objects.all()}
    by_storey = {keys[key]: (len(part.people), part.contacts) for key, part in here.by_storey.items()}
    assert by_storey == {"souterrain": (1, 1), "begane-grond": (2, 6)}
    assert {key: len(part.people) for key, part in here.by_district.items()} == {"West": 2}
    assert {key: (len(p.people), p.contacts) for key, p in here.by_language.items()} == {"tr": (1, 1)}


def test_a_room_that_moves_changes_no_number_of_before(cast):
    attend(session(cast.sewing_room, cast.sewing, date(2018, 4, 3)), cast.bo)
    before = year(cast.west).by_storey
    Room.objects.update(storey=Storey.objects.get(house=cast.west, slug="zolder"))
    settle()
    assert year(cast.west).by_storey == before


def test_a_part_that_an_initiative_does_not_count_is_not_in_it(cast):
    come(cast, cast.bo)
    cast.desk.counts_visits = False
    cast.desk.save()
    assert year(cast.west).by_storey == {}


def test_a_quarter_counts_who_came_in_two_of_its_months_once(cast):
    come(cast, cast.bo, date(2018, 1, 9))
    come(cast, cast.bo, date(2018, 3, 9))
    come(cast, cast.rosa, date(2018, 4, 9))
    here = year(cast.west)
    rows = [[row.figures for row in each.quarters[:2]] for each in here.initiatives]
    assert [(row["help_unique"], row["help_contacts"]) for row in rows[0]] == [(1, 2), (1, 1)]
    assert [row["help_contacts"] for row in rows[1]] == [0, 0]


def test_a_possible_double_makes_the_house_an_interval_until_it_is_decided(cast):
    come(cast, cast.bo)
    come(cast, cast.rosa)
    PossibleDouble.objects.create(house=cast.west, one=cast.bo, other=cast.rosa, likeness=0.9)
    total = year(cast.west).totals["help_unique"]
    assert (total.value, total.low, total.high, total.reason.why) == (None, 1, 2, Why.DOUBLES)
    assert year(cast.west).initiatives[0].row.figures["help_unique"] == 2
    merge_persons(kept=cast.bo, absorbed=cast.rosa, by=TESTER)
    assert year(cast.west).totals["help_unique"].value == 1


def test_erasing_a_possible_double_makes_no_total_surer(cast):
    come(cast, cast.bo)
    come(cast, cast.rosa)
    PossibleDouble.objects.create(house=cast.west, one=cast.bo, other=cast.rosa, likeness=0.9)
    for person in (cast.bo, cast.rosa):
        people_privacy.erase([person], now=timezone.now())
        Person.objects.filter(house=cast.west).update(is_compared=False)
        find_doubles(cast.west)
        total = year(cast.west).totals["help_unique"]
        assert (total.value, total.low, total.high) == (None, 1, 2)


def test_the_page_of_a_house_says_why_a_number_is_not_one(cast, client):
    come(cast, cast.bo)
    come(cast, cast.rosa)
    PossibleDouble.objects.create(house=cast.west, one=cast.bo, other=cast.rosa, likeness=0.9)
    page = client.get("/west/cijfers/2018/").content.decode()
    assert "1 mogelijke dubbele is nog niet bekeken." in page
    assert client.get("/open-data/monitor/west/2018.json").json()["totals"]["help_unique"] == {
        "value": None,
        "min": 1,
        "max": 2,
    }


def test_what_is_not_one_number_is_so_wherever_the_year_is_told(cast, client):
    for person in (cast.bo, cast.rosa, *(make_person(cast.west, f"Bezoeker {n}", login=False) for n in range(9))):
        come(cast, person)
    PossibleDouble.objects.create(house=cast.west, one=cast.bo, other=cast.rosa, likeness=0.9)
    listed = list(csv.DictReader(io.StringIO(client.get("/open-data/monitor/west/2018/parts.csv").text)))
    people = [row for row in listed if row["field"] == "help_unique"]
    bounds = {row["initiative"]: (row["total_min"], row["total_max"]) for row in people}
    assert bounds == {"": ("10", "11"), "spreekuur": ("11", "11"), "naaien": ("0", "0")}
    lines = client.get("/open-data/monitor/west/2018/parts.json").json()["series"]
    sure = {each["field"]: each["total_min"] == each["total_max"] for each in lines if each["initiative"] is None}
    assert (sure["help_unique"], sure["help_contacts"]) == (False, True)
    book = load_workbook(io.BytesIO(client.get("/open-data/monitor/west/2018.xlsx").content))
    name = str(BY_FIELD["help_unique"].name)
    months = {row[1]: row[-1] for row in book["Maanden"].values if row[2] == name}
    assert (months["Het hele huis"], months["Spreekuur"]) == ("10–11", 11)
    whole = client.get("/west/cijfers/2018/").text.split('aria-label="Het hele huis"')[1].split("<tfoot>")[1]
    assert "mon-between" in whole.split("</td>")[0]


def test_with_the_same_mark_in_two_houses_a_person_is_one(cast, client):
    far = make_person(cast.noord, "Bo", login=False)
    visit(cast.far_room, cast.far_desk, far, topics=Topic.objects.filter(house=cast.noord))
    come(cast, cast.bo)

    def together():
        return foundation_total("help_unique", [here.totals for here in gather([cast.west, cast.noord], 2018)])

    assert (together().low, together().high, together().reason.why) == (1, 2, Why.UNMARKED)
    assert "hebben geen huispas" in client.get("/cijfers/2018/").content.decode()
    for house, person in ((cast.west, cast.bo), (cast.noord, far)):
        ReachMark.objects.create(house=house, person=person, mark="same", key_id="t1")
    assert together().value == 1


def test_the_inside_page_shows_new_people_parts_and_quarters(cast, as_person):
    come(cast, cast.bo, date(2017, 3, 5))
    come(cast, cast.bo)
    come(cast, cast.rosa)
    Visit.objects.filter(person=cast.rosa).update(language="tr")
    page = as_person(cast.tamar).get("/west/cijfers/spreekuur/2018/").content.decode()
    for words in ("Nieuwe mensen", "Mensen die terugkomen", "Türkçe", "kwartaal 1"):
        assert words in page
