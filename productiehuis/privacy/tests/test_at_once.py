"""Erasing while a desk writes about the same person: one waits for the other, and nothing about them is left."""

import threading
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from productiehuis.audit.actor import system
from productiehuis.helpdesk.actions import Registration, change_card, register_visit
from productiehuis.helpdesk.models import HelpRequest, Visit
from productiehuis.helpdesk.rules import Asked
from productiehuis.people.models import Person
from productiehuis.privacy.actions import erase_person, run_retention
from productiehuis.privacy.models import RetentionRun
from productiehuis.privacy.tests.world import traces_of
from tests.cast import actor, make_cast

WORDS = "een brief over de pannenkoekenboot"


@pytest.fixture
def played(transactional_db):
    return make_cast()


def together(*jobs):
    """All at once, each in a thread with a connection of its own. Returns what went wrong, by name."""
    problems, start = {}, threading.Barrier(len(jobs))

    def run(job):
        try:
            start.wait()
            job()
        except ValidationError as problem:
            problems[job.__name__] = problem
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[job]) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return problems


@pytest.mark.parametrize("turn", range(4))
def test_a_visit_and_an_erasure_at_the_same_moment(played, turn):
    bo = Person.objects.get(pk=played.bo.pk)
    told = Registration(uuid4(), played.room, "known", bo, asked=(Asked(played.topics[0].pk, WORDS),))

    def desk():
        register_visit(registration=told, initiative=played.desk, by=actor(played.vera))

    def erase():
        erase_person(person=played.bo, by=actor(played.pim))

    problems = together(desk, erase)
    assert "erase" not in problems
    assert Person.objects.get(pk=bo.pk).first_name == ""
    assert not Visit.objects.filter(person=bo).exists()
    assert traces_of([WORDS]) == []
    # Either the visit was first and stays counted, or it was refused with a sentence.
    assert HelpRequest.objects.count() == (0 if problems else 1)
    if problems:
        assert "net gewist" in str(problems["desk"])


@pytest.mark.parametrize("turn", range(3))
def test_a_card_and_an_erasure_at_the_same_moment(played, turn):
    bo = Person.objects.get(pk=played.bo.pk)

    def desk():
        change_card(person=bo, by=actor(played.vera), phone="+31612340987")

    def erase():
        erase_person(person=played.bo, by=actor(played.pim))

    together(desk, erase)
    assert Person.objects.get(pk=bo.pk).phone == ""


def test_two_erasures_at_the_same_moment_are_one(played):
    def one():
        erase_person(person=played.bo, by=actor(played.pim))

    def other():
        erase_person(person=played.bo, by=system("nachtwerk"))

    assert together(one, other) == {}
    assert Person.objects.get(pk=played.bo.pk).erased_at


def test_two_runs_at_the_same_moment_are_one(played):
    Person.objects.filter(pk=played.bo.pk).update(created_at=timezone.now() - timedelta(days=900))

    def one():
        run_retention(house=played.west)

    def other():
        run_retention(house=played.west)

    assert together(one, other) == {}
    assert Person.objects.get(pk=played.bo.pk).first_name == ""
    assert sum(run.counts.get("names", 0) for run in RetentionRun.objects.all()) == 1


@pytest.mark.django_db
def test_a_page_that_came_too_late_says_so(cast, as_person, monkeypatch):
    """The card was opened before the erasure and is sent after it."""
    tamar = as_person(cast.tamar)
    stale = Person.objects.get(pk=cast.bo.pk)
    erase_person(person=cast.bo, by=actor(cast.pim))
    monkeypatch.setattr("productiehuis.helpdesk.views.requests.open_card", lambda place, key: (stale, []))
    told = {"client_key": str(uuid4()), "first_name": "Bo", "language": "tr", "reach_by": "not", "reach_when": ""}
    answer = tamar.post(f"/west/balie/spreekuur/mens/{stale.pk}/", told)
    assert answer.status_code == 409
    assert "net gewist" in answer.content.decode()
    assert Person.objects.get(pk=stale.pk).language == ""


@pytest.mark.django_db
def test_a_visit_of_who_was_erased_since_the_page_was_opened_says_so(cast, as_person):
    """Another try never works, so it must not say that the line is bad; what was chosen stands there still."""
    sent = {"do": "done", "client_key": str(uuid4()), "name": "Bo", "who": cast.bo.pk, "topic": cast.topics[0].pk}
    erase_person(person=cast.bo, by=actor(cast.pim))
    answer = as_person(cast.vera).post("/west/balie/spreekuur/", sent)
    assert answer.status_code == 200
    assert "net gewist" in answer.text
    assert f'value="{cast.topics[0].pk}" checked' in answer.text
    assert not Visit.objects.exists()
    gone = as_person(cast.vera).post("/west/balie/spreekuur/", sent | {"who": cast.fay.pk})
    assert gone.status_code == 404
