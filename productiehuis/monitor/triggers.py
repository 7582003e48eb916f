"""Who writes a fact marks its month as stale, in the database itself: every writer is covered, also those to come.

Each row that is added, changed or taken away names its own month, and that of the row it corrects. On PostgreSQL a
trigger runs once per statement over all its rows. On SQLite it runs per row; there one write happens at a time, so a
month that is marked already needs no second mark.

SQLite drops the triggers of a table that a migration builds anew, and refuses to build one that another trigger
reads. So `lift` takes them away before migrations and `ensure` puts them back after (`apps.py`).
"""

from dataclasses import dataclass
from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_CELL = ("house_id", "initiative_id", '"year"', '"month"')
_INTO = 'INSERT INTO monitor_stale (house_key, initiative_key, "year", "month")'


@dataclass(frozen=True, slots=True)
class Facts:
    """A table of facts, and the columns that numbers are made of."""

    table: str
    columns: tuple[str, ...]


_WHAT = ("person_number", "contacts", "storey_id", "district", "corrects_id")
VISITS = Facts("helpdesk_visit", ("house_id", "initiative_id", "year", "month", *_WHAT, "language", "is_withdrawn"))
PRESENCES = Facts("activities_attendance", ("house_id", "initiative_id", "year", "month", *_WHAT, "is_present"))
REQUESTS = Facts("helpdesk_helprequest", ("visit_id", "topic_id"))
ALL = (VISITS, PRESENCES, REQUESTS)
EVENTS = ("INSERT", "UPDATE", "DELETE")
NAMES = tuple(f"{facts.table}_stale_{event.lower()}" for facts in ALL for event in EVENTS)


def _cell(row: str) -> str:
    return ", ".join(f"{row}.{column}" for column in _CELL)


def _mark(source: str, row: str) -> str:
    """One row's month, unless it is marked already (SQLite)."""
    return f"""{_INTO} SELECT {_cell(row)} {source} NOT EXISTS (SELECT 1 FROM monitor_stale s
        WHERE s.house_key = {row}.house_id AND s."year" = {row}."year"
        AND s.initiative_key = {row}.initiative_id AND s."month" = {row}."month");"""


def _sqlite_body(facts: Facts, row: str) -> str:
    if facts is REQUESTS:
        return _mark(f"FROM {VISITS.table} v WHERE v.id = {row}.visit_id AND", "v")
    return _mark("WHERE", row) + _mark(f"FROM {facts.table} v WHERE v.id = {row}.corrects_id AND", "v")


def _sqlite(facts: Facts) -> list[str]:
    rows = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}
    changed = " OR ".join(f'NEW."{column}" IS NOT OLD."{column}"' for column in facts.columns)
    columns = ", ".join(f'"{column}"' for column in facts.columns)
    statements = []
    for event in EVENTS:
        body = "".join(_sqlite_body(facts, row) for row in rows[event])
        when = (f"UPDATE OF {columns}", f"WHEN {changed}") if event == "UPDATE" else (event, "")
        name = f"{facts.table}_stale_{event.lower()}"
        statements.append(f"CREATE TRIGGER {name} AFTER {when[0]} ON {facts.table} {when[1]} BEGIN {body} END")
    return statements


def _touched(facts: Facts, rows: str) -> str:
    """The months of these rows and of the rows they correct, each once (PostgreSQL)."""
    if facts is REQUESTS:
        return f"""{_INTO} SELECT DISTINCT {_cell("v")} FROM {VISITS.table} v
            WHERE v.id IN (SELECT visit_id FROM {rows} AS r);"""
    return f"""{_INTO} SELECT DISTINCT {_cell("r")} FROM {rows} AS r;
        IF EXISTS (SELECT 1 FROM {rows} AS r WHERE corrects_id IS NOT NULL) THEN
            {_INTO} SELECT DISTINCT {_cell("v")} FROM {facts.table} v
            WHERE v.id IN (SELECT corrects_id FROM {rows} AS r WHERE corrects_id IS NOT NULL);
        END IF;"""


