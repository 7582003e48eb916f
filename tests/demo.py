"""The example houses: made once an hour, and put in again as they were made. As a fixture, for a module at a time."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection, transaction
from django.utils import timezone

from productiehuis.house.models import House
from productiehuis.people.models import Persona, User
from productiehuis.site.demo.load import load_demo
from tests.rows import Rows, put, take

# The example of this hour: what there was yesterday, or is on its way, is made from the clock.
_made: dict[str, tuple[Rows, dict[Path, bytes]]] = {}


@dataclass(frozen=True)
class Demo:
    west: House
    noord: House
    zuid: House

    @staticmethod
    def user(username: str) -> User:
        return Persona.objects.select_related("user").get(user__username=username).user


def load_example() -> None:
    """As `load_demo` leaves it in an empty installation: the same rows and files, also when it was made before.

    What a process remembers of somebody's key would tell of another test, so that is forgotten.
    """
    hour = f"{timezone.localtime():%Y-%m-%d %H}"
    if hour not in _made:
        before = set(_files())
        assert load_demo()
        _made.clear()
        _made[hour] = take(connection), _files(but=before)
        return
    assert not House.objects.exists()
    cache.clear()
    rows, files = _made[hour]
    put(connection, rows)
    for path, content in files.items():
        target = Path(settings.MEDIA_ROOT, path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _files(but: Collection[Path] = ()) -> dict[Path, bytes]:
    root = Path(settings.MEDIA_ROOT)
    found = {path.relative_to(root): path for path in root.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in found.items() if name not in but}


@pytest.fixture(scope="module")
def demo_rows(django_db_setup, django_db_blocker) -> Iterator[Demo]:
    with django_db_blocker.unblock(), transaction.atomic():
        load_example()
        houses = {house.slug: house for house in House.objects.all()}
        yield Demo(west=houses["west"], noord=houses["noord"], zuid=houses["zuid"])
        transaction.set_rollback(True)


@pytest.fixture
def demo(demo_rows: Demo, db: None) -> Demo:
    return demo_rows
