"""Installations beside this one: each with a folder, a database and keys of its own."""

import os
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

ROOT = Path(settings.ROOT)


@dataclass
class Installation:
    """Somebody's machine: a folder and a database of its own."""

    folder: Path
    database: str

    def run(self, *command):
        env = {"PATH": os.environ["PATH"], "DATA_DIR": str(self.folder), "DATABASE_URL": self.database, "DEMO": "0"}
        return subprocess.run(
            [sys.executable, "manage.py", *command], cwd=ROOT, env=env, capture_output=True, text=True, timeout=120
        )

    def do(self, *command):
        done = self.run(*command)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def rows(self):
        """Every row of every table, as the database itself tells them."""
        if not self.database:
            with sqlite3.connect(self.folder / "productiehuis.sqlite3") as db:
                tables = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
                return {table: sorted(map(repr, db.execute(f'SELECT * FROM "{table}"'))) for table in tables}
        with psycopg.connect(self.database) as db:
            tables = db.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
            return {table: sorted(map(repr, db.execute(f'SELECT * FROM "{table}"'))) for (table,) in tables}


@pytest.fixture(scope="module")
def new_installation(tmp_path_factory):
    """Makes installations on the database under test; their databases go afterwards."""
    made = []
    server = connection.settings_dict
    admin = None
    if connection.vendor == "postgresql":
        admin = psycopg.connect(host=server["HOST"], user=server["USER"], dbname="postgres", autocommit=True)

    def make():
        folder, address = tmp_path_factory.mktemp("installation"), ""
        if admin:
            name = f"backup_{uuid4().hex[:12]}"
            admin.execute(f"CREATE DATABASE {name}")
            made.append(name)
            address = f"postgres://{server['USER']}@{server['HOST'].replace('/', '%2F')}/{name}"
        return Installation(folder, address)

    yield make
    for name in made:
        admin.execute(f"DROP DATABASE {name} WITH (FORCE)")
