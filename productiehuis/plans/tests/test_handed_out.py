"""What a colleague handed out opens no plan (ADR 24): each way around, and the owner's yes, no and patience.

Rosa has a plan and a password. Tamar leads a desk that knows her; Cor coordinates the house.
"""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.signing import get_cookie_signer
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from productiehuis.initiatives.actions.devices import enrol_device, set_pin, trust_device
from productiehuis.initiatives.look_up import make_known
from productiehuis.initiatives.models import KnownHere
from productiehuis.people.actions import (
    give_paper_code,
    make_pass,
    merge_persons,
    pass_with_pin,
    replace_pass,
    reset_second_factor,
    revoke_pass,
    set_pass_pin,
)
from productiehuis.people.given_keys import age_of_key
from productiehuis.people.models import GivenKey, HousePass, User, Why
from productiehuis.people.rules.handed_out import LONG_WAIT, WAIT
from productiehuis.people.rules.passes import read_pass
from productiehuis.plans.actions import share
from productiehuis.plans.models import Kind, Plan
from productiehuis.plans.tests.conftest import DREAM, in_days
from productiehuis.plans.tests.handing import (  # noqa: F401
    HOME,
    MINE,
    NEW_PIN,
    OTHER,
    PASSWORD,
    PIN,
    choose_password,
    fresh,
    fresh_limits,
    later,
    opens,
    reads,
    tamar_leads,
    with_code,
    with_pass,
    with_password,
)
from tests.cast import actor, make_person


class TestACodeOnPaper:
    def test_it_opens_everything_but_the_plan(self, planned, tamar):
        client = with_code(planned.rosa, tamar)
        assert client.get("/ik/agenda/").status_code == 200
        assert not opens(client)

    @pytest.mark.parametrize(
        "address",
        [
            HOME,
            HOME + "delen/",
            HOME + "afdrukken/",
            HOME + "meenemen/",
            HOME + "weggehaald/",
            HOME + "code/",
            HOME + "wissen/",
            HOME + "twee-namen/",
            "/ik/west/mijlpalen/",
            "/ik/west/talenten/",
            "/ik/west/weg/",
            "/ik/gedeeld/",
            "/ik/meenemen/",
        ],
    )
    def test_no_page_beside_the_plan_does(self, planned, tamar, address):
        client = with_code(planned.rosa, tamar)
        page = client.get(address)
        if page.status_code != 404:  # Some addresses of this list exist only with more than one name.
            assert page.url.startswith(MINE)
        client.post(address, {"client_key": str(uuid4()), "as": "json", "sure": "yes"})
        assert Plan.objects.filter(pk=planned.plan.pk).exists()

    def test_nor_what_others_share_with_her(self, planned, cast, tamar):
        planned.share(planned.dream)
        bart = with_code(planned.bart, tamar)
        assert reads(bart, f"/ik/gedeeld/{planned.plan.pk}/") == ""
        assert DREAM in with_password(planned.bart).get(f"/ik/gedeeld/{planned.plan.pk}/").content.decode()

    def test_who_logs_in_with_something_older_is_not_in_the_way(self, planned, tamar):
        with_code(planned.rosa, tamar)
        assert opens(with_password(planned.rosa))

    def test_after_the_wait_it_opens(self, planned, tamar):
        client = with_code(planned.rosa, tamar)
        with later(WAIT - timedelta(minutes=5)):
            assert not opens(client)
        with later(WAIT):
            assert opens(client)

    def test_a_new_code_before_the_end_begins_anew(self, planned, tamar):
        with_code(planned.rosa, tamar)
        with later(WAIT - timedelta(hours=1)):
            client = with_code(planned.rosa, tamar)
        with later(WAIT):
            assert not opens(client)

    def test_the_page_says_who_and_until_when_without_a_name_of_a_room(self, planned, tamar):
        page = with_code(planned.rosa, tamar).get(HOME, follow=True).content.decode()
        assert "een code op papier" in page
        assert "Je plan gaat open op" in page


