"""Who receives sees only what is needed and only while it is open: in the house, as a partner, with a link."""

from datetime import timedelta

import time_machine
from django.core.cache import caches
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from productiehuis.initiatives.models import Membership, Organisation, Role, Room
from productiehuis.privacy.access import lines_about
from productiehuis.referrals.actions import Receiver, accept, pass_to, say_missed, say_yes, take_back, withdraw_link
from productiehuis.referrals.actions.links import address_of
from productiehuis.referrals.models import AnswerLink, Referral
from productiehuis.referrals.tests.hands import (
    BRING,
    DESK,
    SEWING,
    WHY,
    accepted,
    arrived,
    come,
    heard,
    key,
    link_of,
    opened,
    propose,
    send,
)
from productiehuis.referrals.travels import when_text
from tests.cast import actor, make_person

# Who receives.


def test_noor_sees_only_what_is_needed_and_says_when(cast, noor):
    row = send(cast)
    cast.bo.last_name, cast.bo.phone = "Achternaam", "+31612345678"
    cast.bo.save()
    assert "Bo" in noor.get(SEWING).text
    page = f"{SEWING}hier/{row.pk}/"
    text = noor.get(page).text
    assert all(words in text for words in ("Bo", WHY, BRING, "Brieven", "Spreekuur"))
    assert not any(words in text for words in ("Achternaam", "612345678", f"nummer {cast.bo.number}"))
    noor.post(page, come())
    row.refresh_from_db()
    assert row.state == "accepted"
    with time_machine.travel(row.comes_at, tick=False):
        noor.post(page, key() | {"do": "arrived"})
    row.refresh_from_db()
    assert row.state == "arrived"


def test_before_the_day_the_page_asks_nothing_and_takes_nothing(cast, noor):
    row = accepted(cast)
    page = f"{SEWING}hier/{row.pk}/"
    assert "Is iemand gekomen?" not in noor.get(page).text
    for press in ("arrived", "missed"):
        noor.post(page, key() | {"do": press, "seen": "accepted"})
        row.refresh_from_db()
        assert row.state == "accepted"
    with time_machine.travel(row.comes_at, tick=False):
        assert "Is iemand gekomen?" in noor.get(page).text


def test_the_same_form_again_with_another_day_changes_nothing_and_says_so(cast, noor):
    row = send(cast)
    page, first = f"{SEWING}hier/{row.pk}/", come(2)
    assert "opgeslagen" in noor.post(page, first | {"seen": "sent"}, follow=True).text
    row.refresh_from_db()
    at = row.comes_at
    again = first | {"day": come(5)["day"], "seen": "sent"}
    answer = noor.post(page, again, follow=True)
    assert f"Je antwoord stond er al: {when_text(row, at)}." in answer.text
    assert "opgeslagen" not in answer.text
    row.refresh_from_db()
    assert row.comes_at == at


def test_who_answers_what_ended_meanwhile_reads_so_on_the_list(cast, noor):
    row = send(cast)
    page = f"{SEWING}hier/{row.pk}/"
    take_back(referral=row, by=actor(cast.bo))
    answer = noor.post(page, come() | {"seen": "sent"}, follow=True)
    assert answer.redirect_chain == [(SEWING, 302)]
    assert "Dit is intussen klaar." in answer.text
    assert noor.get(page).status_code == 404
    never = propose(cast)
    assert noor.post(f"{SEWING}hier/{never.pk}/", come() | {"seen": "sent"}).status_code == 404


def test_a_double_press_on_no_is_one_no_and_both_say_thank_you(cast, noor):
    row = send(cast)
    told = key() | {"do": "refuse", "why_not": "full", "seen": "sent"}
    for _twice in range(2):
        assert "Je antwoord is opgeslagen." in noor.post(f"{SEWING}hier/{row.pk}/", told, follow=True).text
    assert row.steps.filter(state="refused").count() == 1


