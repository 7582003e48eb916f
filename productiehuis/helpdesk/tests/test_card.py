"""With somebody in front of you: their card says where they were sent, what to tell and what to ask."""

from datetime import timedelta

from django.utils import timezone

from productiehuis.audit.models import Look
from productiehuis.people.actions import merge_persons
from productiehuis.referrals.actions import say_helped
from productiehuis.referrals.models import AskedHow, Referral
from productiehuis.referrals.tests.hands import accepted, arrived, propose, send
from tests.cast import actor, make_person


def card(browser, person, desk="spreekuur"):
    return browser.get(f"/west/balie/{desk}/mens/{person.pk}/").text


def test_the_card_says_what_to_tell_and_what_to_ask(cast, as_person):
    vera = as_person(cast.vera)
    assert "doorverwijzingen/" not in card(vera, cast.bo).split("<h1")[1]
    tells, asks = accepted(cast), arrived(cast)
    text = card(vera, cast.bo)
    for words in ("Vertel het:", "Vraag: ben je geholpen?", f"doorverwijzingen/{tells.pk}/", str(asks.pk)):
        assert words in text
    assert Look.objects.filter(part="referral", subject_key=cast.bo.pk, viewer_key=cast.vera.pk).count() == 1


def test_what_is_done_stays_for_a_while(cast, as_person):
    row, vera = arrived(cast), as_person(cast.vera)
    say_helped(referral=row, helped=True, how=AskedHow.DESK, by=actor(cast.vera))
    assert str(row.pk) in card(vera, cast.bo)
    Referral.objects.filter(pk=row.pk).update(closed_at=timezone.now() - timedelta(days=31))
    assert str(row.pk) not in card(vera, cast.bo)


def test_not_what_was_told_apart_and_not_of_another_desk_or_person(cast, as_person):
    fatma = make_person(cast.west, "Fatma", login=False)
    apart, other = propose(cast, is_discreet=True), send(cast, fatma)
    elsewhere = send(cast)
    Referral.objects.filter(pk=elsewhere.pk).update(from_initiative=cast.sewing)
    text = card(as_person(cast.vera), cast.bo)
    assert not any(str(row.pk) in text for row in (apart, other, elsewhere))


def test_also_under_the_number_that_was_merged(cast, as_person):
    fatma = make_person(cast.west, "Fatma", login=False)
    row = send(cast, fatma)
    merge_persons(kept=cast.bo, absorbed=fatma, by=actor(cast.pim))
    assert str(row.pk) in card(as_person(cast.vera), cast.bo)


def test_where_somebody_was_sent_to_the_card_leads_to_the_answer(cast, as_person):
    row, noor = arrived(cast), as_person(cast.noor)
    assert f"doorverwijzingen/hier/{row.pk}/" in card(noor, cast.bo, "naaien")
