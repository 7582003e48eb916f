"""Rosa corrects a milestone on her phone and on the computer: nothing is overwritten that she did not read."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from productiehuis.audit.models import Event
from productiehuis.plans.actions.milestones import CorrectedMeanwhile, correct_milestone, note_milestone
from productiehuis.plans.models import Milestone, MilestoneKind
from tests.cast import actor

DAY = date(2018, 9, 1)
SENTENCE = "Dit veranderde net op een ander scherm"


@pytest.fixture
def mine(cast):
    return note_milestone(
        person=cast.rosa,
        kind=MilestoneKind.PAID_JOB,
        on=DAY,
        words="Bij de baker",
        by=actor(cast.rosa),
        client_key=uuid4(),
    )


@pytest.fixture
def rosa(cast, as_person):
    return as_person(cast.rosa)


def page_of(mine):
    return reverse("milestone_edit", args=["west", mine.pk])


def opened(rosa, mine):
    """The form as it came to one screen."""
    form = rosa.get(page_of(mine)).context["form"]
    told = {name: form[name].value() for name in ("kind", "flown_to", "words", "version")}
    return told | {"on": DAY.isoformat(), "client_key": str(uuid4())}


def says(mine):
    return Milestone.objects.get(pk=mine.pk).words


def test_the_second_screen_says_so_and_keeps_what_was_typed(rosa, mine):
    phone, computer = opened(rosa, mine), opened(rosa, mine)
    assert rosa.post(page_of(mine), phone | {"words": "Bij de bakker"}).status_code == 302
    answer = rosa.post(page_of(mine), computer | {"words": "Bij bakker Jansen"})
    assert answer.status_code == 409
    for words in (SENTENCE, "Bij de bakker", "Bij bakker Jansen"):
        assert words in answer.text
    assert says(mine) == "Bij de bakker"
    assert Event.objects.filter(verb="milestone corrected").count() == 1


def test_after_reading_that_a_second_press_keeps_the_own_text(rosa, mine):
    phone, computer = opened(rosa, mine), opened(rosa, mine)
    rosa.post(page_of(mine), phone | {"words": "Bij de bakker"})
    shown = rosa.post(page_of(mine), computer | {"words": "Bij bakker Jansen"}).context["form"]
    again = computer | {name: shown[name].value() for name in ("words", "version")}
    assert rosa.post(page_of(mine), again).status_code == 302
    assert says(mine) == "Bij bakker Jansen"


def test_changed_once_more_meanwhile_it_says_so_once_more(rosa, mine):
    first, second = opened(rosa, mine), opened(rosa, mine)
    rosa.post(page_of(mine), first | {"words": "Een"})
    shown = rosa.post(page_of(mine), second | {"words": "Twee"}).context["form"]
    rosa.post(page_of(mine), opened(rosa, mine) | {"words": "Drie"})
    assert rosa.post(page_of(mine), second | {"words": "Twee", "version": shown["version"].value()}).status_code == 409
    assert says(mine) == "Drie"


def test_the_same_on_both_screens_or_pressed_twice_needs_no_question(rosa, mine):
    phone, computer = opened(rosa, mine), opened(rosa, mine)
    for form in (phone, computer, phone):
        assert rosa.post(page_of(mine), form | {"words": "Bij de bakker"}).status_code == 302


def test_the_other_screen_may_have_made_it_something_else(rosa, mine):
    phone, computer = opened(rosa, mine), opened(rosa, mine)
    rosa.post(page_of(mine), phone | {"kind": "flown_out", "flown_to": "education"})
    text = rosa.post(page_of(mine), computer | {"words": "Bij de bakker"}).text
    assert "uitgevlogen" in text
    assert "naar een opleiding" in text


@pytest.mark.parametrize("version", ["", "0", "-3", "99", "x"])
def test_a_form_without_the_version_it_read_overwrites_nothing(rosa, mine, version):
    form = opened(rosa, mine) | {"words": "Bij de bakker", "version": version}
    assert rosa.post(page_of(mine), form).status_code in (200, 409)
    assert says(mine) == "Bij de baker"


def test_in_one_place_for_every_page(cast, mine):
    told = {"kind": MilestoneKind.PAID_JOB, "on": DAY, "by": actor(cast.rosa)}
    correct_milestone(milestone=mine, version=1, words="Een", **told)
    with pytest.raises(CorrectedMeanwhile) as changed:
        correct_milestone(milestone=mine, version=1, words="Twee", **told)
    assert (changed.value.milestone.words, changed.value.milestone.version) == ("Een", 2)


# Celebrating is a yes to what was read: to these words, on this day.


def shown(rosa, mine):
    """The page of the milestone as it came to one screen, with the choice to celebrate it with the house."""
    form = rosa.get(reverse("milestone", args=["west", mine.pk])).context["form"]
    return {"version": form["version"].value(), "audience": "house", "client_key": str(uuid4())}


def celebrate_it(rosa, mine, sent):
    return rosa.post(reverse("milestone", args=["west", mine.pk]), sent)


def test_who_celebrates_what_changed_on_another_screen_reads_it_first(rosa, mine):
    computer = shown(rosa, mine)
    rosa.post(page_of(mine), opened(rosa, mine) | {"words": "Bij mijn zieke zus"})
    answer = celebrate_it(rosa, mine, computer)
    assert answer.status_code == 409
    assert SENTENCE in answer.text
    assert "Bij mijn zieke zus" in answer.text
    assert not Milestone.objects.get().is_celebrated
    again = computer | {"version": answer.context["form"]["version"].value()}
    assert celebrate_it(rosa, mine, again).status_code == 302
    assert Milestone.objects.get().is_celebrated


def test_to_stop_celebrating_nothing_has_to_be_read(rosa, mine):
    celebrate_it(rosa, mine, shown(rosa, mine))
    old = shown(rosa, mine) | {"audience": "self"}
    rosa.post(page_of(mine), opened(rosa, mine) | {"words": "Bij de bakker"})
    assert celebrate_it(rosa, mine, old).status_code == 302
    assert not Milestone.objects.get().is_celebrated


@pytest.mark.parametrize("version", ["", "0", "99", "x"])
def test_a_press_that_does_not_say_what_was_read_celebrates_nothing(rosa, mine, version):
    assert celebrate_it(rosa, mine, shown(rosa, mine) | {"version": version}).status_code in (200, 409)
    assert not Milestone.objects.get().is_celebrated


def test_pressed_twice_it_is_celebrated_once(rosa, mine):
    sent = shown(rosa, mine)
    for _time in range(2):
        assert celebrate_it(rosa, mine, sent).status_code == 302
    assert Event.objects.filter(verb="milestone celebrated").count() == 1
