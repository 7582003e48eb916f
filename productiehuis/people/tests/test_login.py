"""Getting in by phone, by name, by passkey page, and as a persona of the demo."""

import re

import pytest
from allauth.core.internal import ratelimit
from django.contrib.messages import get_messages
from django.core.cache import caches
from django.test import Client
from django.urls import reverse

from productiehuis.kernel.texts import TranslatedText
from productiehuis.people.models import Persona, User
from productiehuis.post.models import Message

PHONE = "+31612345678"


@pytest.fixture(autouse=True)
def fresh_limits(db):
    caches["limits"].clear()


@pytest.fixture
def samira(db):
    return User.objects.create_user("samira", "drie-gewone-woorden", phone=PHONE, phone_verified=True)


def last_code():
    return re.search(r"\d{6}", Message.objects.latest("created_at").body).group()


def is_in(client):
    return "_auth_user_id" in client.session


class TestChoosing:
    def test_the_page_offers_every_way_and_keeps_where_you_wanted_to_be(self, client, db):
        text = client.get(reverse("account_login") + "?next=/west/").content.decode()
        for name in ("account_request_login_code", "account_login_password", "account_login_passkey"):
            assert f'href="{reverse(name)}?next=%2Fwest%2F"' in text
        assert reverse("paper_login") in text

    def test_an_address_elsewhere_is_not_followed(self, client, db):
        context = client.get(reverse("account_login") + "?next=https://evil.example/").context
        assert (context["with_next"], context["next"]) == ("", "")

    def test_the_pin_is_offered_on_a_desk_device_only(self, client, db):
        assert reverse("desk_unlock") not in client.get(reverse("account_login")).content.decode()
        client.cookies["balie"] = "anything"
        assert reverse("desk_unlock") in client.get(reverse("account_login")).content.decode()

    def test_every_page_of_getting_in_works_without_a_login(self, client, db):
        for name in (
            "account_login",
            "account_login_password",
            "account_login_passkey",
            "account_request_login_code",
            "account_signup",
            "account_signup_phone",
            "account_signup_name",
            "paper_login",
        ):
            response = client.get(reverse(name))
            assert response.status_code == 200, name
            assert "<script>" not in response.content.decode()
            assert "style=" not in response.content.decode()


class TestPassword:
    def log_in(self, client, login, password="drie-gewone-woorden", **more):
        return client.post(reverse("account_login_password"), {"login": login, "password": password, **more})

    @pytest.mark.parametrize("login", ["samira", "Samira", "06 12345678", "+31 6 12345678"])
    def test_name_or_phone_with_the_password_opens(self, client, samira, login):
        assert self.log_in(client, login).url == reverse("my_house")
        assert is_in(client)

    def test_a_wrong_password_says_what_to_do(self, client, samira):
        response = self.log_in(client, "samira", "iets anders")
        assert "horen niet bij elkaar" in response.content.decode()
        assert not is_in(client)

    def test_an_unknown_name_gets_the_same_sentence(self, client, samira):
        assert "horen niet bij elkaar" in self.log_in(client, "nobody").content.decode()

    def test_an_unproven_phone_number_does_not_log_in(self, client, samira):
        User.objects.update(phone_verified=False)
        self.log_in(client, PHONE)
        assert not is_in(client)

    def test_after_five_wrong_tries_the_right_password_waits_too(self, client, samira):
        for _try in range(5):
            self.log_in(client, "samira", "fout")
        assert "te vaak geprobeerd" in self.log_in(client, "samira").content.decode()
        assert not is_in(client)

    def test_the_limit_is_kept_where_all_processes_see_it(self, client, samira):
        assert ratelimit.cache is caches["limits"]

    def test_only_who_asks_is_remembered(self, samira):
        shared, own = Client(), Client()
        self.log_in(shared, "samira")
        self.log_in(own, "samira", remember="on")
        assert shared.session.get_expire_at_browser_close()
        assert not own.session.get_expire_at_browser_close()


