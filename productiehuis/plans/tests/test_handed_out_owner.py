"""Who begins with what was handed out goes on with it; and what its owner sees, says yes to and stops (ADR 24)."""

from uuid import uuid4

from django.test import Client
from django.urls import reverse

from productiehuis.audit.models import Event
from productiehuis.people.actions import (
    give_paper_code,
    make_pass,
    set_pass_pin,
)
from productiehuis.people.models import GivenKey, HousePass, LoginSession, Person, ReachBy, User
from productiehuis.people.rules.handed_out import LONG_WAIT
from productiehuis.plans.models import Plan
from productiehuis.plans.tests.conftest import DREAM
from productiehuis.plans.tests.handing import (  # noqa: F401
    HOME,
    MINE,
    NEW_PIN,
    OTHER,
    choose_password,
    fresh,
    fresh_limits,
    later,
    opens,
    tamar_leads,
    with_code,
    with_pass,
    with_password,
)
from productiehuis.post.models import Message
from tests.cast import actor


class TestWhoBegins:
    """Somebody whose only way in was handed out, and who has no plan: nothing is in the way."""

    def begin(self, client, text=DREAM):
        client.post(HOME + "vraag/1/", {"text": text, "client_key": str(uuid4())})

    def test_they_begin_with_it_and_go_on(self, cast, tamar):
        client = with_code(cast.bo, tamar)
        assert client.get(HOME).status_code == 200
        self.begin(client)
        assert opens(client)

    def test_also_with_the_password_that_they_chose_then(self, cast, tamar):
        client = with_code(cast.bo, tamar)
        choose_password(client)
        again = with_password(fresh(cast.bo), OTHER)
        self.begin(again)
        assert opens(again)
        assert opens(with_password(fresh(cast.bo), OTHER))

    def test_a_code_that_comes_later_waits(self, cast, tamar):
        self.begin(with_code(cast.bo, tamar))
        assert not opens(with_code(fresh(cast.bo), tamar))

    def test_what_was_handed_out_before_waits_from_the_beginning(self, cast, tamar):
        """A PIN that Tamar set beforehand opens nothing of what Bo writes later, however long ago it was."""
        first = with_code(cast.bo, tamar)
        own = make_pass(person=fresh(cast.bo), by=tamar, client_key=uuid4())
        set_pass_pin(own=own, pin=NEW_PIN, by=tamar)
        choose_password(first)
        with later(LONG_WAIT):
            bo = with_password(fresh(cast.bo), OTHER)
            self.begin(bo)
            assert opens(bo)
            assert not opens(with_pass(own, NEW_PIN))
            assert "Vroeg je dit?" in bo.get("/ik/").content.decode()

    def test_who_has_a_way_in_of_their_own_gets_no_plan_begun_by_a_code(self, cast, tamar):
        """Else a colleague begins it for them, and reads what they write in it later."""
        client = with_code(cast.rosa, tamar)
        self.begin(client)
        assert not Plan.objects.filter(person=cast.rosa).exists()

    def test_a_milestone_or_a_share_first_closes_nothing(self, planned, cast, tamar):
        client = with_code(cast.bo, tamar)
        planned.share(planned.dream, reader=fresh(cast.bo))
        assert DREAM in client.get(f"/ik/gedeeld/{planned.plan.pk}/").content.decode()
        assert client.get(HOME).status_code == 200


