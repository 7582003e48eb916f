"""I let myself go: two steps, at once, and then nobody knows me."""

from uuid import uuid4

import pytest

from productiehuis.initiatives.models import Membership, Role
from productiehuis.people.actions import add_person, merge_persons
from productiehuis.people.models import Person, User
from productiehuis.privacy.models import DataRequest
from productiehuis.privacy.tests.test_my_data import just_logged_in
from tests.cast import TESTER, give, make_person

PAGE = "/ik/wissen/"


@pytest.fixture
def rosa(cast, as_person):
    return just_logged_in(as_person(cast.rosa), cast.rosa.user)


def form(**more):
    return {"client_key": str(uuid4()), **more}


def test_step_one_explains_and_does_nothing(cast, rosa):
    page = rosa.get(PAGE).content.decode()
    assert "Dit gaat weg" in page
    assert "Dit blijft, zonder je naam" in page
    asked = rosa.post(PAGE, form())
    assert "Weet je het zeker?" in asked.content.decode()
    assert Person.objects.get(pk=cast.rosa.pk).first_name == "Rosa"


def test_step_two_does_it_and_logs_me_out(cast, rosa):
    answer = rosa.post(PAGE, form(sure="yes"))
    assert (answer.status_code, answer["Location"]) == (302, "/ik/gewist/")
    assert Person.objects.get(pk=cast.rosa.pk).first_name == ""
    assert not User.objects.filter(pk=cast.rosa.user.pk).exists()
    assert rosa.get("/ik/").status_code == 302
    last = rosa.get("/ik/gewist/").text
    assert "Je bent gewist" in last
    assert 'href="/west/"' in last
    asked = DataRequest.objects.get()
    assert (asked.kind, asked.state, asked.person_id) == ("erase", "done", cast.rosa.pk)


def test_who_has_a_role_hands_it_over_or_lets_it_stop(cast, as_person):
    vera = just_logged_in(as_person(cast.vera), cast.vera.user)
    assert "vrijwilliger" in vera.get(PAGE).content.decode()
    assert vera.post(PAGE, form(sure="yes")).status_code == 422
    assert Person.objects.get(pk=cast.vera.pk).first_name == "Vera"
    assert vera.post(PAGE, form(sure="yes", ends_roles="on")).status_code == 302
    assert Person.objects.get(pk=cast.vera.pk).first_name == ""


def test_being_a_resident_is_no_role_to_hand_over(cast, rosa):
    give(cast.rosa, Role.RESIDENT)
    assert "Je hebt nog een rol" not in rosa.get(PAGE).content.decode()
    assert rosa.post(PAGE, form(sure="yes"))["Location"] == "/ik/gewist/"
    assert Membership.objects.get(person=cast.rosa).ends is not None


def test_the_only_coordinator_gets_no_button(cast, as_person):
    cor = just_logged_in(as_person(cast.cor), cast.cor.user)
    page = cor.get(PAGE).content.decode()
    assert "enige coördinator" in page
    assert cor.post(PAGE, form(sure="yes", ends_roles="on")).status_code == 422
    assert Person.objects.get(pk=cast.cor.pk).first_name == "Cor"
    give(cast.pim, Role.COORDINATOR)
    assert "enige coördinator" not in cor.get(PAGE).content.decode()


def test_one_house_of_two_keeps_the_login(cast, rosa):
    far = make_person(cast.noord, "Rosa", login=False)
    Person.objects.filter(pk=far.pk).update(user=cast.rosa.user)
    assert rosa.post(PAGE, form(sure="yes")).status_code == 422  # Nothing chosen.
    answer = rosa.post(PAGE, form(sure="yes", houses=["west"]))
    assert answer["Location"] == "/ik/"
    assert Person.objects.get(pk=far.pk).first_name == "Rosa"
    assert rosa.post(PAGE, form(sure="yes"))["Location"] == "/ik/gewist/"
    assert Person.objects.get(pk=far.pk).first_name == ""


def test_a_login_without_a_house_can_go_too(cast, client):
    user = User.objects.create_user("zonder-huis", "geheim-woord-1")
    client.force_login(user, backend="productiehuis.people.backends.PasswordBackend")
    just_logged_in(client, user)
    assert client.post(PAGE, form(sure="yes"))["Location"] == "/ik/gewist/"
    assert not User.objects.filter(pk=user.pk).exists()


def test_a_foreign_house_cannot_be_chosen(cast, rosa):
    far = make_person(cast.noord, "Rosa", login=False)
    Person.objects.filter(pk=far.pk).update(user=cast.rosa.user)
    assert rosa.post(PAGE, form(sure="yes", houses=["zuid"])).status_code == 422
    assert Person.objects.filter(erased_at=None, user=cast.rosa.user).count() == 2


def test_a_long_forgotten_session_cannot_erase(cast, as_person):
    late = just_logged_in(as_person(cast.rosa), cast.rosa.user, ago=3600)
    assert late.post(PAGE, form(sure="yes")).status_code == 302
    assert Person.objects.get(pk=cast.rosa.pk).first_name == "Rosa"


def test_the_page_of_who_is_logged_in_leads_to_their_data(cast, as_person):
    page = as_person(cast.rosa).get("/ik/").text
    assert 'href="/ik/wie-keek-er/#mijn-gegevens"' in page
    assert "Mijn gegevens" in page
    assert 'id="mijn-gegevens"' in as_person(cast.rosa).get("/ik/wie-keek-er/").text


def test_who_was_merged_with_me_and_logs_in_stays_and_a_paper_number_goes(cast, rosa):
    """A wrong merge can be undone; this cannot."""
    paper = add_person(house=cast.west, by=TESTER, first_name="Roza")
    for other in (cast.noor, paper):
        merge_persons(kept=cast.rosa, absorbed=other, by=TESTER)
    assert str(paper.number) in rosa.post(PAGE, form()).text
    assert rosa.post(PAGE, form(sure="yes")).status_code == 302
    names = {each.pk: each.first_name for each in Person.objects.filter(pk__in=[cast.rosa.pk, cast.noor.pk, paper.pk])}
    assert names == {cast.rosa.pk: "", cast.noor.pk: "Noor", paper.pk: ""}
    assert User.objects.filter(pk=cast.noor.user.pk).exists()


def test_the_page_names_the_plan_and_what_was_said_to_a_coach(rosa):
    page = rosa.get(PAGE).content.decode()
    assert "je plan; neem het eerst mee" in page
    assert "wat jij en je coach opschreven" in page
