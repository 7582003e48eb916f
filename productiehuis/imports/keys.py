"""The client keys of what a list stores, made of the file itself: the same file again makes the same keys."""

from functools import lru_cache
from uuid import UUID, uuid5

from productiehuis.imports.models import Import

# Presence of somebody unnamed and of a name have keys of their own beside those of visits.
PRESENCE = "presence"


@lru_cache(maxsize=64)
def _base(initiative: UUID, fingerprint: str, attempt: int) -> UUID:
    return uuid5(initiative, f"{fingerprint}:{attempt}")


def base_of(import_: Import) -> UUID:
    return _base(import_.initiative_id, import_.fingerprint, import_.attempt)


def visit_key(base: UUID, sheet: int, row: int, number: int = 0, column: int = 0) -> UUID:
    """The n-th visit of a row, or of one cross in it."""
    return uuid5(base, f"{sheet}:{_place(row, column)}:{number}")


def presence_key(base: UUID, sheet: int, row: int, column: int = 0) -> UUID:
    return uuid5(base, f"{PRESENCE}:{sheet}:{_place(row, column)}")


def _place(row: int, column: int) -> str:
    return f"{row}.{column}" if column else f"{row}"


def person_key(base: UUID, position: int) -> UUID:
    return uuid5(base, f"person:{position}")