def test_who_answers_from_an_open_page_for_a_room_that_closed_hears_that_it_closed(cast, noor):
    row = send(cast)
    Room.objects.filter(pk=cast.sewing_room.pk).update(status="closed")
    answer = noor.post(f"{SEWING}hier/{row.pk}/", come() | {"seen": "sent"}, follow=True)
    assert "Deze plek is nu dicht. Zeg dat het hier niet kan" in answer.text
    assert "al een antwoord" not in answer.text


def test_a_wrong_tap_on_was_there_is_put_back(cast, noor):
    row = arrived(cast)
    page = f"{SEWING}hier/{row.pk}/"
    assert "Was er toch niet" in noor.get(page).text
    noor.post(page, key() | {"do": "missed", "seen": "arrived"})
    row.refresh_from_db()
    assert row.state == "missed"


def test_after_the_answer_the_link_asks_no_more_when(cast):
    row = send(cast)
    address, asked = opened(row), "kan dat, en wanneer?"
    assert asked in Client().get(address).text
    Client().post(address, come())
    text = Client().get(address).text
    assert asked not in text
    assert "Je antwoord staat er" in text


def test_a_closed_room_offers_its_receiver_no_time_to_give(cast, noor):
    row = send(cast)
    page = f"{SEWING}hier/{row.pk}/"
    Room.objects.filter(pk=cast.sewing_room.pk).update(status="closed")
    text = noor.get(page).text
    assert "Deze plek is nu dicht." in text
    assert "Kan komen" not in text
    noor.post(page, come())
    row.refresh_from_db()
    assert row.state == "sent"
    noor.post(page, key() | {"do": "refuse", "why_not": "other", "seen": "sent"})
    row.refresh_from_db()
    assert row.state == "refused"


def test_a_whole_name_in_one_field_travels_as_a_first_name(cast, noor):
    row = send(cast)
    cast.bo.first_name, cast.bo.last_name = "Bo Achternaam", ""
    cast.bo.save()
    for page in (SEWING, f"{SEWING}hier/{row.pk}/"):
        assert "Achternaam" not in noor.get(page).text


def test_the_receiver_passes_on_and_sees_it_no_more(cast, noor, vera):
    partner = Organisation.objects.create(house=cast.west, name="Partner")
    row = send(cast)
    page = f"{SEWING}hier/{row.pk}/"
    noor.post(page, key() | {"do": "pass", "to": f"partner:{partner.pk}", "note": "zij kunnen dit beter"})
    assert noor.get(page).status_code == 404
    following = Referral.objects.get(follows=row)
    assert following.state == "proposed"
    assert "Vraag eerst of het mag." in vera.get(DESK).text
    assert "Partner" in vera.get(f"{DESK}{following.pk}/ja/").text


def test_an_answer_after_an_answer_hears_so(cast, noor):
    row = arrived(cast)
    answer = noor.post(f"{SEWING}hier/{row.pk}/", come(), follow=True)
    assert "al een antwoord" in answer.text


def test_after_closing_the_sight_of_the_receiver_ends(cast, noor, vera):
    row = arrived(cast)
    assert noor.get(f"{SEWING}hier/{row.pk}/").status_code == 200
    vera.post(f"{DESK}{row.pk}/doen/", key() | {"do": "helped"})
    assert noor.get(f"{SEWING}hier/{row.pk}/").status_code == 404
    assert str(row.pk) not in noor.get(SEWING).text


def test_a_partner_contact_sees_only_their_own_partner(cast, as_person):
    mine, other = (Organisation.objects.create(house=cast.west, name=name) for name in ("Mijn", "Ander"))
    ilse = make_person(cast.west, "Ilse")
    Membership.objects.create(
        house=cast.west, person=ilse, role=Role.PARTNER_CONTACT, organisation=mine, starts="2018-01-01"
    )
    row = send(cast, receiver=Receiver(organisation=mine))
    foreign = send(cast, receiver=Receiver(organisation=other))
    browser, base = as_person(ilse), f"/west/partner/{mine.pk}/doorverwijzingen/"
    assert "Bo" in browser.get(base).text
    assert browser.get(f"{base}{foreign.pk}/").status_code == 404
    assert browser.get(f"/west/partner/{other.pk}/doorverwijzingen/").status_code == 404
    assert browser.get(DESK).status_code == 404
    assert browser.post(f"{base}{row.pk}/", come()).status_code == 302
    row.refresh_from_db()
    assert row.state == "accepted"
    assert base in browser.get("/ik/").text


