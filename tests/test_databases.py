"""After a test that commits nothing is left of it, and what guards the tables still stands."""

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError

from productiehuis.audit.models import Event
from tests.cast import make_cast
from tests.databases import empty, tables_of_tests

pytestmark = pytest.mark.django_db(transaction=True)


def guards() -> list:
    source = (
        "sqlite_master WHERE type = 'trigger' ORDER BY sql"
        if connection.vendor == "sqlite"
        else "pg_trigger WHERE NOT tgisinternal ORDER BY tgname"
    )
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {'sql' if connection.vendor == 'sqlite' else 'tgname, tgenabled'} FROM {source}")
        return cursor.fetchall()


def filled() -> set[str]:
    with connection.cursor() as cursor:
        found = set()
        for table in tables_of_tests(connection):
            cursor.execute(f'SELECT 1 FROM "{table}" LIMIT 1')
            found |= {table} if cursor.fetchone() else set()
    return found


def test_every_table_is_empty_and_every_guard_stands():
    before = guards()
    assert len(before) > 10
    make_cast()
    assert {"audit_event", "people_person", "house_house"} <= filled()
    empty(connection)
    assert filled() == set()
    assert guards() == before
    make_cast()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Event.objects.all().delete()
