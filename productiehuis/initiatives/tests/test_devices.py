"""The desk device: who enrols it, who unlocks it, and how soon it forgets (T6)."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from productiehuis.audit.models import Event
from productiehuis.initiatives.actions.devices import MAX_TRIES, set_pin, trust_device
from productiehuis.initiatives.models import DeskDevice, DeskPin, DeskTrust, Role
from productiehuis.people.models import LoginSession, User
from tests.cast import actor, give

PIN = "2580"


def enrol(client, key=None):
    url = reverse("desk_devices", args=["west", "spreekuur"])
    return client.post(url, {"name": "laptop bij het raam", "client_key": str(key or uuid4())})


@pytest.fixture
def desk_browser(cast, as_person):
    """A browser enrolled for the desk of West, where Vera has a PIN and showed a second factor lately."""
    client = as_person(cast.tamar)
    assert enrol(client).status_code == 302
    set_pin(person=cast.vera, pin=PIN, by=actor(cast.vera))
    trust_device(device=DeskDevice.objects.get(), person=cast.vera, by=actor(cast.vera))
    return client


def unlock_as(client, person, pin=PIN):
    return client.post(f"{reverse('desk_unlock')}?wie={person.pk}", {"pin": pin})


class TestEnrolling:
    def test_the_trekker_enrols_a_device_and_is_logged_out_of_it(self, cast, as_person):
        client = as_person(cast.tamar)
        response = enrol(client)
        assert response.url == reverse("desk_unlock")
        assert "_auth_user_id" not in client.session
        cookie = response.cookies["balie"]
        assert cookie["httponly"]
        assert cookie.value.split(":")[0] not in DeskDevice.objects.get().token_hash

    def test_the_same_form_sent_twice_is_one_device_that_works(self, cast, as_person):
        key = uuid4()
        enrol(as_person(cast.tamar), key)
        second = as_person(cast.tamar)
        enrol(second, key)
        assert DeskDevice.objects.count() == 1
        assert second.get(reverse("desk_unlock")).status_code == 200

    def test_a_volunteer_cannot_enrol_a_device(self, cast, as_person):
        assert enrol(as_person(cast.vera)).status_code == 404
        assert not DeskDevice.objects.exists()

    def test_a_trekker_of_another_house_cannot_enrol_or_revoke_here(self, cast, as_person, desk_browser):
        stranger = as_person(cast.fay)
        device = DeskDevice.objects.get()
        assert enrol(stranger).status_code == 404
        assert stranger.post(reverse("device_revoke", args=["west", "spreekuur", device.pk])).status_code == 404
        assert stranger.post(reverse("device_revoke", args=["noord", "spreekuur", device.pk])).status_code == 404

    def test_a_device_without_a_name_is_asked_for_one(self, cast, as_person):
        client = as_person(cast.tamar)
        response = client.post(
            reverse("desk_devices", args=["west", "spreekuur"]), {"name": "", "client_key": str(uuid4())}
        )
        assert "Geef het apparaat een naam." in response.content.decode()


class TestNames:
    def test_an_enrolled_device_shows_first_names_of_who_has_a_pin_here(self, cast, desk_browser):
        set_pin(person=cast.noor, pin=PIN, by=actor(cast.noor))
        text = desk_browser.get(reverse("desk_unlock")).content.decode()
        assert "Vera" in text
        assert "Tamar" not in text  # no PIN
        assert "Noor" not in text  # works elsewhere

    def test_another_browser_shows_nobody(self, cast, desk_browser):
        response = Client().get(reverse("desk_unlock"))
        assert response.status_code == 404
        assert "Vera" not in response.content.decode()

    def test_a_changed_cookie_is_no_device(self, cast, desk_browser):
        desk_browser.cookies["balie"] = desk_browser.cookies["balie"].value + "x"
        assert desk_browser.get(reverse("desk_unlock")).status_code == 404

    def test_who_stopped_working_here_is_not_shown(self, cast, desk_browser):
        cast.vera.memberships.update(ends=timezone.now().date() - timedelta(days=1))
        assert "Vera" not in desk_browser.get(reverse("desk_unlock")).content.decode()


class TestUnlocking:
    def test_the_pin_opens_the_desk_at_once(self, cast, desk_browser):
        response = unlock_as(desk_browser, cast.vera)
        assert response.url == reverse("desk", args=["west", "spreekuur"])
        assert desk_browser.session["desk_initiative"] == str(cast.desk.pk)
        assert desk_browser.session["second_factor_at"]

    def test_digits_of_another_script_are_the_same_pin(self, cast, desk_browser):
        assert unlock_as(desk_browser, cast.vera, "٢٥٨٠").status_code == 302

    def test_without_a_recent_second_factor_that_is_asked_first(self, cast, desk_browser):
        DeskTrust.objects.update(second_factor_at=timezone.now() - timedelta(days=31))
        response = unlock_as(desk_browser, cast.vera)
        assert response.url.startswith(reverse("second_factor"))
        assert "second_factor_at" not in desk_browser.session

    def test_a_persona_of_the_demo_is_in_at_once(self, cast, desk_browser):
        DeskTrust.objects.all().delete()
        User.objects.filter(pk=cast.vera.user_id).update(is_persona=True)
        assert unlock_as(desk_browser, cast.vera).url == reverse("desk", args=["west", "spreekuur"])
        assert desk_browser.session["second_factor_how"] == "demo"

    def test_without_the_demo_a_persona_is_nobody_special(self, cast, desk_browser, settings):
        settings.DEMO = False
        DeskTrust.objects.all().delete()
        User.objects.filter(pk=cast.vera.user_id).update(is_persona=True)
        assert unlock_as(desk_browser, cast.vera).url.startswith(reverse("second_factor"))
        assert "second_factor_at" not in desk_browser.session

    def test_who_has_no_second_factor_makes_one_elsewhere(self, cast, desk_browser):
        DeskTrust.objects.all().delete()
        url = unlock_as(desk_browser, cast.vera).url
        assert "op je eigen telefoon" in desk_browser.get(url).content.decode()

    def test_after_the_second_factor_the_device_is_trusted(self, cast, desk_browser):
        DeskTrust.objects.all().delete()
        unlock_as(desk_browser, cast.vera)
        session = desk_browser.session
        session["second_factor_at"] = timezone.now().isoformat()
        session.save()
        assert desk_browser.get(reverse("desk_trust")).url == reverse("desk", args=["west", "spreekuur"])
        assert DeskTrust.objects.get().person == cast.vera

    def test_trust_cannot_be_taken_without_the_second_factor(self, cast, desk_browser):
        DeskTrust.objects.all().delete()
        unlock_as(desk_browser, cast.vera)
        assert desk_browser.get(reverse("desk_trust")).url.startswith(reverse("second_factor"))
        assert not DeskTrust.objects.exists()

    def test_a_wrong_pin_stays_outside(self, cast, desk_browser):
        response = unlock_as(desk_browser, cast.vera, "2581")
        assert "Deze pincode klopt niet" in response.content.decode()
        assert "_auth_user_id" not in desk_browser.session

    def test_five_wrong_pins_lock_it_also_for_the_right_one(self, cast, desk_browser):
        for _try in range(MAX_TRIES):
            unlock_as(desk_browser, cast.vera, "2581")
        response = unlock_as(desk_browser, cast.vera)
        assert "te vaak fout" in response.content.decode()
        assert "_auth_user_id" not in desk_browser.session
        assert Event.objects.filter(verb="desk pin locked").count() == 1

    def test_after_a_quarter_of_an_hour_the_pin_works_again(self, cast, desk_browser):
        for _try in range(MAX_TRIES):
            unlock_as(desk_browser, cast.vera, "2581")
        DeskPin.objects.update(locked_until=timezone.now() - timedelta(seconds=1))
        assert unlock_as(desk_browser, cast.vera).status_code == 302

    def test_a_right_pin_forgets_earlier_mistakes(self, cast, desk_browser):
        unlock_as(desk_browser, cast.vera, "2581")
        unlock_as(desk_browser, cast.vera)
        assert DeskPin.objects.get(person=cast.vera).tries == 0

    def test_powers_of_the_session_hold_at_this_desk_only(self, cast, desk_browser):
        give(cast.vera, Role.TREKKER, cast.sewing)
        unlock_as(desk_browser, cast.vera)
        assert desk_browser.get(reverse("desk_devices", args=["west", "naaien"])).status_code == 404


class TestLeaving:
    def test_the_lock_ends_the_session_and_keeps_the_device(self, cast, desk_browser):
        unlock_as(desk_browser, cast.vera)
        response = desk_browser.post(reverse("desk_lock"))
        assert response.url == reverse("desk_unlock")
        assert response["Clear-Site-Data"] == '"storage"'
        assert "_auth_user_id" not in desk_browser.session
        assert "Vera" in desk_browser.get(reverse("desk_unlock")).content.decode()

    def test_the_lock_is_pressed_not_visited(self, cast, desk_browser):
        assert desk_browser.get(reverse("desk_lock")).status_code == 405

    def test_a_revoked_device_stops_with_the_next_press(self, cast, desk_browser, as_person):
        unlock_as(desk_browser, cast.vera)
        boss = as_person(cast.tamar)
        device = DeskDevice.objects.get()
        boss.post(reverse("device_revoke", args=["west", "spreekuur", device.pk]))
        assert not LoginSession.objects.filter(device_key=device.pk).exists()
        assert desk_browser.get(reverse("desk_home")).url == reverse("desk_unlock")
        assert desk_browser.get(reverse("desk_unlock")).status_code == 404
        assert unlock_as(desk_browser, cast.vera).status_code == 404

    def test_a_session_whose_key_changed_is_still_ended_by_revoking(self, cast, desk_browser, as_person):
        unlock_as(desk_browser, cast.vera)
        session = desk_browser.session
        session.cycle_key()
        desk_browser.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
        device = DeskDevice.objects.get()
        as_person(cast.tamar).post(reverse("device_revoke", args=["west", "spreekuur", device.pk]))
        assert desk_browser.get(reverse("desk_home")).url == reverse("desk_unlock")

    def test_an_idle_desk_locks_itself(self, cast, desk_browser, time_machine):
        unlock_as(desk_browser, cast.vera)
        time_machine.move_to(timezone.now() + timedelta(seconds=settings.DESK_IDLE_SECONDS + 1))
        assert desk_browser.get(reverse("desk_home")).url == reverse("desk_unlock")
        assert "_auth_user_id" not in desk_browser.session

    def test_the_idle_stamp_is_written_at_most_once_a_minute(self, cast, desk_browser, time_machine):
        unlock_as(desk_browser, cast.vera)
        before = desk_browser.session["desk_seen"]
        time_machine.move_to(timezone.now() + timedelta(seconds=30))
        desk_browser.get(reverse("desk_home"))
        assert desk_browser.session["desk_seen"] == before
        time_machine.move_to(timezone.now() + timedelta(seconds=40))
        desk_browser.get(reverse("desk_home"))
        assert desk_browser.session["desk_seen"] > before

    def test_ones_own_pages_stay_closed_on_a_desk_device(self, cast, desk_browser):
        unlock_as(desk_browser, cast.vera)
        for name in ("profile", "account_change_password", "account_set_password", "mfa_index", "account_change_phone"):
            assert desk_browser.get(reverse(name)).url == reverse("desk_home")
        assert desk_browser.get(reverse("desk_pin", args=["west"])).status_code == 404


class TestChoosingAPin:
    def choose(self, client, pin, again=None, house="west"):
        return client.post(reverse("desk_pin", args=[house]), {"pin": pin, "again": again or pin})

    def test_a_volunteer_chooses_a_pin(self, cast, as_person):
        assert self.choose(as_person(cast.vera), "2580").status_code == 302
        assert "2580" not in DeskPin.objects.get(person=cast.vera).pin_hash

    @pytest.mark.parametrize("pin", ["1234", "0000", "9876", "123", "1234567", "abcd"])
    def test_an_easy_or_odd_pin_is_refused(self, cast, as_person, pin):
        assert self.choose(as_person(cast.vera), pin).status_code == 200
        assert not DeskPin.objects.exists()

    def test_both_times_must_be_the_same(self, cast, as_person):
        response = self.choose(as_person(cast.vera), "2580", "2581")
        assert "niet gelijk" in response.content.decode()

    def test_who_works_at_no_desk_has_no_pin(self, cast, as_person):
        assert self.choose(as_person(cast.rosa), "2580").status_code == 404
        assert self.choose(as_person(cast.vera), "2580", house="noord").status_code == 404

    def test_a_pin_asks_for_the_second_factor_first(self, cast):
        client = Client()
        client.force_login(cast.vera.user, backend="productiehuis.people.backends.PasswordBackend")
        assert reverse("second_factor") in self.choose(client, "2580").url
