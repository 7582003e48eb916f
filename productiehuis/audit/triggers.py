"""The lock on the log, in the database itself, so that no code path can rewrite history.

A row may change in one way only: its name becomes empty (erasure). It may go only when it is old enough.
On SQLite a later migration that rebuilds one of these tables drops its triggers: run `install` again there.
"""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.backends.base.schema import BaseDatabaseSchemaEditor


@dataclass(frozen=True, slots=True)
class Lock:
    table: str
    name_column: str
    keep_years: int
    columns: tuple[str, ...]


# Looks are kept two years (a person can ask back that far); writes seven, as long as the books they explain.
LOCKS = (
    Lock(
        "audit_event",
        "actor_name",
        7,
        ("id", "house_key", "at", "actor_key", "role", "device_key", "verb", "object_type", "object_key", "changes"),
    ),
    Lock(
        "audit_look",
        "viewer_name",
        2,
        ("id", "house_key", "at", "viewer_key", "role", "device_key", "subject_key", "scope", "about_key", "part"),
    ),
)


def _sqlite(lock: Lock, columns: Collection[str]) -> list[str]:
    changed = " OR ".join(f'NEW."{column}" IS NOT OLD."{column}"' for column in columns)
    return [
        f"""CREATE TRIGGER {lock.table}_no_update BEFORE UPDATE ON {lock.table}
        WHEN NEW.{lock.name_column} <> '' OR {changed}
        BEGIN SELECT RAISE(ABORT, '{lock.table} is append-only'); END""",
        f"""CREATE TRIGGER {lock.table}_no_delete BEFORE DELETE ON {lock.table}
        WHEN OLD."at" > datetime('now', '-{lock.keep_years} years')
        BEGIN SELECT RAISE(ABORT, '{lock.table} is append-only'); END""",
    ]


def _postgresql(lock: Lock, _columns: Collection[str]) -> list[str]:
    return [
        f"""CREATE FUNCTION {lock.table}_lock() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'DELETE' THEN
                IF OLD.at > now() - interval '{lock.keep_years} years' THEN
                    RAISE EXCEPTION '{lock.table} is append-only' USING ERRCODE = 'integrity_constraint_violation';
                END IF;
                RETURN OLD;
            END IF;
            IF NEW.{lock.name_column} <> ''
                OR (to_jsonb(NEW) - '{lock.name_column}') IS DISTINCT FROM (to_jsonb(OLD) - '{lock.name_column}')
            THEN
                RAISE EXCEPTION '{lock.table} is append-only' USING ERRCODE = 'integrity_constraint_violation';
            END IF;
            RETURN NEW;
        END $$""",
        f"""CREATE TRIGGER {lock.table}_lock BEFORE UPDATE OR DELETE ON {lock.table}
        FOR EACH ROW EXECUTE FUNCTION {lock.table}_lock()""",
    ]


def install(_apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """For RunPython in a migration. The lock is on the columns that are there at that moment of the history."""
    connection = schema_editor.connection
    statements = _sqlite if connection.vendor == "sqlite" else _postgresql
    for lock in LOCKS:
        with connection.cursor() as cursor:
            there = {column.name for column in connection.introspection.get_table_description(cursor, lock.table)}
        for statement in statements(lock, [column for column in lock.columns if column in there]):
            schema_editor.execute(statement)


def remove(_apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The way back of `install`."""
    for lock in LOCKS:
        if schema_editor.connection.vendor == "sqlite":
            schema_editor.execute(f"DROP TRIGGER {lock.table}_no_update")
            schema_editor.execute(f"DROP TRIGGER {lock.table}_no_delete")
        else:
            schema_editor.execute(f"DROP FUNCTION {lock.table}_lock CASCADE")
