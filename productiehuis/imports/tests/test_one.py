"""A list of one row: one visit, one help request, one new person; never "1 bezoeken"."""

import re
from datetime import date

from django.urls import reverse

from productiehuis.imports.tests.files import xlsx

ROW = (date(2018, 9, 3), "Fenna Voorbeeld", 1980, "Brieven", None, None)


def figures(client, import_):
    page = client.get(reverse("import", args=["west", "spreekuur", import_.pk])).content.decode()
    found = re.findall(r'figure__value">(?:<bdi[^>]*>)?([0-9]+).*?figure__label">([^<]+)<', page, re.DOTALL)
    return [(number, label.strip()) for number, label in found]


def test_one_of_each_is_said_as_one(lists, cast, as_person):
    client, import_ = as_person(cast.tamar), lists.bring(xlsx([ROW]))
    assert figures(client, import_) == [
        ("1", "bezoek"),
        ("1", "hulpvraag"),
        ("0", "mensen die we kennen"),
        ("1", "nieuw mens"),
    ]


def test_more_are_said_as_more(lists, cast, as_person):
    client, import_ = as_person(cast.tamar), lists.store(xlsx([ROW, (date(2018, 9, 4), *ROW[1:])]))
    assert figures(client, import_) == [("2", "bezoeken"), ("2", "hulpvragen"), ("2", "rijen")]
