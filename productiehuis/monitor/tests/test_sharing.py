"""A link with numbers: what it shows, to whom, until when, and that withdrawing works at once."""

import io
import json
from base64 import b64encode
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from openpyxl import load_workbook

from productiehuis.audit.models import Event
from productiehuis.monitor.access import share_mark
from productiehuis.monitor.actions import set_showing_rule, share, withdraw_share
from productiehuis.monitor.counts import gather
from productiehuis.monitor.definitions import BY_FIELD
from productiehuis.monitor.models import ShareLink, ShowingRule
from productiehuis.monitor.publishing.names import language_name
from productiehuis.monitor.publishing.publication import publication_of
from productiehuis.monitor.tests.data import noon, visit
from productiehuis.people.models import PossibleDouble
from productiehuis.vault import keys
from tests.cast import TESTER, make_person


def make(cast, initiative=None, parts=("year", "months"), expires=None, years=(2018, 2018)):
    return share(
        house=cast.west,
        initiative=initiative,
        to_whom="Het Buurtfonds",
        years=years,
        parts=parts,
        expires=expires or cast.west.today + timedelta(days=30),
        client_key=uuid4(),
        by=TESTER,
    )


def address(link, form=None):
    arguments = [link.pk, share_mark(link)]
    return reverse("shared_file", args=[*arguments, form]) if form else reverse("shared_numbers", args=arguments)


@pytest.fixture
def counted(cast):
    for number in range(7):
        person = make_person(cast.west, f"Bezoeker {number}", login=False)
        visit(cast.room, cast.desk, person, topics=cast.topics[:1])
    visit(cast.room, cast.desk, cast.bo, topics=cast.topics[:1])
    return cast


def text(response):
    return " ".join(response.content.decode().split())


def test_who_has_the_link_sees_the_numbers_without_logging_in(counted, client):
    page = client.get(address(make(counted)))
    assert page.status_code == 200
    assert "Het Buurtfonds" in text(page)
    assert page.context["years"][0].lines[0].columns[1].cells[0].value == 8
    assert page["Referrer-Policy"] == "same-origin"
    assert page["X-Robots-Tag"] == "noindex"
    assert "no-store" in page["Cache-Control"]


def test_the_reader_of_a_link_reads_why_a_number_is_not_one(counted, client):
    PossibleDouble.objects.create(house=counted.west, one=counted.bo, other=counted.rosa, likeness=0.9)
    visit(counted.room, counted.desk, counted.rosa, topics=counted.topics[:1])
    assert "1 mogelijke dubbele is nog niet bekeken." in text(client.get(address(make(counted, parts=("year",)))))


def test_only_the_chosen_parts_and_years_are_there(counted, client):
    year = client.get(address(make(counted, parts=("months",)))).context["years"][0]
    assert (year.lines, year.total) == ([], None)
    assert year.tables
    assert [each.year for each in client.get(address(make(counted, years=(2017, 2018)))).context["years"]] == [2018]


def test_the_note_on_hidden_numbers_stands_only_where_one_is_hidden(counted, client):
    assert "Sommige getallen" not in text(client.get(address(make(counted))))
    visit(counted.room, counted.desk, counted.rosa, topics=counted.topics[:1], at=noon(date(2018, 9, 3)))
    assert "Sommige getallen" in text(client.get(address(make(counted))))
    assert "Sommige getallen" not in text(client.get(address(make(counted, parts=("year",)))))


def test_a_language_without_a_name_in_any_list_is_said_in_its_own_words():
    assert [language_name(code) for code in ("nl", "ber", "", "qqq")] == [
        "Nederlands",
        "Tamazight",
        "niet gezegd",
        "qqq",
    ]


def test_a_link_of_one_initiative_shows_no_other(counted, client):
    visit(counted.room, counted.sewing, counted.rosa, topics=counted.topics[:1])
    page = client.get(address(make(counted, initiative=counted.desk)))
    assert [line.slug for line in page.context["years"][0].lines] == [counted.desk.slug]
    assert counted.sewing.name not in text(page)


@pytest.mark.parametrize("spoil", ["withdrawn", "past", "guessed"])
def test_a_link_that_does_not_work_says_what_to_do(counted, client, spoil):
    link = make(counted)
    where, as_file = address(link), address(link, "xlsx")
    if spoil == "withdrawn":
        withdraw_share(link=link, by=TESTER)
    elif spoil == "past":
        ShareLink.objects.update(expires=counted.west.today - timedelta(days=1))
    else:
        where = reverse("shared_numbers", args=[link.pk, "0" * 32])
        as_file = reverse("shared_file", args=[link.pk, "0" * 32, "xlsx"])
    for each in (where, as_file):
        page = client.get(each)
        assert page.status_code == 404
        assert "Vraag een nieuwe" in text(page)


def test_withdrawing_twice_is_once_in_the_log(counted):
    link = make(counted)
    withdraw_share(link=link, by=TESTER)
    withdraw_share(link=link, by=TESTER)
    assert Event.objects.filter(verb="numbers share withdrawn").count() == 1


