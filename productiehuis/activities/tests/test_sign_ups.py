"""Who gets a place."""

from uuid import uuid4

import pytest
import time_machine
from django.core.exceptions import ValidationError

from productiehuis.activities.actions import (
    sign_up_new,
    withdraw,
)
from productiehuis.activities.models import SignUp
from productiehuis.activities.queries import sessions_between
from productiehuis.activities.tests.conftest import TODAY, TUESDAY
from productiehuis.activities.tests.hands import guest, join, states
from productiehuis.initiatives.look_up import known_people
from productiehuis.people.actions import merge_persons, undo_merge
from tests.cast import TESTER


def test_who_comes_after_the_last_place_waits_and_moves_up_when_one_withdraws(cast, first):
    rows = [join(cast, first, guest(cast, name)) for name in ("Kim", "Lot", "Mo", "Nel")]
    assert [row.state for row in rows] == ["placed", "placed", "waiting", "waiting"]
    withdraw(sign_up=rows[0], by=TESTER)
    assert states(first) == [("Kim", "withdrawn"), ("Lot", "placed"), ("Mo", "placed"), ("Nel", "waiting")]


def test_who_withdraws_and_comes_back_stands_last_in_line(cast, first):
    rows = {name: join(cast, first, guest(cast, name)) for name in ("Kim", "Lot", "Mo")}
    withdraw(sign_up=rows["Kim"], by=TESTER)
    assert join(cast, first, rows["Kim"].person).state == "waiting"


def test_signing_up_again_is_the_same_sign_up(cast, first):
    assert join(cast, first, cast.rosa) == join(cast, first, cast.rosa)
    assert SignUp.objects.count() == 1


def test_merged_persons_take_one_place(cast, first):
    kim, kimmie = guest(cast, "Kim"), guest(cast, "Kimmie")
    row = join(cast, first, kim)
    merge = merge_persons(kept=kim, absorbed=kimmie, by=TESTER)
    assert join(cast, first, kimmie) == row
    undo_merge(merge=merge, by=TESTER)
    assert join(cast, first, kimmie) != row


def test_persons_merged_after_signing_up_leave_a_place_free(cast, first):
    kim, kimmie = guest(cast, "Kim"), guest(cast, "Kimmie")
    join(cast, first, kim)
    join(cast, first, kimmie)
    merge_persons(kept=kim, absorbed=kimmie, by=TESTER)
    assert today_plus(cast)[0].spare_places == 1
    withdraw(sign_up=SignUp.objects.get(person=kim), by=TESTER)
    assert today_plus(cast)[0].spare_places == 2


def today_plus(cast):
    return sessions_between(cast.west, TODAY, TUESDAY)


def test_somebody_new_signs_up_with_a_first_name_and_is_then_known_there(cast, first):
    key = uuid4()
    rows = [
        sign_up_new(programme=first.programme, session=first, by=TESTER, client_key=key, first_name="Sem")
        for _ in range(2)
    ]
    assert rows[0] == rows[1]
    assert rows[0].person in known_people(cast.sewing)
    assert rows[0].person not in known_people(cast.desk)


def test_nobody_signs_up_for_a_date_that_is_over(cast, first):
    with time_machine.travel("2026-03-04 09:00:00+01:00"), pytest.raises(ValidationError):
        join(cast, first, cast.rosa)


def test_a_walk_in_activity_takes_no_sign_ups(cast, today_session):
    with pytest.raises(ValidationError):
        join(cast, today_session, cast.rosa)
