"""What the page says when sharing stops or a part comes back is so: also when two shares overlap."""

from uuid import uuid4

import pytest
from django.urls import reverse

from productiehuis.plans.actions import add_part, change_part, make_share_code, remove_part
from productiehuis.plans.models import Kind, Share
from productiehuis.plans.tests.conftest import GOAL
from productiehuis.plans.tests.test_sharing import part_page, status
from tests.cast import actor

pytestmark = pytest.mark.django_db


def press(client, name, *more, **sent):
    return client.post(reverse(name, args=["west", *more]), sent, follow=True).content.decode()


def taken_out(planned):
    remove_part(part=planned.goal, by=planned.by, client_key=uuid4())


def own_page(planned):
    return reverse("plan_part", args=["west", planned.goal.pk])


def test_who_stops_one_part_stops_it_also_for_who_sees_all_of_its_kind(planned, as_person):
    one = planned.share(planned.goal)
    planned.share(kind=Kind.GOAL)
    said = press(as_person(planned.rosa), "plan_share_stop", one.pk)
    assert status(as_person(planned.bart), part_page(planned, planned.goal)) == 404
    assert "Gestopt. Bart ziet dit niet meer." in said
    assert "Dit houd je nu apart" in said
    assert (
        "Dit houd je apart. Niet te zien voor: <bdi>Bart</bdi>"
        in as_person(planned.rosa).get(own_page(planned)).content.decode()
    )


def test_stopping_what_nothing_else_shows_keeps_nothing_apart(planned, as_person):
    one = planned.share(planned.goal)
    planned.share(kind=Kind.GOAL, reader=planned.koos)
    said = press(as_person(planned.rosa), "plan_share_stop", one.pk)
    assert "Dit houd je nu apart" not in said
    assert status(as_person(planned.koos), part_page(planned, planned.goal)) == 200


def test_who_stops_all_of_a_kind_hears_what_is_still_shared_by_itself(planned, as_person):
    planned.share(planned.goal)
    all_goals = planned.share(kind=Kind.GOAL)
    said = press(as_person(planned.rosa), "plan_share_stop", all_goals.pk)
    assert "Bart ziet dit niet meer" not in said
    assert "Bart ziet nog wel wat je los deelt" in said


def test_before_a_part_comes_back_the_page_names_who_sees_it_then(planned, as_person):
    planned.share(kind=Kind.GOAL)
    taken_out(planned)
    rosa = as_person(planned.rosa)
    page = rosa.get(own_page(planned)).content.decode()
    assert "Zet je het terug? Dan ziet dit ook: <bdi>Bart</bdi>" in page
    assert "Dit ziet ook: Bart." in press(rosa, "plan_part_back", planned.goal.pk, client_key=str(uuid4()))
    assert status(as_person(planned.bart), part_page(planned, planned.goal)) == 200


@pytest.mark.parametrize("kind", [None, Kind.GOAL])
def test_a_part_can_come_back_for_oneself_alone(planned, as_person, kind):
    planned.share(kind=kind) if kind else planned.share(planned.goal)
    taken_out(planned)
    rosa = as_person(planned.rosa)
    said = press(rosa, "plan_part_back", planned.goal.pk, client_key=str(uuid4()), apart="yes")
    assert "Alleen jij ziet dit." in said
    assert GOAL in said
    assert status(as_person(planned.bart), part_page(planned, planned.goal)) == 404
    assert not Share.objects.filter(part=planned.goal, stopped_at__isnull=True).exists()


def test_what_nobody_sees_comes_back_with_one_button(planned, as_person):
    taken_out(planned)
    assert "alleen voor mij" not in as_person(planned.rosa).get(own_page(planned)).content.decode()


def test_an_earlier_text_that_comes_back_into_the_plan_names_who_sees_it(planned, as_person):
    planned.share(kind=Kind.GOAL)
    taken_out(planned)
    rosa = as_person(planned.rosa)
    history = rosa.get(reverse("plan_part_history", args=["west", planned.goal.pk])).content.decode()
    assert "Zet je het terug? Dan ziet dit ook: <bdi>Bart</bdi>" in history
    said = press(rosa, "plan_part_restore", planned.goal.pk, 1, client_key=str(uuid4()))
    assert "Dit ziet ook: Bart." in said


def previewed(client, planned, name, *more):
    """The page with what Bart would see, and what the yes sends."""
    where, code = reverse(name, args=["west", *more]), make_share_code(person=planned.bart, by=actor(planned.bart))
    shown = client.post(where, {"who": "code", "code": code, "period": "30"})
    return where, {"sealed": shown.context["sure"].initial["sealed"], "client_key": str(uuid4())}


@pytest.mark.parametrize(("name", "more"), [("plan_share_part", None), ("plan_share_kind", "goal")])
def test_the_yes_is_for_the_words_of_the_preview(planned, as_person, name, more):
    rosa = as_person(planned.rosa)
    where, sent = previewed(rosa, planned, name, more or planned.goal.pk)
    change_part(part=planned.goal, version=1, text="Iets heel anders", by=planned.by, client_key=uuid4())
    said = rosa.post(where, sent, follow=True).content.decode()
    assert "Er veranderde net iets in je plan" in said
    assert not Share.objects.exists()


def test_something_new_of_the_kind_asks_for_another_preview(planned, as_person):
    rosa = as_person(planned.rosa)
    where, sent = previewed(rosa, planned, "plan_share_kind", "goal")
    add_part(plan=planned.plan, kind=Kind.GOAL, text="Nog een doel", by=planned.by, client_key=uuid4())
    rosa.post(where, sent)
    assert not Share.objects.exists()


def test_what_changed_elsewhere_in_the_plan_does_not_matter(planned, as_person):
    rosa = as_person(planned.rosa)
    where, sent = previewed(rosa, planned, "plan_share_part", planned.goal.pk)
    change_part(part=planned.dream, version=1, text="Een andere droom", by=planned.by, client_key=uuid4())
    rosa.post(where, sent)
    assert Share.objects.get().part == planned.goal
    rosa.post(where, sent)
    assert Share.objects.count() == 1