# With a link.


def test_whoever_has_the_link_answers_without_login(cast, vera):
    row = send(cast)
    address = opened(row)
    browser = Client()
    answer = browser.get(address)
    assert WHY in answer.text
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert "no-store" in answer.headers["Cache-Control"]
    assert browser.post(address, come()).status_code == 302
    row.refresh_from_db()
    assert (row.state, row.steps.last().is_by_link) == ("accepted", True)
    assert "iemand met de link voor Naaiatelier" in vera.get(f"{DESK}{row.pk}/").text


def test_the_desk_sees_to_whom_the_link_went_and_whether_it_was_opened(cast, vera):
    row = send(cast)
    address = opened(row, to="noor@example.org")
    page = vera.get(f"{DESK}{row.pk}/").text
    assert "noor@example.org" in page
    assert "nog niet geopend" in page
    for _browser in range(2):
        Client().get(address)
    assert "nog niet geopend" not in vera.get(f"{DESK}{row.pk}/").text
    told = [(line.who, line.what) for line in lines_about(cast.bo) if "opende" in line.what]
    assert told == [("iemand met de link voor Naaiatelier", "opende de link voor de ontvanger")]


def test_in_the_house_an_answer_carries_a_name_and_no_link(cast, noor, vera):
    row = send(cast)
    noor.post(f"{SEWING}hier/{row.pk}/", come())
    text = vera.get(f"{DESK}{row.pk}/").text
    assert "Noor" in text
    assert "met de link" not in text


def test_a_link_that_was_withdrawn_or_is_past_its_day_or_of_something_closed_shows_nothing(cast):
    row = send(cast)
    withdrawn, expired, works = link_of(row), link_of(row), link_of(row)
    withdraw_link(link=withdrawn, by=actor(cast.vera))
    AnswerLink.objects.filter(pk=expired.pk).update(expires=timezone.now())
    browser = Client()
    for link in (withdrawn, expired):
        for answer in (browser.get(address_of(link)), browser.post(address_of(link), come())):
            assert answer.status_code == 404
            assert "Hier is niets meer te zien" in answer.text
            assert not any(words in answer.text for words in ("<bdi>Bo", WHY))
    assert browser.get(address_of(works)).status_code == 200
    take_back(referral=row, by=actor(cast.bo))
    answer = browser.get(address_of(works))
    assert answer.status_code == 404
    assert WHY not in answer.text


def test_answers_are_free_and_guesses_are_not_and_the_sentence_fits_a_partner(cast):
    caches["limits"].clear()
    address = opened(accepted(cast))
    for days in range(2, 34):
        assert Client().post(address, come(days)).status_code == 302
    wrong = address[:-33] + "0" * 32 + "/"
    answers = [Client().post(wrong, come()) for _try in range(31)]
    assert [answer.status_code for answer in answers] == [404] * 30 + [429]
    assert "Bel het huis dat de link stuurde." in answers[-1].text
    assert "balie" not in answers[-1].text.split("<main")[1].split("</main")[0]
    caches["limits"].clear()


def test_before_the_yes_a_link_shows_nothing(cast):
    row = propose(cast)
    address = opened(row)
    assert Client().get(address).status_code == 404
    say_yes(referral=row, heard=heard(), by=actor(cast.vera))
    assert Client().get(address).status_code == 200


def test_a_guessed_mark_or_the_mark_of_another_opens_nothing(cast):
    one, other = link_of(send(cast)), link_of(send(cast))
    mixed = address_of(one).replace(str(one.pk), str(other.pk))
    assert Client().get(mixed).status_code == 404
    assert Client().get(reverse("referral_answer", args=[one.pk, "0" * 32])).status_code == 404