class TestTheOwner:
    def test_older_devices_the_start_page_and_the_log_tell(self, planned, tamar):
        rosa = with_password(planned.rosa)
        give_paper_code(person=planned.rosa, by=tamar)
        for address in ("/ik/", reverse("profile"), HOME):
            page = rosa.get(address).content.decode()
            assert "Tamar gaf op" in page
            assert "Nee, stop dit" in page
        assert "gaf een nieuwe manier om in te loggen" in rosa.get("/ik/wie-keek-er/").content.decode()

    def test_the_safe_contact_hears_that_there_is_something_and_not_what(self, planned, tamar):
        Person.objects.filter(pk=planned.rosa.pk).update(reach_by=ReachBy.SMS, phone="+31612345678")
        give_paper_code(person=fresh(planned.rosa), by=tamar)
        message = Message.objects.get()
        assert message.to == "+31612345678"
        for word in ("plan", "huis", "West", "Spreekuur", "Tamar", "code", "pin"):
            assert word not in message.body

    def test_one_press_stops_it_and_all_that_was_made_with_it(self, planned, tamar):
        rosa = with_password(planned.rosa)
        User.objects.filter(pk=planned.rosa.user_id).update(phone="+31612345678", phone_verified=True)
        thief = with_code(planned.rosa, tamar)
        given = GivenKey.objects.get()
        assert rosa.post(reverse("given_key_stop", args=[given.pk])).status_code == 302
        assert opens(rosa)
        assert "/login/" in thief.get(HOME).url
        assert fresh(planned.rosa).user.has_usable_password()
        assert Event.objects.filter(verb="key stopped").exists()
        with later(LONG_WAIT):
            assert "/login/" in thief.get(HOME).url

    def test_a_code_that_was_stopped_before_its_use_is_worth_nothing(self, planned, tamar):
        rosa = with_password(planned.rosa)
        code = give_paper_code(person=planned.rosa, by=tamar)
        rosa.post(reverse("given_key_stop", args=[GivenKey.objects.get().pk]))
        client = Client()
        client.post(reverse("paper_login"), {"code": code})
        assert "_auth_user_id" not in client.session

    def test_a_pin_that_was_stopped_is_gone(self, planned, tamar):
        own = make_pass(person=planned.rosa, by=planned.by, client_key=uuid4())
        set_pass_pin(own=own, pin=NEW_PIN, by=tamar)
        rosa = with_password(planned.rosa)
        rosa.post(reverse("given_key_stop", args=[GivenKey.objects.get().pk]))
        assert not HousePass.objects.get(pk=own.pk).pin_hash

    def test_her_yes_opens_it_at_once(self, planned, tamar):
        rosa, phone = with_password(planned.rosa), with_code(planned.rosa, tamar)
        assert rosa.post(reverse("given_key_yes", args=[GivenKey.objects.get().pk])).status_code == 302
        assert opens(phone)

    def test_who_came_in_with_it_does_not_say_yes_to_it(self, planned, tamar):
        thief = with_code(planned.rosa, tamar)
        assert thief.post(reverse("given_key_yes", args=[GivenKey.objects.get().pk])).status_code == 404
        assert not opens(thief)

    def test_nor_with_a_second_code(self, planned, tamar):
        first, second = with_code(planned.rosa, tamar), with_code(planned.rosa, tamar)
        for client in (first, second):
            for given in GivenKey.objects.all():
                assert client.post(reverse("given_key_yes", args=[given.pk])).status_code == 404

    def test_who_lost_everything_stops_it_with_a_code_of_her_own(self, planned, tamar):
        User.objects.filter(pk=planned.rosa.user_id).update(password="!")
        thief = with_code(fresh(planned.rosa), tamar)
        given = GivenKey.objects.get()
        rosa = with_code(fresh(planned.rosa), actor(planned.cast.cor, "coordinator"))
        rosa.post(reverse("given_key_stop", args=[given.pk]))
        assert "/login/" in thief.get(HOME).url
        assert rosa.get("/ik/").status_code == 200
        assert not opens(rosa)

    def test_who_came_in_with_a_code_stops_nothing_that_its_owner_goes_on_with(self, cast, tamar):
        """Else a code would take away the password that was chosen with the first one."""
        bo = with_code(cast.bo, tamar)
        choose_password(bo)
        bo.post(HOME + "vraag/1/", {"text": DREAM, "client_key": str(uuid4())})
        first = GivenKey.objects.get()
        thief = with_code(fresh(cast.bo), tamar)
        assert thief.post(reverse("given_key_stop", args=[first.pk])).status_code == 404
        page = thief.get(MINE).content.decode()
        assert "Wat je eerder kreeg" in page
        assert opens(with_password(fresh(cast.bo), OTHER))

    def test_after_the_wait_she_says_yes_and_no_as_before(self, planned, tamar):
        User.objects.filter(pk=planned.rosa.user_id).update(password="!")
        choose_password(with_code(fresh(planned.rosa), tamar))
        with later(LONG_WAIT):
            rosa = with_password(fresh(planned.rosa), OTHER)
            phone = with_code(fresh(planned.rosa), tamar)
            newest = GivenKey.objects.first()
            assert "Ja, dit is van mij" in rosa.get("/ik/").content.decode()
            rosa.post(reverse("given_key_yes", args=[newest.pk]))
            assert opens(phone)

    def test_who_stops_what_they_came_with_is_out(self, planned, tamar):
        thief = with_code(planned.rosa, tamar)
        thief.post(reverse("given_key_stop", args=[GivenKey.objects.get().pk]))
        assert "_auth_user_id" not in thief.session
        assert not LoginSession.objects.filter(session_key=thief.session.session_key or "-").exists()

    def test_anothers_is_not_there(self, planned, tamar):
        give_paper_code(person=planned.rosa, by=tamar)
        bart = with_password(planned.bart)
        for name in ("given_key_yes", "given_key_stop"):
            assert bart.post(reverse(name, args=[GivenKey.objects.get().pk])).status_code == 404
