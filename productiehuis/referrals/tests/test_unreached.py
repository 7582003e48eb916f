"""Rosa asks alone to go to a partner of whom nobody logs in: they hear it by mail, or the house is told to call."""

import re
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from productiehuis.audit.actor import with_link
from productiehuis.audit.models import Event
from productiehuis.initiatives.models import Membership, Organisation, Role, Room
from productiehuis.post.models import Message
from productiehuis.referrals.actions import Receiver, pass_to, reach_partner, take_back, withdraw_link
from productiehuis.referrals.models import AnswerLink, Referral
from productiehuis.referrals.tests.hands import DESK, send
from tests.cast import NL, actor, make_person

PAGE = reverse("my_referral_new", args=["west"])
LATE = reverse("late_referrals", args=["west"])
MAIL, WHY = "balie@schuldhulp.example", "ik snap mijn brieven niet"
UNKNOWN = "Nog niet bij hen bekend"


@pytest.fixture
def partner(cast):
    return Organisation.objects.create(house=cast.west, name="Schuldhulp Noord", contact=f"020 123 45 67, {MAIL}")


@pytest.fixture
def rosa(cast, as_person):
    return as_person(cast.rosa)


@pytest.fixture
def cor(cast, as_person):
    return as_person(cast.cor)


def speaks_for(partner, person):
    Membership.objects.create(
        house=partner.house, person=person, role=Role.PARTNER_CONTACT, organisation=partner, starts=date(2018, 1, 1)
    )


def reach_by(partner, contact):
    Organisation.objects.filter(pk=partner.pk).update(contact=contact)


def ask(cast, client, partner, **more):
    told = {"client_key": str(uuid4()), "to": f"partner:{partner.pk}", "topic": str(cast.topics[0].pk), "why": WHY}
    answer = client.post(PAGE, told | {"bring": "", "walks": "alone", "sure": "yes"} | more)
    assert answer.status_code == 302
    return Referral.objects.get()


def press(client, row):
    return client.post(reverse("late_referral_link", args=["west", row.pk]), {"client_key": str(uuid4())}, follow=True)


def test_it_reaches_them_by_mail_at_her_press(cast, rosa, partner, client):
    row = ask(cast, rosa, partner)
    message, link = Message.objects.get(), AnswerLink.objects.get()
    assert (message.channel, message.to, link.to, link.referral) == ("mail", MAIL, MAIL, row)
    assert [event.verb for event in Event.objects.filter(object_key=row.pk).order_by("at")] == [
        "referral made",
        "referral sent",
        "referral link made",
    ]
    address = next(word for word in message.body.split() if "/antwoord/" in word)
    assert WHY in client.get(address.removeprefix("http://testserver")).text


def test_the_mail_names_nobody_and_nothing_and_is_in_the_language_of_the_house(cast, rosa, partner):
    rosa.cookies["django_language"] = "ar"
    cast.rosa.user.language = "ar"
    cast.rosa.user.save()
    ask(cast, rosa, partner)
    message = Message.objects.get()
    assert message.body.startswith("Dag,")
    for word in ("Rosa", "Brieven", "Schuldhulp", WHY):
        assert word not in message.body + message.subject, word


def test_pressed_twice_it_is_one_mail(cast, rosa, partner):
    key = str(uuid4())
    for _time in range(2):
        ask(cast, rosa, partner, client_key=key)
    assert Message.objects.count() == 1


def test_she_sees_where_the_link_went(cast, rosa, partner):
    ask(cast, rosa, partner)
    page = rosa.get(reverse("my_referrals")).text
    assert MAIL in page
    assert "Zij weten het nog niet" not in page


@pytest.mark.parametrize("contact", ["", "020 123 45 67", f"{MAIL} of post@schuldhulp.example"])
def test_without_one_address_the_coordinator_reads_at_once_whom_to_call(cast, rosa, cor, partner, contact):
    reach_by(partner, contact)
    row = ask(cast, rosa, partner)
    assert not Message.objects.exists()
    assert "Zij weten het nog niet" in rosa.get(reverse("my_referrals")).text
    page = cor.get(LATE).text
    assert UNKNOWN in page
    assert reverse("manage_organisation", args=["west", partner.pk]) in page
    for word in ("Rosa", WHY, "Brieven"):
        assert word not in page, word
    # As a number of its own: keys in addresses are spelled with figures and dashes too.
    assert not re.search(rf"(?<![\w-]){cast.rosa.number}-", page)
    assert "één e-mailadres" in press(cor, row).text
    assert not AnswerLink.objects.exists()


