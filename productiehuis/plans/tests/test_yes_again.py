"""A yes that was taken back can be said again; an old page says it again for nobody; an answer is told as it stands."""

import re
from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from productiehuis.plans.actions.milestones import celebrate, note_milestone
from productiehuis.plans.actions.talents import add_talent, ask_talent
from productiehuis.plans.models import AskState, Audience, Milestone, MilestoneKind, Talent, TalentAsk
from tests.cast import actor

pytestmark = pytest.mark.django_db

MINE = "/ik/west/talenten/"


@pytest.fixture
def talent(cast):
    return add_talent(person=cast.rosa, what="Breien", topic=None, shows=False, by=actor(cast.rosa), client_key=uuid4())


def key_of_the_page(client, talent):
    """The client key with which this page shows this talent."""
    page = client.get(MINE).content.decode()
    form = page.partition(reverse("talent_show", args=["west", talent.pk]))[2].partition("</form>")[0]
    return re.search(r'name="client_key" value="([^"]+)"', form)[1]


def press_show(client, talent, key):
    where = reverse("talent_show", args=["west", talent.pk])
    return client.post(where, {"client_key": key}, follow=True).content.decode()


def is_shown(talent):
    return Talent.objects.shown().filter(pk=talent.pk).exists()


def test_what_was_hidden_can_be_shown_again(cast, as_person, talent):
    rosa = as_person(cast.rosa)
    for _turn in range(2):
        assert "kunnen dit nu vinden" in press_show(rosa, talent, key_of_the_page(rosa, talent))
        assert is_shown(talent)
        rosa.post(reverse("talent_hide", args=["west", talent.pk]))
        assert not is_shown(talent)


def test_an_old_page_shows_nothing_again_and_says_so(cast, as_person, talent):
    rosa = as_person(cast.rosa)
    old = key_of_the_page(rosa, talent)
    press_show(rosa, talent, old)
    rosa.post(reverse("talent_hide", args=["west", talent.pk]))
    said = press_show(rosa, talent, old)
    assert "kunnen dit nu vinden" not in said
    assert "Je nam dit al terug" in said
    assert not is_shown(talent)


def test_two_talents_of_one_page_each_have_their_own_yes(cast, as_person, talent):
    more = add_talent(person=cast.rosa, what="Haken", topic=None, shows=False, by=actor(cast.rosa), client_key=uuid4())
    rosa = as_person(cast.rosa)
    keys = [(each, key_of_the_page(rosa, each)) for each in (talent, more)]
    assert keys[0][1] != keys[1][1]
    for each, key in keys:
        press_show(rosa, each, key)
    talent.refresh_from_db()
    more.refresh_from_db()
    assert talent.yes_id != more.yes_id


def test_an_old_page_celebrates_nothing_again_and_says_so(cast, as_person):
    by, key = actor(cast.rosa), uuid4()
    mine = note_milestone(
        person=cast.rosa, kind=MilestoneKind.EDUCATION, on=date(2018, 5, 1), words="", by=by, client_key=uuid4()
    )
    celebrate(milestone=mine, audience=Audience.HOUSE, by=by, client_key=key)
    celebrate(milestone=mine, audience=Audience.SELF, by=by, client_key=uuid4())
    where = reverse("milestone", args=["west", mine.pk])
    sent = {"audience": "house", "version": 1, "client_key": str(key)}
    said = as_person(cast.rosa).post(where, sent, follow=True).content.decode()
    assert "Gefeliciteerd" not in said
    assert "Je nam dit al terug" in said
    assert Milestone.objects.get(pk=mine.pk).audience == Audience.SELF


@pytest.fixture
def ask(cast, as_person, talent):
    rosa = as_person(cast.rosa)
    press_show(rosa, talent, key_of_the_page(rosa, talent))
    return ask_talent(talent=talent, asker=cast.vera, words="", by=actor(cast.vera), client_key=uuid4())


def answer(client, ask, **sent):
    return client.post(reverse("talent_answer", args=["west", ask.pk]), sent, follow=True).content.decode()


def test_a_second_answer_is_not_said_to_be_sent(cast, as_person, ask):
    rosa = as_person(cast.rosa)
    answer(rosa, ask, says="no")
    said = answer(rosa, ask, says="yes", answer="Dinsdag in de keuken")
    assert "Je antwoord is verstuurd" not in said
    assert "Hier was al een antwoord: nu niet. Dat blijft zo." in said
    assert TalentAsk.objects.get().state == AskState.NOT_NOW


def test_the_same_answer_twice_is_one(cast, as_person, ask):
    rosa = as_person(cast.rosa)
    for _turn in range(2):
        assert "Je antwoord is verstuurd" in answer(rosa, ask, says="yes", answer="Dinsdag")


@pytest.mark.parametrize("says", [{}, {"says": ""}, {"says": "zzz"}])
def test_neither_yes_nor_no_is_no_answer(cast, as_person, ask, says):
    said = answer(as_person(cast.rosa), ask, answer="Dinsdag", **says)
    assert "Je antwoord is verstuurd" not in said
    assert TalentAsk.objects.get().state == AskState.ASKED


def test_what_was_answered_meanwhile_is_not_said_to_be_gone(cast, as_person, ask):
    answer(as_person(cast.rosa), ask, says="yes", answer="Dinsdag in de keuken")
    said = answer(as_person(cast.vera), ask)
    assert "Je vraag is weg" not in said
    assert "Dinsdag in de keuken" in said


def test_what_i_asked_stands_above_writing_down_a_talent(cast, as_person, ask):
    page = as_person(cast.vera).get(MINE).content.decode()
    assert page.index("Wat jij vroeg") < page.index('name="what"')