def _changed(facts: Facts, one: str, other: str) -> str:
    columns = [f'"{column}"' for column in facts.columns]
    mine, theirs = (", ".join(f"{row}.{column}" for column in columns) for row in ("r", "o"))
    chosen = f"(SELECT r.* FROM {one} r JOIN {other} o ON o.id = r.id WHERE ({mine}) IS DISTINCT FROM ({theirs}))"
    return _touched(facts, chosen)


def _postgresql(facts: Facts) -> list[str]:
    update = _changed(facts, "old_rows", "new_rows") + _changed(facts, "new_rows", "old_rows")
    name = f"{facts.table}_stale"
    statements = [
        f"""CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'INSERT' THEN {_touched(facts, "new_rows")}
            ELSIF TG_OP = 'DELETE' THEN {_touched(facts, "old_rows")}
            ELSE {update}
            END IF;
            RETURN NULL;
        END $$"""
    ]
    tables = {"INSERT": "NEW TABLE AS new_rows", "DELETE": "OLD TABLE AS old_rows"}
    for event in EVENTS:
        rows = tables.get(event, "OLD TABLE AS old_rows NEW TABLE AS new_rows")
        statements.append(
            f"""CREATE OR REPLACE TRIGGER {name}_{event.lower()} AFTER {event} ON {facts.table}
            REFERENCING {rows} FOR EACH STATEMENT EXECUTE FUNCTION {name}()"""
        )
    return statements


def _present(connection: BaseDatabaseWrapper) -> set[str]:
    """Which of our triggers there are."""
    asked = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if connection.vendor == "sqlite"
        else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
    )
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return {name for (name,) in cursor.fetchall()} & set(NAMES)


def _has_tables(connection: BaseDatabaseWrapper) -> bool:
    needed = {"monitor_stale", "monitor_keptmonth", *(facts.table for facts in ALL)}
    with connection.cursor() as cursor:
        return needed <= set(connection.introspection.table_names(cursor))


def mark_all(connection: BaseDatabaseWrapper) -> None:
    """Every month that has facts or a kept count is stale."""
    cells = " UNION ".join(
        f'SELECT house_id, initiative_id, "year", "month" FROM {table}'
        for table in (VISITS.table, PRESENCES.table, "monitor_keptmonth", "monitor_kepttopic")
    )
    with connection.cursor() as cursor:
        cursor.execute(f"{_INTO} {cells}")


def lift(connection: BaseDatabaseWrapper) -> None:
    """Take away what is there."""
    with connection.cursor() as cursor:
        for facts in ALL:
            for event in EVENTS:
                on = "" if connection.vendor == "sqlite" else f" ON {facts.table}"
                cursor.execute(f"DROP TRIGGER IF EXISTS {facts.table}_stale_{event.lower()}{on}")


def put_back(connection: BaseDatabaseWrapper) -> None:
    """All of them, marking nothing: only for who knows that nothing was written meanwhile, or marks it themselves."""
    lift(connection)
    with connection.cursor() as cursor:
        for facts in ALL:
            for statement in _sqlite(facts) if connection.vendor == "sqlite" else _postgresql(facts):
                cursor.execute(statement)


def ensure(connection: BaseDatabaseWrapper) -> bool:
    """Put back what is missing. What was written meanwhile is unknown, so then every month is stale."""
    if not _has_tables(connection) or _present(connection) == set(NAMES):
        return False
    put_back(connection)
    mark_all(connection)
    return True


def install(_apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """For RunPython in a migration."""
    ensure(schema_editor.connection)


def remove(_apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The way back of `install`."""
    lift(schema_editor.connection)


def before_migrations(*, using: str, plan: list[Any], **_kwargs: object) -> None:
    if plan and connections[using].vendor == "sqlite":
        lift(connections[using])


def after_migrations(*, using: str, **_kwargs: object) -> None:
    ensure(connections[using])
