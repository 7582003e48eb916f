"""From a step of her plan Rosa asks for a place. Only what she saw travels, and nobody learns of the plan."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from productiehuis.audit.models import Event, Look
from productiehuis.initiatives.models import Organisation
from productiehuis.kernel.texts import TranslatedText
from productiehuis.monitor.flows import gather_flow
from productiehuis.people.actions import merge_persons
from productiehuis.plans.access.referring import referred_from
from productiehuis.plans.actions import erase_part, erase_plan, refer_part, remove_part, share
from productiehuis.plans.models import Kind, ReferredPart
from productiehuis.plans.tests.conftest import DREAM, GOAL, STAND, STEP
from productiehuis.referrals.actions import (
    Heard,
    Receiver,
    Wish,
    accept,
    make_link,
    pass_to,
    refuse,
    say_arrived,
    take_back,
)
from productiehuis.referrals.actions.links import address_of
from productiehuis.referrals.models import Referral
from productiehuis.referrals.tests.hands import SEWING
from tests.cast import TESTER, actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def rosa(planned, as_person):
    return as_person(planned.rosa)


def page(part):
    return reverse("plan_refer", args=["west", part.pk])


def told(planned, **more):
    return {
        "client_key": str(uuid4()),
        "to": f"kamer:{planned.cast.sewing_room.pk}",
        "topic": str(planned.cast.topics[0].pk),
        "why": "ik wil leren naaien",
        "bring": "",
        "walks": "alone",
    } | more


def send(rosa, planned, part=None, **more):
    """The press under what they will see."""
    address = page(part or planned.step)
    before = rosa.post(address, told(planned, **more)).context["before"]
    assert rosa.post(address, dict(before.fields) | {"sure": "yes"}).status_code == 302
    return Referral.objects.latest("pk")


def noor_of(planned):
    return actor(planned.cast.noor, "trekker")


# What travels.


def test_nothing_of_the_part_is_filled_in_and_nothing_is_stored_before_the_press(planned, rosa):
    first = rosa.get(page(planned.step))
    assert first.context["form"]["why"].value() in (None, "")
    shown = rosa.post(page(planned.step), told(planned)).text
    assert "Dit ziet Naaiatelier" in shown
    assert "ik wil leren naaien" in shown
    assert STEP not in shown
    assert not Referral.objects.exists()
    assert not ReferredPart.objects.exists()


def test_the_words_of_the_part_travel_only_when_she_ticks_them_and_she_sees_them_first(planned, rosa):
    plain = send(rosa, planned)
    assert plain.why == "ik wil leren naaien"
    shown = rosa.post(page(planned.step), told(planned, with_words="on"))
    assert STEP in shown.text
    rosa.post(page(planned.step), dict(shown.context["before"].fields) | {"sure": "yes"})
    assert Referral.objects.latest("pk").why == f"ik wil leren naaien\n{STEP}"


def test_words_that_are_too_long_to_travel_are_not_offered(planned, rosa):
    planned.step.text = "lang " * 200
    planned.step.save()
    assert "with_words" not in rosa.get(page(planned.step)).context["form"].fields


def test_what_she_typed_and_ticked_together_has_an_end(planned, rosa):
    answer = rosa.post(page(planned.step), told(planned, why="x" * 590, with_words="on"))
    assert answer.status_code == 422
    assert "te lang" in answer.text


def test_pressed_twice_it_is_one(planned, rosa):
    form = told(planned) | {"sure": "yes"}
    for _time in range(2):
        assert rosa.post(page(planned.step), form).status_code == 302
    assert Referral.objects.count() == 1
    assert ReferredPart.objects.count() == 1


def test_who_asked_the_same_place_already_reads_so_before_the_press(planned, rosa):
    where, words = page(planned.step), "Je vroeg hier al iets"
    assert words not in rosa.post(where, told(planned)).content.decode()
    send(rosa, planned)
    again = rosa.post(where, told(planned)).content.decode()
    assert words in again
    assert "Ja, verstuur dit" in again
    take_back(referral=Referral.objects.get(), by=planned.by, client_key=uuid4())
    assert words not in rosa.post(where, told(planned)).content.decode()


def test_to_a_partner_too(planned, rosa):
    partner = Organisation.objects.create(house=planned.cast.west, name="Combiwel", what=TranslatedText.of("werk"))
    row = send(rosa, planned, part=planned.goal, to=f"partner:{partner.pk}")
    assert (row.to_organisation, row.to_room, row.state) == (partner, None, "sent")


def test_only_a_step_and_a_goal_lead_somewhere(planned, rosa):
    assert rosa.get(page(planned.goal)).status_code == 200
    for part in (planned.dream, planned.stand):
        assert rosa.get(page(part)).status_code == 404
        assert page(part) not in rosa.get(reverse("plan_part", args=["west", part.pk])).text
    remove_part(part=planned.step, by=planned.by, client_key=uuid4())
    assert rosa.get(page(planned.step)).status_code == 404


def test_a_part_that_was_erased_a_moment_ago_sends_nothing(planned):
    erase_part(part=planned.step, by=planned.by)
    wish = Wish(Receiver(planned.cast.sewing_room), planned.cast.topics[0])
    with pytest.raises(ValidationError, match="gewist"):
        refer_part(
            part=planned.step,
            person=planned.rosa,
            wish=wish,
            heard=Heard("Ja.", "nl", uuid4()),
            by=planned.by,
            client_key=uuid4(),
        )
    assert not Referral.objects.exists()


# How it stands: for the owner only.


def test_her_page_shows_how_it_stands(planned, rosa):
    part = reverse("plan_part", args=["west", planned.step.pk])
    row = send(rosa, planned)
    assert "wacht op antwoord" in rosa.get(part).text
    accept(referral=row, comes_at=timezone.now() + timedelta(days=2), note="vraag naar Noor", by=noor_of(planned))
    text = rosa.get(part).text
    assert "Je kunt komen op" in text
    assert "vraag naar Noor" in text


def test_after_a_no_she_reads_why(planned, rosa):
    refuse(referral=send(rosa, planned), why_not="full", by=noor_of(planned))
    assert "We zitten vol." in rosa.get(reverse("plan_part", args=["west", planned.step.pk])).text


def test_what_went_on_to_another_is_shown_where_it_is_now(planned, rosa):
    row = pass_to(referral=send(rosa, planned), receiver=Receiver(planned.cast.room), by=noor_of(planned))
    assert referred_from(planned.step, planned.rosa) == [row]
    assert "Spreekuur" in rosa.get(reverse("plan_part", args=["west", planned.step.pk])).text


def test_a_reader_of_the_part_sees_nothing_of_it(planned, rosa, as_person):
    planned.share(planned.step)
    send(rosa, planned)
    bart = as_person(planned.bart)
    for address in (
        reverse("plan_with_me", args=[planned.plan.pk]),
        reverse("plan_with_me_part", args=[planned.plan.pk, planned.step.pk]),
    ):
        text = bart.get(address).text
        assert STEP in text
        for words in ("Naaiatelier", "wacht op antwoord", "ik wil leren naaien"):
            assert words not in text
    assert bart.get(page(planned.step)).status_code == 404
    assert bart.post(page(planned.step), told(planned) | {"sure": "yes"}).status_code == 404


def test_a_merge_shows_nobody_how_it_stands(planned, rosa):
    send(rosa, planned)
    merge_persons(kept=planned.bart, absorbed=planned.rosa, by=TESTER)
    assert referred_from(planned.step, planned.bart) == []
    assert len(referred_from(planned.step, planned.rosa)) == 1


# Nobody learns that there is a plan.


def test_whoever_receives_it_reads_nothing_of_a_plan(planned, rosa, as_person):
    row = send(rosa, planned)
    link = make_link(referral=row, by=planned.by, client_key=uuid4())
    noor = as_person(planned.cast.noor)
    for text in (
        noor.get(SEWING).text,
        noor.get(f"{SEWING}hier/{row.pk}/").text,
        Client().get(address_of(link)).text,
    ):
        main = text.split("<main")[1].split("</main>")[0]
        for words in (STEP, GOAL, DREAM, STAND, "plan", "Plan", str(planned.step.pk), str(planned.plan.pk)):
            assert words not in main


def test_from_a_plan_or_from_her_own_page_it_is_the_same_row(planned, rosa):
    from_plan = send(rosa, planned)
    rosa.post(reverse("my_referral_new", args=["west"]), told(planned) | {"sure": "yes"})
    plain = Referral.objects.latest("pk")
    own = {"id", "client_key", "consent", "made_at", "sent_at", "waits_since", "why", "bring"}
    for field in Referral._meta.concrete_fields:
        if field.name not in own:
            assert getattr(from_plan, field.attname) == getattr(plain, field.attname), field.name
    assert from_plan.consent.sentence == plain.consent.sentence


def test_the_log_of_the_house_tells_of_a_referral_and_of_no_plan(planned, rosa):
    send(rosa, planned)
    lines = Event.objects.filter(house_key=planned.cast.west.pk)
    about = [(each.verb, each.object_type) for each in lines]
    assert ("referral made", "referrals.referral") in about
    assert not [each for each in about if "plan" in each[0] or each[1].startswith("plans.")]
    assert not Look.objects.filter(subject_key=planned.rosa.pk, part__startswith="plan").exists()


def test_the_database_leads_from_no_plan_to_a_referral(planned, rosa):
    row = send(rosa, planned)
    with connection.cursor() as cursor:
        cursor.execute("SELECT referral_key, mark FROM plans_referredpart")
        ((sealed, mark),) = cursor.fetchall()
    for words in (str(row.pk), row.pk.hex, str(row.client_key)):
        assert words.encode() not in bytes(sealed)
        assert words not in mark
    assert ReferredPart.objects.get().referral_key == str(row.pk)


# Counting and erasing.


def test_the_monitor_counts_it_as_a_referral_and_not_as_growth_from_help(planned, rosa):
    row = send(rosa, planned)
    say_arrived(referral=row, by=noor_of(planned))
    (sent,) = gather_flow(planned.cast.west, row.year).sent
    assert (sent.number, sent.state, sent.grows) == (planned.rosa.number, "arrived", False)


def test_erasing_the_plan_leaves_the_referral_and_no_trace_of_where_it_came_from(planned, rosa):
    row = send(rosa, planned)
    erase_plan(plan=planned.plan, by=planned.by)
    assert not ReferredPart.objects.exists()
    row.refresh_from_db()
    assert row.state == "sent"


def test_sharing_a_kind_shows_the_coach_no_state(planned, rosa, as_person):
    share(
        plan=planned.plan,
        kind=Kind.STEP,
        reader=planned.koos,
        membership=planned.coach,
        until=timezone.localdate() + timedelta(days=5),
        by=planned.by,
        client_key=uuid4(),
    )
    send(rosa, planned)
    text = as_person(planned.koos).get(reverse("plan_with_me", args=[planned.plan.pk])).text
    assert STEP in text
    assert "Naaiatelier" not in text
