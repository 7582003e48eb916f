"""The log: what is written, what counts as one look, and that nobody can rewrite it."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.db import DatabaseError, connection, transaction

from productiehuis.audit.actions import (
    Thing,
    changed,
    empty_names,
    forget_old,
    looked,
    looked_at_each,
    record,
    record_many,
    told_by,
)
from productiehuis.audit.actor import Actor, system
from productiehuis.audit.models import Event, Look
from productiehuis.kernel.keys import new_key
from productiehuis.post.models import Message

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    return new_key()


@pytest.fixture
def sefa():
    return Actor(key=new_key(), name="Sefa", role="volunteer", device_key=new_key())


def test_a_long_name_is_cut_and_does_not_keep_anybody_out(house):
    by = Actor(key=new_key(), name="A" * 60 + " " + "b" * 80)
    event = record(verb="close", obj=Message(), house_key=house, by=by)
    told_by(event, house_key=house, by=by)
    for _ in range(2):
        looked(by=by, house_key=house, part="card", subject_key=new_key())
    assert {len(event.actor_name), *(len(name) for name in Look.objects.values_list("viewer_name", flat=True))} == {120}


def test_a_record_says_who_did_what_to_which_object(house, sefa):
    message = Message()
    record(verb="close", obj=message, house_key=house, by=sefa, changes={"status": ["open", "closed"]})
    event = Event.objects.get()
    assert (event.actor_key, event.actor_name, event.role, event.device_key) == (
        sefa.key,
        "Sefa",
        "volunteer",
        sefa.device_key,
    )
    assert (event.verb, event.object_type, event.object_key) == ("close", "post.message", str(message.pk))
    assert event.changes == {"status": ["open", "closed"]}
    assert event.house_key == house


def test_a_job_is_named_without_a_person(house):
    event = record(verb="purge", obj=Message(), house_key=house, by=system("nachtwerk"))
    assert (event.actor_key, event.actor_name, event.role) == (None, "nachtwerk", "system")


def test_many_objects_are_recorded_in_few_statements(house, sefa, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        assert record_many(verb="import", objs=[Message() for _ in range(100)], house_key=house, by=sefa) == 100
    assert Event.objects.filter(verb="import").count() == 100


def test_changes_hold_only_what_differs():
    assert changed({"a": 1, "b": 2}, {"a": 1, "b": 3, "c": 4}) == {"b": [2, 3], "c": [None, 4]}


def test_looking_again_within_ten_minutes_is_one_look(house, sefa):
    subject = new_key()
    with time_machine.travel(datetime(2026, 3, 2, 10, 0, tzinfo=UTC), tick=False) as clock:
        looked(by=sefa, house_key=house, part="contact", subject_key=subject)
        clock.shift(timedelta(minutes=9))
        looked(by=sefa, house_key=house, part="contact", subject_key=subject)
        assert Look.objects.count() == 1
        clock.shift(timedelta(minutes=2))
        looked(by=sefa, house_key=house, part="contact", subject_key=subject)
    assert Look.objects.count() == 2


def test_another_part_another_person_and_another_viewer_are_other_looks(house, sefa):
    subject = new_key()
    mira = Actor(key=new_key(), name="Mira", role="volunteer")
    for by, part, who in [(sefa, "contact", subject), (sefa, "visits", subject), (sefa, "contact", new_key())]:
        looked(by=by, house_key=house, part=part, subject_key=who)
    looked(by=mira, house_key=house, part="contact", subject_key=subject)
    assert Look.objects.count() == 4


def test_an_opened_list_is_one_look_with_its_scope(house, sefa):
    looked(by=sefa, house_key=house, part="visits", scope="visits:x:2018-03-04")
    looked(by=sefa, house_key=house, part="visits", scope="visits:x:2018-03-04")
    look = Look.objects.get()
    assert (look.subject_key, look.scope) == (None, "visits:x:2018-03-04")


def test_looking_at_yourself_is_no_look(house, sefa):
    looked(by=sefa, house_key=house, part="contact", subject_key=sefa.key)
    assert not Look.objects.exists()


def test_a_look_says_where(house, sefa):
    with pytest.raises(ValueError, match="subject_key or scope"):
        looked(by=sefa, house_key=house, part="contact")


def test_each_thing_in_a_file_is_its_own_look_in_few_statements(house, sefa, django_assert_max_num_queries):
    subject, long_ago = new_key(), datetime(2026, 1, 1, tzinfo=UTC)
    things = [Thing("plan step", new_key(), long_ago) for _ in range(40)]
    with django_assert_max_num_queries(2):
        looked_at_each(by=sefa, house_key=house, subject_key=subject, things=things)
    looked_at_each(by=sefa, house_key=house, subject_key=subject, things=things)
    assert {look.about_key for look in Look.objects.all()} == {thing.key for thing in things}
    assert Look.objects.count() == 40


def test_a_look_before_it_could_be_seen_anew_is_another_look(house, sefa):
    subject, key = new_key(), new_key()
    with time_machine.travel(datetime(2026, 3, 2, 10, 0, tzinfo=UTC), tick=False) as clock:
        for _ in range(2):
            clock.shift(timedelta(minutes=2))
            since = datetime.now(UTC)
            for _again in range(2):
                things = [Thing("plan goal", key, since)]
                looked_at_each(by=sefa, house_key=house, subject_key=subject, things=things)
    assert Look.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_a_committed_look_is_remembered_without_asking_the_database(house, sefa, django_assert_num_queries):
    subject = new_key()
    looked(by=sefa, house_key=house, part="contact", subject_key=subject)
    with django_assert_num_queries(0):
        looked(by=sefa, house_key=house, part="contact", subject_key=subject)


@pytest.mark.django_db(transaction=True)
def test_a_look_that_another_process_stored_is_asked_for_once_and_not_longer_than_it_counts(
    house, sefa, django_assert_num_queries
):
    subject = new_key()
    with time_machine.travel(datetime(2026, 3, 2, 10, 0, tzinfo=UTC), tick=False) as clock:
        looked(by=sefa, house_key=house, part="contact", subject_key=subject)
        cache.clear()
        clock.shift(timedelta(minutes=8))
        with django_assert_num_queries(1):
            looked(by=sefa, house_key=house, part="contact", subject_key=subject)
        with django_assert_num_queries(0):
            looked(by=sefa, house_key=house, part="contact", subject_key=subject)
        clock.shift(timedelta(minutes=3))
        looked(by=sefa, house_key=house, part="contact", subject_key=subject)
    assert Look.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_a_look_that_was_rolled_back_is_not_remembered(house, sefa):
    subject = new_key()
    with transaction.atomic():
        looked(by=sefa, house_key=house, part="contact", subject_key=subject)
        transaction.set_rollback(True)
    looked(by=sefa, house_key=house, part="contact", subject_key=subject)
    assert Look.objects.count() == 1


@pytest.mark.parametrize("field", ["verb", "house_key", "at", "actor_key", "role", "changes", "object_key"])
def test_no_one_rewrites_an_event(house, sefa, field):
    event = record(verb="close", obj=Message(), house_key=house, by=sefa)
    other = Event(id=event.id, verb="open", house_key=new_key(), actor_key=new_key(), role="x", object_key="y")
    other.changes = {"a": ["b", "c"]}
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Event.objects.filter(pk=event.pk).update(**{field: getattr(other, field)})


def test_no_one_puts_another_name_on_an_event(house, sefa):
    record(verb="close", obj=Message(), house_key=house, by=sefa)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Event.objects.update(actor_name="Mira")


@pytest.mark.parametrize("field", ["subject_key", "part", "scope", "about_key", "viewer_key", "viewer_name"])
def test_no_one_rewrites_a_look(house, sefa, field):
    looked(by=sefa, house_key=house, part="contact", subject_key=new_key())
    value = new_key() if field.endswith("key") else "x"
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Look.objects.update(**{field: value})


def test_no_one_deletes_a_look_or_an_event(house, sefa):
    looked(by=sefa, house_key=house, part="contact", subject_key=new_key())
    record(verb="close", obj=Message(), house_key=house, by=sefa)
    for model in (Look, Event):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            model.objects.all().delete()
        assert model.objects.count() == 1


def test_erasure_empties_the_name_and_leaves_the_rest(house, sefa):
    looked(by=sefa, house_key=house, part="contact", subject_key=new_key())
    record(verb="close", obj=Message(), house_key=house, by=sefa)
    record(verb="close", obj=Message(), house_key=house, by=Actor(key=new_key(), name="Mira"))
    assert empty_names(person_key=sefa.key) == 2
    assert Look.objects.get().viewer_name == ""
    assert sorted(Event.objects.values_list("actor_name", flat=True)) == ["", "Mira"]


def test_retention_takes_looks_after_two_years_and_writes_after_seven(house):
    now = datetime.now(UTC)
    for years in (1, 3, 8):
        Look.objects.create(at=now - timedelta(days=366 * years), part="contact", scope=f"{years}")
        Event.objects.create(
            at=now - timedelta(days=366 * years), verb="v", object_type="t", object_key=f"{years}", house_key=house
        )
    assert forget_old() == 3
    assert [look.scope for look in Look.objects.all()] == ["1"]
    assert sorted(Event.objects.values_list("object_key", flat=True)) == ["1", "3"]


def test_the_locks_cover_every_column():
    from productiehuis.audit.triggers import LOCKS

    tables = {model._meta.db_table: {field.column for field in model._meta.fields} for model in (Event, Look)}
    assert {lock.table: {*lock.columns, lock.name_column} for lock in LOCKS} == tables


@pytest.mark.skipif(connection.vendor != "sqlite", reason="asks SQLite's own list")
def test_the_triggers_stand_after_all_migrations():
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        names = {row[0] for row in cursor.fetchall()}
    assert {f"audit_{table}_no_{what}" for table in ("event", "look") for what in ("update", "delete")} <= names
