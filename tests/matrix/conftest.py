"""The world, made once for all tests here, and the door to knock on."""

import logging
import time
from collections.abc import Iterator
from contextlib import ExitStack
from functools import lru_cache
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.db import transaction
from django.http import HttpResponseNotFound
from django.test import override_settings
from django.urls import get_resolver

from productiehuis.config import urls
from productiehuis.initiatives.models import Membership, Role
from tests.matrix.knock import Door
from tests.matrix.world import MORNING, Guest, World, log_in, make_world


@pytest.fixture(scope="package")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """Made once; whatever a request writes is undone after it. Without zeal: allauth asks some things twice."""
    with ExitStack() as stack:
        stack.enter_context(django_db_blocker.unblock())
        stack.enter_context(time_machine.travel(MORNING, tick=False))
        stack.enter_context(override_settings(MIDDLEWARE=[m for m in settings.MIDDLEWARE if not m.startswith("zeal")]))
        stack.enter_context(transaction.atomic())
        yield make_world()
        transaction.set_rollback(True)


@pytest.fixture(scope="package")
def door(world: World) -> Iterator[Door]:
    """Everybody asks for the same addresses: each is looked up once among the hundreds there are."""
    resolver = get_resolver()
    resolver.resolve = lru_cache(maxsize=100)(resolver.resolve)  # type: ignore[method-assign]
    yield Door()
    del resolver.resolve


@pytest.fixture
def short_404(monkeypatch: pytest.MonkeyPatch) -> None:
    """Most answers here say that there is nothing; making that page each time would take half of the time."""
    monkeypatch.setattr(urls, "handler404", lambda request, exception: HttpResponseNotFound(), raising=False)
    monkeypatch.setattr(logging.getLogger("django.request"), "disabled", True)


@pytest.fixture
def at_the_device(world: World) -> Any:
    """Somebody with every role, at the device of West's desk; the roles that hold there are those of the desk."""
    cast = world.cast
    person = cast.vera
    held = [Membership(house=cast.west, person=person, role=role, starts="2018-01-01") for role in Role]
    held += [
        Membership(house=cast.west, person=person, role=Role.TREKKER, initiative=each, starts="2018-01-01")
        for each in (cast.desk, cast.sewing)
    ]
    Membership.objects.bulk_create(held)
    guest = Guest("all", person, person.user, [part for part in held if part.initiative_id == cast.desk.pk])
    session = {"desk_device": str(world.places["own"]["device"]), "desk_initiative": str(cast.desk.pk)}
    guest.cookies = log_in(guest, **session, desk_seen=int(time.time()))  # type: ignore[arg-type]
    return guest
