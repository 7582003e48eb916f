"""Installations beside this one: each with a folder, a database and keys of its own."""

import os
import shutil
import sqlite3
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from tests.databases import kept_file

ROOT = Path(settings.ROOT)
FILE = "productiehuis.sqlite3"
PATIENCE = 600  # Migrating takes half a minute of work, on a busy machine many times that.


@dataclass
class Installation:
    """Somebody's machine: a folder and a database of its own."""

    folder: Path
    database: str

    def run(self, *command):
        env = {"PATH": os.environ["PATH"], "DATA_DIR": str(self.folder), "DATABASE_URL": self.database, "DEMO": "0"}
        return subprocess.run(
            [sys.executable, "manage.py", *command], cwd=ROOT, env=env, capture_output=True, text=True, timeout=PATIENCE
        )

    def do(self, *command):
        done = self.run(*command)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def rows(self):
        """Every row of every table, as the database itself tells them."""
        if not self.database:
            with sqlite3.connect(self.folder / FILE) as db:
                tables = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
                return {table: sorted(map(repr, db.execute(f'SELECT * FROM "{table}"'))) for table in tables}
        with psycopg.connect(self.database) as db:
            tables = db.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
            return {table: sorted(map(repr, db.execute(f'SELECT * FROM "{table}"'))) for (table,) in tables}


class Databases:
    """Databases on the server under test, beside ours; on SQLite each is a file in its installation."""

    def __init__(self):
        self.server = connection.settings_dict
        self.admin = None
        if connection.vendor == "postgresql":
            host, user = self.server["HOST"], self.server["USER"]
            self.admin = psycopg.connect(host=host, user=user, dbname="postgres", autocommit=True)
        self.made = []

    def make(self, like=""):
        """An empty one, or one like the one at that address, which nobody uses. Returns its address."""
        if not self.admin:
            return ""
        name = f"backup_{uuid4().hex[:12]}"
        self.admin.execute(f"CREATE DATABASE {name}" + (f" TEMPLATE {like.rpartition('/')[2]}" if like else ""))
        self.made.append(name)
        return f"postgres://{self.server['USER']}@{self.server['HOST'].replace('/', '%2F')}/{name}"

    def drop(self):
        for name in self.made:
            self.admin.execute(f"DROP DATABASE {name} WITH (FORCE)")
        if self.admin:
            self.admin.close()


@pytest.fixture(scope="session")
def migrated(tmp_path_factory, django_db_setup):
    """An installation that did nothing but `migrate`, once: it takes half a minute, and copying it no time.

    On SQLite this run itself began with such a database, and kept it.
    """
    databases = Databases()
    here = Installation(tmp_path_factory.mktemp("migrated"), databases.make())
    if here.database:
        here.do("migrate", "-v0")
    else:
        shutil.copy(kept_file(), here.folder / FILE)
    yield here
    databases.drop()


@pytest.fixture(scope="module")
def new_installation(tmp_path_factory):
    """Makes installations on the database under test, empty or as `migrated`; their databases go afterwards."""
    databases = Databases()

    def make(like=None):
        folder = tmp_path_factory.mktemp("installation")
        if like and not like.database:
            shutil.copy(like.folder / FILE, folder)
        return Installation(folder, databases.make(like.database if like else ""))

    yield make
    databases.drop()
