"""What was corrected is found quickly on SQLite, also when somebody let it look at its tables (ANALYZE).

Almost no row corrects another, and SQLite counts all those blanks as one value that everybody has. It then no longer
uses that index, and reads the whole table for each of its rows: numbers and boards that never come.
"""

import sqlite3

import pytest
from django.db import connection

from productiehuis.activities.models import Attendance, Tally
from productiehuis.helpdesk.models import HelpRequest, Visit

pytestmark = pytest.mark.django_db

QUESTIONS = {
    "visits": lambda: Visit.objects.valid(),
    "presences": lambda: Attendance.objects.valid(),
    "tallies": lambda: Tally.objects.valid(),
    "requests": lambda: HelpRequest.objects.filter(visit__correction__isnull=True),
}


@pytest.fixture
def looked():
    """An empty copy of this database that believes to have looked at 60,000 rows, of which none corrects another."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL counts blanks apart")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type = 'index'"
        )
        made = [row[0] for row in cursor.fetchall() if not row[0].startswith("CREATE TRIGGER")]
    copy = sqlite3.connect(":memory:")
    for statement in made:
        copy.execute(statement)
    copy.execute("ANALYZE")
    for table in (model._meta.db_table for model in (Visit, Attendance, Tally, HelpRequest)):
        copy.executemany("INSERT INTO sqlite_stat1 VALUES (?, ?, ?)", list(seen(copy, table)))
    copy.execute("ANALYZE sqlite_schema")
    yield copy
    copy.close()


def seen(copy, table):
    """What SQLite writes down of each whole index: in `corrects` every row has the same, in the others its own."""
    for _number, name, _unique, _origin, is_partial in copy.execute(f"PRAGMA index_list({table})").fetchall():
        columns = [row[2] for row in copy.execute(f"PRAGMA index_info({name})")]
        if not is_partial:
            each = "60000" if columns == ["corrects_id"] else "1"
            yield table, name, " ".join(["60000", *([each] * len(columns))])


@pytest.mark.parametrize("name", QUESTIONS)
def test_no_table_is_read_again_for_each_of_its_rows(looked, name):
    statement, values = QUESTIONS[name]().order_by().values_list("pk").query.sql_with_params()
    plan = looked.execute(f"EXPLAIN QUERY PLAN {statement}".replace("%s", "?"), values).fetchall()
    steps = [row[3] for row in plan]
    assert any("LEFT-JOIN" in step for step in steps), steps
    assert not [step for step in steps if "SCAN" in step and "LEFT-JOIN" in step]
