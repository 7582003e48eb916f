"""Houses, storeys, places and topics: what happens, once, and what is refused."""

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from productiehuis.audit.models import Event
from productiehuis.house import actions
from productiehuis.house.models import Foundation, House, Location, Storey, StoreyKind, Topic
from productiehuis.kernel.texts import TranslatedText
from tests.cast import TESTER

NL = TranslatedText.of


@pytest.fixture
def house(db):
    foundation = Foundation.objects.create(name="Stichting Proef")
    return actions.build_house(foundation=foundation, slug="proef", name="Huis Proef", by=TESTER)


def levels(house):
    return [storey.slug for storey in Storey.objects.filter(house=house)]


def test_a_new_house_has_the_storeys_of_the_report_and_topics_in_four_languages(house):
    assert levels(house) == ["souterrain", "begane-grond", "algemene-ruimte", "eerste-verdieping", "zolder"]
    topics = Topic.objects.filter(house=house)
    assert 12 <= len(topics) <= 20
    assert all(set(topic.name.versions) == {"nl", "en", "tr", "ar"} for topic in topics)


def test_a_house_cannot_take_the_address_of_a_page(db):
    foundation = Foundation.objects.create(name="Stichting Proef")
    with pytest.raises(ValidationError) as refused:
        actions.build_house(foundation=foundation, slug="account", name="Huis", by=TESTER)
    assert "slug" in refused.value.message_dict


def test_pressing_twice_adds_one_storey(house):
    key = uuid4()
    first = actions.add_storey(house=house, kind="verdieping", name=NL("Tweede"), client_key=key, by=TESTER)
    second = actions.add_storey(house=house, kind="verdieping", name=NL("Tweede"), client_key=key, by=TESTER)
    assert first == second
    assert Event.objects.filter(verb="storey added", object_key=str(first.pk)).count() == 1


def test_a_new_storey_comes_under_the_attic_even_when_the_house_is_full(house):
    for number in range(10):
        actions.add_storey(house=house, kind=StoreyKind.VERDIEPING, name=NL(f"Etage {number}"), by=TESTER)
    assert levels(house)[-2:] == ["etage-9", "zolder"]


def test_two_storeys_with_the_same_name_get_two_addresses(house):
    made = [
        actions.add_storey(house=house, kind=StoreyKind.VERDIEPING, name=NL("Tweede"), by=TESTER).slug for _ in range(2)
    ]
    assert made == ["tweede", "tweede-2"]


def test_a_storey_moves_one_up(house):
    actions.move_storey(storey=Storey.objects.get(house=house, slug="begane-grond"), direction="up", by=TESTER)
    assert levels(house)[1:3] == ["algemene-ruimte", "begane-grond"]


def test_the_top_storey_does_not_move_up(house):
    actions.move_storey(storey=Storey.objects.get(house=house, slug="zolder"), direction="up", by=TESTER)
    assert levels(house)[-1] == "zolder"
    assert not Event.objects.filter(verb="storey moved").exists()


def test_an_empty_storey_goes_and_the_log_remembers_its_name(house):
    actions.remove_storey(storey=Storey.objects.get(house=house, slug="zolder"), by=TESTER)
    assert "zolder" not in levels(house)
    assert Event.objects.get(verb="storey removed").changes["name"][0] == "Zolder"


def test_a_storey_with_a_room_stays(cast):
    with pytest.raises(ValidationError, match="in gebruik"):
        actions.remove_storey(storey=cast.room.storey, by=TESTER)
    assert Storey.objects.filter(pk=cast.room.storey_id).exists()
    assert not Event.objects.filter(verb="storey removed").exists()


def test_a_topic_moves_and_keeps_its_place(house):
    before = [topic.slug for topic in Topic.objects.filter(house=house)]
    actions.move_topic(topic=Topic.objects.get(house=house, slug=before[2]), direction="up", by=TESTER)
    after = [topic.slug for topic in Topic.objects.filter(house=house)]
    assert after[:3] == [before[0], before[2], before[1]]


def test_a_new_topic_stands_last(house):
    topic = actions.add_topic(house=house, name=NL("Huisdieren"), pictogram="heart", by=TESTER)
    assert Topic.objects.filter(house=house).last() == topic


def test_two_places_with_one_name_are_refused_in_words(house):
    actions.add_location(house=house, name="De Brug", by=TESTER)
    with pytest.raises(ValidationError, match="andere naam"):
        actions.add_location(house=house, name="De Brug", by=TESTER)
    assert Location.objects.filter(house=house).count() == 1


def test_what_stays_the_same_leaves_no_line_in_the_log(house):
    actions.change_house(house=house, name="Huis Proef", by=TESTER)
    assert not Event.objects.filter(verb="house changed").exists()


def test_the_log_tells_what_changed_in_a_house_and_no_words_in_which_a_name_may_stand(house):
    actions.change_house(house=house, name="Huis Anders", intro=NL("Vraag naar Rosa", en="Ask for Rosa"), by=TESTER)
    changes = Event.objects.get(verb="house changed").changes
    assert changes == {"name": ["Huis Proef", "Huis Anders"], "intro": ["", "…"]}


def test_a_closed_house_opens_only_after_it_was_on_hold(house):
    actions.change_house(house=house, status="closed", by=TESTER)
    with pytest.raises(ValidationError):
        actions.change_house(house=house, status="open", by=TESTER)
    actions.change_house(house=house, status="on_hold", by=TESTER)
    actions.change_house(house=house, status="open", by=TESTER)
    assert House.objects.get(pk=house.pk).is_open


def test_a_copy_of_a_shape_brings_own_storeys_and_topics(house):
    actions.add_topic(house=house, name=NL("Huisdieren"), pictogram="heart", by=TESTER)
    actions.change_topic(topic=Topic.objects.get(house=house, slug="eten"), is_active=False, by=TESTER)
    storeys, topics = actions.copy_shape(house)
    copy = actions.build_house(
        foundation=house.foundation, slug="twee", name="Huis Twee", storeys=storeys, topics=topics, by=TESTER
    )
    slugs = {topic.slug for topic in Topic.objects.filter(house=copy)}
    assert "huisdieren" in slugs
    assert "eten" not in slugs
    assert levels(copy) == levels(house)
