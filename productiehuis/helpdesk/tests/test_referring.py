"""From a question at the desk to a referral."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from productiehuis.helpdesk.actions import Registration, change_course, correct_visit, refer_request, register_visit
from productiehuis.helpdesk.courses import course_of, courses_of
from productiehuis.helpdesk.models import Course, HelpRequest, ReferredRequest
from productiehuis.helpdesk.privacy import parts
from productiehuis.helpdesk.rules import Asked
from productiehuis.initiatives.models import Organisation
from productiehuis.referrals.actions import (
    Heard,
    Receiver,
    Wish,
    accept,
    pass_to,
    refer,
    refuse,
    say_helped,
    say_yes,
    stop,
    take_back,
)
from productiehuis.referrals.models import AskedHow, Referral
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


def yes(cast, made):
    return say_yes(referral=made, heard=Heard("Vind je dat goed?", "nl", uuid4()), by=actor(cast.vera))


def sent(cast, asked):
    return yes(cast, on(cast, asked))


def in_two_days():
    return timezone.now() + timedelta(days=2)


def test_a_question_goes_on_at_the_yes_and_not_before(cast, asked):
    made = on(cast, asked)
    assert course_of(asked) == "open"
    yes(cast, made)
    assert course_of(asked) == "passed_on"
    assert (made.person, made.from_initiative, made.from_storey) == (cast.bo, cast.desk, cast.room.storey)
    assert ReferredRequest.objects.get().request == asked


def test_pressed_twice_is_one_and_after_a_no_it_goes_on_again(cast, asked):
    key = uuid4()
    assert on(cast, asked, key) == on(cast, asked, key)
    on(cast, asked)
    assert ReferredRequest.objects.count() == 2


def test_the_page_of_a_question_shows_what_was_told_apart_to_who_was_told_alone(cast, asked, as_person):
    wish = Wish(Receiver(cast.sewing_room), asked.topic, is_discreet=True)
    apart = refer_request(request=asked, wish=wish, by=actor(cast.vera), client_key=uuid4())
    page = f"/west/balie/spreekuur/vraag/{asked.pk}/"
    assert str(apart.pk) in as_person(cast.vera).get(page).content.decode()
    assert str(apart.pk) not in as_person(cast.tamar).get(page).content.decode()


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
    made = sent(cast, asked)
    assert (course_of(asked), made.state) == ("helped", "sent")
    refuse(referral=made, why_not="full", by=actor(cast.noor))
    assert course_of(asked) == "helped"


ENDS = {
    "refused": lambda row, by: refuse(referral=row, why_not="full", by=by),
    "withdrawn": lambda row, by: take_back(referral=row, by=by),
    "stopped": lambda row, by: stop(referral=row, by=by),
    "not_helped": lambda row, by: say_helped(referral=row, helped=False, how=AskedHow.DESK, by=by, at=row.comes_at),
    "helped": lambda row, by: say_helped(referral=row, helped=True, how=AskedHow.PAPER, by=by, at=row.comes_at),
}


@pytest.mark.parametrize("end", ENDS)
def test_when_it_ends_the_question_is_open_again_or_helped(cast, asked, end, as_person):
    row, by = sent(cast, asked), actor(cast.noor)
    if "helped" in end:
        accept(referral=row, comes_at=in_two_days(), by=by)
        assert course_of(asked) == "passed_on"
    ENDS[end](Referral.objects.get(pk=row.pk), by)
    expected = "helped" if end == "helped" else "open"
    assert course_of(asked) == expected
    vera, label = as_person(cast.vera), Course(expected).label
    page = vera.get(f"/west/balie/spreekuur/vraag/{asked.pk}/")
    assert page.context["form"]["course"].value() == expected
    for address in ("dag/", f"mens/{cast.bo.pk}/"):
        assert f"<small>{label}</small>" in vera.get(f"/west/balie/spreekuur/{address}").text
    assert f">{label}</span>" in vera.get(f"/west/balie/spreekuur/bezoek/{asked.visit_id}/").text
    told = next(part for part in parts([cast.bo]) if part.key == "help_requests")
    assert [row["course"].code for row in told.rows] == [expected]


def test_a_no_to_the_sentence_leaves_the_question_open(cast, asked):
    take_back(referral=on(cast, asked), by=actor(cast.vera))
    assert course_of(asked) == "open"


def test_what_the_desk_says_after_it_counts(cast, asked):
    row = sent(cast, asked)
    change_course(request=asked, course="waiting", by=actor(cast.vera))
    assert course_of(asked) == "waiting"
    refuse(referral=row, why_not="full", by=actor(cast.noor))
    assert course_of(asked) == "open"
    change_course(request=asked, course="stopped", by=actor(cast.vera))
    assert course_of(asked) == "stopped"


def test_not_us_but_them_goes_on_until_the_next_ends(cast, asked):
    partner = Receiver(organisation=Organisation.objects.create(house=cast.west, name="Partner"))
    following = pass_to(referral=sent(cast, asked), receiver=partner, by=actor(cast.noor))
    assert course_of(asked) == "passed_on"
    take_back(referral=following, by=actor(cast.vera))
    assert course_of(asked) == "open"


def test_after_a_no_another_place_is_tried(cast, asked):
    refuse(referral=sent(cast, asked), why_not="full", by=actor(cast.noor))
    other = on(cast, asked)
    assert course_of(asked) == "open"
    yes(cast, other)
    assert course_of(asked) == "passed_on"


def test_what_is_chosen_instead_at_the_referral_is_of_the_same_question(cast, asked):
    row = refuse(referral=sent(cast, asked), why_not="full", by=actor(cast.noor))
    wish = Wish(Receiver(cast.sewing_room), asked.topic)
    other = refer(person=cast.bo, wish=wish, by=actor(cast.vera), client_key=uuid4(), after=row)
    assert course_of(asked) == "open"
    yes(cast, other)
    assert course_of(asked) == "passed_on"


def test_a_list_of_many_asks_the_referrals_a_fixed_number_of_times(cast):
    def of_so_many(count):
        for _number in range(count):
            sent(cast, visit_of(cast, cast.bo).requests.get())
        rows = dict(HelpRequest.objects.values_list("pk", "course"))
        with CaptureQueriesContext(connection) as few:
            assert set(courses_of(rows).values()) == {"passed_on"}
        return len(few)

    assert of_so_many(1) == of_so_many(6)


def test_after_a_correction_the_new_row_still_follows_it(cast, asked, as_person):
    row = sent(cast, asked)
    told = Registration(uuid4(), cast.room, "known", cast.bo, asked=(Asked(asked.topic_id, "wil leren mailen"),))
    new = correct_visit(visit=asked.visit, registration=told, reason="kamer", by=actor(cast.vera)).requests.get()
    assert course_of(new) == "passed_on"
    refuse(referral=row, why_not="full", by=actor(cast.noor))
    assert course_of(new) == "open"
    assert "<small>open</small>" in as_person(cast.vera).get("/west/balie/spreekuur/dag/").text