def test_with_an_address_one_press_of_the_coordinator_sends_it_and_shows_them_nothing(cast, rosa, cor, partner):
    reach_by(partner, "")
    row = ask(cast, rosa, partner)
    reach_by(partner, MAIL)
    page = press(cor, row).text
    link = AnswerLink.objects.get()
    assert (link.to, link.made_by_key) == (MAIL, cast.cor.pk)
    assert UNKNOWN not in page
    assert "/antwoord/" not in page
    assert WHY not in page
    press(cor, row)
    assert Message.objects.count() == 1


def test_whose_contact_logs_in_gets_no_mail_and_is_on_no_list(cast, rosa, cor, partner):
    speaks_for(partner, make_person(cast.west, "Ilse"))
    ask(cast, rosa, partner)
    assert not Message.objects.exists()
    assert UNKNOWN not in cor.get(LATE).text


@pytest.mark.parametrize("who", ["without a login", "herself", "not any more"])
def test_a_contact_who_does_not_read_it_counts_as_nobody(cast, rosa, partner, who):
    speaks_for(partner, cast.rosa if who == "herself" else make_person(cast.west, "Ilse", login=who == "not any more"))
    if who == "not any more":
        Membership.objects.filter(organisation=partner).update(ends=date(2020, 1, 1))
    ask(cast, rosa, partner)
    assert Message.objects.get().to == MAIL


def test_a_link_that_is_over_or_off_makes_it_unknown_again(cast, rosa, cor, partner):
    row = ask(cast, rosa, partner)
    assert UNKNOWN not in cor.get(LATE).text
    link = AnswerLink.objects.get()
    AnswerLink.objects.update(expires=timezone.now() - timedelta(hours=1))
    assert UNKNOWN in cor.get(LATE).text
    AnswerLink.objects.update(expires=timezone.now() + timedelta(days=9))
    withdraw_link(link=link, by=actor(cast.rosa))
    assert UNKNOWN in cor.get(LATE).text
    take_back(referral=row, by=actor(cast.rosa))
    assert UNKNOWN not in cor.get(LATE).text
    assert reach_partner(referral=row, by=actor(cast.cor), client_key=uuid4(), origin="https://huis.example") is None


def test_the_desk_that_sent_somebody_reads_it_on_its_list_and_has_the_button_before_it(cast, as_person, partner):
    reach_by(partner, "020 123 45 67")
    row = send(cast, receiver=Receiver(organisation=partner))
    vera = as_person(cast.vera)
    told = "Nog niet bij hen bekend: geef de link of bel."
    assert told in vera.get(DESK).text
    page = vera.get(f"{DESK}{row.pk}/").text
    assert told in page
    assert '<details class="ph-disclose" open><summary>' in page
    vera.post(f"{DESK}{row.pk}/link/", {"client_key": str(uuid4()), "to": ""})
    assert told not in vera.get(DESK).text


def test_in_another_room_of_the_same_partner_they_get_a_link_to_the_next(cast, rosa, partner):
    room = Room.objects.create(
        house=cast.west, slug="budget", name=NL("Budget"), storey=cast.room.storey, organisation=partner
    )
    row = ask(cast, rosa, partner)
    after = pass_to(referral=row, receiver=Receiver(room), by=with_link(partner.name), client_key=uuid4())
    assert after.state == "sent"
    assert AnswerLink.objects.get(referral=after).to == MAIL
    assert Message.objects.count() == 2


def test_the_link_of_another_house_or_of_a_room_is_not_there(cast, as_person, cor, partner):
    row = send(cast)
    assert press(cor, row).status_code == 404
    to_partner = send(cast, receiver=Receiver(organisation=partner))
    far = reverse("late_referral_link", args=["noord", to_partner.pk])
    assert as_person(cast.fay).post(far, {"client_key": str(uuid4())}).status_code == 404
