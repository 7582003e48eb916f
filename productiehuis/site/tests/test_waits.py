"""My own page says that something waits for me, and leads to it; never what, and nothing when the plan is closed."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from productiehuis.coaching.tests.conftest import ask as ask_walk
from productiehuis.coaching.tests.conftest import circle, learn, make_pair, make_talk, say_yes  # noqa: F401
from productiehuis.plans.actions import hide_comment, leave_proposal, propose_place, remove_part, write_comment
from productiehuis.plans.actions.talents import add_talent, ask_talent, end_ask
from productiehuis.plans.models import AskState
from productiehuis.plans.tests.conftest import planned  # noqa: F401
from productiehuis.plans.tests.handing import fresh_limits, with_code  # noqa: F401
from productiehuis.plans.tests.test_proposing import to
from tests.cast import actor, make_person

pytestmark = pytest.mark.django_db

SAID = "Iemand zei iets bij je plan"
ASKED, ANSWERED, PROPOSED = "Iemand vraagt jou iets", "Je kreeg antwoord", "Iemand denkt aan een plek voor jou"


def mine(client):
    return client.get(reverse("my_house")).content.decode()


@pytest.fixture
def ask(cast):
    own = add_talent(person=cast.rosa, what="Breien", topic=None, shows=True, by=actor(cast.rosa), client_key=uuid4())
    return ask_talent(talent=own, asker=cast.vera, words="Een sjaal", by=actor(cast.vera), client_key=uuid4())


@pytest.fixture
def proposal(planned):  # noqa: F811
    planned.share(planned.step)
    told = {"to": to(planned), "topic": planned.cast.topics[0], "words": "Ga eens kijken", "client_key": uuid4()}
    return propose_place(part=planned.step, writer=planned.bart, by=actor(planned.bart), **told)


def test_nothing_waits_for_who_is_asked_nothing(cast, as_person):
    assert "Nieuw voor jou" not in mine(as_person(cast.rosa))


def test_who_is_asked_for_a_talent_reads_it_and_not_what(cast, as_person, ask):
    page = mine(as_person(cast.rosa))
    assert "Nieuw voor jou" in page
    assert ASKED in page
    assert reverse("my_talents", args=["west"]) in page
    assert "sjaal" not in page
    assert ASKED not in mine(as_person(cast.tamar))


def test_who_asked_reads_for_a_week_that_there_is_an_answer(cast, as_person, ask):
    assert ANSWERED not in mine(as_person(cast.vera))
    end_ask(ask=ask, state=AskState.YES, answer="Dinsdag", by=actor(cast.rosa))
    assert ASKED not in mine(as_person(cast.rosa))
    assert ANSWERED in mine(as_person(cast.vera))
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        assert ANSWERED not in mine(as_person(cast.vera))


def test_what_the_asker_took_back_is_no_answer(cast, as_person, ask):
    end_ask(ask=ask, state=AskState.WITHDRAWN, answer="", by=actor(cast.vera))
    assert ANSWERED not in mine(as_person(cast.vera))


def test_a_place_proposed_leads_to_its_step_until_it_is_decided(planned, as_person, proposal):  # noqa: F811
    where = reverse("plan_part", args=["west", planned.step.pk])
    rosa = as_person(planned.rosa)
    assert PROPOSED in mine(rosa)
    assert where in mine(rosa)
    leave_proposal(proposal=proposal, by=planned.by)
    assert PROPOSED not in mine(rosa)


def test_a_place_for_what_is_out_of_the_plan_waits_no_more(planned, as_person, proposal):  # noqa: F811
    remove_part(part=planned.step, by=planned.by, client_key=uuid4())
    assert PROPOSED not in mine(as_person(planned.rosa))


def test_what_a_reader_says_is_news_for_a_week_and_when_it_is_hidden_no_more(planned, as_person):  # noqa: F811
    planned.share(planned.step)
    said = write_comment(
        part=planned.step, writer=planned.bart, text="Dat lukt jou!", by=actor(planned.bart), client_key=uuid4()
    )
    rosa, where = as_person(planned.rosa), reverse("plan_part", args=["west", planned.step.pk])
    page = mine(rosa)
    assert SAID in page
    assert where in page
    assert "Dat lukt jou!" not in page
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        assert SAID not in mine(as_person(planned.rosa))
    hide_comment(comment=said, by=planned.by)
    assert SAID not in mine(rosa)


def test_who_came_in_with_a_code_that_was_handed_out_reads_nothing_of_it(planned, ask, proposal):  # noqa: F811
    client = with_code(planned.rosa, actor(make_person(planned.cast.west, "Piet")))
    page = mine(client)
    assert PROPOSED not in page
    assert ASKED not in page


def test_a_question_of_the_coach_waits_until_it_is_answered(circle, as_person):  # noqa: F811
    talk = make_talk(make_pair(circle.rosa, circle.koos), timezone.now() + timedelta(days=1))
    walk = ask_walk(talk, learn(circle))
    rosa = as_person(circle.rosa)
    assert "Je coach vraagt jou iets" in mine(rosa)
    say_yes(walk)
    assert "Je coach vraagt jou iets" not in mine(rosa)
