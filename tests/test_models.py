"""What holds for all models together: one house per row, and one kind of key."""

from django.apps import apps
from django.db import models

from productiehuis.house.models import InHouse, Location
from productiehuis.initiatives.models import Room
from tests.houses import find_strays, links_within_houses


def our_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("productiehuis.")]


def test_every_key_is_a_uuid_that_sorts_by_time():
    plain = [
        m._meta.label
        for m in our_models()
        if not isinstance(m._meta.pk, models.UUIDField) and not m._meta.pk.is_relation
    ]
    # Django's own kind of row, whose key is the session's; and marks that triggers write, in the order of writing.
    assert set(plain) <= {"people.LoginSession", "monitor.Stale"}


def test_every_client_key_is_unique():
    fields = [
        (model._meta.label, field.unique)
        for model in our_models()
        for field in model._meta.get_fields()
        if field.name == "client_key"
    ]
    assert len(fields) > 10
    assert [label for label, unique in fields if not unique] == []


def test_the_rows_of_the_cast_stay_in_their_house(cast):
    assert len(list(links_within_houses())) > 20
    assert find_strays() == []


def test_a_row_that_strays_is_found(cast):
    far = Location.objects.filter(house=cast.noord).first()
    Room.objects.filter(pk=cast.room.pk).update(location=far)
    assert find_strays() == [f"initiatives.Room {cast.room.pk} -> location"]


def test_what_belongs_to_a_house_says_so():
    without = {m._meta.label for m in our_models() if not issubclass(m, InHouse)}
    named = {
        label
        for label in without
        if label.split(".")[0]
        in {"initiatives", "referrals", "activities", "pathway", "helpdesk", "plans", "coaching", "gaps"}
    }
    assert named == set()