def test_a_link_goes_on_working_when_the_keys_are_renewed(counted, client, settings):
    where = address(make(counted))
    settings.VAULT_KEYS = f"new:{b64encode(b'n' * 32).decode()},{settings.VAULT_KEYS}"
    keys.forget()
    try:
        assert client.get(where).status_code == 200
        assert address(ShareLink.objects.get()) != where
    finally:
        keys.forget()


@pytest.mark.parametrize("form", ["csv", "xlsx", "ods", "json"])
def test_the_same_numbers_can_be_taken_as_a_file(counted, client, form):
    answer = client.get(address(make(counted), form))
    assert answer.status_code == 200
    assert f'.{form}"' in answer["Content-Disposition"]
    assert len(answer.content) > 300


def test_the_spreadsheet_has_the_numbers_and_the_rules(counted, client):
    book = load_workbook(io.BytesIO(client.get(address(make(counted), "xlsx")).content))
    assert book.sheetnames == ["Jaar", "Maanden", "Regels"]
    year = {row[1]: row for row in book["Jaar"].values}
    assert year["Spreekuur"][3] == 8
    months = next(
        row for row in book["Maanden"].values if row[1] == "Spreekuur" and row[2] == str(BY_FIELD["help_unique"].name)
    )
    assert (months[5], months[15]) == (8, 8)


def test_a_program_takes_the_same_as_json(counted, client):
    link = make(counted, parts=("year", "months", "topics"))
    assert address(link, "json") in text(client.get(address(link)))
    (year,) = client.get(address(link, "json")).json()["years"]
    assert (year["house"], year["year"], year["least_people"]) == ("west", 2018, 5)
    rows = {row["slug"]: row for row in year["rows"]}
    assert rows[counted.desk.slug]["help_unique"] == 8
    assert rows[counted.desk.slug]["definitions"]["help_unique"].startswith("http://testserver/cijfers/regel/")
    assert {line["by"] for line in year["series"]} == {"month", "topic"}
    public = client.get("/open-data/monitor/west/2018/parts.json").json()["series"]
    assert [line for line in public if line["by"] in ("month", "topic")] == year["series"]


@pytest.mark.parametrize("parts", [("year",), ("months",), ("year", "months", "topics", "places", "languages", "new")])
def test_json_of_one_initiative_has_no_word_of_another(counted, client, parts):
    visit(counted.room, counted.sewing, counted.rosa, topics=counted.topics[:1])
    link = make(counted, initiative=counted.desk, parts=parts)
    document = client.get(address(link, "json")).json()
    (year,) = document["years"]
    assert document["initiative"] == counted.desk.slug
    assert {row["slug"] for row in year["rows"]} == ({counted.desk.slug} if "year" in parts else set())
    assert year["totals"] is None
    assert {(line["by"], line["initiative"]) for line in year["series"]} == (
        {("month", counted.desk.slug)} if "months" in parts else set()
    )
    assert counted.sewing.slug not in json.dumps(document)


def test_the_trekker_makes_and_withdraws_a_link_on_the_page(counted, client):
    client.force_login(counted.tamar.user)
    session = client.session
    session["second_factor_at"] = "2026-01-01"
    session.save()
    where = reverse("shares", args=["west", counted.desk.slug])
    form = {"to_whom": "Fonds", "first_year": 2018, "last_year": 2018, "parts": ["year"], "client_key": uuid4()}
    late = client.post(where, form | {"expires": "2001-01-01"})
    assert late.status_code == 422
    assert "al voorbij" in text(late)
    assert "Fonds" in text(late)
    soon = counted.west.today + timedelta(days=9)
    for _press in range(2):
        assert client.post(where, form | {"expires": soon}).status_code == 302
    link = ShareLink.objects.get()
    assert link.initiative == counted.desk
    assert f'data-copy="http://testserver{address(link)}"' in text(client.get(where))
    client.post(reverse("share_withdraw", args=["west", link.pk]))
    assert address(link) not in text(client.get(where))
    assert client.get(address(link)).status_code == 404


def test_the_house_decides_how_few_people_a_number_may_be_about(counted):
    def hidden():
        return publication_of(gather([counted.west], 2018)[0]).has_hidden

    assert not hidden()
    set_showing_rule(house=counted.west, least_people=9, waits_for_year=False, by=TESTER)
    assert hidden()
    assert ShowingRule.objects.of(counted.west).least_people == 9
    assert ShowingRule.objects.of(counted.noord).least_people == 5


def test_years_go_forward(counted):
    with pytest.raises(ValidationError):
        make(counted, years=(2019, 2018))


def test_numbers_on_the_wall_are_those_that_everybody_may_see(counted, client):
    page = client.get(reverse("wall", args=["west", counted.desk.slug, 2018]))
    assert {cell.definition.field: cell.value for cell in page.context["cells"]}["help_unique"] == 8
    assert "<svg" in text(page)
    assert client.get(reverse("wall", args=["west", "bestaat-niet", 2018])).status_code == 404
    assert client.get(reverse("wall", args=["west", counted.desk.slug, date.today().year + 5])).status_code == 404
