"""Rosa asks for herself: she sees what travels, presses once, and only then the sewing room reads it."""

from uuid import uuid4

import pytest
from django.urls import reverse

from productiehuis.audit.models import Event
from productiehuis.monitor.flows import gather_flow
from productiehuis.people.actions import merge_persons
from productiehuis.people.models import Consent
from productiehuis.referrals.actions import say_arrived
from productiehuis.referrals.models import Referral
from productiehuis.referrals.tests.hands import SEWING
from tests.cast import TESTER, actor

PAGE = reverse("my_referral_new", args=["west"])
WHY = "ik wil leren naaien"


@pytest.fixture
def rosa(cast, as_person):
    return as_person(cast.rosa)


def told(cast, **more):
    return {
        "client_key": str(uuid4()),
        "to": f"kamer:{cast.sewing_room.pk}",
        "topic": str(cast.topics[0].pk),
        "why": WHY,
        "bring": "stof",
        "walks": "alone",
    } | more


def test_she_first_sees_what_they_will_see_and_nothing_is_stored(cast, rosa):
    page = rosa.post(PAGE, told(cast)).text
    for words in ("Dit ziet Naaiatelier", "Rosa", WHY, "stof", "Productiehuis West", "Ik mag altijd stoppen"):
        assert words in page
    assert not Referral.objects.exists()
    assert not Consent.objects.exists()


def test_what_she_saw_is_what_travels_and_her_press_is_the_yes(cast, rosa, as_person):
    form = told(cast)
    before = rosa.post(PAGE, form).context["before"]
    assert rosa.post(PAGE, dict(before.fields) | {"sure": "yes"}).headers["Location"] == reverse("my_referrals")
    row = Referral.objects.get()
    assert (row.state, row.why, row.bring, row.person, row.made_by_key) == (
        "sent",
        WHY,
        "stof",
        cast.rosa,
        cast.rosa.pk,
    )
    assert (row.from_initiative, row.from_storey) == (None, None)
    assert (row.consent.sentence, row.consent.heard_by_key) == (before.sentence, cast.rosa.pk)
    page = as_person(cast.noor).get(f"{SEWING}hier/{row.pk}/").text
    for words in ("Rosa", WHY, "stof", "Productiehuis West"):
        assert words in page


def test_pressed_twice_it_is_one(cast, rosa):
    form = told(cast) | {"sure": "yes"}
    for _time in range(2):
        assert rosa.post(PAGE, form).status_code == 302
    assert Referral.objects.count() == 1
    assert Consent.objects.count() == 1
    assert list(
        Event.objects.filter(object_type="referrals.referral").order_by("at").values_list("verb", flat=True)
    ) == [
        "referral made",
        "referral sent",
    ]


def test_she_can_change_it_before_it_goes(cast, rosa):
    page = rosa.post(PAGE, told(cast) | {"sure": "no"}).text
    assert WHY in page
    assert "Verder" in page
    assert not Referral.objects.exists()


def test_a_place_that_closed_meanwhile_gets_nothing(cast, rosa):
    form = told(cast) | {"sure": "yes"}
    cast.sewing_room.status = "closed"
    cast.sewing_room.save()
    answer = rosa.post(PAGE, form)
    assert answer.status_code == 422
    assert "Kies iets anders" in answer.text
    assert not Referral.objects.exists()


def test_a_bsn_does_not_travel(cast, rosa):
    assert "BSN" in rosa.post(PAGE, told(cast, why="mijn nummer is 111222333")).text
    assert not Referral.objects.exists()


def test_her_own_page_leads_there_and_shows_how_it_stands(cast, rosa):
    assert PAGE in rosa.get(reverse("my_referrals")).text
    rosa.post(PAGE, told(cast) | {"sure": "yes"})
    assert "wacht op antwoord" in rosa.get(reverse("my_referrals")).text


def test_it_is_counted_as_a_referral_and_not_as_growth_from_help(cast, rosa):
    rosa.post(PAGE, told(cast) | {"sure": "yes"})
    row = Referral.objects.get()
    say_arrived(referral=row, by=actor(cast.noor, "trekker"))
    (sent,) = gather_flow(cast.west, row.year).sent
    assert (sent.number, sent.state, sent.days, sent.grows) == (cast.rosa.number, "arrived", 0, False)


def test_a_merge_opens_nothing_of_who_logs_in(cast, rosa, as_person):
    rosa.post(PAGE, told(cast) | {"sure": "yes"})
    merge_persons(kept=cast.vera, absorbed=cast.rosa, by=TESTER)
    assert WHY not in as_person(cast.vera).get(reverse("my_referrals")).text
    assert WHY in rosa.get(reverse("my_referrals")).text
    press = reverse("my_referral_do", args=[Referral.objects.get().pk])
    assert as_person(cast.vera).post(press, {"client_key": str(uuid4()), "do": "take_back"}).status_code == 404
