"""Everything public comes from the one function that publishes, and real pages give nothing away.

Houses drawn from a seed are registered for real. The attacker reads the open data, the files, the page, the wall and
a shared link, sees that they say the same, and solves.
"""

import csv
import io
import random
from datetime import date, timedelta
from html.parser import HTMLParser
from uuid import uuid4

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from productiehuis.helpdesk.actions import Registration, register_many
from productiehuis.helpdesk.models import VisitKind
from productiehuis.helpdesk.rules import Asked
from productiehuis.house.models import Topic
from productiehuis.kernel.keys import new_key
from productiehuis.monitor.access import share_mark
from productiehuis.monitor.actions import share
from productiehuis.monitor.publishing import publication
from productiehuis.monitor.tests.attacker import found_in, hidden_in
from productiehuis.monitor.tests.data import attend, noon, session, visit
from productiehuis.monitor.tests.random_houses import LANGUAGES, house
from productiehuis.monitor.urls import urlpatterns
from tests.cast import NL, TESTER, make_desk, make_person

YEAR = 2018
HOUSES = (3, 7, 11, 19, 23)


def register(cast, seed):
    """A random house as registrations of the desk and of activities."""
    draw, came = random.Random(seed), house(seed)
    topics = [
        Topic.objects.create(house=cast.west, slug=f"t{n}", name=NL(f"Onderwerp {n}"), pictogram="letter")
        for n in range(6)
    ]
    people = {
        n: make_person(cast.west, f"Bewoner {n}", login=False) for n in sorted({c.person for c in came if c.person})
    }
    for slug in sorted({each.initiative for each in came})[:6]:
        initiative, room = make_desk(cast.west, slug, slug.title())
        here = [each for each in came if each.initiative == slug][:150]
        if here[0].kind == "help":
            register_many(
                registrations=[
                    Registration(
                        client_key=new_key(),
                        room=room,
                        kind=VisitKind.KNOWN if each.person else VisitKind.ANONYMOUS,
                        person=people.get(each.person),
                        language=draw.choice(LANGUAGES[:3]),
                        asked=(Asked(draw.choice(topics).pk),),
                        at=noon(date(YEAR, each.month, 5)),
                    )
                    for each in here
                ],
                initiative=initiative,
                by=TESTER,
            )
        else:
            for month in sorted({each.month for each in here}):
                there = [each for each in here if each.month == month]
                known = {each.person for each in there if each.person}
                unnamed = sum(1 for each in there if each.person is None)
                attend(
                    session(room, initiative, date(YEAR, month, 6)),
                    *(people[n] for n in sorted(known)),
                    unnamed=unnamed,
                )


class Cells(HTMLParser):
    """The text of every cell of every table of a page."""

    def __init__(self):
        super().__init__()
        self.tables, self._cell = [], None

    def handle_starttag(self, tag, attrs):
        if tag == "table":
            self.tables.append([])
        elif tag == "tr" and self.tables:
            self.tables[-1].append([])
        elif tag in ("td", "th") and self.tables:
            self._cell = []

    def handle_data(self, data):
        if self._cell is not None:
            self._cell.append(data.strip())

    def handle_endtag(self, tag):
        if tag in ("td", "th") and self._cell is not None:
            self.tables[-1][-1].append(" ".join(word for word in self._cell if word))
            self._cell = None


def tables_of(page):
    parser = Cells()
    parser.feed(page.content.decode())
    return parser.tables


def months_on_page(page, document):
    """Each month table of the page beside the series that the open data has for it."""
    by_initiative = {}
    for each in document["series"]:
        if each["by"] == "month":
            by_initiative.setdefault(each["initiative"], []).append(each)
    tables = [
        table
        for table in tables_of(page)
        if table[0][0] == "Maand" and len(table[0]) > 1 and table[-1][0] == "Hele jaar"
    ]
    return tables, by_initiative


def said(cell):
    return (
        "niet getoond"
        if cell["hidden"]
        else "niet geteld"
        if cell["value"] is None
        else f"{cell['value']:,}".replace(",", ".")
    )


