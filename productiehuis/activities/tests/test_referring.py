"""Somebody tells it in the group: the list shows nothing, the talk happens apart."""

from uuid import uuid4

from productiehuis.activities.models import ToldThere
from productiehuis.activities.tests.hands import join, known_guest
from productiehuis.referrals.models import Referral


def told(cast, **more):
    wish = {"to": f"kamer:{cast.room.pk}", "topic": str(cast.topics[1].pk), "walks": "alone", "why": "schulden"}
    return {"client_key": str(uuid4())} | wish | more


def test_in_confidence_it_stands_on_no_list_and_waits_for_a_talk(cast, first, as_person):
    kim = known_guest(cast, "Kim")
    join(cast, first, kim)
    noor, date = as_person(cast.noor), f"/west/programma/naaien/datum/{first.pk}/"
    assert "Kim" in noor.get(f"{date}doorverwijzen/").text
    answer = noor.post(f"{date}doorverwijzen/{kim.pk}/", told(cast, is_discreet="on"))
    assert answer.headers["Location"] == date
    row = Referral.objects.get()
    assert (row.is_discreet, row.state, row.from_initiative) == (True, "proposed", cast.sewing)
    assert ToldThere.objects.get().session == first
    for page in (date, "/west/balie/naaien/doorverwijzingen/"):
        assert "schulden" not in noor.get(page).text.split("<main")[1].lower()
        assert str(row.pk) not in noor.get(page).text
    assert str(row.pk) in noor.get("/west/balie/naaien/doorverwijzingen/apart/").text
    assert "Vind je dat goed?" in noor.get(f"/west/balie/naaien/doorverwijzingen/{row.pk}/ja/").text


def test_openly_the_yes_is_asked_at_once(cast, first, as_person):
    kim = known_guest(cast, "Kim")
    join(cast, first, kim)
    page = f"/west/programma/naaien/datum/{first.pk}/doorverwijzen/{kim.pk}/"
    sent = told(cast)
    answers = [as_person(cast.noor).post(page, sent) for _ in range(2)]
    assert all(answer.headers["Location"].endswith("/ja/") for answer in answers)
    assert Referral.objects.count() == 1


def test_who_does_not_take_part_cannot_be_chosen(cast, first, as_person):
    page = f"/west/programma/naaien/datum/{first.pk}/doorverwijzen/{cast.bo.pk}/"
    assert as_person(cast.noor).get(page).status_code == 404
    assert as_person(cast.vera).get(page).status_code == 404
