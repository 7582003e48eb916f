"""Fixtures of the tests of the Monitor."""

import pytest

from productiehuis.monitor.tests.crowd import make_crowd


@pytest.fixture
def crowd(cast):
    """Nine people who came for help in January; the first seven joined in March. And others."""
    return make_crowd(cast)
