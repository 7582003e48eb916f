"""All rows of the database under test, taken out and put in again: quicker than making them by hand a second time."""

from collections.abc import Callable
from typing import Any

from django.db import transaction

from tests.databases import filled_tables, without_triggers

Rows = dict[str, Any]


def take(connection) -> Rows:
    """What stands in each table, as the database itself writes it."""
    with connection.cursor() as cursor:
        return {table: _TAKE[connection.vendor](cursor, table) for table in filled_tables(connection)}


def put(connection, rows: Rows) -> None:
    """Into empty tables, past their triggers: what those did is among the rows."""
    with (
        transaction.atomic(using=connection.alias),
        connection.cursor() as cursor,
        without_triggers(connection, cursor, list(rows)),
    ):
        for table, taken in rows.items():
            _PUT[connection.vendor](cursor, table, taken)


def _take_sqlite(cursor, table: str) -> list[tuple[Any, ...]]:
    """A sum of nothing and a column is no column, so that Django's converters leave it as it stands."""
    cursor.execute(f'PRAGMA table_info("{table}")')
    columns = ", ".join(f'+"{name}"' for _number, name, *_rest in cursor.fetchall())
    return cursor.execute(f'SELECT {columns} FROM "{table}"').fetchall()


def _put_sqlite(cursor, table: str, taken: list[tuple[Any, ...]]) -> None:
    places = ", ".join(["%s"] * len(taken[0]))
    cursor.executemany(f'INSERT INTO "{table}" VALUES ({places})', taken)


def _take_postgresql(cursor, table: str) -> bytes:
    with cursor.copy(f'COPY "{table}" TO STDOUT') as copy:
        return b"".join(bytes(part) for part in copy)


def _put_postgresql(cursor, table: str, taken: bytes) -> None:
    with cursor.copy(f'COPY "{table}" FROM STDIN') as copy:
        copy.write(taken)


_TAKE: dict[str, Callable[..., Any]] = {"sqlite": _take_sqlite, "postgresql": _take_postgresql}
_PUT: dict[str, Callable[..., Any]] = {"sqlite": _put_sqlite, "postgresql": _put_postgresql}
