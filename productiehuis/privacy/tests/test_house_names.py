"""What something is called stays when somebody who is called like it is erased; a human is asked to read it again."""

from uuid import uuid4

import pytest
from django.apps import apps

from productiehuis.audit.models import Event
from productiehuis.house.actions import add_location, add_topic, change_location, change_topic
from productiehuis.initiatives.actions.initiatives import (
    add_organisation,
    change_initiative,
    change_organisation,
)
from productiehuis.kernel.texts import TranslatedText
from productiehuis.people.models import Person
from productiehuis.privacy.actions import erase_again, erase_people, erase_person
from productiehuis.privacy.house_names import NAMES, names_to_read_again, say_right
from productiehuis.privacy.house_texts import TEXTS
from productiehuis.privacy.journal import Gone
from tests.cast import NL, TESTER, actor, make_person

pytestmark = pytest.mark.django_db

NAME, LAST, PHONE = "Xanthippa", "Quispelturf", "+31612340987"
ADDRESS = "/west/bewaren/"


@pytest.fixture
def gone(cast):
    person = make_person(cast.west, NAME, login=False)
    Person.objects.filter(pk=person.pk).update(last_name=LAST, phone=PHONE)
    person.refresh_from_db()
    return person


@pytest.fixture
def called(cast):
    """One of each kind that is called like her, and one that is not."""
    change_initiative(initiative=cast.sewing, by=TESTER, name=f"Atelier {NAME}")
    cast.sewing.refresh_from_db()
    return [
        add_location(house=cast.west, by=TESTER, name=f"Bij {NAME}"),
        add_topic(house=cast.west, by=TESTER, slug="brief", name=TranslatedText.of("Brieven", tr=f"{NAME} mektubu")),
        add_organisation(house=cast.west, by=TESTER, name="De Bieb", contact=f"Vraag naar {NAME}"),
        cast.sewing,
    ]


def test_names_stay_and_are_told_until_they_are_changed(cast, gone, called):
    assert names_to_read_again(cast.west) == []
    erase_person(person=gone, by=actor(cast.pim))
    place, topic, partner, sewing = called
    for row in called:
        row.refresh_from_db()
    assert (place.name, partner.contact, sewing.name) == (f"Bij {NAME}", f"Vraag naar {NAME}", f"Atelier {NAME}")
    assert set(names_to_read_again(cast.west)) == set(called)
    change_location(location=place, by=TESTER, address="Kade 1")
    change_topic(topic=topic, by=TESTER, name=NL("Brieven"))
    change_organisation(organisation=partner, by=TESTER, contact="Aan de balie")
    assert set(names_to_read_again(cast.west)) == {place, sewing}
    change_location(location=place, by=TESTER, name="Aan de kade")
    change_initiative(initiative=sewing, by=TESTER, name="Atelier Noord")
    assert names_to_read_again(cast.west) == []


def test_the_log_tells_what_and_never_who(cast, gone, called):
    erase_person(person=gone, by=actor(cast.pim))
    lines = Event.objects.filter(verb="name found")
    assert {line.object_key for line in lines} == {str(row.pk) for row in called}
    assert all(line.changes == {} for line in lines)


def test_what_is_right_is_not_asked_about_again_until_it_is_called_otherwise(cast, gone, called):
    place = called[0]
    erase_person(person=gone, by=actor(cast.pim))
    say_right(row=place, house=cast.west, by=actor(cast.cor))
    say_right(row=place, house=cast.west, by=actor(cast.cor))
    assert Event.objects.filter(verb="name is right").count() == 1
    other = make_person(cast.west, NAME, login=False)
    erase_person(person=other, by=actor(cast.pim))
    assert place not in names_to_read_again(cast.west)
    change_location(location=place, by=TESTER, name=f"Bij {NAME} thuis")
    third = make_person(cast.west, NAME, login=False)
    erase_person(person=third, by=actor(cast.pim))
    assert place in names_to_read_again(cast.west)


