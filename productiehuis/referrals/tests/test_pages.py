"""Who sees what on which page: the desk that sends, the coordinator, the resident."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from productiehuis.audit.models import Look
from productiehuis.initiatives.models import KnownHere, Room
from productiehuis.people.actions import merge_persons
from productiehuis.privacy.access import lines_about
from productiehuis.privacy.actions.erase import erase_person
from productiehuis.referrals.actions import Receiver, refuse, say_helped, say_missed, stop, take_back
from productiehuis.referrals.models import AskedHow, Referral
from productiehuis.referrals.tests.hands import (
    BRING,
    DESK,
    SEWING,
    WHY,
    accepted,
    arrived,
    key,
    opened,
    propose,
    send,
)
from productiehuis.referrals.travels import when_text
from tests.cast import NL, actor, make_desk, make_person

# The desk that sends.


def test_vera_writes_it_down_reads_it_out_and_sends_it(cast, vera):
    page = f"/west/balie/spreekuur/mens/{cast.bo.pk}/doorverwijzen/"
    assert "Naaiatelier" in vera.get(page).text
    told = key() | {
        "to": f"kamer:{cast.sewing_room.pk}",
        "topic": str(cast.topics[0].pk),
        "why": WHY,
        "bring": BRING,
        "walks": "ours",
        "companion": str(cast.tamar.pk),
    }
    answer = vera.post(page, told)
    row = Referral.objects.get()
    assert answer.headers["Location"] == f"{DESK}{row.pk}/ja/"
    assert (row.state, row.companion, row.from_storey) == ("proposed", cast.tamar, cast.room.storey)
    asked = vera.get(f"{DESK}{row.pk}/ja/?taal=tr").text
    assert "Naaiatelier" in asked
    assert 'lang="tr"' in asked
    assert all(words in asked for words in (WHY, BRING, "Tamar loopt mee", "Komt van"))
    assert "wie er meeloopt" in vera.get(f"{DESK}{row.pk}/ja/?taal=nl").text
    assert vera.post(f"{DESK}{row.pk}/ja/", key() | {"language": "tr"}).status_code == 422
    vera.post(f"{DESK}{row.pk}/ja/", key() | {"language": "tr", "heard": "on"})
    row.refresh_from_db()
    assert (row.state, row.consent.language, row.consent.heard_by_key) == ("sent", "tr", cast.vera.pk)
    assert "Tamar loopt mee" in vera.get(f"{DESK}{row.pk}/").text


def test_a_form_without_a_place_says_what_to_do(cast, vera):
    answer = vera.post(f"/west/balie/spreekuur/mens/{cast.bo.pk}/doorverwijzen/", key() | {"walks": "alone"})
    assert answer.status_code == 422
    assert "Kies waar iemand heen wil." in answer.text
    assert not Referral.objects.exists()


def test_the_list_says_what_to_do_next(cast, vera):
    propose(cast)
    send(cast)
    accepted(cast)
    arrived(cast)
    refuse(referral=send(cast), why_not="full", by=actor(cast.noor))
    text = vera.get(DESK).text
    for words in ("Vraag eerst of het mag.", "Sinds vandaag.", "Vertel het:", "ben je geholpen?", "We zitten vol."):
        assert words in text


def test_after_a_no_the_row_goes_when_the_resident_knows(cast, vera):
    row = refuse(referral=send(cast), why_not="full", by=actor(cast.noor))
    vera.post(f"{DESK}{row.pk}/doen/", key() | {"do": "settle"})
    assert str(row.pk) not in vera.get(DESK).text


def again(row):
    return f"/west/balie/spreekuur/mens/{row.person_id}/doorverwijzen/?na={row.pk}"


def not_helped(cast):
    return say_helped(referral=arrived(cast), helped=False, how=AskedHow.DESK, by=actor(cast.vera))


def refused(cast):
    return refuse(referral=send(cast), why_not="full", by=actor(cast.noor))


def shut(cast):
    row = send(cast)
    Room.objects.filter(pk=cast.sewing_room.pk).update(status="closed")
    return row


@pytest.mark.parametrize("end", [refused, not_helped, shut])
def test_what_ended_without_help_goes_on_elsewhere_with_what_was_written(cast, vera, end):
    row = end(cast)
    assert str(row.pk) in vera.get(DESK).text
    assert again(row) in vera.get(f"{DESK}{row.pk}/").text
    form = vera.get(again(row)).context["form"]
    assert [form[name].value() for name in ("topic", "why", "bring")] == [row.topic_id, WHY, BRING]
    other, room = make_desk(cast.west, "koken", "Samen koken", "begane-grond")
    told = {"to": f"kamer:{room.pk}", "topic": str(row.topic_id), "why": WHY, "walks": "alone"}
    vera.post(again(row), key() | told)
    new = Referral.objects.get(follows=row)
    assert (new.to_initiative, new.from_initiative, new.state) == (other, cast.desk, "proposed")
    assert not Referral.objects.get(pk=row.pk).is_open
    assert str(row.pk) not in vera.get(DESK).text.replace(f"na={row.pk}", "")
    assert again(row) not in vera.get(f"{DESK}{row.pk}/").text


def test_what_still_goes_is_not_followed_by_another(cast, vera):
    row = send(cast)
    told = {"to": f"kamer:{cast.sewing_room.pk}", "topic": str(row.topic_id), "walks": "alone"}
    assert vera.post(again(row), key() | told).status_code == 422
    assert Referral.objects.get().state == "sent"


def test_what_did_not_help_goes_off_the_list_when_it_is_enough(cast, vera):
    row = not_helped(cast)
    assert "Het hielp niet. Kies samen iets anders." in vera.get(DESK).text
    vera.post(f"{DESK}{row.pk}/doen/", key() | {"do": "settle"})
    assert str(row.pk) not in vera.get(DESK).text


def test_what_was_told_apart_stays_apart_when_another_place_is_chosen(cast, vera):
    row = refuse(referral=send(cast, is_discreet=True), why_not="full", by=actor(cast.noor))
    assert "We zitten vol." in vera.get(f"{DESK}apart/").text
    other, room = make_desk(cast.west, "koken", "Samen koken", "begane-grond")
    vera.post(again(row), key() | {"to": f"kamer:{room.pk}", "topic": str(row.topic_id), "walks": "alone"})
    assert Referral.objects.get(to_initiative=other).is_discreet


def test_a_room_that_closes_is_said_on_the_list(cast, vera, as_person, client):
    row = send(cast, cast.rosa)
    Room.objects.filter(pk=cast.sewing_room.pk).update(status="closed")
    assert "Deze plek is nu dicht." in vera.get(DESK).text
    assert "Deze plek is nu dicht." in as_person(cast.rosa).get("/ik/doorverwijzingen/").text
    assert row.state == "sent"


def test_the_slip_is_in_the_language_of_the_talk_and_asks_whether_it_helped(cast, vera):
    row = accepted(cast)
    text = vera.get(f"{DESK}{row.pk}/briefje/").text
    assert BRING in text
    assert "Ben je geholpen?" in text
    assert WHY not in text


def test_there_is_a_slip_only_while_somebody_may_go_there(cast, vera):
    closed = [
        propose(cast),
        refuse(referral=send(cast), why_not="full", by=actor(cast.noor)),
        take_back(referral=send(cast), by=actor(cast.bo)),
        stop(referral=send(cast), by=actor(cast.vera)),
    ]
    for row in closed:
        page = f"{DESK}{row.pk}/"
        answer = vera.get(f"{page}briefje/", follow=True)
        assert answer.redirect_chain
        assert answer.redirect_chain[0][0] == page
        assert "Hier hoort nu geen briefje bij." in answer.text
        assert "briefje/" not in vera.get(page).text
    row = accepted(cast)
    assert vera.get(f"{DESK}{row.pk}/briefje/").status_code == 200
    Room.objects.filter(pk=cast.sewing_room.pk).update(status="closed")
    assert vera.get(f"{DESK}{row.pk}/briefje/").status_code == 302


def test_who_did_not_come_reads_no_old_time_on_the_slip(cast, vera):
    row = accepted(cast)
    when = when_text(row, row.comes_at)
    assert when in vera.get(f"{DESK}{row.pk}/briefje/").text
    say_missed(referral=row, by=actor(cast.noor), at=row.comes_at)
    text = vera.get(f"{DESK}{row.pk}/briefje/").text
    assert when not in text
    assert "Je hoort aan de balie wanneer je kunt komen." in text


@time_machine.travel("2026-11-20 12:00", tick=False)
def test_a_time_in_another_year_says_the_year(cast):
    row = send(cast)
    assert when_text(row, datetime(2027, 1, 4, 9, tzinfo=UTC)) == "maandag 4 januari 2027, 10.00"
    assert when_text(row, datetime(2026, 12, 4, 9, tzinfo=UTC)) == "vrijdag 4 december, 10.00"


@pytest.mark.parametrize(
    ("press", "state", "how"),
    [
        ("helped", "helped", "desk"),
        ("paper_not_helped", "not_helped", "paper"),
        ("take_back", "withdrawn", ""),
        ("stop", "stopped", ""),
    ],
)
def test_the_desk_presses(cast, vera, press, state, how):
    row, sent = arrived(cast), key() | {"do": press}
    vera.post(f"{DESK}{row.pk}/doen/", sent)
    vera.post(f"{DESK}{row.pk}/doen/", sent)
    row.refresh_from_db()
    assert (row.state, row.asked_how) == (state, how)


def test_a_press_that_is_none_stores_nothing(cast, vera):
    row = send(cast)
    assert "Dit lukte niet" in vera.post(f"{DESK}{row.pk}/doen/", key() | {"do": "iets"}, follow=True).text
    assert row.steps.count() == 2


def test_the_own_room_is_no_place_to_go_to(cast, vera):
    page = f"/west/balie/spreekuur/mens/{cast.bo.pk}/doorverwijzen/"
    assert f"kamer:{cast.room.pk}" not in vera.get(page).text
    told = {"to": f"kamer:{cast.room.pk}", "topic": str(cast.topics[0].pk), "walks": "alone"}
    assert vera.post(page, key() | told).status_code == 422
    with pytest.raises(ValidationError):
        propose(cast, receiver=Receiver(cast.room))
    upstairs = Room.objects.create(
        house=cast.west, slug="les", name=NL("Les"), storey=cast.sewing_room.storey, initiative=cast.desk
    )
    assert propose(cast, receiver=Receiver(upstairs)).to_initiative == cast.desk


def test_the_same_place_twice_is_asked_first(cast, vera):
    page = f"/west/balie/spreekuur/mens/{cast.bo.pk}/doorverwijzen/"
    told = {"to": f"kamer:{cast.sewing_room.pk}", "topic": str(cast.topics[0].pk), "walks": "alone"}
    once = key() | told
    assert vera.post(page, once).headers["Location"] == vera.post(page, once).headers["Location"]
    answer = vera.post(page, key() | told)
    assert "is al op weg naar deze plek" in answer.text
    assert "Again" not in answer.text
    assert Referral.objects.count() == 1
    vera.post(page, key() | told | {"again": "on"})
    assert Referral.objects.count() == 2


def test_the_question_does_not_say_what_another_desk_sent(cast, vera, noor):
    other, room = make_desk(cast.west, "koken", "Samen koken", "begane-grond")
    KnownHere.objects.create(house=cast.west, initiative=cast.sewing, person=cast.bo, how="desk")
    told = {"to": f"kamer:{room.pk}", "topic": str(cast.topics[0].pk), "walks": "alone"}
    noor.post(f"/west/balie/naaien/mens/{cast.bo.pk}/doorverwijzen/", key() | told)
    answer = vera.post(f"/west/balie/spreekuur/mens/{cast.bo.pk}/doorverwijzen/", key() | told)
    assert answer.status_code == 302
    assert Referral.objects.filter(to_initiative=other).count() == 2


def test_the_slip_and_the_own_page_speak_to_the_resident(cast, vera, as_person):
    row = accepted(cast, cast.rosa, walks="ours", companion=cast.tamar)
    assert "Tamar loopt met je mee." in vera.get(f"{DESK}{row.pk}/briefje/").text
    alone = accepted(cast, cast.rosa)
    text = as_person(cast.rosa).get("/ik/doorverwijzingen/").text
    assert "Tamar loopt met je mee." in text
    assert "Je gaat zelf." in text
    assert "Je gaat zelf." in vera.get(f"{DESK}{alone.pk}/briefje/").text


def test_all_is_not_stopped_by_a_slip_of_the_finger(cast, vera):
    row = send(cast)
    answer = vera.post(f"/west/balie/spreekuur/mens/{cast.bo.pk}/doorverwijzen/stoppen/", key(), follow=True)
    assert "Er is nog niets gestopt." in answer.text
    row.refresh_from_db()
    assert row.state == "sent"


def test_another_desk_sees_nothing_of_it(cast, noor, as_person):
    row = propose(cast)
    assert noor.get(f"{SEWING}{row.pk}/").status_code == 404
    assert as_person(cast.fay).get(f"/noord/balie/spreekuur/doorverwijzingen/{row.pk}/").status_code == 404
    assert as_person(cast.rosa).get(f"{DESK}{row.pk}/").status_code == 404
    assert as_person(cast.cor).get(f"{DESK}{row.pk}/").status_code == 404


def test_at_any_desk_that_knows_bo_all_is_stopped_without_saying_what(cast, vera, noor):
    row = accepted(cast)
    arrived(cast)
    stops = f"/west/balie/naaien/mens/{cast.bo.pk}/doorverwijzen/stoppen/"
    answer = noor.post(stops, key() | {"sure": "on"}, follow=True)
    assert "Alles is gestopt." in answer.text
    assert "Spreekuur" not in answer.text.split("<main")[1].split("<form")[0]
    row.refresh_from_db()
    assert row.state == "withdrawn"


# What somebody told apart.


def test_what_is_discreet_is_on_no_list_and_only_for_who_was_told(cast, vera, as_person):
    row = propose(cast, is_discreet=True)
    tamar = as_person(cast.tamar)
    assert "Bo" not in re.findall(r"\w+", vera.get(DESK).text.split("<main")[1])
    assert tamar.get(f"{DESK}{row.pk}/").status_code == 404
    assert str(row.pk) not in tamar.get(f"{DESK}apart/").text
    assert str(row.pk) in vera.get(f"{DESK}apart/").text
    assert vera.get(f"{DESK}{row.pk}/").status_code == 200


def test_the_list_of_the_receiver_says_no_name_of_who_told_it_apart(cast, noor):
    send(cast, is_discreet=True)
    main = noor.get(SEWING).text.split("<main")[1]
    assert "iemand uit het huis" in main
    assert "Bo<" not in main


# The coordinator.


def test_the_coordinator_sees_who_is_late_and_nothing_of_whom(cast, as_person):
    row = send(cast)
    Referral.objects.filter(pk=row.pk).update(waits_since=timezone.now() - timedelta(days=12))
    cor = as_person(cast.cor)
    main = cor.get("/west/doorverwijzingen/te-laat/").text.split("<main")[1]
    assert "Naaiatelier" in main
    assert "12" in main
    assert not any(words in main for words in ("Bo<", "Brieven", "Spreekuur", WHY))
    assert as_person(cast.tamar).get("/west/doorverwijzingen/te-laat/").status_code == 404


# The resident.


def test_rosa_presses_her_own_yes_sees_who_knows_and_takes_it_back(cast, as_person, noor):
    row, rosa = propose(cast, cast.rosa), as_person(cast.rosa)
    asked = rosa.get("/ik/doorverwijzingen/").text
    assert all(words in asked for words in ("Vind je dat goed?", "Dit gaat mee", WHY, BRING, "gaat zelf", "Spreekuur"))
    address = f"/ik/doorverwijzingen/{row.pk}/"
    rosa.post(address, key() | {"do": "yes"})
    row.refresh_from_db()
    assert (row.state, row.consent.heard_by_key) == ("sent", cast.rosa.pk)
    assert noor.get(f"{SEWING}hier/{row.pk}/").status_code == 200
    rosa.post(address, key() | {"do": "take_back"})
    assert noor.get(f"{SEWING}hier/{row.pk}/").status_code == 404


def test_rosa_says_on_her_phone_that_it_helped(cast, as_person):
    row, rosa = arrived(cast, cast.rosa), as_person(cast.rosa)
    assert "Ben je geholpen?" in rosa.get("/ik/doorverwijzingen/").text
    rosa.post(f"/ik/doorverwijzingen/{row.pk}/", key() | {"do": "helped"})
    row.refresh_from_db()
    assert (row.state, row.asked_how) == ("helped", "phone")


def test_what_is_not_mine_does_not_exist(cast, as_person):
    row = send(cast)
    rosa = as_person(cast.rosa)
    assert rosa.post(f"/ik/doorverwijzingen/{row.pk}/", key() | {"do": "take_back"}).status_code == 404
    merge_persons(kept=cast.rosa, absorbed=cast.bo, by=actor(cast.pim))
    assert "Naaiatelier" in rosa.get("/ik/doorverwijzingen/").text
    assert rosa.post(f"/ik/doorverwijzingen/{row.pk}/", key() | {"do": "take_back"}).status_code == 302


# Nobody looks unseen.


def test_every_look_is_told_to_the_resident_also_that_of_a_link(cast, noor, vera):
    row = send(cast, cast.rosa)
    noor.get(SEWING)
    noor.get(f"{SEWING}hier/{row.pk}/")
    vera.get(DESK)
    Client().get(opened(row))
    looks = [(line.who, line.what) for line in lines_about(cast.rosa) if line.is_look]
    assert ("iemand met de link voor Naaiatelier", "een doorverwijzing van jou") in looks
    assert ("Noor", "een doorverwijzing van jou") in looks
    assert {"Noor", "Vera"} <= {who for who, what in looks if what == "de lijst van doorverwijzingen"}
    assert "stuurde een doorverwijzing door, na een ja" in [line.what for line in lines_about(cast.rosa)]
    assert Look.objects.filter(part="referral").count() == 2


# Somebody is erased.


def test_who_is_erased_in_an_open_one_is_gone_for_the_receiver_and_counts_go_on(cast, noor, vera):
    row = accepted(cast)
    address = opened(row, to="noor@example.org")
    erase_person(person=cast.bo, by=actor(cast.pim))
    row = Referral.objects.get(pk=row.pk)
    assert (row.state, row.person, row.why, row.bring, row.waits_since) == ("stopped", None, "", "", None)
    assert row.links.get().to == ""
    assert noor.get(f"{SEWING}hier/{row.pk}/").status_code == 404
    assert Client().get(address).status_code == 404
    assert vera.get(DESK).status_code == 200
    assert vera.get(f"{DESK}{row.pk}/").status_code == 404
    assert row.person_number == cast.bo.number


def test_a_companion_who_is_erased_walks_along_without_a_name(cast, vera):
    ans = make_person(cast.west, "Ans", login=False)
    row = send(cast, walks="ours", companion=ans)
    erase_person(person=ans, by=actor(cast.pim))
    assert "iemand van ons loopt mee" in vera.get(f"{DESK}{row.pk}/").text