class TestWhatIsMadeWithIt:
    """A secret made by who came in with a code is as young as that code."""

    @pytest.fixture
    def lost(self, planned):
        """Rosa has nothing left: her only way in was a code once, and she has a plan."""
        User.objects.filter(pk=planned.rosa.user_id).update(password="!")
        planned.rosa = fresh(planned.rosa)
        return planned

    def test_a_password(self, lost, tamar):
        client = with_code(lost.rosa, tamar)
        choose_password(client)
        assert not opens(with_password(fresh(lost.rosa), OTHER))
        with later(LONG_WAIT):
            assert opens(with_password(fresh(lost.rosa), OTHER))

    def test_a_pin(self, lost, tamar):
        own = make_pass(person=lost.rosa, by=actor(lost.rosa), client_key=uuid4())
        client = with_code(lost.rosa, tamar)
        client.post(reverse("my_pass_pin", args=["west"]), {"pin": NEW_PIN, "again": NEW_PIN})
        assert not opens(with_pass(own, NEW_PIN))

    def test_an_app(self, lost, tamar, django_capture_on_commit_callbacks):
        client = with_code(lost.rosa, tamar)
        client.get(reverse("mfa_activate_totp"))
        counter = next(iter(yield_hotp_counters_from_time()))
        code = format_hotp_value(hotp_value(client.session["mfa.totp.secret"], counter))
        with django_capture_on_commit_callbacks(execute=True):
            client.post(reverse("mfa_activate_totp"), {"code": code})
        made = Authenticator.objects.get(type=Authenticator.Type.TOTP)
        assert age_of_key(made) == GivenKey.objects.get().at
        assert not opens(client)

    def test_a_pin_is_how_somebody_comes_in_after_the_wait(self, planned, tamar):
        """Who forgot her password cannot choose another one meanwhile, for it could be a colleague who asks."""
        client = with_code(planned.rosa, tamar)
        client.post(reverse("my_pass", args=["west"]), {"client_key": str(uuid4())})
        client.post(reverse("my_pass_pin", args=["west"]), {"pin": NEW_PIN, "again": NEW_PIN})
        own = HousePass.objects.get(person=planned.rosa)
        assert not opens(with_pass(own, NEW_PIN))
        with later(WAIT):
            assert opens(with_pass(own, NEW_PIN))

    def test_where_nothing_of_hers_works_the_wait_is_long(self, lost, tamar):
        choose_password(with_code(lost.rosa, tamar))
        with later(WAIT):
            assert not opens(with_password(fresh(lost.rosa), OTHER))
        with later(LONG_WAIT):
            assert opens(with_password(fresh(lost.rosa), OTHER))


class TestWhatWasThereBefore:
    """Who came in with a code takes away no older way in, and reads none."""

    @pytest.mark.parametrize(
        "name",
        [
            "account_change_phone",
            "mfa_activate_totp",
            "mfa_add_webauthn",
            "mfa_deactivate_totp",
            "mfa_view_recovery_codes",
            "mfa_generate_recovery_codes",
        ],
    )
    def test_of_the_login(self, planned, tamar, name):
        TOTP.activate(planned.rosa.user, generate_totp_secret())
        RecoveryCodes.activate(planned.rosa.user)
        Authenticator.objects.update(created_at=timezone.now() - timedelta(days=1))
        User.objects.filter(pk=planned.rosa.user_id).update(password="!")
        client = signed_in_by_code(fresh(planned.rosa), tamar)
        for answer in (client.get(reverse(name)), client.post(reverse(name))):
            assert answer.url == MINE
        assert Authenticator.objects.filter(user_id=planned.rosa.user_id).count() == 2

    @pytest.mark.parametrize("name", ["my_pass_pin", "my_pass_no_pin", "my_pass_replace", "my_pass_stop"])
    def test_of_the_pass(self, planned, tamar, name):
        own = make_pass(person=planned.rosa, by=planned.by, client_key=uuid4())
        set_pass_pin(own=own, pin=PIN, by=planned.by)
        client = with_code(planned.rosa, tamar)
        sent = {"pin": NEW_PIN, "again": NEW_PIN, "why": "lost", "client_key": str(uuid4())}
        assert client.post(reverse(name, args=["west"]), sent).url == MINE
        assert pass_with_pin(typed=read_pass(own.code), pin=PIN)

    def test_of_other_devices(self, planned, tamar):
        older = with_password(planned.rosa)
        client = with_code(planned.rosa, tamar)
        assert client.post(reverse("usersessions_list")).url == MINE
        assert opens(older)


