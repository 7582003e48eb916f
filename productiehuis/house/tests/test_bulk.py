"""Rows that go in by the thousand are the rows that `save` would make."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from productiehuis.helpdesk.models import HelpRequest, Visit
from productiehuis.house.bulk import fresh, insert_rows, insert_values, update_values
from productiehuis.imports.models import Remembered

FIRST = datetime(2018, 9, 3, 10, 0, tzinfo=UTC)


def told(cast):
    return {
        "house_id": cast.west.pk,
        "initiative_id": cast.desk.pk,
        "room_id": cast.room.pk,
        "storey_id": cast.room.storey_id,
        "kind": "anonymous",
        "at": FIRST,
        "date": date(2018, 9, 3),
        "month": 9,
        "year": 2018,
        "registered_at": FIRST,
    }


def columns(visit):
    keys = ("id", "client_key")
    return {f.attname: getattr(visit, f.attname) for f in Visit._meta.local_concrete_fields if f.attname not in keys}


def test_a_fresh_row_is_the_row_of_the_model(cast):
    one = fresh(Visit, **told(cast), client_key=uuid4())
    assert columns(one) == columns(Visit(**told(cast), client_key=uuid4()))
    assert one._state.adding
    assert one.pk


def test_rows_come_back_as_they_went_in(cast):
    rows = [fresh(Visit, **told(cast), client_key=uuid4()) for _ in range(700)]
    insert_rows(rows)
    assert Visit.objects.count() == 700
    saved = Visit(**told(cast), client_key=uuid4())
    saved.save()
    assert columns(Visit.objects.get(pk=rows[0].pk)) == columns(Visit.objects.get(pk=saved.pk))


def test_each_row_gets_its_own_values_and_no_other_row_changes(cast):
    rows = [fresh(Visit, **told(cast), client_key=uuid4()) for _ in range(3)]
    insert_rows(rows)
    one, other, left = rows
    update_values(Visit, ["room_id", "month"], [(one.pk, cast.room.pk, 4), (other.pk, cast.room.pk, 5)])
    found = dict(Visit.objects.values_list("pk", "month"))
    assert found == {one.pk: 4, other.pk: 5, left.pk: 9}


def test_sealed_words_stay_sealed(cast):
    visit = fresh(Visit, **told(cast), client_key=uuid4())
    request = fresh(
        HelpRequest, house_id=cast.west.pk, visit_id=visit.pk, topic_id=cast.topics[0].pk, own_words="een brief"
    )
    insert_rows([visit])
    insert_rows([request])
    assert HelpRequest.objects.get().own_words == "een brief"
    assert b"een brief" not in bytes(HelpRequest.objects.values_list("own_words", flat=True)[0])


def test_constraints_hold(cast):
    wrong = fresh(Visit, **{**told(cast), "month": 13}, client_key=uuid4())
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_rows([wrong])


def test_values_go_in_by_name(cast):
    names = ("id", "house_id", "initiative_id", "kind", "words", "value")
    insert_values(Remembered, names, [(uuid4(), cast.west.pk, cast.desk.pk, "topic", "post", "x")])
    assert Remembered.objects.get().words == "post"
    insert_values(Remembered, names, [])


@pytest.mark.parametrize(("name", "value"), [("at", datetime(2018, 9, 3)), ("date", "3-9-2018")])
def test_a_value_of_the_wrong_kind_is_refused(cast, name, value):
    with pytest.raises(ValueError, match="is no"):
        insert_rows([fresh(Visit, **{**told(cast), name: value}, client_key=uuid4())])


def test_a_row_between_two_that_say_the_same_keeps_what_it_says(cast):
    one, other, none = uuid4(), uuid4(), None
    devices = [one, other, none, one]
    insert_rows([fresh(Visit, **told(cast), client_key=uuid4(), device_key=device) for device in devices])
    insert_rows([fresh(Visit, **told(cast), client_key=uuid4(), device_key=device) for device in (one, one)])
    assert list(Visit.objects.order_by("id").values_list("device_key", flat=True)) == [*devices, one, one]
