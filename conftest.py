"""Fixtures of every test: the fixed cast, the database, the browser."""

from tests.cast import as_person, cast  # noqa: F401
from tests.databases import flush_past_triggers

flush_past_triggers()