def signed_in_by_code(person, by):
    """In with a code, past the second step that a login with an app asks."""
    client = Client()
    give_paper_code(person=person, by=by)
    client.force_login(person.user, backend="productiehuis.people.backends.PasswordBackend")
    return client


class TestThePass:
    @pytest.fixture
    def own(self, planned):
        """Her only way in is a pass with a PIN that she chose herself."""
        User.objects.filter(pk=planned.rosa.user_id).update(password="!")
        planned.rosa = fresh(planned.rosa)
        own = make_pass(person=planned.rosa, by=planned.by, client_key=uuid4())
        return set_pass_pin(own=own, pin=PIN, by=planned.by)

    def test_her_own_pin_opens_the_plan(self, own):
        assert opens(with_pass(own, PIN))

    def test_a_pin_from_the_desk_does_not(self, own, tamar):
        set_pass_pin(own=own, pin=NEW_PIN, by=tamar)
        assert not opens(with_pass(own, NEW_PIN))
        with later(LONG_WAIT):
            assert opens(with_pass(own, NEW_PIN))

    def test_a_new_card_with_the_old_pin_does(self, own, tamar):
        new = replace_pass(old=own, by=tamar, client_key=uuid4(), why=Why.LOST)
        assert opens(with_pass(new, PIN))

    def test_a_new_card_with_a_new_pin_does_not(self, own, tamar):
        new = replace_pass(old=own, by=tamar, client_key=uuid4(), why=Why.LOST)
        set_pass_pin(own=new, pin=NEW_PIN, by=tamar)
        assert not opens(with_pass(new, NEW_PIN))

    def test_who_takes_the_pass_away_while_a_code_waits_makes_the_wait_long(self, own, planned, tamar):
        client = with_code(planned.rosa, tamar)
        assert GivenKey.objects.get().opens_at < timezone.now() + WAIT
        revoke_pass(old=own, by=tamar, why=Why.LOST)
        assert GivenKey.objects.get().opens_at > timezone.now() + WAIT
        with later(WAIT):
            assert not opens(client)

    def test_who_came_with_a_code_and_still_knows_the_pin_is_in_at_once(self, own, planned, tamar):
        client = with_code(planned.rosa, tamar)
        page = client.get(HOME)
        assert client.post(page.url, {"pin": "1111"}).status_code == 200
        assert not opens(client)
        assert client.post(page.url, {"pin": PIN}).url == HOME
        assert opens(client)

    def test_guessing_that_pin_closes_the_pass(self, own, planned, tamar):
        client = with_code(planned.rosa, tamar)
        for _time in range(5):
            client.post(f"{MINE}?next={HOME}", {"pin": "1111"})
        client.post(f"{MINE}?next={HOME}", {"pin": PIN})
        assert not opens(client)


