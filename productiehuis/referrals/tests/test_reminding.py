"""Reminders go to the receiver, never to the resident, and name nothing."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from productiehuis.audit.models import Event
from productiehuis.initiatives.models import Membership, Organisation, Role
from productiehuis.people.models import ReachBy
from productiehuis.post.models import Message
from productiehuis.referrals.actions import Receiver, accept, make_link
from productiehuis.referrals.models import Referral
from productiehuis.referrals.rules.waiting import DAYS_ALLOWED, FORGOTTEN_AFTER, REMIND_AFTER
from productiehuis.referrals.tasks import end_forgotten, remind_receivers
from productiehuis.referrals.tests.hands import BRING, DESK, WHY, accepted, arrived, propose, send
from tests.cast import actor, give, make_person


@pytest.fixture
def reachable(cast):
    """Everybody would get a text if one were sent."""
    for number, person in enumerate((cast.bo, cast.noor, cast.vera, cast.tamar, cast.cor)):
        person.phone, person.reach_by = f"+3161234000{number}", ReachBy.SMS
        person.save()
    return cast


def after(days):
    return time_machine.travel(timezone.now() + timedelta(days=days, hours=1), tick=False)


def run():
    remind_receivers.func()


def test_who_leads_the_room_hears_once_for_each_term_and_nobody_else(reachable):
    send(reachable)
    for days in (REMIND_AFTER[0] - 1, REMIND_AFTER[0], REMIND_AFTER[0], REMIND_AFTER[1]):
        with after(days):
            run()
    assert [message.to for message in Message.objects.all()] == [reachable.noor.phone] * 2


def test_where_nobody_who_leads_can_be_reached_who_works_there_hears_it(reachable):
    reachable.noor.phone = ""
    reachable.noor.save()
    send(reachable)
    with after(REMIND_AFTER[0]):
        run()
    assert not Message.objects.exists()
    assert Referral.objects.get().reminders == 0
    assert not Event.objects.filter(verb="receiver reminded").exists()
    give(reachable.tamar, Role.VOLUNTEER, reachable.sewing)
    with after(REMIND_AFTER[0] + 1):
        run()
        run()
    assert [message.to for message in Message.objects.all()] == [reachable.tamar.phone]
    assert Referral.objects.get().reminders == 1


def test_who_sent_it_is_told_to_go_and_ask_when_it_takes_too_long(reachable, vera):
    send(reachable)
    with after(DAYS_ALLOWED - 1):
        assert "Bel of ga langs." not in vera.get(DESK).text
    with after(DAYS_ALLOWED + 1):
        assert "Bel of ga langs." in vera.get(DESK).text


def test_the_message_names_no_topic_room_person_or_help(reachable):
    send(reachable)
    with after(REMIND_AFTER[0]):
        run()
    message = Message.objects.get()
    for word in ("Bo", "Brieven", "Naai", "Spreekuur", "hulp", WHY, BRING):
        assert word not in message.body + message.subject, word


def test_a_machine_that_was_off_sends_one_and_not_three(reachable):
    send(reachable)
    with after(REMIND_AFTER[-1] + 3):
        run()
        run()
    assert Message.objects.count() == 1
    assert Referral.objects.get().reminders == len(REMIND_AFTER)


def test_after_the_answer_the_days_count_from_the_time_they_would_come(reachable):
    accepted(reachable)
    with after(REMIND_AFTER[0]):
        run()
    assert not Message.objects.exists()
    with after(REMIND_AFTER[0] + 2):
        run()
    assert Message.objects.count() == 1


def test_where_nobody_waits_for_a_word_nobody_is_reminded(reachable):
    propose(reachable)
    with after(30):
        run()
    assert not Message.objects.exists()


def test_a_partner_hears_by_the_link_and_its_contact_by_phone(reachable):
    partner = Organisation.objects.create(house=reachable.west, name="Schuldhulp Noord")
    ilse = make_person(reachable.west, "Ilse")
    ilse.phone, ilse.reach_by = "+31612349999", ReachBy.SMS
    ilse.save()
    Membership.objects.create(
        house=reachable.west, person=ilse, role=Role.PARTNER_CONTACT, organisation=partner, starts="2018-01-01"
    )
    row = send(reachable, receiver=Receiver(organisation=partner))
    link = make_link(
        referral=row,
        to="balie@partner.example",
        origin="https://huis.example",
        by=actor(reachable.vera),
        client_key=row.pk,
    )
    with after(REMIND_AFTER[0]):
        run()
    first, *reminded = Message.objects.order_by("id")
    assert (first.channel, first.to) == ("mail", "balie@partner.example")
    assert {message.to for message in reminded} == {"balie@partner.example", ilse.phone}
    mail = next(message for message in reminded if message.channel == "mail")
    assert f"https://huis.example/antwoord/{link.pk}/" in mail.body
    for word in ("Bo", "Brieven", "Schuldhulp", WHY):
        assert word not in mail.body + mail.subject, word


def test_the_resident_who_leads_the_room_too_hears_nothing(reachable):
    send(reachable, reachable.noor)
    with after(REMIND_AFTER[0]):
        run()
    assert not Message.objects.exists()


def test_what_everybody_forgot_stops_and_nobody_sees_it_any_more(reachable):
    forgotten, asked = arrived(reachable), propose(reachable)
    with after(FORGOTTEN_AFTER.days + 3):
        late = send(reachable)
        end_forgotten.func()
        end_forgotten.func()
    states = {row.pk: row.state for row in Referral.objects.all()}
    assert states == {forgotten.pk: "stopped", asked.pk: "stopped", late.pk: "sent"}
    assert list(Referral.objects.seen_by_receiver()) == [late]


def test_who_would_come_in_the_far_future_is_not_forgotten(reachable):
    row = send(reachable)
    accept(referral=row, comes_at=timezone.now() + timedelta(days=80), by=actor(reachable.noor))
    with after(FORGOTTEN_AFTER.days + 10):
        end_forgotten.func()
    assert Referral.objects.get().state == "accepted"
