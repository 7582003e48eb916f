"""A list of the desk of West, brought in by its trekker Tamar, on a fixed day."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.cache import caches
from django.test import override_settings

from productiehuis.audit.actor import Actor
from productiehuis.imports.actions import receive, start_storing, start_undoing
from productiehuis.imports.models import Import
from productiehuis.imports.work import fetch, go_on
from productiehuis.initiatives.look_up import make_known
from productiehuis.initiatives.models import Initiative
from productiehuis.people.actions import add_person
from productiehuis.people.models import Person
from tests.cast import TESTER, Cast, actor

TODAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def monday_morning() -> Iterator[None]:
    with time_machine.travel("2026-03-02 09:00:00+01:00", tick=True):
        yield


@pytest.fixture(autouse=True)
def no_uploads_before(db: None) -> None:
    """What other tests brought in that minute does not count against this one."""
    caches["limits"].clear()


@pytest.fixture(autouse=True)
def own_files(tmp_path: Path) -> Iterator[Path]:
    with override_settings(MEDIA_ROOT=tmp_path):
        yield tmp_path


@dataclass
class Lists:
    """Tamar with her lists."""

    initiative: Initiative
    by: Actor

    def bring(self, data: bytes, name: str = "lijst.xlsx", **more: Any) -> Import:
        """In, and worked on until somebody must say something."""
        import_ = receive(initiative=self.initiative, pieces=[data], file_name=name, by=self.by, **more)
        return go_on(import_.pk)

    def store(self, data: bytes, name: str = "lijst.xlsx", *, only_good: bool = False, **more: Any) -> Import:
        """In, and stored."""
        import_ = self.bring(data, name, **more)
        start_storing(import_=import_, by=self.by, only_good=only_good)
        return go_on(import_.pk)

    def undo(self, import_: Import) -> Import:
        start_undoing(import_=fetch(import_.pk), by=self.by)
        return go_on(import_.pk)


@pytest.fixture
def lists(cast: Cast) -> Lists:
    return Lists(cast.desk, actor(cast.tamar, "trekker"))


@pytest.fixture
def known(cast: Cast) -> Callable[..., Person]:
    """Somebody known at the desk."""

    def make(first_name: str, last_name: str = "", **fields: Any) -> Person:
        person = add_person(house=cast.west, by=TESTER, first_name=first_name, last_name=last_name, **fields)
        make_known(initiative=cast.desk, person=person, how="desk")
        return person

    return make