def test_the_desk_makes_a_link_and_ends_it(cast, vera):
    row = send(cast)
    vera.post(f"{DESK}{row.pk}/link/", key() | {"to": "geen adres"})
    assert not AnswerLink.objects.exists()
    twice = key() | {"to": ""}
    vera.post(f"{DESK}{row.pk}/link/", twice)
    vera.post(f"{DESK}{row.pk}/link/", twice)
    link = AnswerLink.objects.get()
    assert address_of(link) in vera.get(f"{DESK}{row.pk}/").text
    vera.post(f"{DESK}{row.pk}/link/", {"do": "end"})
    link.refresh_from_db()
    assert link.withdrawn_at is not None


def test_who_read_it_before_somebody_else_answered_hears_that_there_is_an_answer(cast, noor):
    row = accepted(cast)
    page = f"{SEWING}hier/{row.pk}/"
    answer = noor.post(page, key() | {"do": "refuse", "why_not": "full", "seen": "sent"})
    assert "Hier is al een antwoord op gegeven." in answer.text
    row.refresh_from_db()
    assert row.state == "accepted"
    noor.post(page, key() | {"do": "refuse", "why_not": "full", "seen": "accepted"})
    row.refresh_from_db()
    assert row.state == "refused"


# Not us but them, after a time was given.


def to_another(cast, **more):
    return key() | {"do": "pass", "to": f"kamer:{cast.room.pk}", "seen": "accepted"} | more


def test_who_gave_a_time_may_still_name_another_and_the_time_is_off(cast, noor, vera, as_person):
    row = accepted(cast, person=cast.rosa)
    page = f"{SEWING}hier/{row.pk}/"
    assert "De tijd die je gaf, geldt dan niet meer." in noor.get(page).text
    assert noor.post(page, to_another(cast)).status_code == 302
    row.refresh_from_db()
    after = row.next
    assert (row.state, after.state, after.comes_at, after.to_room) == ("passed_on", "proposed", None, cast.room)
    assert noor.get(page).status_code == 404
    assert "gaat niet door. Vraag eerst of het mag." in vera.get(DESK).text
    mine = as_person(cast.rosa).get("/ik/doorverwijzingen/").text
    assert "gaat niet door." in mine
    assert "Je kunt komen op" not in mine


def test_once_the_next_gave_a_time_nothing_is_said_of_the_first(cast, vera):
    row = accepted(cast)
    after = pass_to(referral=row, receiver=Receiver(cast.room), by=actor(cast.noor))
    after = say_yes(referral=after, heard=heard(), by=actor(cast.vera))
    assert "gaat niet door" in vera.get(DESK).text
    accept(referral=after, comes_at=timezone.now() + timedelta(days=4), by=actor(cast.tamar))
    assert "gaat niet door" not in vera.get(DESK).text


def test_the_first_answer_counts_for_the_days(cast):
    row = accepted(cast)
    said = row.answered_at
    pass_to(referral=row, receiver=Receiver(cast.room), by=actor(cast.noor))
    row.refresh_from_db()
    assert row.answered_at == said


def test_who_read_it_before_a_time_was_given_does_not_hand_it_on(cast, noor):
    row = accepted(cast)
    answer = noor.post(f"{SEWING}hier/{row.pk}/", to_another(cast, seen="sent"))
    assert "Hier is al een antwoord op gegeven." in answer.text
    row.refresh_from_db()
    assert row.state == "accepted"


def test_who_did_not_come_is_not_handed_on(cast, noor):
    row = accepted(cast)
    say_missed(referral=row, by=actor(cast.noor), at=row.comes_at)
    answer = noor.post(f"{SEWING}hier/{row.pk}/", to_another(cast, seen="missed"), follow=True)
    assert "al een antwoord" in answer.text
    row.refresh_from_db()
    assert row.state == "missed"
