"""From a question at the desk to a referral."""

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from productiehuis.helpdesk.actions import Registration, change_course, correct_visit, refer_request, register_visit
from productiehuis.helpdesk.models import ReferredRequest
from productiehuis.helpdesk.rules import Asked
from productiehuis.referrals.actions import Receiver, Wish
from productiehuis.referrals.models import Referral
from tests.cast import actor


def visit_of(cast, person, kind="known"):
    told = Registration(uuid4(), cast.room, kind, person, asked=(Asked(cast.topics[1].pk, "wil leren mailen"),))
    return register_visit(registration=told, initiative=cast.desk, by=actor(cast.vera)).visit


@pytest.fixture
def asked(cast):
    return visit_of(cast, cast.bo).requests.get()


def on(cast, asked, key=None):
    wish = Wish(Receiver(cast.sewing_room), asked.topic)
    return refer_request(request=asked, wish=wish, by=actor(cast.vera), client_key=key or uuid4())


def test_a_question_goes_on_and_stands_as_passed_on(cast, asked):
    made = on(cast, asked)
    asked.refresh_from_db()
    assert asked.course == "passed_on"
    assert (made.person, made.from_initiative, made.from_storey) == (cast.bo, cast.desk, cast.room.storey)
    assert ReferredRequest.objects.get().request == asked


def test_pressed_twice_is_one_and_after_a_no_it_goes_on_again(cast, asked):
    key = uuid4()
    assert on(cast, asked, key) == on(cast, asked, key)
    on(cast, asked)
    assert ReferredRequest.objects.count() == 2
    assert asked.steps.count() == 1


def test_who_stays_unnamed_cannot_be_sent_on(cast):
    with pytest.raises(ValidationError):
        on(cast, visit_of(cast, None, "anonymous").requests.get())
    assert not Referral.objects.exists()


def test_vera_does_it_from_the_page_with_the_topic_filled_in(cast, asked, as_person):
    vera, page = as_person(cast.vera), f"/west/balie/spreekuur/vraag/{asked.pk}/"
    assert "doorverwijzen/" in vera.get(page).text
    form = vera.get(f"{page}doorverwijzen/")
    assert form.context["form"]["topic"].value() == asked.topic_id
    told = {"client_key": str(uuid4()), "to": f"kamer:{cast.sewing_room.pk}", "topic": str(asked.topic_id)}
    answer = vera.post(f"{page}doorverwijzen/", told | {"walks": "alone"})
    assert answer.headers["Location"].endswith("/ja/")
    assert "eerst vragen" in vera.get(page).text


def test_a_question_of_nobody_has_no_such_page(cast, as_person):
    asked = visit_of(cast, None, "anonymous").requests.get()
    page = f"/west/balie/spreekuur/vraag/{asked.pk}/"
    assert "doorverwijzen/" not in as_person(cast.vera).get(page).text.split("<main")[1]
    assert as_person(cast.vera).get(f"{page}doorverwijzen/").status_code == 404


def test_after_a_correction_the_question_still_says_where_it_went(cast, asked, as_person):
    on(cast, asked)
    told = Registration(
        uuid4(), cast.room, "known", cast.bo, asked=(Asked(asked.topic_id, "wil leren mailen en typen"),)
    )
    new = correct_visit(visit=asked.visit, registration=told, reason="meer", by=actor(cast.vera))
    continued = new.requests.get()
    page = as_person(cast.vera).get(f"/west/balie/spreekuur/vraag/{continued.pk}/").text
    assert ("Naaiatelier" in page) == (continued.continues_id is not None)


def test_what_was_helped_stays_helped_and_goes_on_to_join_in(cast, asked):
    change_course(request=asked, course="helped", by=actor(cast.vera))
    made = on(cast, asked)
    asked.refresh_from_db()
    assert (asked.course, made.state) == ("helped", "proposed")
