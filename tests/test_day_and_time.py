"""In the night in which summer begins there is no half past two: it is refused, not made half past three."""

from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from productiehuis.activities.forms import ProgrammeForm
from productiehuis.coaching.forms import FirstNoteForm, TalkForm
from productiehuis.referrals.forms.answering import ComeForm

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
FORMS = (ComeForm, TalkForm, FirstNoteForm)


def made(form, day, hour, zone=AMSTERDAM):
    first, second = form.day_and_time
    return form({"client_key": str(uuid4()), first: day, second: hour}, zone=zone)


@pytest.mark.parametrize("form", FORMS)
def test_a_time_that_the_clock_jumps_over_is_refused_in_words(form):
    sent = made(form, "2027-03-28", "02:30")
    assert "Deze tijd bestaat die dag niet" in str(sent.errors[form.day_and_time[1]])


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("day", "hour"),
    [("2027-03-28", "01:59"), ("2027-03-28", "03:00"), ("2027-10-31", "02:30"), ("2027-03-27", "02:30")],
)
def test_every_other_time_is_taken(form, day, hour):
    assert form.day_and_time[1] not in made(form, day, hour).errors


def test_the_clock_is_that_of_the_house():
    assert made(TalkForm, "2027-03-28", "02:30", ZoneInfo("America/Paramaribo")).is_valid()


def test_what_was_not_a_day_or_a_time_says_only_that():
    assert "bestaat" not in str(made(TalkForm, "2027-02-30", "02:30").errors)


def test_a_programme_cannot_begin_then(cast):
    data = {"client_key": str(uuid4()), "first_date": "2027-03-28", "starts": "02:30", "ends": "04:00"}
    form = ProgrammeForm(data, initiative=cast.sewing)
    assert "Deze tijd bestaat die dag niet" in str(form.errors["starts"])
