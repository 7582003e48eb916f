"""Keys sort by the time they were made, and are as RFC 9562 says."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from productiehuis.kernel import keys as module
from productiehuis.kernel.keys import new_key


@pytest.fixture(autouse=True)
def begins_anew(monkeypatch):
    """What these tests make in years to come is no measure for other tests."""
    monkeypatch.setattr(module, "_last", 0)


def test_a_key_is_of_version_seven():
    key = new_key()
    assert (key.version, key.variant) == (7, "specified in RFC 4122")


def test_keys_sort_by_when_they_were_made_also_within_a_moment():
    with time_machine.travel(datetime(2040, 3, 2, tzinfo=UTC), tick=False):
        keys = [new_key() for _ in range(5000)]
    assert keys == sorted(keys)
    assert len(set(keys)) == 5000


def test_a_key_says_when_it_was_made():
    moment = datetime(2041, 3, 2, 9, 30, 15, 250_000, tzinfo=UTC)
    with time_machine.travel(moment, tick=False):
        milliseconds = new_key().int >> 80
    assert datetime.fromtimestamp(milliseconds / 1000, UTC) - moment < timedelta(milliseconds=2)


def test_chance_makes_the_rest():
    assert len({new_key().int & ((1 << 62) - 1) for _ in range(1000)}) == 1000
