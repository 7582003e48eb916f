"""Who may set up what: coordinator, trekker, volunteer, stranger; and that every page answers."""

from datetime import date, time
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from productiehuis.audit.models import Look
from productiehuis.house.models import Location, Storey, Topic
from productiehuis.initiatives.actions.initiatives import add_organisation
from productiehuis.initiatives.actions.rooms import add_closure, add_opening_times
from productiehuis.initiatives.look_up import make_known
from productiehuis.initiatives.models import (
    Initiative,
    KnownHere,
    Membership,
    OpeningTime,
    Organisation,
    Role,
    RoleInHouse,
    Room,
)
from productiehuis.kernel.texts import TranslatedText
from productiehuis.people.models import Person
from tests.cast import TESTER, make_person

PAGES = [
    "manage",
    "manage_house",
    "manage_foundation",
    "manage_storeys",
    "manage_storey_add",
    "manage_locations",
    "manage_location_add",
    "manage_topics",
    "manage_topic_add",
    "manage_initiatives",
    "manage_initiative_add",
    "manage_organisations",
    "manage_organisation_add",
    "manage_rooms",
    "manage_room_add",
    "manage_people",
    "manage_give",
    "manage_role_sentences",
    "manage_next_house",
]


def pages_of_things(cast):
    """Every page that shows one thing of the house West."""
    partner = add_organisation(house=cast.west, name="De Bieb", by=TESTER)
    add_opening_times(room=cast.room, weekdays=[0], opens=time(10), closes=time(12), by=TESTER)
    add_closure(room=cast.room, first=date(2018, 1, 1), last=date(2018, 1, 2), by=TESTER)
    location = Location.objects.filter(house=cast.west).first()
    held = Membership.objects.get(person=cast.vera)
    return {
        "manage_storey": ["souterrain"],
        "manage_location": [location.pk],
        "manage_topic": [Topic.objects.filter(house=cast.west).first().slug],
        "manage_organisation": [partner.pk],
        "manage_partner_people": [partner.pk],
        "manage_partner_give": [partner.pk],
        "manage_initiative": ["spreekuur"],
        "manage_initiative_people": ["spreekuur"],
        "manage_initiative_give": ["spreekuur"],
        "manage_initiative_room_add": ["spreekuur"],
        "manage_room": ["spreekuur"],
        "manage_room_times": ["spreekuur"],
        "manage_time_add": ["spreekuur"],
        "manage_closure_add": ["spreekuur"],
        "manage_role_end": [held.pk],
        "manage_role_sentence": ["volunteer"],
    }


FOR_TREKKERS = {
    "manage",
    "manage_rooms",
    "manage_initiative",
    "manage_initiative_people",
    "manage_initiative_give",
    "manage_initiative_room_add",
    "manage_room",
    "manage_room_times",
    "manage_time_add",
    "manage_closure_add",
    "manage_role_end",
}


def answers(browser, cast, house="west"):
    addresses = {name: [] for name in PAGES} | pages_of_things(cast)
    return {name: browser.get(reverse(name, args=[house, *args])).status_code for name, args in addresses.items()}


def test_a_coordinator_opens_every_page(cast, as_person):
    wrong = {name: status for name, status in answers(as_person(cast.cor), cast).items() if status != 200}
    assert wrong == {}


def test_a_trekker_opens_the_pages_of_the_own_initiative_only(cast, as_person):
    opened = {name for name, status in answers(as_person(cast.tamar), cast).items() if status == 200}
    assert opened == FOR_TREKKERS


@pytest.mark.parametrize("who", ["noor", "vera", "rosa", "pim", "fay"])
def test_to_others_the_pages_of_this_desk_do_not_exist(cast, as_person, who):
    found = answers(as_person(getattr(cast, who)), cast)
    own = {"manage", "manage_rooms"} if who == "noor" else set()
    assert {name for name, status in found.items() if status != 404} == own


def test_a_stranger_is_asked_to_log_in(cast):
    assert set(answers(Client(), cast).values()) == {302}


def test_a_coordinator_finds_nothing_of_another_house(cast, as_person):
    assert set(answers(as_person(cast.cor), cast, "noord").values()) == {404}


