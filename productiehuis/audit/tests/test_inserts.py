"""A row that is inserted by SQL that was written once is the row that save() makes."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from productiehuis.audit.inserts import insert
from productiehuis.audit.models import Event
from productiehuis.helpdesk.models import Course, HelpRequest, RequestStep, Visit, VisitKind
from productiehuis.kernel.keys import new_key


def visit_of(cast, **more):
    now = timezone.now()
    return Visit(
        house=cast.west, initiative=cast.desk, room=cast.room, storey=cast.room.storey, kind=VisitKind.KNOWN,
        person=cast.bo, person_number=cast.bo.number, at=now, date=now.date(), month=now.month, year=now.year,
        client_key=new_key(), **more,
    )  # fmt: skip


def request_of(visit, cast):
    return HelpRequest(
        house=cast.west, visit=visit, topic=cast.topics[0], own_words="Een brief over geld.", course=Course.HELPED
    )


def stored_by(store, row):
    """The row as the database gives it back; nothing stays. What is sealed is opened."""
    with transaction.atomic():
        store(row)
        found = type(row).objects.get(pk=row.pk)
        values = {field.attname: getattr(found, field.attname) for field in row._meta.concrete_fields}
        transaction.set_rollback(True)
    return values


@pytest.mark.parametrize("name", ["event", "visit", "request", "step"])
def test_an_inserted_row_is_the_row_that_save_makes(cast, name):
    visit = visit_of(cast, language="ar")
    request = request_of(visit, cast)
    row = {
        "event": Event(verb="tried", object_type="x.y", object_key="1", changes={"a": [None, "é"]}),
        "visit": visit,
        "request": request,
        "step": RequestStep(house=cast.west, request=request, course=Course.HELPED, note="Gebeld.", by_name="V"),
    }[name]
    for needed in {"request": [visit], "step": [visit, request]}.get(name, []):
        needed.save(force_insert=True)
    assert stored_by(insert, row) == stored_by(lambda each: each.save(force_insert=True), row)
    assert (row._state.adding, row._state.db) == (False, "default")


def test_what_is_sealed_is_sealed(cast):
    visit = visit_of(cast)
    insert(visit)
    request = request_of(visit, cast)
    insert(request)
    with connection.cursor() as cursor:
        cursor.execute("SELECT own_words FROM helpdesk_helprequest")
        (stored,) = cursor.fetchone()
    assert b"brief" not in bytes(stored)
    assert HelpRequest.objects.get(pk=request.pk).own_words == "Een brief over geld."


def test_the_same_key_twice_is_refused_and_nothing_stays(cast):
    visit = visit_of(cast)
    insert(visit)
    again = visit_of(cast)
    again.client_key = visit.client_key
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(again)
    assert Visit.objects.count() == 1


def test_more_rows_go_in_one_statement(cast, django_assert_num_queries):
    visits = [visit_of(cast), visit_of(cast), visit_of(cast)]
    with django_assert_num_queries(1):
        insert(*visits)
    assert set(Visit.objects.all()) == set(visits)
    with django_assert_num_queries(0):
        insert()


def test_a_table_of_which_the_database_counts_the_rows_is_refused(db):
    with pytest.raises(TypeError, match="save"):
        insert(ContentType(app_label="audit", model="x"))
