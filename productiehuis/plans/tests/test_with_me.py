"""What a reader finds of what is shared: each link opens something, and what is given back is called by its words."""

from uuid import uuid4

import pytest
from django.urls import reverse

from productiehuis.plans.actions import remove_part, set_apart
from productiehuis.plans.models import Kind
from productiehuis.plans.tests.conftest import DREAM, GOAL
from productiehuis.plans.tests.test_sharing import plan_page

pytestmark = pytest.mark.django_db


def listed(client):
    return client.get(reverse("plans_with_me")).content.decode()


def test_who_shows_nothing_any_more_is_not_in_the_list(planned, as_person):
    planned.share(planned.goal)
    bart = as_person(planned.bart)
    assert plan_page(planned) in listed(bart)
    remove_part(part=planned.goal, by=planned.by, client_key=uuid4())
    assert plan_page(planned) not in listed(bart)
    assert "Niemand deelt nu iets met je." in listed(bart)


@pytest.mark.parametrize("is_written", [True, False])
def test_all_of_a_kind_of_which_nothing_is_shown_is_not_in_the_list(planned, as_person, is_written):
    planned.share(kind=Kind.GOAL if is_written else Kind.REFLECTION)
    if is_written:
        set_apart(part=planned.goal, is_apart=True, by=planned.by)
    bart = as_person(planned.bart)
    assert bart.get(plan_page(planned)).status_code == 404
    assert plan_page(planned) not in listed(bart)


def test_what_can_be_given_back_is_called_by_its_words(planned, as_person):
    planned.share(planned.goal)
    planned.share(planned.dream)
    bart = as_person(planned.bart)
    back = bart.get(plan_page(planned)).content.decode().partition("Ik wil dit niet meer zien")[2]
    assert GOAL in back
    assert DREAM in back
    remove_part(part=planned.goal, by=planned.by, client_key=uuid4())
    page = bart.get(plan_page(planned)).content.decode()
    assert GOAL not in page
    assert page.count("Geef terug") == 1


def test_the_owner_reads_that_nobody_sees_what_was_taken_out(planned, as_person):
    planned.share(planned.goal)
    rosa, shares = as_person(planned.rosa), reverse("plan_shares", args=["west"])
    assert "Dit staat niet meer in je plan" not in rosa.get(shares).content.decode()
    remove_part(part=planned.goal, by=planned.by, client_key=uuid4())
    page = rosa.get(shares).content.decode()
    assert "Dit staat niet meer in je plan" in page
    assert "Stop met delen" in page
