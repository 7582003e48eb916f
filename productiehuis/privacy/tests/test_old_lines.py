"""Lines that older versions wrote in the log lose the words that may name somebody, and the lock goes on again."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from productiehuis.audit.models import Event

pytestmark = pytest.mark.django_db

NAME = "Xanthippa"
migration = import_module("productiehuis.privacy.migrations.0002_log_without_words")


@pytest.fixture
def editor():
    """What a migration gets, without a schema that changes."""

    def execute(sql):
        with connection.cursor() as cursor:
            cursor.execute(sql)

    return SimpleNamespace(connection=connection, execute=execute)


def line(object_type, **changes):
    return Event.objects.create(
        verb="room changed", object_type=object_type, object_key="1", actor_name="Cor", changes=changes
    )


def test_words_of_old_lines_go_and_the_rest_stays(editor):
    room = line(
        "initiatives.room",
        name=[None, {"nl": f"Bij {NAME}"}],
        what=[{"nl": ""}, {"nl": f"Koken met {NAME}"}],
        status=["open", "closed"],
    )
    partner = line("initiatives.organisation", name=[None, "De Bieb"], contact=["", f"{NAME}, 06 1234 0987"])
    visit = line("helpdesk.visit", reason=[None, f"Het was {NAME}."], contacts=[1, 2])
    plain = line("people.onetimelogin", person=NAME)
    migration.with_lock_off(apps, editor)
    for row in (room, partner, visit, plain):
        row.refresh_from_db()
    assert room.changes == {"name": ["", "…"], "what": ["", "…"], "status": ["open", "closed"]}
    assert partner.changes == {"name": [None, "De Bieb"], "contact": ["", "…"]}
    assert visit.changes == {"reason": ["", "…"], "contacts": [1, 2]}
    assert plain.changes == {"person": NAME}
    assert (room.actor_name, room.verb) == ("Cor", "room changed")


def test_all_lines_are_reached_and_twice_is_once(editor, monkeypatch):
    monkeypatch.setattr(migration, "CHUNK", 2)
    for _each in range(5):
        line("initiatives.room", what=[None, {"nl": NAME}])
    migration.with_lock_off(apps, editor)
    migration.with_lock_off(apps, editor)
    assert [each.changes for each in Event.objects.all()] == [{"what": ["", "…"]}] * 5


def test_the_lock_is_on_again(editor):
    room = line("initiatives.room", what=[None, {"nl": NAME}])
    migration.with_lock_off(apps, editor)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Event.objects.filter(pk=room.pk).update(changes={})
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Event.objects.filter(pk=room.pk).delete()
