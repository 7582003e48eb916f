"""Something new of a kind of which somebody sees all: it is said by name before the press, and can be kept apart."""

from uuid import uuid4

import pytest
from django.urls import reverse

from productiehuis.plans.actions import make_share_code, make_template, take_over
from productiehuis.plans.models import Kind, Part, Share
from productiehuis.plans.tests.conftest import GOAL
from productiehuis.plans.tests.test_sharing import part_page, plan_page, status
from tests.cast import actor

pytestmark = pytest.mark.django_db

NEW = "Een vergunning voor de markt"


def add_goal(client, **more):
    sent = {"text": NEW, "client_key": str(uuid4())} | more
    return client.post(reverse("plan_add", args=["west", "goal"]), sent, follow=True).content.decode()


def test_before_something_new_is_written_the_page_names_who_sees_it_too(planned, as_person):
    rosa, page = as_person(planned.rosa), reverse("plan_add", args=["west", "goal"])
    assert "Nu niet laten zien" not in rosa.get(page).content.decode()
    planned.share(kind=Kind.GOAL)
    told = rosa.get(page).content.decode()
    assert "Dit ziet ook: <bdi>Bart</bdi>" in told
    assert "Nu niet laten zien" in told
    assert "Dit ziet ook: Bart." in add_goal(rosa)
    assert NEW in as_person(planned.bart).get(plan_page(planned)).content.decode()


def test_not_now_keeps_it_from_who_sees_all_until_the_owner_says_so(planned, as_person):
    planned.share(kind=Kind.GOAL)
    rosa, bart = as_person(planned.rosa), as_person(planned.bart)
    assert "Alleen jij ziet dit." in add_goal(rosa, apart="yes")
    new = Part.objects.get(is_apart=True)
    text = bart.get(plan_page(planned)).content.decode()
    assert GOAL in text
    assert NEW not in text
    assert status(bart, part_page(planned, new)) == 404
    own = rosa.get(reverse("plan_part", args=["west", new.pk])).content.decode()
    assert "Dit houd je apart. Niet te zien voor: <bdi>Bart</bdi>" in own
    lines = rosa.get(reverse("my_plan", args=["west"])).content.decode()
    assert lines.count("gedeeld met <bdi>Bart</bdi>") == 1
    rosa.post(reverse("plan_part_apart", args=["west", new.pk]), {"apart": "no"})
    assert status(bart, part_page(planned, new)) == 200


def test_one_of_a_kind_is_kept_apart_with_one_press(planned, as_person):
    planned.share(kind=Kind.GOAL)
    bart = as_person(planned.bart)
    assert status(bart, part_page(planned, planned.goal)) == 200
    as_person(planned.rosa).post(reverse("plan_part_apart", args=["west", planned.goal.pk]), {"apart": "yes"})
    assert status(bart, part_page(planned, planned.goal)) == 404


def test_what_is_kept_apart_can_be_shared_by_itself(planned, as_person):
    planned.share(kind=Kind.GOAL)
    add_goal(as_person(planned.rosa), apart="yes")
    new = Part.objects.get(is_apart=True)
    planned.share(new)
    assert status(as_person(planned.bart), part_page(planned, new)) == 200


def test_who_sees_a_part_is_named_where_it_is_changed(planned, as_person):
    planned.share(planned.goal)
    told = as_person(planned.rosa).get(reverse("plan_part_edit", args=["west", planned.goal.pk])).content.decode()
    assert "Dit ziet ook: <bdi>Bart</bdi>" in told
    assert "Nu niet laten zien" not in told


def test_questions_of_a_coach_are_not_shown_by_themselves(planned, as_person):
    planned.share(kind=Kind.STEP)
    lines = [(Kind.STEP, "Bel de school", False), (Kind.GOAL, "Wat wil je kunnen?", True)]
    by = actor(planned.koos)
    made = make_template(house=planned.cast.west, name="Begin", what_for="", lines=lines, by=by, client_key=uuid4())
    take_over(template=made, plan=planned.plan, by=planned.by, client_key=uuid4())
    assert "Bel de school" not in as_person(planned.bart).get(plan_page(planned)).content.decode()
    assert [part.text for part in Part.objects.filter(is_apart=True)] == ["Bel de school"]


def test_the_preview_of_one_part_shares_no_other(planned, as_person):
    rosa = as_person(planned.rosa)
    code = make_share_code(person=planned.bart, by=actor(planned.bart))
    where = reverse("plan_share_part", args=["west", planned.goal.pk])
    shown = rosa.post(where, {"who": "code", "code": code, "period": "30"})
    sent = {"sealed": shown.context["sure"].initial["sealed"], "client_key": str(uuid4())}
    rosa.post(reverse("plan_share_part", args=["west", planned.dream.pk]), sent)
    rosa.post(reverse("plan_share_kind", args=["west", "goal"]), sent)
    assert not Share.objects.exists()
    rosa.post(where, sent)
    assert Share.objects.get().part == planned.goal


def test_a_code_says_with_whom(planned, as_person):
    code = make_share_code(person=planned.bart, by=actor(planned.bart))
    where = reverse("plan_share_part", args=["west", planned.goal.pk])
    assert "Dit ziet Bart" in as_person(planned.rosa).post(where, {"code": code, "period": "30"}).content.decode()