@pytest.mark.parametrize("seed", HOUSES)
def test_real_pages_and_files_give_no_hidden_number_away(cast, client, seed):
    register(cast, seed)
    document = client.get(f"/open-data/monitor/west/{YEAR}/parts.json").json()
    assert hidden_in(document), "a house with nothing to hide proves nothing"
    assert found_in(document) == set()
    page = client.get(f"/west/cijfers/{YEAR}/")
    tables, by_initiative = months_on_page(page, document)
    assert len(tables) == len(by_initiative) > 0
    on_page = sorted([row[1:] for row in table[1:-1]] for table in tables)
    in_data = sorted(
        [list(row) for row in zip(*([said(cell) for cell in each["cells"]] for each in lines), strict=True)]
        for lines in by_initiative.values()
    )
    assert on_page == in_data
    lines = list(csv.DictReader(io.StringIO(client.get(f"/open-data/monitor/west/{YEAR}/parts.csv").content.decode())))
    cells = [(each, cell) for each in document["series"] for cell in each["cells"]]
    assert [(line["value"], line["hidden"]) for line in lines] == [
        ("" if cell["value"] is None else str(cell["value"]), str(int(cell["hidden"]))) for _each, cell in cells
    ]
    with_link = client.get(shared_json(cast)).json()
    assert [line for line in document["series"] if line["by"] in ("month", "topic", "language")] == [
        line for year in with_link["years"] for line in year["series"]
    ]
    book = load_workbook(io.BytesIO(client.get(f"/open-data/monitor/west/{YEAR}.xlsx").content))
    in_book = [value for row in list(book["Maanden"].values)[1:] for value in row[3:15]]
    assert in_book == [
        "niet getoond" if cell["hidden"] else cell["value"] for each, cell in cells if each["by"] == "month"
    ]


def test_without_the_second_hiding_the_real_pages_do_give_numbers_away(cast, client, monkeypatch):
    register(cast, HOUSES[0])
    whole = publication.publish
    monkeypatch.setattr(publication, "publish", lambda grids, lines, least: whole(grids, lines, least, alone=True))
    assert found_in(client.get(f"/open-data/monitor/west/{YEAR}/parts.json").json())


CHECKED = {
    "monitor_house": "house year",
    "monitor_flow": "house year",
    "wall": "house initiative year",
    "open_parts_json": "house year",
    "open_parts_csv": "house year",
    "open_flow_json": "house year",
    "open_flow_csv": "house year",
    "open_house_file": "house year form",
    "shared_numbers": "link mark",
    "shared_file": "link mark form",
}
# The numbers of a whole year as they are, or no numbers at all.
ONLY_YEARS = {
    "monitor_foundation",
    "definitions",
    "definition",
    "open_data",
    "openapi",
    "open_foundation_json",
    "open_foundation_csv",
    "open_house_json",
    "open_house_csv",
    "open_unknown",
}
# Behind a door; the access matrix holds those.
INSIDE = {
    *("monitor_initiative", "shares", "share_withdraw", "showing_rule"),
    *("monitor_months", "monitor_close", "monitor_closed", "monitor_reopen", "monitor_compare"),
}


def public_addresses(cast):
    """Every address under which numbers of parts of a year are public."""
    link = share(
        house=cast.west,
        initiative=None,
        to_whom="Fonds",
        years=(YEAR, YEAR),
        parts=["months", "topics", "languages"],
        expires=cast.west.today + timedelta(days=9),
        client_key=uuid4(),
        by=TESTER,
    )
    at = {"house": "west", "initiative": cast.desk.slug, "year": YEAR}
    at |= {"link": link.pk, "mark": share_mark(link), "form": "xlsx"}
    return {name: reverse(name, kwargs={word: at[word] for word in words.split()}) for name, words in CHECKED.items()}


def shared_json(cast):
    return public_addresses(cast)["shared_file"].replace(".xlsx", ".json")


def test_every_public_page_takes_the_parts_from_the_one_function(cast, client, monkeypatch):
    """Let it say one thing that is nowhere else: every page says that, and no number of its own."""
    for number in range(37):
        visit(cast.room, cast.desk, make_person(cast.west, f"Bewoner {number}", login=False), topics=cast.topics[:1])
    visit(cast.room, cast.desk, cast.bo, topics=cast.topics[:1], at=noon(date(YEAR, 8, 1)))
    asked = []

    def nothing(grids, lines, least):
        asked.append(1)
        return ()

    monkeypatch.setattr(publication, "publish", nothing)
    addresses = public_addresses(cast)
    for name, where in (
        *addresses.items(),
        ("shared_file as JSON", addresses["shared_file"].replace(".xlsx", ".json")),
    ):
        before = len(asked)
        answer = client.get(where)
        assert answer.status_code == 200, name
        assert len(asked) > before, f"{name} does not ask what is public"
        if answer["Content-Type"].startswith("text/html"):
            assert not [row for table in tables_of(answer) for row in table if row and row[0] in ("maart", "mrt")], name


def test_no_other_public_address_of_the_monitor_exists():
    """A new one is listed above: with those that are checked, or with the reason why it needs no hiding."""
    assert {pattern.name for pattern in urlpatterns} == CHECKED.keys() | ONLY_YEARS | INSIDE
