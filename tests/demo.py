"""The example houses as a fixture, loaded once for the tests of a module and rolled back after them."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.db import transaction

from productiehuis.house.models import House
from productiehuis.people.models import Persona, User
from productiehuis.site.demo.load import load_demo


@dataclass(frozen=True)
class Demo:
    west: House
    noord: House
    zuid: House

    @staticmethod
    def user(username: str) -> User:
        return Persona.objects.select_related("user").get(user__username=username).user


@pytest.fixture(scope="module")
def demo_rows(django_db_setup, django_db_blocker) -> Iterator[Demo]:
    with django_db_blocker.unblock(), transaction.atomic():
        assert load_demo()
        houses = {house.slug: house for house in House.objects.all()}
        yield Demo(west=houses["west"], noord=houses["noord"], zuid=houses["zuid"])
        transaction.set_rollback(True)


@pytest.fixture
def demo(demo_rows: Demo, db: None) -> Demo:
    return demo_rows