def test_a_trekker_sees_only_the_own_rooms_in_the_list(cast, as_person):
    shown = as_person(cast.noor).get(reverse("manage_rooms", args=["west"])).content.decode()
    assert "Naaiatelier" in shown
    assert "Spreekuur" not in shown


def test_a_trekker_cannot_give_the_room_to_another_initiative(cast, as_person):
    as_person(cast.tamar).post(
        reverse("manage_room", args=["west", "spreekuur"]),
        {
            "name": "Spreekuur",
            "storey": cast.room.storey_id,
            "initiative": cast.sewing.pk,
            "pictogram": "talk",
            "status": "open",
        },
    )
    room = Room.objects.get(pk=cast.room.pk)
    assert (room.initiative, room.pictogram) == (cast.desk, "talk")


def give(browser, cast, **told):
    data = {"client_key": uuid4(), "first_name": "Wim", "who": "new", "starts": "2018-02-01", **told}
    return browser.post(reverse("manage_initiative_give", args=["west", "spreekuur"]), data)


def test_a_trekker_gives_volunteers_but_no_trekkers(cast, as_person):
    browser = as_person(cast.tamar)
    assert give(browser, cast, role="volunteer").status_code == 302
    assert give(browser, cast, role="trekker", first_name="Lot").status_code == 200
    assert not Person.objects.filter(first_name="Lot").exists()


def test_a_coordinator_gives_a_trekker(cast, as_person):
    assert give(as_person(cast.cor), cast, role="trekker").status_code == 302
    assert Membership.objects.get(person__first_name="Wim").role == Role.TREKKER


def test_pressing_twice_makes_one_person(cast, as_person):
    key = uuid4()
    for _ in range(2):
        give(as_person(cast.tamar), cast, role="volunteer", client_key=key)
    assert Person.objects.filter(first_name="Wim").count() == 1


def test_a_trekker_finds_somebody_known_at_the_desk(cast, as_person):
    address = reverse("manage_initiative_give", args=["west", "spreekuur"])
    assert str(cast.bo.pk) in as_person(cast.tamar).post(address, {"first_name": "Bo"}).content.decode()


def test_people_with_the_same_name_are_told_apart_before_one_gets_a_role(cast, as_person):
    other = make_person(cast.west, cast.bo.first_name, login=False)
    make_known(initiative=cast.desk, person=other, how=KnownHere.How.DESK)
    address = reverse("manage_initiative_give", args=["west", "spreekuur"])
    shown = as_person(cast.tamar).post(address, {"first_name": "Bo"}).content.decode()
    assert all(f"Bo, nummer {person.number}" in shown for person in (cast.bo, other))


def test_a_coordinator_does_not_find_visitors(cast, as_person):
    address = reverse("manage_initiative_give", args=["west", "spreekuur"])
    shown = as_person(cast.cor).post(address, {"first_name": "Bo"}).content.decode()
    assert str(cast.bo.pk) not in shown
    assert "Iemand nieuw: Bo" in shown


def test_a_trekker_cannot_end_a_trekker(cast, as_person):
    held = Membership.objects.get(person=cast.tamar)
    assert as_person(cast.tamar).get(reverse("manage_role_end", args=["west", held.pk])).status_code == 404


def test_looking_at_the_names_of_a_desk_is_in_the_log(cast, as_person):
    as_person(cast.cor).get(reverse("manage_initiative_people", args=["west", "spreekuur"]))
    assert Look.objects.get(part="roles").scope == f"roles:{cast.desk.pk}"


def test_a_form_with_an_error_keeps_what_was_typed(cast, as_person):
    answer = as_person(cast.cor).post(
        reverse("manage_location_add", args=["west"]),
        {"client_key": uuid4(), "name": "De Brug", "postcode": "onzin", "how_to_get_in": "Bel aan"},
    )
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert "De Brug" in shown
    assert "Bel aan" in shown
    assert "zoals 1055 AB" in shown


