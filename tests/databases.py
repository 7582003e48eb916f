"""What testing on a real database needs: one that is there at once, and emptying tables past their guards."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from django.db.backends.sqlite3.base import DatabaseWrapper

ROOT = Path(__file__).resolve().parents[1]
_KEPT = ROOT / ".pytest_cache"


def migrate_once() -> None:
    """On SQLite the empty database of a run is kept, and the next run begins with a copy: migrating takes longer.

    As long as no migration, nothing that migrations call and no library changed. Then `migrate` finds nothing to do.
    """
    creation = DatabaseWrapper.creation_class
    plain, whole = creation._create_test_db, creation.create_test_db

    def _create_test_db(self, *args, **kwargs):
        name = plain(self, *args, **kwargs)
        if not self.is_in_memory_db(name) and (kept := _kept()).exists():
            shutil.copyfile(kept, name)
        return name

    def create_test_db(self, *args, **kwargs):
        name = whole(self, *args, **kwargs)
        if not self.is_in_memory_db(name) and not (kept := _kept()).exists():
            _keep(name, kept)
        return name

    creation._create_test_db, creation.create_test_db = _create_test_db, create_test_db


def _kept() -> Path:
    digest = sha256()
    for path in _what_makes_it():
        digest.update(path.read_bytes())
    return _KEPT / f"migrated-{digest.hexdigest()[:16]}.sqlite3"


def _what_makes_it() -> Iterator[Path]:
    yield from sorted(ROOT.glob("productiehuis/*/migrations/*.py"))
    yield from sorted(ROOT.glob("productiehuis/*/triggers.py"))
    yield from sorted(ROOT.glob("requirements*.txt"))


def _keep(name: str, kept: Path) -> None:
    """Whole or not at all: two runs may begin together."""
    kept.parent.mkdir(exist_ok=True)
    for old in kept.parent.glob("migrated-*"):
        old.unlink(missing_ok=True)
    part = kept.with_suffix(f".{os.getpid()}")
    with closing(sqlite3.connect(name)) as source, closing(sqlite3.connect(part)) as target:
        source.backup(target)
    part.replace(kept)


def flush_past_triggers() -> None:
    """SQLite empties a table by DELETE, which the triggers of append-only tables refuse: lift them meanwhile.

    (PostgreSQL truncates, which row triggers do not see.) Only between tests that commit; never inside one.
    """
    operations = DatabaseWrapper.ops_class
    plain = operations.execute_sql_flush

    def execute_sql_flush(self, sql_list):
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            triggers = cursor.fetchall()
            for name, _sql in triggers:
                cursor.execute(f"DROP TRIGGER {self.quote_name(name)}")
            try:
                plain(self, sql_list)
            finally:
                for _name, sql in triggers:
                    cursor.execute(sql)

    operations.execute_sql_flush = execute_sql_flush
