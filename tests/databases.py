"""What testing on a real database needs: one that is there at once, and emptying tables past their guards."""

import fcntl
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path

from django.db import connections, transaction
from django.db.backends.sqlite3.base import DatabaseWrapper
from django.test import TransactionTestCase

ROOT = Path(__file__).resolve().parents[1]
_KEPT = ROOT / ".pytest_cache"


def migrate_once() -> None:
    """On SQLite the empty database of a run is kept, and the next run begins with a copy: migrating takes longer.

    As long as no migration, nothing that migrations call and no library changed. Then `migrate` finds nothing to do.
    Of two runs that begin together one migrates, and the other waits for its copy.
    """
    creation = DatabaseWrapper.creation_class
    plain, whole = creation._create_test_db, creation.create_test_db

    def _create_test_db(self, *args, **kwargs):
        name = plain(self, *args, **kwargs)
        if not self.is_in_memory_db(name) and (kept := kept_file()).exists():
            shutil.copyfile(kept, name)
        return name

    def create_test_db(self, *args, **kwargs):
        with _one_at_a_time():
            name = whole(self, *args, **kwargs)
            if not self.is_in_memory_db(name) and not (kept := kept_file()).exists():
                _keep(name, kept)
        return name

    creation._create_test_db, creation.create_test_db = _create_test_db, create_test_db


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    _KEPT.mkdir(exist_ok=True)
    with (_KEPT / "migrating.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def kept_file() -> Path:
    """Where the database of this run's migrations is, once it was made."""
    digest = sha256()
    for path in _what_makes_it():
        digest.update(path.read_bytes())
    return _KEPT / f"migrated-{digest.hexdigest()[:16]}.sqlite3"


def _what_makes_it() -> Iterator[Path]:
    yield from sorted(ROOT.glob("productiehuis/*/migrations/*.py"))
    yield from sorted(ROOT.glob("productiehuis/*/triggers.py"))
    yield from sorted(ROOT.glob("requirements*.txt"))


def _keep(name: str, kept: Path) -> None:
    """Whole or not at all: a run may be stopped halfway."""
    for old in kept.parent.glob("migrated-*"):
        old.unlink(missing_ok=True)
    part = kept.with_suffix(f".{os.getpid()}")
    with closing(sqlite3.connect(name)) as source, closing(sqlite3.connect(part)) as target:
        source.backup(target)
    part.replace(kept)


# Filled by `migrate` itself, and by no test.
_FIXED = {"django_content_type", "auth_permission"}


def empty_what_was_written() -> None:
    """After a test that commits, only the tables that hold something are emptied: there are over a hundred."""

    def _fixture_teardown(self):
        for name in self._databases_names(include_mirrors=False):
            empty(connections[name])

    TransactionTestCase._fixture_teardown = _fixture_teardown


def empty(connection) -> None:
    """As `flush` does it: past the triggers of append-only tables, after everybody who still writes is ready.

    On PostgreSQL not by TRUNCATE, which makes new files for every table and index.
    """
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        tables = sorted(tables_of_tests(connection))
        if connection.vendor == "postgresql":
            cursor.execute("LOCK TABLE " + ", ".join(f'"{table}"' for table in tables) + " IN EXCLUSIVE MODE")
        filled = _filled(cursor, tables)
        with without_triggers(connection, cursor, filled):
            for table in filled:
                cursor.execute(f'DELETE FROM "{table}"')


def tables_of_tests(connection) -> set[str]:
    return set(connection.introspection.django_table_names(only_existing=True, include_views=False)) - _FIXED


def filled_tables(connection) -> list[str]:
    with connection.cursor() as cursor:
        return _filled(cursor, sorted(tables_of_tests(connection)))


def _filled(cursor, tables: list[str]) -> list[str]:
    cursor.execute("SELECT " + ", ".join(f'EXISTS (SELECT 1 FROM "{table}")' for table in tables))
    return [table for table, is_filled in zip(tables, cursor.fetchone(), strict=True) if is_filled]


@contextmanager
def without_triggers(connection, cursor, tables: list[str]) -> Iterator[None]:
    """Inside a transaction: nothing guards or follows these tables, and afterwards it does again."""
    if connection.vendor == "postgresql":
        cursor.execute("SET LOCAL session_replication_role = replica")
        yield
        cursor.execute("SET LOCAL session_replication_role = origin")
        return
    cursor.execute("SELECT name, sql, tbl_name FROM sqlite_master WHERE type = 'trigger'")
    triggers = [(name, sql) for name, sql, table in cursor.fetchall() if table in tables]
    for name, _sql in triggers:
        cursor.execute(f'DROP TRIGGER "{name}"')
    yield
    for _name, sql in triggers:
        cursor.execute(sql)
