"""Bo touches no screen and has no coach any more: with pass and PIN they read at a desk when they can come."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from productiehuis.audit.models import Look
from productiehuis.coaching.actions import end_pair, refer_from_talk
from productiehuis.coaching.tests.conftest import YESTERDAY, make_pair, make_talk
from productiehuis.initiatives.tests.test_devices import desk_browser, unlock_as  # noqa: F401
from productiehuis.people.actions import make_pass, set_pass_pin
from productiehuis.referrals.actions import Heard, Receiver, Wish, accept, refer, say_arrived, say_yes
from productiehuis.referrals.models import Referral, Walks
from productiehuis.referrals.travels import when_text
from tests.cast import TESTER, actor

pytestmark = pytest.mark.django_db
PIN = "8520"
MINE = reverse("my_referrals")


def heard():
    return Heard("Vind je dat goed?", "nl", uuid4())


def when():
    return timezone.now() + timedelta(days=2)


@pytest.fixture
def talk(circle):
    return make_talk(make_pair(circle.bo, circle.koos), YESTERDAY)


@pytest.fixture
def written(circle, talk):
    """Koos walks along, and wrote down what the sewing room must know."""
    wish = Wish(Receiver(circle.sewing_room), circle.topics[0], "een jas", "stof", Walks.OURS, circle.koos)
    return refer_from_talk(talk=talk, wish=wish, by=actor(circle.koos), client_key=uuid4())


@pytest.fixture
def told_later(circle, talk, written):
    """The pair ended before the sewing room gave its time."""
    row = say_yes(referral=written, heard=heard(), by=actor(circle.koos))
    end_pair(pair=talk.pair, by=actor(circle.koos))
    return accept(referral=row, comes_at=when(), note="vraag naar Noor", by=actor(circle.noor))


@pytest.fixture
def together(circle, desk_browser):  # noqa: F811
    """Bo types pass and PIN at the desk, with Vera beside."""

    def show():
        unlock_as(desk_browser, circle.vera)
        own = make_pass(person=circle.bo, by=TESTER, client_key=uuid4())
        set_pass_pin(own=own, pin=PIN, by=actor(circle.bo))
        answer = desk_browser.post("/west/balie/spreekuur/samen/", {"code": own.code, "pin": PIN})
        assert answer.status_code == 302
        return desk_browser

    return show


def test_they_read_where_when_and_what_to_bring(told_later, together):
    client = together()
    assert MINE in client.get("/ik/plan/west/").text
    page = client.get(MINE).text
    for words in ("Naaiatelier", when_text(told_later, told_later.comes_at), "stof", "vraag naar Noor"):
        assert words in page, words


def test_and_nothing_that_says_there_was_a_coach(told_later, together):
    page = together().get(MINE).text
    for words in ("Koos", "een jas", "Wie weet dit?", "loopt met je mee"):
        assert words not in page, words


def test_the_one_beside_stands_in_the_look_log(circle, told_later, together):
    together().get(MINE)
    look = Look.objects.get(part="referral", subject_key=circle.bo.pk, viewer_name="Vera")
    assert look.role == "volunteer"


def test_what_only_a_coach_can_have_asked_is_not_shown_beside_another(written, together):
    client = together()
    assert "Naaiatelier" not in client.get(MINE).text
    press = reverse("my_referral_do", args=[written.pk])
    assert client.post(press, {"client_key": str(uuid4()), "do": "yes"}).status_code == 404
    assert Referral.objects.get().state == "proposed"


def test_what_was_told_apart_stays_apart(circle, together):
    wish = Wish(Receiver(circle.sewing_room), circle.topics[0], "niet voor de groep", is_discreet=True)
    by, key = actor(circle.tamar), uuid4()
    row = refer(person=circle.bo, wish=wish, by=by, client_key=key, from_initiative=circle.desk)
    say_yes(referral=row, heard=heard(), by=actor(circle.tamar))
    client = together()
    page = client.get(MINE).text
    assert "Naaiatelier" not in page
    assert client.post(reverse("my_referral_do", args=[row.pk]), {"do": "take_back"}).status_code == 404
    assert not Look.objects.filter(part="referral", viewer_name="Vera").exists()


def test_whether_it_helped_is_said_at_the_desk(circle, told_later, together):
    say_arrived(referral=told_later, by=actor(circle.noor), at=told_later.comes_at)
    client = together()
    assert "Ben je geholpen?" in client.get(MINE).text
    client.post(reverse("my_referral_do", args=[told_later.pk]), {"client_key": str(uuid4()), "do": "helped"})
    told_later.refresh_from_db()
    assert (told_later.state, told_later.asked_how) == ("helped", "desk")


def test_asking_anew_is_for_ones_own_plan_or_device(told_later, together):
    client = together()
    new = reverse("my_referral_new", args=["west"])
    assert new not in client.get(MINE).text
    assert client.get(new).status_code == 302


def test_the_desk_itself_sees_nothing_of_it(circle, told_later, as_person):
    vera = as_person(circle.vera)
    for address in ("doorverwijzingen/", f"mens/{circle.bo.pk}/"):
        assert "Naaiatelier" not in vera.get(f"/west/balie/spreekuur/{address}").text


def test_slip_and_the_pages_that_end_it_say_where_it_is(circle, talk, written, as_person):
    row = say_yes(referral=written, heard=heard(), by=actor(circle.koos))
    koos = as_person(circle.koos)
    slip = koos.get(reverse("talk_referral", args=["west", talk.pk, row.pk]) + "briefje/").text
    assert "Heb je geen coach meer?" in slip
    assert "aan een balie met huispas en pincode" in koos.get(reverse("coach_pair", args=["west", talk.pair_id])).text
