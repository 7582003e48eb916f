"""A part that was taken out: on another screen while it was written in, and in its own history."""

from uuid import uuid4

import pytest
from django.urls import reverse

from productiehuis.plans.actions import bring_back, change_part, remove_part
from productiehuis.plans.tests.conftest import GOAL

pytestmark = pytest.mark.django_db

MINE = "Een diploma als kok"


def url(name, planned, *more):
    return reverse(name, args=["west", planned.goal.pk, *more])


def saved_too_late(planned, rosa):
    """Another screen takes the goal out; then this one saves. Gives the page that asks, and its number."""
    version = planned.goal.version
    remove_part(part=planned.goal, by=planned.by, client_key=uuid4())
    sent = {"text": MINE, "version": version, "client_key": str(uuid4())}
    answer = rosa.post(url("plan_part_edit", planned), sent)
    assert answer.status_code == 409
    return answer.content.decode(), answer.context["aside"].number


def choose(planned, rosa, number, keep):
    sent = {"keep": keep, "client_key": str(uuid4())}
    return rosa.post(url("plan_part_choose", planned, number), sent, follow=True).content.decode()


def test_the_page_says_that_it_was_taken_out(planned, as_person):
    text, _number = saved_too_late(planned, as_person(planned.rosa))
    assert "haalde je dit op een ander scherm uit je plan" in text
    assert "Zet dit weer in mijn plan" in text
    assert "Houd allebei" not in text


def test_who_keeps_the_own_words_has_them_in_the_plan(planned, as_person):
    rosa = as_person(planned.rosa)
    _text, number = saved_too_late(planned, rosa)
    assert "Het staat weer in je plan." in choose(planned, rosa, number, "mine")
    planned.goal.refresh_from_db()
    assert (planned.goal.text, planned.goal.removed_at) == (MINE, None)


def test_who_leaves_it_out_finds_the_words_back(planned, as_person):
    rosa = as_person(planned.rosa)
    _text, number = saved_too_late(planned, rosa)
    said = choose(planned, rosa, number, "theirs")
    assert "Het blijft uit je plan." in said
    assert url("plan_part_history", planned) in said
    planned.goal.refresh_from_db()
    assert (planned.goal.text, planned.goal.removed_at is None) == (GOAL, False)
    rosa.post(url("plan_part_restore", planned, number), {"client_key": str(uuid4())})
    planned.goal.refresh_from_db()
    assert (planned.goal.text, planned.goal.removed_at) == (MINE, None)


def test_putting_an_earlier_text_back_takes_nothing_out(planned, as_person):
    rosa = as_person(planned.rosa)
    planned.share(planned.goal)
    out = remove_part(part=planned.goal, by=planned.by, client_key=uuid4())
    back = bring_back(part=planned.goal, by=planned.by, client_key=uuid4())
    change_part(part=back, version=back.version, text=MINE, by=planned.by, client_key=uuid4())
    page = rosa.get(url("plan_part_history", planned)).content.decode()
    assert url("plan_part_restore", planned, out.version) not in page
    rosa.post(url("plan_part_restore", planned, out.version), {"client_key": str(uuid4())})
    planned.goal.refresh_from_db()
    assert (planned.goal.text, planned.goal.removed_at) == (GOAL, None)
    page = reverse("plan_with_me_part", args=[planned.plan.pk, planned.goal.pk])
    assert as_person(planned.bart).get(page).status_code == 200
