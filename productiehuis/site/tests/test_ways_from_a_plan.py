"""From a step or a goal of her plan Rosa opens the page with the ways, with where she stands and what she wants."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from productiehuis.pathway.models import Step, StepLink
from productiehuis.plans.actions import add_part, begin_plan
from productiehuis.plans.models import Kind
from tests.cast import NL, actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def line(cast):
    """First the help desk, then sewing."""

    def step(room):
        name = NL(f"Stap {room.slug}")
        return Step.objects.create(house=cast.west, slug=room.slug, name=name, room=room, storey=room.storey)

    steps = [step(cast.room), step(cast.sewing_room)]
    StepLink.objects.create(house=cast.west, before=steps[0], after=steps[1])
    return steps


@pytest.fixture
def add(cast):
    by = actor(cast.rosa)
    plan = begin_plan(person=cast.rosa, by=by, client_key=uuid4())
    return lambda kind=Kind.STEP, **more: add_part(plan=plan, kind=kind, by=by, client_key=uuid4(), **more)


def ways(client, part):
    """Where the button of the page of a part leads."""
    page = client.get(reverse("plan_part", args=["west", part.pk]))
    assert page.context["ways"].replace("&", "&amp;") in page.text
    return page.context["ways"]


def chosen(client, address):
    form = client.get(address).context["form"]
    return form.chosen("van"), form.chosen("naar")


def test_a_step_of_the_line_is_what_she_wants_and_the_last_one_done_is_where_she_stands(cast, line, add, as_person):
    rosa = as_person(cast.rosa)
    add(step=line[0], done_on=date(2026, 3, 1))
    address = ways(rosa, add(step=line[1], text="Ik durf het bijna"))
    assert "durf" not in address
    page = rosa.get(address)
    assert chosen(rosa, address) == ("spreekuur", "stap-naaien")
    assert "Stap naaien" in page.text
    assert page.context["ways"]


def test_a_goal_leads_to_the_last_step_under_it_that_is_to_do(cast, line, add, as_person):
    goal = add(Kind.GOAL, text="Leren naaien")
    add(step=line[0], goal=goal)
    add(step=line[1], goal=goal)
    add(text="Eigen woorden", goal=goal)
    rosa = as_person(cast.rosa)
    assert chosen(rosa, ways(rosa, goal)) == ("", "stap-naaien")


def test_of_her_own_words_nothing_goes_along_and_she_chooses_there(cast, line, add, as_person):
    rosa = as_person(cast.rosa)
    address = ways(rosa, add(text="Maandag bellen"))
    assert address == reverse("learning_line", args=["west"])
    assert chosen(rosa, address) == ("", "")


def test_a_step_that_left_the_line_is_not_asked_for(cast, line, add, as_person):
    part = add(step=line[1])
    line[1].is_active = False
    line[1].save()
    rosa = as_person(cast.rosa)
    assert ways(rosa, part) == reverse("learning_line", args=["west"])


def test_from_a_dream_no_way_leads(cast, add, as_person):
    part = add(Kind.DREAM, text="Een eetkraam")
    assert "Welke wegen" not in as_person(cast.rosa).get(reverse("plan_part", args=["west", part.pk])).text
