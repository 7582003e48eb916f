"""The staging table in bulk: rows in and out without the cost of a model for each."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple, cast
from uuid import UUID

from django.db.models import QuerySet

from productiehuis.house.bulk import insert_values
from productiehuis.imports.models import Import, ImportRow
from productiehuis.kernel.keys import new_key
from productiehuis.vault.fields import SealedTextField
from productiehuis.vault.seals import open_seal, seal

_COLUMNS = (
    *("pk", "sheet", "row", "column", "date", "who", "topics", "words", "count", "visits"),
    *("activity", "kept_from"),
)


class Staged(NamedTuple):
    """A row as it waits to be stored, its words opened."""

    pk: UUID
    sheet: int
    row: int
    column: int
    date: date | None
    who: int | None
    topics: list[int]
    words: str
    times: int
    visits: int
    activity: int
    kept_from: UUID | None


_WORDS = cast(SealedTextField, ImportRow._meta.get_field("words"))


_NAMES = (
    *("id", "house_id", "source_id", "sheet", "row", "date", "who", "topics", "words", "count", "visits"),
    *("activity", "digest", "problems", "kept_from_id"),
)


def read_row(
    import_: Import,
    sheet: int,
    row: int,
    *,
    day: date | None = None,
    who: int | None = None,
    topics: Sequence[int] = (),
    words: Sequence[str] = (),
    count: int = 1,
    visits: int = 0,
    activity: int = -1,
    digest: bytes = b"",
    problems: Sequence[Sequence[str]] = (),
) -> tuple[Any, ...]:
    """One row as it was read, as `put` wants it. `words` beside `topics`, when there are any."""
    key = new_key()
    sealed = seal(json.dumps(words), place=_WORDS.place(key)) if any(words) else b""
    told = (key, import_.house_id, import_.pk, sheet, row, day, who, list(topics), sealed, count, visits)
    return (*told, activity, digest, list(problems), None)


def put(rows: Iterable[tuple[Any, ...]], *, across: bool = False) -> None:
    """Into the table; of a list with days across each row says at its end in which column the cross stands."""
    insert_values(ImportRow, (*_NAMES, "column") if across else _NAMES, rows)


def staged(rows: QuerySet[ImportRow], most: int) -> Iterator[Staged]:
    """The first of these rows, in the order of the list."""
    for row in rows.order_by("sheet", "row", "column").values_list(*_COLUMNS)[:most]:
        found = Staged._make(row)
        words: Any = found.words
        yield found._replace(words=open_seal(bytes(words), place=_WORDS.place(found.pk)) if words else "")
