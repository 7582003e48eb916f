"""The table of the annual report of 2018 comes out of registrations, to the digit, and blanks are blank."""

import pytest

FIELDS = ("volunteers", "help_unique", "help_requests", "activation_unique")
UNNAMED = ("help_anonymous", "help_contacts", "activation_anonymous", "activation_contacts")

TABLE = {
    "Sociaal Spreekuur de Tagerijn": (12, 390, 1015, None),
    "Stichting Aminah": (34, 425, None, 127),
    "Stichting Raad is Daad": (15, 140, 292, None),
    "Stichting Nadina": (24, None, None, 76),
    "digiBEET": (4, None, None, None),
    "Vrouwen Netwerk Amsterdam Noord": (25, None, None, 45),
}


@pytest.fixture
def rows(demo, client):
    found = []
    for house in ("west", "noord", "zuid"):
        found += client.get(f"/open-data/monitor/{house}/2018.json").json()["rows"]
    return {row["initiative"]: row for row in found}


def test_the_table_of_2018_to_the_digit(rows):
    shown = {name: tuple(rows[name][field] for field in FIELDS) for name in TABLE}
    assert shown == TABLE


def test_what_digibeet_told_stands_apart(rows):
    assert rows["digiBEET"]["told"] == {"activation_unique": 25}
    assert [rows["digiBEET"][field] for field in UNNAMED] == [None] * 4
    assert all(rows[name]["told"] == {} for name in TABLE if name != "digiBEET")


def test_other_initiatives_have_no_figures(rows):
    for name in set(rows) - set(TABLE):
        assert [rows[name][field] for field in (*FIELDS, *UNNAMED)] == [None] * 8


def test_the_people_of_three_desks_are_not_simply_added_up(demo, client):
    total = client.get("/open-data/monitor/west/2018.json").json()["totals"]["help_unique"]
    assert 425 < total["value"] < 390 + 425 + 140


def test_the_foundation_gives_participants_as_an_interval(demo, client):
    total = client.get("/open-data/monitor/2018.json").json()["totals"]["activation_unique"]
    assert total["value"] is None
    assert 127 <= total["min"] < total["max"] <= 127 + 76 + 25 + 45


def test_the_public_pages_show_the_table(demo, client):
    west = client.get("/west/cijfers/2018/").content.decode()
    for number in ("390", "1.015", "425", "140", "292", "127", "76", "25"):
        assert f"<strong>{number}</strong>" in west
    assert "<strong>45</strong>" in client.get("/noord/cijfers/2018/").content.decode()
    everywhere = client.get("/cijfers/2018/").content.decode()
    assert all(name in everywhere for name in TABLE)
