"""An empty house: the link, the first coordinator, all that follows until somebody can walk in."""

import re
from io import StringIO
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from productiehuis.house.models import House, HouseStatus, Location, Storey, Topic
from productiehuis.initiatives.actions.opening import open_next_house
from productiehuis.initiatives.models import Initiative, Membership, OpeningTime, Role, RoleInHouse, Room
from productiehuis.initiatives.setup import setup_steps
from productiehuis.people.models import OneTimeLogin, Person, User
from tests.cast import actor, give

NAMES = {
    "foundation_name": "Stichting De Buurt",
    "house_name": "Huis Oost",
    "slug": "oost",
    "first_name": "Samira",
    "username": "samira",
    "password": "een lange zin van mij",
}


def printed_link() -> str:
    output = StringIO()
    call_command("open_house", stdout=output)
    found = re.search(r"/welkom/[^/]+/", output.getvalue())
    return found.group() if found else ""


@pytest.fixture
def first(db):
    """The browser of the first coordinator, who has just opened the house."""
    browser = Client()
    browser.post(printed_link(), NAMES)
    return browser


def test_the_link_is_kept_only_as_a_keyed_hash(db):
    token = printed_link().split("/")[2]
    link = OneTimeLogin.objects.get()
    assert token not in (link.code_hash, str(link.pk))


def test_a_new_link_ends_the_old_one(db):
    old, new = printed_link(), printed_link()
    answer = Client().get(old)
    assert answer.status_code == 410
    assert "Vraag de nieuwste link" in answer.content.decode()
    assert Client().get(new).status_code == 200


def test_a_link_stops_after_a_week(db):
    link = printed_link()
    OneTimeLogin.objects.update(expires_at=timezone.now())
    assert Client().get(link).status_code == 410
    assert Client().post(link, NAMES).status_code == 410
    assert not User.objects.exists()


def test_a_link_nobody_made_does_not_exist(db):
    assert Client().get(reverse("first_coordinator", args=["verzonnen"])).status_code == 404


def test_the_first_coordinator_names_the_house_and_is_inside(first):
    house = House.objects.get()
    assert (house.slug, house.name, house.foundation.name) == ("oost", "Huis Oost", "Stichting De Buurt")
    membership = Membership.objects.get()
    assert (membership.role, membership.person.first_name) == (Role.COORDINATOR, "Samira")
    assert first.get(reverse("manage", args=["oost"])).status_code == 200


def test_the_first_coordinator_sees_where_they_are_logged_in(first):
    assert "Computer" in first.get(reverse("usersessions_list")).content.decode()


def test_the_link_works_once_and_an_opened_house_prints_none(db):
    link = printed_link()
    assert Client().post(link, NAMES).status_code == 302
    again = Client().post(link, NAMES | {"username": "ander"})
    assert again.status_code == 410
    assert "al gebruikt" in again.content.decode()
    assert printed_link() == ""
    assert User.objects.count() == 1


def test_two_presses_at_once_make_one_coordinator(first):
    from productiehuis.initiatives.actions.opening import FirstHouse, open_first_house

    with pytest.raises(ValidationError, match="al gebruikt"):
        open_first_house(link=OneTimeLogin.objects.get(), told=FirstHouse(**NAMES | {"username": "twee"}))
    assert User.objects.count() == 1


def test_a_weak_password_keeps_what_was_typed_and_uses_nothing(db):
    link = printed_link()
    answer = Client().post(link, NAMES | {"password": "12345"})
    assert answer.status_code == 200
    assert "Huis Oost" in answer.content.decode()
    assert Client().get(link).status_code == 200
    assert not User.objects.exists()


def test_a_reserved_address_is_refused_with_a_sentence(db):
    answer = Client().post(printed_link(), NAMES | {"slug": "account"})
    assert "Kies een ander adres" in answer.content.decode()


def test_the_new_house_has_the_storeys_topics_and_role_sentences_in_four_languages(first):
    house = House.objects.get()
    for model, field in ((Storey, "name"), (Topic, "name"), (RoleInHouse, "sentence")):
        rows = model.objects.filter(house=house)
        assert rows
        assert all(set(getattr(row, field).versions) == {"nl", "en", "tr", "ar"} for row in rows)
    assert {row.role for row in RoleInHouse.objects.all()} == set(Role.values)


def post(browser, page, args, **data):
    answer = browser.post(reverse(page, args=args), {"client_key": uuid4(), **data})
    assert answer.status_code == 302, answer.context["form"].errors
    return answer


