"""New rows of the busiest writes: their SQL is written once per table, after that only filled in (docs/adr/0007).

Django writes an INSERT anew each time, and that takes as long as the database needs to carry it out.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import connection, models


@dataclass(frozen=True)
class _Table:
    head: str
    places: str
    fields: tuple["models.Field[Any, Any]", ...]


def insert(*rows: models.Model) -> None:
    """Store new rows of one table in one statement, just as `save(force_insert=True)` does each.

    Inside a transaction, for it opens none.
    """
    if not rows:
        return
    table = _table(type(rows[0]))
    values = [field.get_db_prep_save(field.pre_save(row, True), connection) for row in rows for field in table.fields]
    with connection.cursor() as cursor:
        cursor.execute(table.head + ", ".join([table.places] * len(rows)), values)
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias


@cache
def _table(model: type[models.Model]) -> _Table:
    fields = tuple(model._meta.local_concrete_fields)
    if model._meta.parents or any(_is_special(field) for field in fields):
        raise TypeError(f"{model.__name__} has a column that the database fills in: save() knows how.")
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    head = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES "  # noqa: S608 - our own names
    return _Table(head, f"({places})", fields)


def _is_special(field: "models.Field[Any, Any]") -> bool:
    """A number the database counts, a default or value of its own, a place that is more than a value."""
    counted = isinstance(field, models.AutoField)
    return counted or field.generated or field.has_db_default() or hasattr(field, "get_placeholder")
