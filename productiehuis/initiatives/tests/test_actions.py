"""Initiatives, rooms and roles: what happens, once, and what is refused."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone, translation

from productiehuis.audit.models import Event
from productiehuis.initiatives.actions import initiatives, roles, rooms
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
from productiehuis.initiatives.openings import is_open_at, opening_text, rooms_of
from productiehuis.kernel.texts import TranslatedText
from productiehuis.people.models import Person
from tests.cast import TESTER, actor, house_storey

NL = TranslatedText.of
TODAY = date(2018, 6, 1)


def test_pressing_twice_adds_one_initiative(cast):
    key = uuid4()
    made = [
        initiatives.add_initiative(house=cast.west, name="Koken", client_key=key, by=actor(cast.cor)) for _ in range(2)
    ]
    assert made[0] == made[1]
    assert Event.objects.filter(verb="initiative added").count() == 1


def test_an_initiative_counts_nothing_until_it_says_so(cast):
    made = initiatives.add_initiative(house=cast.west, name="Koken", status="exploring", by=TESTER)
    assert [made.counts_visits, made.counts_requests, made.counts_participants] == [False] * 3


def test_an_open_initiative_does_not_become_exploring(cast):
    with pytest.raises(ValidationError):
        initiatives.change_initiative(initiative=cast.desk, status="exploring", by=TESTER)
    assert Initiative.objects.get(pk=cast.desk.pk).status == "open"


def test_a_room_cannot_stand_on_a_storey_of_another_house(cast):
    far = house_storey(cast.noord, "souterrain")
    with pytest.raises(ValidationError, match="eigen huis"):
        rooms.add_room(house=cast.west, name=NL("Kamer"), storey=far, initiative=cast.desk, by=TESTER)


def test_a_room_nobody_offers_is_refused(cast):
    with pytest.raises(ValidationError, match="biedt de kamer aan"):
        rooms.add_room(house=cast.west, name=NL("Kamer"), storey=cast.room.storey, by=TESTER)


def test_a_room_called_nieuw_gets_another_address(cast):
    room = rooms.add_room(house=cast.west, name=NL("Nieuw"), storey=cast.room.storey, initiative=cast.desk, by=TESTER)
    assert room.slug != "nieuw"


def test_the_same_times_on_two_days_are_stored_once(cast):
    told = {"room": cast.room, "weekdays": [0, 2], "opens": time(10), "closes": time(12), "client_key": uuid4()}
    for _ in range(2):
        rooms.add_opening_times(by=TESTER, **told)
    assert OpeningTime.objects.filter(room=cast.room).count() == 2


def test_a_room_that_closes_before_it_opens_is_refused(cast):
    with pytest.raises(ValidationError) as refused:
        rooms.add_opening_times(room=cast.room, weekdays=[0], opens=time(12), closes=time(10), by=TESTER)
    assert "closes" in refused.value.message_dict


def test_times_read_as_a_sentence(cast):
    rooms.add_opening_times(room=cast.room, weekdays=[0, 1, 2, 4], opens=time(10), closes=time(12), by=TESTER)
    assert opening_text(cast.room) == "maandag tot en met woensdag en vrijdag 10.00–12.00"


def test_in_arabic_a_time_still_goes_from_low_to_high(cast):
    rooms.add_opening_times(room=cast.room, weekdays=[0, 2], opens=time(10), closes=time(12), by=TESTER)
    rooms.add_opening_times(room=cast.room, weekdays=[1], opens=time(9), closes=time(11), by=TESTER)
    with translation.override("ar"):
        text = opening_text(cast.room)
    assert "\u206610.00–\u206012.00\u2069، " in text  # set apart from the Arabic around it, and with its comma
    assert text.endswith("\u206609.00–\u206011.00\u2069")


def test_a_room_is_open_in_the_time_of_its_house(cast):
    rooms.add_opening_times(room=cast.room, weekdays=[0], opens=time(10), closes=time(12), by=TESTER)
    monday_at_nine_utc = datetime(2018, 3, 5, 9, 30, tzinfo=UTC)
    assert is_open_at(cast.room, monday_at_nine_utc)


def test_a_closure_shuts_the_door_and_taking_it_away_opens_it(cast):
    rooms.add_opening_times(room=cast.room, weekdays=[0], opens=time(10), closes=time(12), by=TESTER)
    moment = datetime(2018, 3, 5, 10, tzinfo=UTC)
    closure = rooms.add_closure(room=cast.room, first=date(2018, 3, 5), last=date(2018, 3, 5), by=TESTER)
    assert not is_open_at(Room.objects.get(pk=cast.room.pk), moment)
    rooms.remove_closure(closure=closure, by=TESTER)
    assert is_open_at(Room.objects.get(pk=cast.room.pk), moment)


def test_all_rooms_with_their_times_take_at_most_four_queries(cast, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        found = list(rooms_of(cast.west))
        assert [is_open_at(room) for room in found] == [False, False]
        assert [room.storey.level for room in found] == sorted(room.storey.level for room in found)


def test_a_new_first_name_gets_a_number_a_role_and_is_known_there(cast):
    key = uuid4()
    told = {"house": cast.west, "role": Role.VOLUNTEER, "starts": TODAY, "initiative": cast.desk, "client_key": key}
    given = [roles.give_role(first_name="Wim", by=actor(cast.tamar), **told) for _ in range(2)]
    assert given[0] == given[1]
    person = Person.objects.get(first_name="Wim")
    assert KnownHere.objects.filter(person=person, initiative=cast.desk).exists()
    assert Membership.objects.filter(person=person).count() == 1


def test_a_role_of_the_house_is_not_given_at_an_initiative(cast):
    with pytest.raises(ValidationError, match="bestaat hier niet"):
        roles.give_role(
            house=cast.west, person=cast.bo, role=Role.COORDINATOR, initiative=cast.desk, starts=TODAY, by=TESTER
        )


def test_a_partner_gets_a_contact(cast):
    partner = initiatives.add_organisation(house=cast.west, name="De Bieb", by=TESTER)
    given = roles.give_role(
        house=cast.west, first_name="Joke", role=Role.PARTNER_CONTACT, organisation=partner, starts=TODAY, by=TESTER
    )
    assert given.organisation == partner == Organisation.objects.get()


def test_the_same_role_twice_at_once_is_refused_and_makes_no_one_new(cast):
    with pytest.raises(ValidationError, match="deze rol al"):
        roles.give_role(
            house=cast.west, person=cast.vera, role=Role.VOLUNTEER, initiative=cast.desk, starts=TODAY, by=TESTER
        )


def test_somebody_of_another_house_gets_no_role(cast):
    with pytest.raises(ValidationError, match="eigen huis"):
        roles.give_role(
            house=cast.west, person=cast.fay, role=Role.VOLUNTEER, initiative=cast.desk, starts=TODAY, by=TESTER
        )


def test_a_role_that_ended_still_counts_in_its_year(cast):
    held = Membership.objects.get(person=cast.vera)
    roles.end_role(membership=held, ends=date(2018, 3, 1), by=actor(cast.tamar))
    assert not Membership.objects.on(date(2018, 3, 2)).filter(pk=held.pk).exists()
    assert Membership.objects.during(date(2018, 1, 1), date(2018, 12, 31)).filter(pk=held.pk).exists()


def test_the_last_coordinator_stays(cast):
    held = Membership.objects.get(person=cast.cor)
    with pytest.raises(ValidationError, match="eerst iemand anders"):
        roles.end_role(membership=held, ends=timezone.now().date(), by=TESTER)
    roles.give_role(house=cast.west, person=cast.pim, role=Role.COORDINATOR, starts=TODAY, by=TESTER)
    roles.end_role(membership=held, ends=timezone.now().date(), by=TESTER)


def test_a_role_starts_at_most_a_year_ahead(cast):
    with pytest.raises(ValidationError) as refused:
        roles.give_role(
            house=cast.west,
            person=cast.bo,
            role=Role.VOLUNTEER,
            initiative=cast.desk,
            starts=timezone.now().date() + timedelta(days=800),
            by=TESTER,
        )
    assert "starts" in refused.value.message_dict


def test_a_house_says_a_role_in_its_own_words(cast):
    for words in ("Helpt mee.", "Helpt altijd mee."):
        roles.say_role(house=cast.west, role=Role.VOLUNTEER, sentence=NL(words), by=TESTER)
    assert str(RoleInHouse.objects.get(house=cast.west, role=Role.VOLUNTEER).sentence) == "Helpt altijd mee."


def test_the_log_of_a_role_holds_no_name(cast):
    roles.give_role(
        house=cast.west, first_name="Wim", role=Role.VOLUNTEER, initiative=cast.desk, starts=TODAY, by=TESTER
    )
    assert "Wim" not in str(list(Event.objects.values_list("changes", flat=True)))
