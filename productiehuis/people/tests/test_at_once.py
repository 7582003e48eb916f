"""Two privacy keepers at the same moment, on a database that lets them."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, connections

from productiehuis.people.actions import add_person, merge_persons
from productiehuis.people.models import Merge
from tests.cast import TESTER, make_cast


@pytest.fixture
def played(transactional_db):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite in memory gives each thread the same connection")
    return make_cast()


def test_two_at_once_cannot_make_a_circle(played):
    one, other = (add_person(house=played.west, by=TESTER, first_name=name) for name in ("Een", "Ander"))

    def merge(pair):
        try:
            return merge_persons(kept=pair[0], absorbed=pair[1], by=TESTER)
        except ValidationError:
            return None
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as hands:
        made = list(hands.map(merge, [(one, other), (other, one)] * 2))
    assert len([merge for merge in made if merge]) == 1
    assert Merge.objects.active().count() == 1
