"""Fixtures of every test: the fixed cast, the database, the browser."""

import gc
import os
import signal

import pytest
from hypothesis import HealthCheck, settings

from tests.browser import axe, browser_context_args, browser_type_launch_args, context, mark  # noqa: F401
from tests.cast import as_person, cast  # noqa: F401
from tests.databases import empty_what_was_written, migrate_once
from tests.demo import demo, demo_rows  # noqa: F401
from tests.installations import migrated, new_installation  # noqa: F401

empty_what_was_written()
migrate_once()
# Machines are shared: how long an example takes, or making one up, says nothing of the product.
settings.register_profile("no_clock", deadline=None, suppress_health_check=[HealthCheck.too_slow])
# Where a change is judged the examples are the same each time, so that a failure is of the change; elsewhere chance
# looks for what nobody thought of.
settings.register_profile("same_each_time", settings.get_profile("no_clock"), derandomize=True)
settings.load_profile("same_each_time" if os.environ.get("REQUIRE_ALL") == "1" else "no_clock")


def pytest_configure():
    """Being stopped is an interrupt, once: databases and browsers are put away."""

    def stop(_number, _frame):
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, stop)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    mark(items)


def pytest_collection_finish():
    """What was imported and collected stays: it is not looked through for rubbish again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