def test_a_bsn_in_a_text_is_refused(cast, as_person):
    answer = as_person(cast.cor).post(
        reverse("manage_organisation_add", args=["west"]),
        {"client_key": uuid4(), "name": "De Bieb", "contact": "bsn 111222333"},
    )
    assert "BSN" in answer.content.decode()
    assert not Organisation.objects.exists()


def test_the_key_of_a_form_may_hold_nine_digits_that_look_like_a_bsn(cast, as_person):
    """Keys are random: about one in 130 passes the eleven-test somewhere."""
    as_person(cast.cor).post(
        reverse("manage_organisation_add", args=["west"]),
        {"client_key": "11122233-3abc-4def-8abc-abcdefabcdef", "name": "De Bieb", "contact": "Aan de balie"},
    )
    assert Organisation.objects.filter(name="De Bieb").exists()


def test_a_name_that_is_taken_is_refused_in_words(cast, as_person):
    answer = as_person(cast.cor).post(
        reverse("manage_initiative_add", args=["west"]), {"client_key": uuid4(), "name": "Spreekuur", "status": "open"}
    )
    assert "Kies een andere naam" in answer.content.decode()
    assert Initiative.objects.filter(house=cast.west).count() == 2


def test_a_location_of_another_house_is_no_choice(cast, as_person):
    far = Location.objects.filter(house=cast.noord).first()
    answer = as_person(cast.cor).post(
        reverse("manage_initiative_add", args=["west"]),
        {"client_key": uuid4(), "name": "Koken", "status": "open", "location": far.pk},
    )
    assert answer.status_code == 200
    assert "location" in answer.context["form"].errors


def test_a_storey_moves_and_goes_on_its_pages(cast, as_person):
    browser = as_person(cast.cor)
    browser.post(reverse("manage_storey_move", args=["west", "zolder"]), {"direction": "down"})
    assert Storey.objects.filter(house=cast.west).last().slug != "zolder"
    browser.post(reverse("manage_storey_remove", args=["west", "zolder"]))
    assert not Storey.objects.filter(house=cast.west, slug="zolder").exists()


def test_a_storey_with_rooms_says_why_it_stays(cast, as_person):
    answer = as_person(cast.cor).post(reverse("manage_storey_remove", args=["west", "souterrain"]), follow=True)
    assert "nog in gebruik" in answer.content.decode()


def test_a_topic_is_put_off_and_moved(cast, as_person):
    browser, topic = as_person(cast.cor), Topic.objects.filter(house=cast.west).first()
    browser.post(reverse("manage_topic_move", args=["west", topic.slug]), {"direction": "down"})
    browser.post(
        reverse("manage_topic", args=["west", topic.slug]), {"name": "Post", "name_en": "Mail", "pictogram": "mail"}
    )
    browser.post(
        reverse("manage_topic", args=["west", topic.slug]), {"name": "Post", "name_en": "Mail", "pictogram": "letter"}
    )
    topic.refresh_from_db()
    assert topic.name == TranslatedText.of("Post", en="Mail")
    assert not topic.is_active
    assert Topic.objects.filter(house=cast.west).first() != topic


def test_a_time_goes_again(cast, as_person):
    add_opening_times(room=cast.room, weekdays=[0], opens=time(10), closes=time(12), by=TESTER)
    key = OpeningTime.objects.get().pk
    as_person(cast.tamar).post(reverse("manage_time_remove", args=["west", "spreekuur", key]))
    assert not OpeningTime.objects.exists()


def test_a_time_of_another_room_is_not_found(cast, as_person):
    add_opening_times(room=cast.sewing_room, weekdays=[0], opens=time(10), closes=time(12), by=TESTER)
    address = reverse("manage_time_remove", args=["west", "spreekuur", OpeningTime.objects.get().pk])
    assert as_person(cast.tamar).post(address).status_code == 404


def test_a_role_sentence_carries_translations(cast, as_person):
    as_person(cast.cor).post(
        reverse("manage_role_sentence", args=["west", "volunteer"]),
        {"sentence": "Helpt mee.", "sentence_tr": "Yardım eder.", "is_used": "on"},
    )
    assert RoleInHouse.objects.get().sentence == TranslatedText.of("Helpt mee.", tr="Yardım eder.")
