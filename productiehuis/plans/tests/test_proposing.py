"""Bart, to whom a step is shown, thinks of a place. Rosa reads it; only her own press asks, and he hears nothing."""

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.urls import reverse

from productiehuis.audit.models import Event, Look
from productiehuis.plans.actions import (
    leave_proposal,
    propose_place,
    remove_part,
    stop_share,
    withdraw_proposal,
)
from productiehuis.plans.models import PlaceProposal
from productiehuis.plans.told import words_parts
from productiehuis.privacy.actions import erase_person
from productiehuis.referrals.models import Referral
from tests.cast import TESTER, actor

pytestmark = pytest.mark.django_db
WORDS = "Daar leerde ik het ook"


@pytest.fixture
def shared(planned):
    return planned.share(planned.step)


def to(planned):
    return f"kamer:{planned.cast.sewing_room.pk}"


def propose(planned, writer=None, part=None, **more):
    writer = writer or planned.bart
    told = {"to": to(planned), "topic": planned.cast.topics[0], "words": WORDS, "client_key": uuid4()} | more
    return propose_place(part=part or planned.step, writer=writer, by=actor(writer), **told)


def page(planned, part=None):
    return reverse("plan_propose", args=[planned.plan.pk, (part or planned.step).pk])


def own(planned):
    return reverse("plan_part", args=["west", planned.step.pk])


def form_of(planned):
    return {
        "to": to(planned),
        "topic": str(planned.cast.topics[0].pk),
        "words": WORDS,
        "client_key": str(uuid4()),
    }


def test_who_sees_the_step_proposes_and_nothing_goes_out(planned, shared, as_person):
    bart, rosa = as_person(planned.bart), as_person(planned.rosa)
    assert page(planned) in bart.get(reverse("plan_with_me_part", args=[planned.plan.pk, planned.step.pk])).text
    assert bart.post(page(planned), form_of(planned)).status_code == 302
    assert not Referral.objects.exists()
    text = rosa.get(own(planned)).text
    for words in ("Bart", "Naaiatelier", WORDS, "Kijk wat er dan meegaat"):
        assert words in text


def test_only_rosas_own_press_sends_it_and_his_words_do_not_travel(planned, shared, as_person):
    row, rosa = propose(planned), as_person(planned.rosa)
    address = reverse("plan_refer", args=["west", planned.step.pk]) + f"?voorstel={row.pk}"
    form = rosa.get(address).context["form"]
    assert (form["to"].value(), str(form["topic"].value()), form["why"].value()) == (
        to(planned),
        str(planned.cast.topics[0].pk),
        None,
    )
    sent = {"to": to(planned), "topic": form["topic"].value(), "walks": "alone", "client_key": str(uuid4())}
    before = rosa.post(address, sent).context["before"]
    assert not Referral.objects.exists()
    rosa.post(address, dict(before.fields) | {"sure": "yes"})
    made = Referral.objects.get()
    assert (made.why, made.made_by_key, made.consent.heard_by_key) == ("", planned.rosa.pk, planned.rosa.pk)
    row.refresh_from_db()
    assert row.done_at is not None
    assert WORDS not in rosa.get(own(planned)).text


def test_he_goes_on_seeing_his_words_and_learns_nothing_of_what_she_did(planned, shared, as_person):
    asked, left = propose(planned), propose(planned, words="En dit")
    bart, address = as_person(planned.bart), reverse("plan_with_me_part", args=[planned.plan.pk, planned.step.pk])

    def main():
        text = bart.get(address).text.split("<main")[1].split("</main>")[0]
        made_anew = ("csrf", "client_key", 'name="whose"')  # The last is signed with the second.
        return [line for line in text.splitlines() if not any(each in line for each in made_anew)]

    before = main()
    leave_proposal(proposal=left, by=planned.by)
    leave_proposal(proposal=asked, by=planned.by)
    assert main() == before


def test_she_leaves_it_and_it_is_off_her_page(planned, shared, as_person):
    row, rosa = propose(planned), as_person(planned.rosa)
    rosa.post(reverse("plan_proposal_leave", args=["west", row.pk]))
    assert WORDS not in rosa.get(own(planned)).text


