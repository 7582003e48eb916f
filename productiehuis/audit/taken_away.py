"""What the log says was taken away for good is taken away once more, after a restore brought it back (ADR 25).

An app that deletes something names here by which line of the log, and how it is done again.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Model, QuerySet

# Of the key in the line and the moment of the last such line: how much was there again.
TakeAway = Callable[[UUID, datetime], int]


def counted(rows: QuerySet[Any]) -> int:
    """Delete them. 1 when there was any, else 0: what hangs below a row is no row of its own."""
    return int(bool(rows.delete()[0]))


def row_of(model: type[Model]) -> TakeAway:
    """The row with the key of the line."""
    return lambda key, _at: counted(model._default_manager.filter(pk=key))