def test_from_an_empty_house_to_an_open_door_on_plain_pages(first):
    post(
        first,
        "manage_house",
        ["oost"],
        name="Huis Oost",
        intro="Kom binnen",
        status="open",
        time_zone="Europe/Amsterdam",
    )
    post(first, "manage_location_add", ["oost"], name="De Brug", is_active="on")
    post(first, "manage_initiative_add", ["oost"], name="Spreekuur", status="open", counts_visits="on")
    initiative = Initiative.objects.get()
    storey = Storey.objects.get(slug="souterrain")
    post(
        first,
        "manage_room_add",
        ["oost"],
        name="Spreekuur",
        initiative=initiative.pk,
        storey=storey.pk,
        location=Location.objects.get().pk,
        pictogram="letter",
        status="open",
        languages=["nl", "ar"],
    )
    room = Room.objects.get()
    assert room.languages == ["nl", "ar"]
    post(first, "manage_time_add", ["oost", room.slug], weekdays=[0, 2], opens="10:00", closes="12:00")
    people = reverse("manage_initiative_give", args=["oost", initiative.slug])
    asked = first.post(people, {"first_name": "Bart"})
    assert "Iemand nieuw: Bart" in asked.content.decode()
    post(
        first,
        "manage_initiative_give",
        ["oost", initiative.slug],
        first_name="Bart",
        who="new",
        role="volunteer",
        starts=timezone.now().date(),
    )
    assert OpeningTime.objects.count() == 2
    done = {step.key for step in setup_steps(House.objects.get()) if step.done}
    assert done == {"name", "storeys", "locations", "initiative", "rooms", "people"}
    assert "maandag en woensdag 10.00–12.00" in first.get(reverse("manage_rooms", args=["oost"])).content.decode()


def test_a_new_house_copies_the_shape_and_no_people(cast):
    house = open_next_house(like=cast.west, coordinator=cast.cor, name="Huis Zuid", slug="zuid", by=actor(cast.cor))
    assert [s.slug for s in Storey.objects.filter(house=house)] == [
        s.slug for s in Storey.objects.filter(house=cast.west)
    ]
    assert Topic.objects.filter(house=house).count() == Topic.objects.filter(house=cast.west, is_active=True).count()
    assert [person.user for person in Person.objects.filter(house=house)] == [cast.cor.user]
    assert not Initiative.objects.filter(house=house).exists()


def test_the_coordinator_goes_on_in_the_new_house(cast, as_person):
    browser = as_person(cast.cor)
    answer = browser.post(
        reverse("manage_next_house", args=["west"]), {"client_key": uuid4(), "name": "Huis Zuid", "slug": "Zuid"}
    )
    assert answer.url == reverse("manage", args=["zuid"])
    assert browser.get(answer.url).status_code == 200


def test_pressing_twice_opens_one_house(cast, as_person):
    told = {"client_key": uuid4(), "name": "Huis Zuid", "slug": "zuid"}
    answers = [as_person(cast.cor).post(reverse("manage_next_house", args=["west"]), told) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert House.objects.filter(slug="zuid").count() == 1


def test_only_the_first_house_speaks_for_the_foundation(cast, as_person):
    give(cast.fay, Role.COORDINATOR)
    for page in ("manage_foundation", "manage_next_house"):
        first, later = reverse(page, args=["west"]), reverse(page, args=["noord"])
        assert as_person(cast.cor).get(first).status_code == 200
        assert as_person(cast.fay).get(later).status_code == 404
        assert as_person(cast.fay).post(later, {"name": "Van mij"}).status_code == 404
        assert first in as_person(cast.cor).get(reverse("manage", args=["west"])).content.decode()
        assert later not in as_person(cast.fay).get(reverse("manage", args=["noord"])).content.decode()


def test_when_the_first_house_closes_the_next_one_speaks(cast, as_person):
    give(cast.fay, Role.COORDINATOR)
    House.objects.filter(pk=cast.west.pk).update(status=HouseStatus.CLOSED)
    assert as_person(cast.fay).get(reverse("manage_foundation", args=["noord"])).status_code == 200


def test_a_taken_address_is_refused_and_opens_nothing(cast, as_person):
    answer = as_person(cast.cor).post(
        reverse("manage_next_house", args=["west"]), {"client_key": uuid4(), "name": "Ander", "slug": "noord"}
    )
    assert "al bezet" in answer.content.decode()
    assert House.objects.count() == 2


def test_a_new_initiative_counts_everything_until_somebody_says_otherwise(cast, as_person) -> None:
    form = as_person(cast.cor).get("/west/beheer/initiatieven/nieuw/").context["form"]
    assert all(form[name].value() for name in ("counts_visits", "counts_requests", "counts_participants"))
