"""Were you helped? Asked when somebody can have been there, and put right when the finger slipped."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from productiehuis.referrals.actions import put_right, say_helped
from productiehuis.referrals.models import AskedHow, Referral
from productiehuis.referrals.rules.coming import NOT_THERE_YET, SAID_THEMSELVES, STANDS
from productiehuis.referrals.rules.states import ANSWERED
from productiehuis.referrals.tests.hands import DESK, accepted, arrived, key
from tests.cast import actor


def sentence(error):
    return error.value.messages


@pytest.mark.parametrize("helped", [True, False])
def test_before_the_day_nobody_was_helped_and_the_receiver_goes_on_waiting(cast, helped):
    row = accepted(cast)
    with pytest.raises(ValidationError) as error:
        say_helped(referral=row, helped=helped, how=AskedHow.DESK, by=actor(cast.vera))
    assert sentence(error) == [NOT_THERE_YET]
    assert Referral.objects.get().state == "accepted"
    say_helped(referral=row, helped=helped, how=AskedHow.DESK, by=actor(cast.vera), at=row.comes_at)


def test_a_wrong_tap_on_helped_is_put_right_and_stands_in_the_history(cast):
    row = say_helped(referral=arrived(cast), helped=True, how=AskedHow.DESK, by=actor(cast.vera))
    pressed = uuid4()
    for _again in range(2):
        put_right(referral=row, helped=False, how=AskedHow.DESK, by=actor(cast.vera), client_key=pressed)
    assert row.state == "not_helped"
    assert {"helped", "not_helped"} < {step.state for step in row.steps.all()}


def test_an_old_page_does_not_turn_the_answer_around(cast):
    row = say_helped(referral=arrived(cast), helped=True, how=AskedHow.DESK, by=actor(cast.vera))
    with pytest.raises(ValidationError) as error:
        say_helped(referral=row, helped=False, how=AskedHow.DESK, by=actor(cast.vera))
    assert sentence(error) == [ANSWERED]


def test_what_bo_pressed_on_the_own_phone_only_bo_puts_right(cast):
    row = say_helped(referral=arrived(cast), helped=False, how=AskedHow.PHONE, by=actor(cast.bo))
    with pytest.raises(ValidationError) as error:
        put_right(referral=row, helped=True, how=AskedHow.DESK, by=actor(cast.vera))
    assert sentence(error) == [SAID_THEMSELVES]
    put_right(referral=row, helped=True, how=AskedHow.PHONE, by=actor(cast.bo))
    assert row.state == "helped"


def test_after_a_month_an_answer_stands(cast):
    row = say_helped(referral=arrived(cast), helped=True, how=AskedHow.DESK, by=actor(cast.vera))
    Referral.objects.update(closed_at=timezone.now() - timedelta(days=31))
    row.refresh_from_db()
    with pytest.raises(ValidationError) as error:
        put_right(referral=row, helped=False, how=AskedHow.DESK, by=actor(cast.vera))
    assert sentence(error) == [STANDS]


def test_the_desk_asks_on_the_day_and_puts_a_wrong_tap_right(cast, vera):
    row = accepted(cast)
    page = f"{DESK}{row.pk}/"
    assert "Ja, geholpen" not in vera.get(page).text
    with time_machine.travel(row.comes_at, tick=False):
        assert "Ja, geholpen" in vera.get(page).text
        vera.post(f"{page}doen/", key() | {"do": "not_helped"})
        assert "Verkeerd getikt?" in vera.get(page).text
        vera.post(f"{page}doen/", key() | {"do": "right_helped"})
    assert Referral.objects.get().state == "helped"


def test_rosa_puts_the_own_answer_right(cast, as_person):
    row = say_helped(referral=arrived(cast, cast.rosa), helped=False, how=AskedHow.PHONE, by=actor(cast.rosa))
    rosa = as_person(cast.rosa)
    assert "Ja, het hielp wel" in rosa.get("/ik/doorverwijzingen/").text
    rosa.post(f"/ik/doorverwijzingen/{row.pk}/", key() | {"do": "right_helped"})
    assert Referral.objects.get().state == "helped"
