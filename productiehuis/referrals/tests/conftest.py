"""Browsers of who works where."""

import pytest


@pytest.fixture
def vera(cast, as_person):
    return as_person(cast.vera)


@pytest.fixture
def noor(cast, as_person):
    return as_person(cast.noor)
