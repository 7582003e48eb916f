"""Many senders, one visit: what a shaky connection and an impatient finger send, is stored once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection

from productiehuis.audit.models import Event
from productiehuis.helpdesk.actions import Registration, register_visit
from productiehuis.helpdesk.models import HelpRequest, Visit
from productiehuis.helpdesk.rules import Asked
from productiehuis.people.models import Person
from tests.cast import actor, make_cast

SENDERS = 12


@pytest.fixture
def played(transactional_db):
    return make_cast()


def send_at_once(cast, registration, new_name=""):
    together = Barrier(SENDERS)

    def send(_number):
        try:
            together.wait(timeout=20)
            return register_visit(
                registration=registration, initiative=cast.desk, by=actor(cast.vera), new_name=new_name
            )
        finally:
            connection.close()

    with ThreadPoolExecutor(SENDERS) as pool:
        return list(pool.map(send, range(SENDERS)))


def test_one_key_from_many_senders_is_one_visit(played):
    asked = (Asked(played.topics[0].pk, "een brief"), Asked(played.topics[1].pk))
    answers = send_at_once(played, Registration(uuid4(), played.room, "known", played.bo, asked=asked))
    assert (Visit.objects.count(), HelpRequest.objects.count()) == (1, 2)
    assert Event.objects.filter(verb="visit registered").count() == 1
    assert [answer.is_new for answer in answers].count(True) == 1
    assert all(answer.is_same and answer.visit == answers[0].visit for answer in answers)


def test_somebody_new_from_many_senders_is_one_person(played):
    asked = (Asked(played.topics[0].pk),)
    send_at_once(played, Registration(uuid4(), played.room, "known", asked=asked), new_name="Yara")
    assert (Visit.objects.count(), Person.objects.filter(first_name="Yara").count()) == (1, 1)
