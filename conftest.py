"""Fixtures of every test: the fixed cast, the database, the browser."""

from tests.cast import as_person, cast  # noqa: F401