class TestTheSecondKey:
    def test_taking_it_away_and_giving_a_code_opens_nothing_for_long(self, planned, cast):
        TOTP.activate(planned.rosa.user, generate_totp_secret())
        by = actor(cast.cor, "coordinator")
        reset_second_factor(person=planned.rosa, by=by)
        client = with_code(planned.rosa, by)
        with later(WAIT):
            assert not opens(client)
        assert GivenKey.objects.get().opens_at > timezone.now() + LONG_WAIT - timedelta(minutes=1)

    def test_nor_in_the_other_order(self, planned, cast):
        TOTP.activate(planned.rosa.user, generate_totp_secret())
        by = actor(cast.cor, "coordinator")
        give_paper_code(person=planned.rosa, by=by)
        reset_second_factor(person=planned.rosa, by=by)
        assert GivenKey.objects.get().opens_at > timezone.now() + WAIT

    def test_her_password_shown_again_opens_it(self, planned, tamar):
        client = with_code(planned.rosa, tamar)
        client.post(f"{reverse('account_reauthenticate')}?next={HOME}", {"password": PASSWORD})
        assert opens(client)


class TestAMerge:
    def test_a_code_for_another_name_of_hers_opens_nothing(self, planned, tamar):
        other = make_person(planned.cast.west, "Roosje", login=False)
        merge_persons(kept=planned.rosa, absorbed=other, by=tamar)
        assert DREAM not in with_code(other, tamar).get(HOME).content.decode()

    def test_nor_for_the_name_that_she_let_open_her_plan(self, planned, tamar):
        other = make_person(planned.cast.west, "Roosje")
        merge_persons(kept=planned.rosa, absorbed=other, by=tamar)
        rosa = with_password(planned.rosa)
        rosa.post(HOME + "twee-namen/", {"joined": "yes", "client_key": str(uuid4())})
        assert opens(with_password(other))
        assert not opens(with_code(other, tamar))


class TestTogether:
    """At the desk with a PIN that the desk just gave."""

    @pytest.fixture
    def desk(self, cast, tamar):
        """Unlocked by Vera."""
        device, token = enrol_device(initiative=cast.desk, name="laptop", by=tamar, client_key=uuid4())
        client = Client()
        client.cookies["balie"] = get_cookie_signer(salt="balie" + "desk device").sign(token)
        set_pin(person=cast.vera, pin="2580", by=actor(cast.vera))
        trust_device(device=device, person=cast.vera, by=actor(cast.vera))
        client.post(f"{reverse('desk_unlock')}?wie={cast.vera.pk}", {"pin": "2580"})
        return client

    def test_a_new_pin_opens_nothing(self, desk, planned, tamar):
        own = make_pass(person=planned.rosa, by=tamar, client_key=uuid4())
        set_pass_pin(own=own, pin=NEW_PIN, by=tamar)
        assert desk.post("/west/balie/spreekuur/samen/", {"code": own.code, "pin": NEW_PIN}).url == HOME
        assert not opens(desk)
        assert reads(desk, "/ik/gedeeld/") == ""
        with time_machine.travel(timezone.now() + timedelta(minutes=1), tick=False):
            assert "Samen met" in desk.get(MINE).content.decode()

    def test_her_first_pin_ever_opens_an_empty_plan_that_she_goes_on_with(self, desk, cast, tamar):
        own = make_pass(person=cast.bo, by=tamar, client_key=uuid4())
        set_pass_pin(own=own, pin=NEW_PIN, by=tamar)
        desk.post("/west/balie/spreekuur/samen/", {"code": own.code, "pin": NEW_PIN})
        desk.post(HOME + "vraag/1/", {"text": DREAM, "client_key": str(uuid4())})
        assert opens(desk)
        assert opens(with_pass(own, NEW_PIN))


def test_a_share_is_as_closed_as_a_plan_for_who_gets_a_code_later(planned, cast, tamar):
    make_known(initiative=cast.desk, person=planned.bart, how=KnownHere.How.DESK)
    share(
        plan=planned.plan,
        kind=Kind.DREAM,
        reader=planned.bart,
        until=in_days(3),
        by=planned.by,
        client_key=uuid4(),
    )
    User.objects.filter(pk=planned.bart.user_id).update(password="!")
    assert reads(with_code(fresh(planned.bart), tamar), f"/ik/gedeeld/{planned.plan.pk}/") == ""