def test_nobody_says_that_a_name_is_right_that_nobody_asked_about(cast, called):
    say_right(row=called[0], house=cast.west, by=actor(cast.cor))
    assert not Event.objects.filter(verb="name is right").exists()


def test_another_house_and_who_works_here_are_not_asked_about(cast, gone, called):
    far = add_location(house=cast.noord, by=TESTER, name=f"Bij {NAME}")
    here = add_location(house=cast.west, by=TESTER, name="Hoek van Tamar")
    other = make_person(cast.west, "Tamar", login=False)
    for person in (gone, other):
        erase_person(person=person, by=actor(cast.pim))
    assert here not in names_to_read_again(cast.west)
    assert names_to_read_again(cast.noord) == []
    far.refresh_from_db()
    assert far.name == f"Bij {NAME}"


def test_of_whom_the_night_forgets_only_the_whole_name_is_told(cast, gone, called):
    whole = add_location(house=cast.west, by=TESTER, name=f"Zaal {NAME} {LAST}")
    erase_people([gone], by=TESTER, is_kept_long=True)
    assert names_to_read_again(cast.west) == [whole]


def test_a_restore_asks_once_more(cast, gone, called):
    assert erase_again([Gone("person", gone.pk)]) == 1
    assert set(names_to_read_again(cast.west)) == set(called)


def test_coordinator_and_privacy_keeper_read_it_and_a_coordinator_says_that_it_is_right(cast, gone, called, as_person):
    place = called[0]
    erase_person(person=gone, by=actor(cast.pim))
    press = f"{ADDRESS}naam/{place.pk}/goed/"
    page = as_person(cast.cor).get(ADDRESS).content.decode()
    assert f'href="/west/beheer/plekken/{place.pk}/"' in page
    assert press in page
    keeper = as_person(cast.pim)
    read = keeper.get(ADDRESS).content.decode()
    assert place.name in read
    assert press not in read
    assert keeper.post(press).status_code == 404
    assert as_person(cast.cor).post(press).status_code == 302
    assert place not in names_to_read_again(cast.west)
    assert as_person(cast.cor).post(f"{ADDRESS}naam/{uuid4()}/goed/").status_code == 404


@pytest.mark.parametrize("contact", [f"Vraag {NAME} {LAST}", "Bel 06-1234 0987", f"xanthippa@bieb.example, {PHONE}"])
def test_how_a_partner_is_reached_goes_when_it_is_surely_their_number_or_name(cast, gone, contact):
    partner = add_organisation(house=cast.west, by=TESTER, name="De Bieb", contact=contact)
    erase_people([gone], by=TESTER, is_kept_long=True)
    partner.refresh_from_db()
    assert partner.contact == ""
    assert names_to_read_again(cast.west) == [partner]


def test_how_a_partner_is_reached_stays_when_it_is_about_somebody_else(cast, gone):
    partner = add_organisation(house=cast.west, by=TESTER, name="De Bieb", contact=f"{NAME}, 06 8765 4321")
    far = add_organisation(house=cast.noord, by=TESTER, name="De Bieb", contact=f"{NAME} {LAST}")
    erase_person(person=gone, by=actor(cast.pim))
    for row in (partner, far):
        row.refresh_from_db()
    assert (partner.contact, far.contact) == (f"{NAME}, 06 8765 4321", f"{NAME} {LAST}")


def test_all_that_a_house_gives_a_name_is_looked_through():
    """What has a `name` of its own is a text from which a name goes, or is told here, or has a reason."""
    reasons = {
        "house.Foundation": "of all houses together",
        "house.Storey": "the storeys of every house",
        "plans.Proof": "a file of somebody's plan, in their own words",
    }
    ours = {
        model._meta.label
        for model in apps.get_models()
        if model.__module__.startswith("productiehuis.")
        for field in model._meta.local_fields
        if field.name == "name"
    }
    texts = {label for label, fields in TEXTS.items() if "name" in fields}
    assert ours == texts | set(NAMES) | set(reasons)
