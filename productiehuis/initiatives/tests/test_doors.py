"""The doors let in who has the role, and nobody else."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.test import RequestFactory

from productiehuis.audit.models import Look
from productiehuis.initiatives.access import (
    ROLES,
    LoginNeeded,
    Permission,
    SecondFactorNeeded,
    enter_house,
    enter_initiative,
    get_known_person,
    people_to_choose,
)
from productiehuis.initiatives.models import Role
from productiehuis.people.models import Person
from tests.cast import Cast


def request_of(person: Person | None, **session: str):
    request = RequestFactory().get("/")
    request.user = person.user if person else AnonymousUser()
    request.session = {"second_factor_at": "2026-01-01"} | session if session != {"bare": "1"} else {}
    return request


def test_a_volunteer_enters_the_own_desk(cast: Cast) -> None:
    place = enter_initiative(request_of(cast.vera), "west", "spreekuur", Permission.REGISTER)
    assert (place.here, place.person, place.by.role) == (cast.desk, cast.vera, "volunteer")


def test_nobody_is_sent_to_log_in(cast: Cast) -> None:
    with pytest.raises(LoginNeeded):
        enter_initiative(request_of(None), "west", "spreekuur", Permission.REGISTER)


def test_a_role_that_sees_others_needs_a_second_factor(cast: Cast) -> None:
    with pytest.raises(SecondFactorNeeded):
        enter_initiative(request_of(cast.vera, bare="1"), "west", "spreekuur", Permission.REGISTER)


@pytest.mark.parametrize("who", ["noor", "cor", "rosa", "fay"])
def test_a_desk_does_not_exist_for_others(cast: Cast, who: str) -> None:
    with pytest.raises(Http404):
        enter_initiative(request_of(getattr(cast, who)), "west", "spreekuur", Permission.REGISTER)


def test_a_house_does_not_exist_for_people_of_another(cast: Cast) -> None:
    with pytest.raises(Http404):
        enter_house(request_of(cast.fay), "west")


def test_an_unlocked_desk_device_opens_its_own_initiative_only(cast: Cast) -> None:
    request = request_of(cast.noor, desk_initiative=str(cast.desk.pk), desk_device=str(cast.desk.pk))
    with pytest.raises(Http404):
        enter_initiative(request, "west", "naaien", Permission.REGISTER)


def test_a_desk_finds_only_people_it_knows(cast: Cast) -> None:
    place = enter_initiative(request_of(cast.vera), "west", "spreekuur", Permission.REGISTER)
    assert get_known_person(place, cast.bo.pk) == cast.bo
    with pytest.raises(Http404):
        get_known_person(place, cast.rosa.pk)


def test_every_role_has_a_card_with_a_sentence() -> None:
    assert set(ROLES) == set(Role)
    assert all(str(card.sentence).endswith(".") for card in ROLES.values())


def test_a_coordinator_cannot_see_visits() -> None:
    assert Permission.SEE_VISITS not in ROLES[Role.COORDINATOR].permissions


def test_names_offered_for_a_role_are_a_look_that_they_can_find(cast: Cast) -> None:
    desk = enter_initiative(request_of(cast.tamar), "west", "spreekuur", Permission.GIVE_ROLES)
    assert people_to_choose(desk, "Xantippe") == []
    assert not Look.objects.exists()
    assert people_to_choose(desk, "Bo") == [cast.bo]
    assert Look.objects.get().scope.startswith(f"names:{cast.desk.pk}:")
    house = enter_house(request_of(cast.cor), "west", Permission.EDIT_HOUSE)
    assert people_to_choose(house, "Noor") == [cast.noor]
    assert Look.objects.get(viewer_key=cast.cor.pk).subject_key == cast.noor.pk
