"""Bo wants nothing any more and says so at the sewing room: all stops, and neither room learns of the other."""

import re
from uuid import uuid4

import pytest

from productiehuis.audit.models import Look
from productiehuis.initiatives.look_up import make_known
from productiehuis.initiatives.models import KnownHere
from productiehuis.referrals.actions import Receiver
from productiehuis.referrals.models import Referral, ReferralStep
from productiehuis.referrals.tests.hands import DESK, propose, send
from tests.cast import make_desk

STOPS = "/west/balie/naaien/mens/{}/doorverwijzen/"


@pytest.fixture
def known(cast):
    """Bo is known at both desks; what goes out goes to a third, so that no list of the sewing room says something."""
    make_known(initiative=cast.sewing, person=cast.bo, how=KnownHere.How.DESK)
    return make_desk(cast.west, "taal", "Taalpunt")[1]


def stop_all(client, person):
    """All that the volunteer gets to see, from the page with the press to the one after it."""
    page = STOPS.format(person.pk)
    before = client.get(page).text
    answer = client.post(f"{page}stoppen/", {"client_key": str(uuid4()), "sure": "on"}, follow=True)
    lists = [client.get(f"/west/balie/naaien/{tail}").text for tail in ("doorverwijzingen/", "doorverwijzingen/apart/")]
    return [_without_keys(text) for text in (before, answer.text, *lists)]


def _without_keys(text):
    """Without what is new on every page: the keys of forms and the token against forging."""
    return re.sub(r'value="[\w-]{30,}"', "", text)


def send_apart(cast, room):
    return send(cast, receiver=Receiver(room), is_discreet=True)


def test_who_presses_sees_the_same_whether_there_was_something_told_apart(cast, known, noor):
    nothing = stop_all(noor, cast.bo)
    row = send_apart(cast, known)
    assert stop_all(noor, cast.bo) == nothing
    row.refresh_from_db()
    assert (row.state, row.consent.withdrawn_at is not None) == ("withdrawn", True)
    assert not Look.objects.filter(part="referral", viewer_name="Noor").exists()


def test_also_before_its_yes(cast, known, noor):
    row = propose(cast, is_discreet=True)
    stop_all(noor, cast.bo)
    row.refresh_from_db()
    assert row.state == "stopped"


@pytest.mark.parametrize("is_discreet", [False, True])
def test_who_sent_bo_reads_that_the_yes_is_gone_and_not_where_it_was_said(cast, known, noor, vera, is_discreet):
    row = send_apart(cast, known) if is_discreet else send(cast)
    stop_all(noor, cast.bo)
    page = vera.get(f"{DESK}{row.pk}/").text
    assert "ja teruggenomen" in page
    assert "Noor" not in page
    last = ReferralStep.objects.filter(referral=row).last()
    assert (last.by_name, last.by_key) == ("", None)


def test_of_what_went_out_from_here_its_own_desk_reads_who_heard_it(cast, vera):
    row = send(cast)
    page = f"/west/balie/spreekuur/mens/{cast.bo.pk}/doorverwijzen/"
    vera.post(f"{page}stoppen/", {"client_key": str(uuid4()), "sure": "on"})
    assert Referral.objects.get(pk=row.pk).state == "withdrawn"
    assert ReferralStep.objects.filter(referral=row).last().by_name == "Vera"


def test_the_page_lets_the_resident_know_beforehand_whoever_it_is(cast, known, noor):
    for _before_and_after in range(2):
        assert "ook wat je iemand apart vertelde" in noor.get(STOPS.format(cast.bo.pk)).text
        send_apart(cast, known)
