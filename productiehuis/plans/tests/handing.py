"""Coming in with what a colleague handed out, or with something of one's own; and whether the plan opens then."""

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import caches
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from productiehuis.people.actions import give_paper_code
from productiehuis.people.models import Person
from productiehuis.plans.tests.conftest import DREAM
from tests.cast import actor

HOME, MINE, PIN, NEW_PIN = "/ik/plan/west/", "/ik/toegang/", "8520", "9517"
PASSWORD = "geheim-woord-1"
OTHER = "drie-gele-peren"
CLOSED = "Je plan blijft nog even dicht"


def with_code(person, by):
    """A browser in which a code on paper was used."""
    client = Client()
    code = give_paper_code(person=person, by=by)
    assert client.post(reverse("paper_login"), {"code": code}).url == reverse("profile")
    return client


def choose_password(client):
    client.post(reverse("account_set_password"), {"password1": OTHER, "password2": OTHER})


def with_pass(own, pin):
    client = Client()
    client.post(reverse("pass_login"), {"code": own.code, "pin": pin})
    assert "_auth_user_id" in client.session
    return client


def with_password(person, password=PASSWORD):
    client = Client()
    client.post(reverse("account_login_password"), {"login": person.user.username, "password": password})
    assert "_auth_user_id" in client.session
    return client


def reads(client, address=HOME):
    """What the page shows; nothing when it leads to the page that says why not."""
    page = client.get(address)
    if page.status_code == 302:
        assert page.url.startswith(MINE)
        assert CLOSED in client.get(page.url).content.decode()
        return ""
    assert page.status_code == 200
    return page.content.decode()


def opens(client):
    return DREAM in reads(client)


def later(wait):
    return time_machine.travel(timezone.now() + wait + timedelta(minutes=1), tick=False)


def fresh(person):
    return Person.objects.select_related("user").get(pk=person.pk)


@pytest.fixture(autouse=True)
def fresh_limits(db):
    caches["limits"].clear()


@pytest.fixture(name="tamar")
def tamar_leads(cast):
    return actor(cast.tamar, "trekker")