class TestPhoneCode:
    def ask(self, client, phone="06 12345678", **more):
        return client.post(reverse("account_request_login_code"), {"phone": phone, **more})

    def type(self, client, code):
        return client.post(reverse("account_confirm_login_code"), {"code": code})

    def test_a_code_by_sms_opens(self, client, samira):
        assert self.ask(client).url == reverse("account_confirm_login_code")
        assert self.type(client, last_code()).url == reverse("my_house")
        assert is_in(client)

    def test_the_text_names_no_house_and_no_help(self, client, samira):
        self.ask(client)
        body = Message.objects.get().body.lower()
        assert not any(word in body for word in ("huis", "hulp", "spreekuur", "balie", "http"))

    def test_a_code_typed_in_arabic_digits_opens(self, client, samira):
        self.ask(client)
        self.type(client, last_code().translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")))
        assert is_in(client)

    def test_a_wrong_code_says_so_and_three_end_it(self, client, samira):
        self.ask(client)
        code = last_code()
        wrong = "000000" if code != "000000" else "111111"
        assert "Deze code klopt niet" in self.type(client, wrong).content.decode()
        self.type(client, wrong)
        self.type(client, wrong)
        self.type(client, code)
        assert not is_in(client)

    def test_a_used_code_does_not_work_again(self, client, samira):
        self.ask(client)
        code = last_code()
        self.type(client, code)
        other = Client()
        self.ask(other)
        if last_code() != code:
            self.type(other, code)
            assert not is_in(other)

    def test_an_unknown_number_looks_the_same_and_gets_no_code(self, client, db):
        assert self.ask(client).url == reverse("account_confirm_login_code")
        assert not re.search(r"\d{6}", Message.objects.get().body)

    def test_a_number_that_is_none_is_explained(self, client, db):
        assert "Vul 10 cijfers in" in self.ask(client, "0612").content.decode()

    def test_own_phone_is_remembered_when_asked(self, client, samira):
        self.ask(client, remember="on")
        self.type(client, last_code())
        assert not client.session.get_expire_at_browser_close()

    def test_more_than_three_codes_for_one_number_wait(self, client, samira):
        for _time in range(3):
            self.ask(Client())
        assert "te vaak geprobeerd" in self.ask(Client()).content.decode()


class TestSigningUp:
    def test_by_phone_a_code_proves_the_number(self, client, db):
        response = client.post(reverse("account_signup_phone"), {"phone": "06 12345678"})
        assert response.url == reverse("account_verify_phone")
        assert not is_in(client)
        client.post(reverse("account_verify_phone"), {"code": last_code()})
        user = User.objects.get()
        assert is_in(client)
        assert (user.phone, user.phone_verified, user.has_usable_password()) == (PHONE, True, False)

    def test_a_number_that_somebody_only_typed_stays_free_for_its_owner(self, db):
        Client().post(reverse("account_signup_phone"), {"phone": "06 12345678"})
        owner = Client()
        caches["limits"].clear()
        owner.post(reverse("account_signup_phone"), {"phone": "06 12345678"})
        owner.post(reverse("account_verify_phone"), {"code": last_code()})
        assert is_in(owner)

    def test_a_known_number_makes_no_second_login_and_gives_nothing_away(self, client, samira):
        response = client.post(reverse("account_signup_phone"), {"phone": "06 12345678"})
        assert response.url == reverse("account_verify_phone")
        assert User.objects.count() == 1

    def test_by_name_without_any_phone_or_mail(self, client, db):
        data = {"username": "zonnebloem", "password1": "drie-gewone-woorden"}
        assert client.post(reverse("account_signup_name") + "?next=/west/", data).url == "/west/"
        assert is_in(client)

    def test_the_language_of_the_page_becomes_that_of_the_login(self, client, db):
        client.cookies["taal"] = "ar"
        client.post(reverse("account_signup_name"), {"username": "shams", "password1": "drie-gewone-woorden"})
        assert User.objects.get().language == "ar"

    @pytest.mark.parametrize(
        ("data", "sentence"),
        [
            ({"username": "samira", "password1": "drie-gewone-woorden"}, "al bezet"),
            ({"username": "0612345678", "password1": "drie-gewone-woorden"}, "telefoonnummer"),
            ({"username": "111222333", "password1": "drie-gewone-woorden"}, "burgerservicenummer"),
            ({"username": "met spatie", "password1": "drie-gewone-woorden"}, "alleen letters"),
            ({"username": "zon", "password1": "kort"}, "wachtwoord"),
            ({"username": "", "password1": ""}, "Kies een naam."),
        ],
    )
    def test_what_is_wrong_is_said(self, client, samira, data, sentence):
        assert sentence in client.post(reverse("account_signup_name"), data).content.decode()
        assert User.objects.count() == 1

    def test_a_foundation_can_close_it(self, client, db, settings):
        settings.SIGNUP_OPEN = False
        client.post(reverse("account_signup_name"), {"username": "zon", "password1": "drie-gewone-woorden"})
        assert not User.objects.exists()
        assert "aan de balie" in client.get(reverse("account_signup")).content.decode()


class TestPersonas:
    @pytest.fixture
    def persona(self, db):
        user = User.objects.create_user("persona-trekker", is_persona=True)
        return Persona.objects.create(
            user=user, title=TranslatedText.of("Trekker"), what=TranslatedText.of("Leidt een balie.")
        )

    def test_one_press_is_enough_in_the_demo(self, client, persona):
        assert "Leidt een balie." in client.get(reverse("account_login")).content.decode()
        response = client.post(reverse("persona_login"), {"persona": persona.pk})
        assert response.url == reverse("my_house")
        assert client.session["second_factor_at"]
        assert client.session["second_factor_how"] == "demo"

    def test_elsewhere_the_page_does_not_exist(self, client, persona, settings):
        settings.DEMO = False
        assert client.post(reverse("persona_login"), {"persona": persona.pk}).status_code == 404
        assert "Leidt een balie." not in client.get(reverse("account_login")).content.decode()
        assert not is_in(client)

    def test_it_asks_for_the_token_of_the_page(self, persona):
        strict = Client(enforce_csrf_checks=True)
        assert strict.post(reverse("persona_login"), {"persona": persona.pk}).status_code == 403

    def test_a_login_that_is_no_persona_cannot_be_pressed(self, client, persona, samira):
        impostor = Persona.objects.create(user=samira, title=TranslatedText.of("x"), what=TranslatedText.of("y"))
        assert client.post(reverse("persona_login"), {"persona": impostor.pk}).status_code == 403
        assert client.post(reverse("persona_login"), {"persona": "nonsense"}).status_code == 404
        assert not is_in(client)


class TestLeaving:
    def test_logging_out_asks_once_and_leaves_nothing(self, client, samira):
        client.force_login(samira, backend="productiehuis.people.backends.PasswordBackend")
        assert "Wil je uitloggen?" in client.get(reverse("account_logout")).content.decode()
        response = client.post(reverse("account_logout"))
        assert not is_in(client)
        assert "Je bent uitgelogd." in [str(m) for m in get_messages(response.wsgi_request)]

    def test_signed_in_pages_are_never_stored(self, client, samira):
        client.force_login(samira, backend="productiehuis.people.backends.PasswordBackend")
        assert "no-store" in client.get(reverse("profile"))["Cache-Control"]
