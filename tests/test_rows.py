"""The example put in again is the example as it was made."""

import pytest
from django.db import connection, transaction

from productiehuis.house.models import House
from productiehuis.site.demo.load import load_demo
from tests.databases import empty, filled_tables
from tests.demo import load_example
from tests.rows import Rows, put, take
from tests.test_databases import guards

pytestmark = pytest.mark.django_db(transaction=True)


def as_sets(rows: Rows) -> dict[str, set]:
    """A database may read its rows in any order; PostgreSQL gives a table as lines."""
    return {table: set(taken.splitlines() if isinstance(taken, bytes) else taken) for table, taken in rows.items()}


def test_what_was_taken_out_comes_back_to_the_letter_and_is_guarded():
    stood = guards()
    load_example()
    rows = take(connection)
    made = as_sets(rows)
    assert {"audit_event", "helpdesk_visit", "people_person"} <= set(made)
    empty(connection)
    assert filled_tables(connection) == []
    put(connection, rows)
    assert as_sets(take(connection)) == made
    assert guards() == stood


def test_the_example_is_there_as_often_as_it_is_asked_for():
    for _ in range(2):
        with transaction.atomic():
            load_example()
            assert House.objects.count() == 3
            assert load_demo() is False
            transaction.set_rollback(True)
