"""What everybody sees, and what somebody does for oneself."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from productiehuis.activities.actions import (
    cancel_session,
)
from productiehuis.activities.models import SignUp
from productiehuis.activities.tests.hands import join
from productiehuis.activities.tests.hands import known_guest as guest
from productiehuis.people.models import Person
from tests.cast import NL, TESTER

RUN = ["west", "naaien"]


def test_anybody_sees_the_agenda_of_a_week(cast, weekly, today_session):
    page = Client().get(reverse("agenda", args=["west"])).content.decode()
    assert "Naaien voor iedereen" in page
    assert "nog 2 plekken" in page
    assert "maandag 2 maart" in page


def test_the_agenda_holds_one_week_and_leads_to_the_next(cast, weekly):
    page = Client().get(reverse("agenda", args=["west"]) + "?vanaf=2026-03-09").content.decode()
    assert "dinsdag 10 maart" in page
    assert "dinsdag 3 maart" not in page
    assert "?vanaf=2026-03-16" in page


@pytest.mark.parametrize("asked", ["2026-99-99", "morgen", "9999-12-31", "", "2026-02-30"])
def test_a_strange_day_shows_this_week(cast, weekly, asked):
    page = Client().get(reverse("agenda", args=["west"]), {"vanaf": asked})
    assert page.status_code == 200
    assert "dinsdag 3 maart" in page.content.decode()


def test_an_empty_week_says_what_to_do(cast):
    assert "Deze week is er nog niets." in Client().get(reverse("agenda", args=["west"])).content.decode()


def test_the_agenda_of_noord_shows_nothing_of_west(cast, weekly):
    assert "Naaien" not in Client().get(reverse("agenda", args=["noord"])).content.decode()
    assert Client().get(reverse("programme", args=["noord", weekly.slug])).status_code == 404


def test_the_agenda_on_paper_holds_four_weeks(cast, weekly):
    page = Client().get(reverse("agenda_paper", args=["west"])).content.decode()
    assert page.count("Naaien voor iedereen") == 4


def test_a_calendar_that_follows_keeps_its_keys_and_hears_of_a_cancelled_day(cast, weekly, first):
    address = reverse("agenda_feed", args=["west"])
    before = Calendar.from_ical(Client().get(address).content)
    cancel_session(session=first, by=TESTER)
    after = Calendar.from_ical(Client().get(address).content)
    keys = [str(event["uid"]) for event in before.walk("VEVENT")]
    assert keys == [str(event["uid"]) for event in after.walk("VEVENT")]
    assert len(set(keys)) == len(keys) > 5
    event = after.walk("VEVENT")[0]
    assert (event["status"], event["sequence"]) == ("CANCELLED", 1)
    assert event["dtstart"].dt == first.starts_at


def test_the_public_pages_never_name_a_participant(cast, weekly, first):
    join(cast, first, guest(cast, "Xaviera"))
    for address in (
        reverse("agenda", args=["west"]),
        reverse("agenda_feed", args=["west"]),
        reverse("programme", args=["west", weekly.slug]),
    ):
        assert "Xaviera" not in Client().get(address).content.decode()


def test_a_cancelled_day_says_so_with_the_reason(cast, weekly, first):
    cancel_session(session=first, by=TESTER, note=NL("De zaal is nat."))
    page = Client().get(reverse("programme", args=["west", weekly.slug])).content.decode()
    assert "gaat niet door" in page
    assert "De zaal is nat." in page


def test_who_is_not_logged_in_logs_in_and_comes_back(cast, weekly, first):
    address = reverse("programme", args=["west", weekly.slug])
    assert f"?next={address}" in Client().get(address).content.decode()
    answer = Client().post(reverse("programme_sign_up", args=["west", weekly.slug]), {"session": first.pk})
    assert answer.status_code == 302
    assert address in answer.url
    assert SignUp.objects.count() == 0


def test_rosa_signs_up_and_off_and_sees_it_in_her_agenda(cast, as_person, weekly, first):
    rosa = as_person(cast.rosa)
    form = {"session": first.pk, "client_key": uuid4()}
    for _ in range(2):
        answer = rosa.post(reverse("programme_sign_up", args=["west", weekly.slug]), form, follow=True)
    assert "Je doet mee" in answer.content.decode()
    own = SignUp.objects.get()
    assert "Naaien voor iedereen" in rosa.get(reverse("my_agenda")).content.decode()
    rosa.post(reverse("programme_withdraw", args=["west", weekly.slug]), {"sign_up": own.pk, "client_key": uuid4()})
    own.refresh_from_db()
    assert own.state == "withdrawn"
    assert "Naaien" not in rosa.get(reverse("my_agenda")).content.decode()


def test_rosa_cannot_sign_somebody_else_off(cast, as_person, weekly, first):
    other = join(cast, first, guest(cast, "Kim"))
    answer = as_person(cast.rosa).post(
        reverse("programme_withdraw", args=["west", weekly.slug]), {"sign_up": other.pk, "client_key": uuid4()}
    )
    assert answer.status_code == 404
    other.refresh_from_db()
    assert other.state == "placed"


def test_who_waits_sees_the_number_in_line(cast, as_person, weekly, first):
    for name in ("Kim", "Lot", "Mo"):
        join(cast, first, guest(cast, name))
    join(cast, first, cast.rosa)
    page = as_person(cast.rosa).get(reverse("programme", args=["west", weekly.slug])).content.decode()
    assert "Je bent nummer 2." in page


def test_somebody_of_another_house_joins_with_a_first_name(cast, as_person, weekly, first):
    fay, address = as_person(cast.fay), reverse("programme_sign_up", args=["west", weekly.slug])
    assert "Je voornaam" in fay.get(reverse("programme", args=["west", weekly.slug])).content.decode()
    answer = fay.post(address, {"session": first.pk, "client_key": uuid4()}, follow=True)
    assert "Vul je voornaam in" in answer.content.decode()
    fay.post(address, {"session": first.pk, "client_key": uuid4(), "first_name": "Fay"})
    assert Person.objects.get(house=cast.west, user=cast.fay.user).sign_ups.count() == 1


def test_a_cancelled_day_stands_in_your_own_agenda(cast, as_person, first):
    join(cast, first, cast.rosa)
    cancel_session(session=first, by=TESTER)
    assert "gaat niet door" in as_person(cast.rosa).get(reverse("my_agenda")).content.decode()


def test_your_own_agenda_is_for_who_is_logged_in(cast):
    for name in ("my_agenda", "my_agenda_file"):
        assert Client().get(reverse(name)).status_code == 302


def test_rosa_puts_her_own_agenda_in_her_phone(cast, as_person, first):
    join(cast, first, cast.rosa)
    feed = Calendar.from_ical(as_person(cast.rosa).get(reverse("my_agenda_file")).content)
    assert [event["dtstart"].dt for event in feed.walk("VEVENT")] == [first.starts_at]
