"""Giving a code on paper, and becoming a resident by oneself."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from productiehuis.initiatives.actions.roles import give_role
from productiehuis.initiatives.look_up import make_known
from productiehuis.initiatives.models import KnownHere, Membership, Role
from productiehuis.people.models import OneTimeLogin, Person, User
from tests.cast import actor, give, make_person


def ask(client, person, key=None, house="west", initiative="spreekuur"):
    url = reverse("login_code", args=[house, initiative, person.pk])
    return client.post(url, {"client_key": str(key or uuid4())})


def shown_code(response):
    return re.search(r"\d{5} \d{5}", response.content.decode())


class TestGiving:
    def test_the_trekker_gives_a_code_that_works(self, cast, as_person):
        code = shown_code(ask(as_person(cast.tamar), cast.bo)).group()
        visitor = Client()
        assert visitor.post(reverse("paper_login"), {"code": code}).url == reverse("profile")

    def test_the_paper_is_in_the_language_of_who_gets_it(self, cast, as_person):
        Person.objects.filter(pk=cast.bo.pk).update(language="tr")
        page = ask(as_person(cast.tamar), cast.bo).content.decode()
        assert 'lang="tr"' in page
        assert "Kodu yaz." in page
        assert "Afdrukken" in page

    def test_it_is_shown_once(self, cast, as_person):
        client, key = as_person(cast.tamar), uuid4()
        ask(client, cast.bo, key)
        again = ask(client, cast.bo, key)
        assert again.status_code == 302
        assert OneTimeLogin.objects.count() == 1

    def test_looking_makes_no_code(self, cast, as_person):
        as_person(cast.tamar).get(reverse("login_code", args=["west", "spreekuur", cast.bo.pk]))
        assert not OneTimeLogin.objects.exists()

    @pytest.mark.parametrize("who", ["vera", "rosa", "noor", "fay", "pim"])
    def test_nobody_else_gives_one_here(self, cast, as_person, who):
        assert ask(as_person(getattr(cast, who)), cast.bo).status_code == 404
        assert not OneTimeLogin.objects.exists()

    def test_somebody_not_known_here_does_not_exist(self, cast, as_person):
        assert ask(as_person(cast.tamar), cast.rosa).status_code == 404
        assert ask(as_person(cast.tamar), cast.fay).status_code == 404

    def test_a_trekker_cannot_become_a_volunteer_with_it(self, cast, as_person):
        response = ask(as_person(cast.tamar), cast.vera)
        assert "Alleen de coördinator" in response.content.decode()
        assert not OneTimeLogin.objects.exists()

    def test_nor_one_whose_role_is_still_to_begin(self, cast, as_person):
        cast.vera.memberships.update(starts=timezone.localdate() + timedelta(days=3))
        assert "Alleen de coördinator" in ask(as_person(cast.tamar), cast.vera).content.decode()
        assert not OneTimeLogin.objects.exists()

    @pytest.mark.parametrize("role", [Role.SECRETARY, Role.PRIVACY_KEEPER, Role.COORDINATOR])
    def test_nor_anybody_with_a_role_of_the_house_who_has_not_logged_in_yet(self, cast, as_person, role):
        sem = make_person(cast.west, "Sem", login=False)
        give(sem, role)
        make_known(initiative=cast.desk, person=sem, how=KnownHere.How.DESK)
        assert "Alleen de coördinator" in ask(as_person(cast.tamar), sem).content.decode()
        assert not OneTimeLogin.objects.exists()
        assert shown_code(ask(as_person(cast.cor), sem))

    def test_nor_a_volunteer_of_another_desk_who_has_not_logged_in_yet(self, cast, as_person):
        sem = make_person(cast.west, "Sem", login=False)
        give(sem, Role.VOLUNTEER, cast.sewing)
        make_known(initiative=cast.desk, person=sem, how=KnownHere.How.DESK)
        assert "Alleen de coördinator" in ask(as_person(cast.tamar), sem).content.decode()

    def test_a_trekker_lets_their_own_new_volunteer_in(self, cast, as_person):
        sem = make_person(cast.west, "Sem", login=False)
        give(sem, Role.VOLUNTEER, cast.desk)
        assert shown_code(ask(as_person(cast.tamar), sem))

    def test_a_code_made_before_the_role_ends_with_it(self, cast, as_person):
        """Else who made it for a resident could come in as a privacy keeper."""
        code = shown_code(ask(as_person(cast.tamar), cast.bo)).group()
        give_role(house=cast.west, person=cast.bo, role=Role.PRIVACY_KEEPER, starts=cast.west.today, by=actor(cast.cor))
        assert "code" in Client().post(reverse("paper_login"), {"code": code}).content.decode()
        assert not OneTimeLogin.objects.get().used_at

    def test_a_code_of_who_gives_the_role_goes_on(self, cast, as_person):
        code = shown_code(ask(as_person(cast.tamar), cast.bo)).group()
        desk = {"house": cast.west, "initiative": cast.desk, "starts": cast.west.today}
        give_role(person=cast.bo, role=Role.VOLUNTEER, by=actor(cast.tamar, "trekker"), **desk)
        assert Client().post(reverse("paper_login"), {"code": code}).url == reverse("profile")

    def test_the_coordinator_can_give_a_volunteer_one(self, cast, as_person):
        assert shown_code(ask(as_person(cast.cor), cast.vera))

    def test_not_even_the_coordinator_for_a_role_in_another_house(self, cast, as_person):
        twin = make_person(cast.noord, "Vera", login=False)
        twin.user = cast.vera.user
        twin.save()
        give(twin, Role.TREKKER, cast.far_desk)
        assert "ander huis" in ask(as_person(cast.cor), cast.vera).content.decode()

    def test_the_search_finds_only_who_is_known_here(self, cast, as_person):
        url = reverse("find_for_login", args=["west", "spreekuur"])
        client = as_person(cast.tamar)
        assert "Bo" in client.post(url, {"naam": "bo"}, follow=True).content.decode()
        assert "Niemand gevonden" in client.post(url, {"naam": "rosa"}, follow=True).content.decode()


class TestBecomingResident:
    @pytest.fixture
    def newcomer(self, db):
        user = User.objects.create_user("zonnebloem", "drie-gewone-woorden")
        client = Client()
        client.force_login(user, backend="productiehuis.people.backends.PasswordBackend")
        return client

    def join(self, client, key=None, house="west", name="Yara"):
        url = reverse("become_resident", args=[house])
        return client.post(url, {"first_name": name, "client_key": str(key or uuid4())})

    def test_somebody_with_a_login_joins_with_a_first_name(self, cast, newcomer):
        assert self.join(newcomer).url == reverse("my_house")
        person = Person.objects.get(first_name="Yara")
        assert person.house == cast.west
        assert Membership.objects.get(person=person).role == Role.RESIDENT

    def test_twice_is_once(self, cast, newcomer):
        key = uuid4()
        self.join(newcomer, key)
        self.join(newcomer, key)
        self.join(newcomer)
        assert Person.objects.filter(user__username="zonnebloem").count() == 1

    def test_a_second_house_is_a_second_person(self, cast, newcomer):
        self.join(newcomer)
        self.join(newcomer, house="noord")
        assert Person.objects.filter(user__username="zonnebloem").count() == 2

    def test_who_is_not_logged_in_is_asked_to_and_comes_back(self, cast):
        url = reverse("become_resident", args=["west"])
        assert Client().get(url).url == f"{reverse('account_login')}?next={url}"

    def test_without_a_name_it_asks(self, cast, newcomer):
        assert "Vul je voornaam in" in self.join(newcomer, name="").content.decode()

    def test_a_house_that_is_not_there_is_404(self, cast, newcomer):
        assert self.join(newcomer, house="zuid").status_code == 404


class TestFindingTheWay:
    def test_a_newcomer_sees_which_houses_to_join(self, cast):
        user = User.objects.create_user("maan", "drie-gewone-woorden")
        client = Client()
        client.force_login(user, backend="productiehuis.people.backends.PasswordBackend")
        text = client.get(reverse("my_house")).content.decode()
        assert reverse("become_resident", args=["west"]) in text
        assert reverse("become_resident", args=["noord"]) in text

    def test_a_volunteer_finds_the_pin_and_a_resident_does_not(self, cast, as_person):
        link = reverse("desk_pin", args=["west"])
        assert link in as_person(cast.vera).get(reverse("my_house")).content.decode()
        assert link not in as_person(cast.rosa).get(reverse("my_house")).content.decode()
