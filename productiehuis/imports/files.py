"""The file itself: sealed in the storage while somebody decides, unpacked only into a file without a name."""

import hashlib
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import IO

from django.core.files import File
from django.core.files.storage import default_storage
from django.db import transaction

from productiehuis.imports.models import Import
from productiehuis.imports.reading import LARGEST_FILE, Book, Refused, open_book
from productiehuis.imports.reading.refused import TOO_LARGE
from productiehuis.vault.files import open_file, seal_file

FOLDER = "imports"


class Counted:
    """Pieces as they pass, with their fingerprint; more than may be is refused on the way."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces, self._hash, self.size = pieces, hashlib.sha256(), 0

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._pieces:
            self.size += len(piece)
            if self.size > LARGEST_FILE:
                raise Refused(TOO_LARGE)
            self._hash.update(piece)
            yield piece

    @property
    def fingerprint(self) -> str:
        return self._hash.hexdigest()


def _place(import_: Import) -> str:
    return f"{Import._meta.db_table}.file:{import_.pk}"


def keep_file(import_: Import, pieces: Counted) -> None:
    """Seal the pieces into the storage; `import_` then knows where, and the fingerprint. Not saved."""
    with tempfile.TemporaryFile() as sealed:
        seal_file(pieces, sealed, place=_place(import_))
        sealed.seek(0)
        import_.stored_file = default_storage.save(f"{FOLDER}/{import_.pk}", File(sealed))
    import_.fingerprint = pieces.fingerprint


def forget_file(import_: Import) -> None:
    """The file goes once this is sure; what was read from it may stay. Not saved."""
    if name := import_.stored_file:
        transaction.on_commit(lambda: default_storage.delete(name))
        import_.stored_file = ""


def throw_file_away(import_: Import) -> None:
    """The file goes now, for nothing that is stored speaks of it."""
    default_storage.delete(import_.stored_file)


@contextmanager
def opened(import_: Import) -> Iterator[Book]:
    """The file to read. Raises `Refused`."""
    with tempfile.TemporaryFile() as plain, default_storage.open(import_.stored_file, "rb") as sealed:
        _unseal(import_, sealed, plain)
        with open_book(plain, import_.file_name) as book:
            yield book


def _unseal(import_: Import, sealed: IO[bytes], plain: IO[bytes]) -> None:
    for piece in open_file(sealed, place=_place(import_)):
        plain.write(piece)
    plain.seek(0)