def test_a_goal_or_a_step_only_and_only_who_sees_it_now(planned, shared, as_person):
    bart = as_person(planned.bart)
    planned.share(planned.dream)
    for part in (planned.dream, planned.goal):
        assert bart.post(page(planned, part), form_of(planned)).status_code == 404
    for other in (planned.koos, planned.cast.cor, planned.rosa):
        assert as_person(other).post(page(planned), form_of(planned)).status_code == 404
    stop_share(share=shared, by=planned.by)
    assert bart.post(page(planned), form_of(planned)).status_code == 404
    assert not PlaceProposal.objects.exists()


def test_a_page_that_was_open_when_the_share_ended_proposes_nothing(planned, shared):
    stop_share(share=shared, by=planned.by)
    with pytest.raises(ValidationError, match="niet meer met je gedeeld"):
        propose(planned)


def test_of_what_was_taken_out_nothing_is_proposed(planned, shared):
    remove_part(part=planned.step, by=planned.by, client_key=uuid4())
    with pytest.raises(ValidationError):
        propose(planned)


def test_sent_twice_it_is_one_and_another_reader_sees_it_not(planned, shared, as_person):
    key = uuid4()
    assert propose(planned, client_key=key) == propose(planned, client_key=key)
    planned.share(planned.step, reader=planned.koos)
    koos = as_person(planned.koos).get(reverse("plan_with_me_part", args=[planned.plan.pk, planned.step.pk])).text
    assert WORDS not in koos


def test_he_takes_it_back_also_after_the_share_ended(planned, shared, as_person):
    row = propose(planned)
    stop_share(share=shared, by=planned.by)
    address = reverse("plan_proposal_withdraw", args=[row.pk])
    assert as_person(planned.koos).post(address).status_code == 404
    assert as_person(planned.bart).post(address).status_code == 302
    assert not PlaceProposal.objects.exists()
    withdraw_proposal(proposal=row, by=actor(planned.bart))


def test_a_strange_key_in_the_address_is_no_proposal(planned, shared, as_person):
    rosa, address = as_person(planned.rosa), reverse("plan_refer", args=["west", planned.step.pk])
    assert rosa.get(f"{address}?voorstel=x").status_code == 404
    assert rosa.get(f"{address}?voorstel={uuid4()}").context["proposal"] is None


def test_a_place_that_closed_meanwhile_is_not_offered(planned, shared, as_person):
    propose(planned)
    planned.cast.sewing_room.status = "closed"
    planned.cast.sewing_room.save()
    text = as_person(planned.rosa).get(own(planned)).text
    assert "een plek die nu dicht is" in text
    assert "Kijk wat er dan meegaat" not in text


def test_erasing_either_of_the_two_leaves_nothing(planned, shared):
    propose(planned)
    erase_person(person=planned.bart, by=TESTER)
    assert not PlaceProposal.objects.exists()


def test_no_word_in_the_database_and_no_line_in_the_log_of_the_house(planned, shared):
    row = propose(planned)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM plans_placeproposal")
        (stored,) = cursor.fetchall()
    raw = b" ".join(bytes(each) if isinstance(each, bytes | memoryview) else str(each).encode() for each in stored)
    for words in (WORDS, to(planned), planned.cast.sewing_room.pk.hex, planned.cast.topics[0].pk.hex):
        assert words.encode() not in raw
    assert Event.objects.filter(object_key=row.pk, house_key__isnull=True, verb="plan place proposed").exists()
    assert not Event.objects.filter(object_type__startswith="plans.", house_key=planned.cast.west.pk).exists()


def test_proposing_is_a_look_at_the_step(planned, shared, as_person):
    as_person(planned.bart).get(page(planned))
    assert Look.objects.filter(viewer_key=planned.bart.pk, subject_key=planned.rosa.pk, part="plan step").exists()


def test_who_takes_all_along_reads_the_name_of_a_proposed_place(planned, shared):
    propose(planned)
    told = {part.key: part for part in words_parts([planned.rosa.pk])}["plan_proposals"].rows[0]
    assert (told["to"].code, told["to"].word) == (to(planned), planned.cast.sewing_room.name.source)
