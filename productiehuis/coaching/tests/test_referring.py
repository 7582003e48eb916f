"""What goes out from a talk has a home: the coach of the pair follows it to the end, and nobody else sees it."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from productiehuis.coaching.actions import answer_stand_in, ask_stand_in, end_pair
from productiehuis.coaching.models import TalkReferral
from productiehuis.coaching.tests.conftest import TODAY, YESTERDAY, make_pair, make_talk
from productiehuis.initiatives.models import Organisation
from productiehuis.privacy.access import lines_about
from productiehuis.referrals.actions import Receiver, accept, pass_to, refuse, take_back
from productiehuis.referrals.models import AnswerLink, Referral
from productiehuis.referrals.rules.slips import slip_mark
from productiehuis.referrals.travels import when_text
from tests.cast import actor

pytestmark = pytest.mark.django_db
DESKS = ("/west/balie/spreekuur/doorverwijzingen/", "/west/balie/naaien/doorverwijzingen/")


def key():
    return {"client_key": str(uuid4())}


@pytest.fixture
def talk(circle):
    """With Bo, who has no screen."""
    return make_talk(make_pair(circle.bo, circle.koos), YESTERDAY)


@pytest.fixture
def koos(circle, as_person):
    return as_person(circle.koos)


def page(talk, row, tail=""):
    return reverse("talk_referral", args=["west", talk.pk, row.pk]) + tail


@pytest.fixture
def written(circle, talk, koos):
    """Written down together, and not yet said yes to."""
    body = {"to": f"kamer:{circle.sewing_room.pk}", "topic": circle.topics[0].pk, "walks": "alone", "why": "een jas"}
    koos.post(reverse("talk_refer", args=["west", talk.pk]), key() | body)
    return Referral.objects.get()


@pytest.fixture
def sent(talk, koos, written):
    koos.post(page(talk, written, "ja/"), key() | {"language": "nl", "heard": "on"})
    written.refresh_from_db()
    return written


@pytest.fixture
def accepted(circle, sent):
    return accept(referral=sent, comes_at=timezone.now() + timedelta(days=2), by=actor(circle.noor))


def everywhere(talk):
    """Where Koos may meet it: his people, the pair, the talk."""
    return [
        reverse("coaching", args=["west"]),
        reverse("coach_pair", args=["west", talk.pair_id]),
        reverse("coach_talk", args=["west", talk.pk]),
    ]


def test_who_leaves_the_yes_page_finds_it_again(talk, koos, written):
    for address in everywhere(talk):
        assert "Vraag eerst of het mag." in koos.get(address).text
    assert 'href="ja/"' in koos.get(page(talk, written)).text
    assert "een jas" in koos.get(page(talk, written, "ja/")).text


def test_after_the_yes_the_coach_hears_the_time_tells_it_and_gives_it_on_paper(talk, koos, accepted):
    when = when_text(accepted, accepted.comes_at)
    for address in everywhere(talk):
        assert f"Vertel het: {when} uur." in koos.get(address).text
    assert koos.get(page(talk, accepted, "ja/")).headers["Location"] == page(talk, accepted)
    slip = koos.get(page(talk, accepted, "briefje/")).text
    for words in (
        when,
        "Ben je geholpen?",
        "aan je coach",
        "Coach Koos",
        slip_mark(accepted.person_number, accepted.pk),
    ):
        assert words in slip
    assert "Balie" not in slip.split("<main")[1]


@pytest.mark.parametrize(
    ("press", "state", "how"), [("helped", "helped", "talk"), ("paper_not_helped", "not_helped", "paper")]
)
def test_the_coach_asks_whether_it_helped(talk, koos, accepted, press, state, how):
    told = key() | {"do": press}
    for _twice in range(2):
        with time_machine.travel(accepted.comes_at, tick=False):
            koos.post(page(talk, accepted, "doen/"), told)
    accepted.refresh_from_db()
    assert (accepted.state, accepted.asked_how) == (state, how)
    assert accepted.steps.filter(state=state).count() == 1
    assert "Naaiatelier" in koos.get(everywhere(talk)[2]).text


def test_after_a_no_the_coach_reads_why_and_chooses_again(circle, talk, koos, sent):
    refuse(referral=sent, why_not="full", by=actor(circle.noor))
    assert "We zitten vol." in koos.get(everywhere(talk)[0]).text
    assert reverse("talk_refer", args=["west", talk.pk]) in koos.get(page(talk, sent)).text
    again = f"{reverse('talk_refer', args=['west', talk.pk])}?na={sent.pk}"
    assert again in koos.get(page(talk, sent)).text
    assert "een jas" in koos.get(again).text
    body = {"to": f"kamer:{circle.room.pk}", "topic": circle.topics[0].pk, "walks": "alone", "why": "een jas"}
    koos.post(again, key() | body)
    assert Referral.objects.get(follows=sent).to_room == circle.room
    overview = koos.get(everywhere(talk)[0]).text
    assert "We zitten vol." not in overview
    assert "Vraag eerst of het mag." in overview


def test_not_us_but_them_comes_back_to_the_coach(circle, talk, koos, sent):
    partner = Organisation.objects.create(house=circle.west, name="Partner")
    following = pass_to(referral=sent, receiver=Receiver(organisation=partner), by=actor(circle.noor))
    for address in everywhere(talk):
        assert "Vraag eerst of het mag." in koos.get(address).text
    assert "Partner" in koos.get(page(talk, following, "ja/")).text


def test_a_partner_without_a_log_in_gets_a_link_from_the_coach(talk, koos, sent):
    koos.post(page(talk, sent, "link/"), key() | {"to": ""})
    assert str(AnswerLink.objects.get().pk) in koos.get(page(talk, sent)).text
    koos.post(page(talk, sent, "link/"), {"do": "end"})
    assert AnswerLink.objects.get().withdrawn_at is not None


def test_no_desk_and_no_other_coach_sees_it(circle, talk, sent, as_person):
    for person, address in zip((circle.vera, circle.noor), DESKS, strict=True):
        desk = as_person(person)
        assert desk.get(f"{address}{sent.pk}/").status_code == 404
    assert str(sent.pk) not in as_person(circle.vera).get(DESKS[0]).text
    for person in (circle.kim, circle.cor, circle.tamar, circle.rosa):
        for tail in ("", "ja/", "briefje/"):
            assert as_person(person).get(page(talk, sent, tail)).status_code == 404
        assert as_person(person).post(page(talk, sent, "doen/"), key() | {"do": "stop"}).status_code == 404


def test_it_is_found_only_under_its_own_talk(circle, koos, sent):
    other = make_talk(make_pair(circle.rosa, circle.koos), YESTERDAY)
    assert koos.get(page(other, sent)).status_code == 404


def test_who_stands_in_follows_it_on_those_days(circle, talk, sent, as_person):
    days = {"first": TODAY, "last": TODAY + timedelta(days=3)}
    asked = ask_stand_in(pairs=[talk.pair], stand_in=circle.kim, by=actor(circle.koos), client_key=uuid4(), **days)
    kim = as_person(circle.kim)
    assert kim.get(page(talk, sent)).status_code == 404
    answer_stand_in(stand_in=asked[0], yes=True, by=actor(circle.bo))
    assert kim.get(page(talk, sent)).status_code == 200
    assert "Naaiatelier" in kim.get(everywhere(talk)[0]).text


def test_who_wants_to_stop_is_told_that_something_still_goes(talk, koos, sent):
    assert "Er loopt nog een doorverwijzing." in koos.get(everywhere(talk)[1]).text


def test_when_the_pair_ends_the_coach_sees_it_no_more(circle, talk, koos, sent):
    end_pair(pair=talk.pair, by=actor(circle.bo))
    assert koos.get(page(talk, sent)).status_code == 404
    assert "Naaiatelier" not in koos.get(everywhere(talk)[0]).text


def test_what_bo_takes_back_at_a_desk_is_over_for_the_coach_too(circle, talk, koos, sent):
    take_back(referral=sent, by=actor(circle.vera))
    assert "Naaiatelier" not in koos.get(everywhere(talk)[0]).text
    assert "ja teruggenomen" in koos.get(everywhere(talk)[2]).text


def test_a_look_of_the_coach_is_told_to_the_resident(circle, koos, talk, sent):
    koos.get(page(talk, sent))
    looks = [(line.who, line.what) for line in lines_about(circle.bo) if line.is_look]
    assert ("Koos", "een doorverwijzing van jou") in looks


def test_sent_twice_is_one_and_another_talk_takes_no_key_of_this_one(circle, talk, koos, written):
    body = {"to": f"kamer:{circle.sewing_room.pk}", "topic": circle.topics[0].pk, "walks": "alone"}
    same = {"client_key": str(written.client_key)} | body
    koos.post(reverse("talk_refer", args=["west", talk.pk]), same)
    assert TalkReferral.objects.count() == 1
    other = make_talk(talk.pair, YESTERDAY - timedelta(hours=2))
    assert koos.post(reverse("talk_refer", args=["west", other.pk]), same).status_code == 422
    assert TalkReferral.objects.get().talk == talk
