"""One's own pages, and nobody else's."""

import pytest
from django.test import Client
from django.urls import reverse

from productiehuis.audit.models import Event
from productiehuis.people.models import ReachBy


def test_somebody_chooses_language_and_letters(cast, as_person):
    client = as_person(cast.rosa)
    response = client.post(reverse("profile_display"), {"language": "ar", "letters": "groot"})
    cast.rosa.user.refresh_from_db()
    assert (cast.rosa.user.language, cast.rosa.user.letters) == ("ar", "groot")
    assert response.cookies["taal"].value == "ar"
    assert response.cookies["letters"].value == "groot"
    assert 'data-size="groot"' in client.get(reverse("profile")).content.decode()


def test_a_language_that_is_none_is_refused(cast, as_person):
    as_person(cast.rosa).post(reverse("profile_display"), {"language": "xx", "letters": "groot"})
    cast.rosa.user.refresh_from_db()
    assert cast.rosa.user.language == "nl"


class TestSafeContact:
    def say(self, client, house="west", **data):
        return client.post(reverse("safe_contact", args=[house]), data)

    def test_somebody_says_how_and_when_and_the_log_does_not_say_what(self, cast, as_person):
        data = {"reach_by": "sms", "phone": "06 12345678", "reach_when": "overdag"}
        assert self.say(as_person(cast.rosa), **data).status_code == 302
        cast.rosa.refresh_from_db()
        assert (cast.rosa.reach_by, cast.rosa.phone, cast.rosa.reach_when) == ("sms", "+31612345678", "overdag")
        assert "12345678" not in str(Event.objects.get(verb="safe contact changed").changes)

    def test_calling_needs_a_number(self, cast, as_person):
        response = self.say(as_person(cast.rosa), reach_by="call", phone="", reach_when="")
        assert "Vul een nummer in" in response.content.decode()

    def test_a_bsn_is_kindly_refused_and_what_was_typed_stays(self, cast, as_person):
        response = self.say(as_person(cast.rosa), reach_by="not", phone="", reach_when="mijn bsn is 111222333")
        assert "burgerservicenummer" in response.content.decode()
        assert "mijn bsn is 111222333" in response.content.decode()
        cast.rosa.refresh_from_db()
        assert cast.rosa.reach_when == ""

    def test_the_default_is_not_at_all(self, cast):
        assert cast.bo.reach_by == ReachBy.NOT

    def test_a_house_where_you_are_not_known_does_not_exist(self, cast, as_person):
        assert self.say(as_person(cast.rosa), house="noord", reach_by="not").status_code == 404


@pytest.mark.parametrize("name", ["profile", "profile_display", "usersessions_list", "account_change_phone"])
def test_who_is_not_logged_in_is_asked_to(db, name):
    assert Client().get(reverse(name)).url.startswith(reverse("account_login"))


def test_somebody_logs_out_everywhere_else(cast):
    here, there = Client(), Client()
    for client in (here, there):
        client.post(reverse("account_login_password"), {"login": "rosa-west", "password": "geheim-woord-1"})
    assert "Log de andere uit" in here.get(reverse("usersessions_list")).content.decode()
    here.post(reverse("usersessions_list"))
    assert here.get(reverse("profile")).status_code == 200
    assert there.get(reverse("profile")).status_code == 302


def test_a_device_is_told_in_words(cast):
    phone = Client(headers={"user-agent": "Mozilla/5.0 (Linux; Android 13) Chrome/120.0 Mobile Safari/537.36"})
    phone.post(reverse("account_login_password"), {"login": "rosa-west", "password": "geheim-woord-1"})
    page = phone.get(reverse("usersessions_list")).content.decode()
    assert "Telefoon" in page
    assert "Android, Chrome" in page
    assert "Mozilla" not in page


def test_somebody_without_a_password_chooses_one(cast):
    client = Client()
    client.force_login(cast.rosa.user, backend="productiehuis.people.backends.PasswordBackend")
    cast.rosa.user.set_unusable_password()
    cast.rosa.user.save()
    client.force_login(cast.rosa.user, backend="productiehuis.people.backends.PasswordBackend")
    data = {"password1": "drie-gewone-woorden", "password2": "drie-gewone-woorden"}
    assert client.post(reverse("account_set_password"), data).url == reverse("profile")
    cast.rosa.user.refresh_from_db()
    assert cast.rosa.user.check_password("drie-gewone-woorden")
