"""A kept question gives what its queryset gives, with other values each time."""

from datetime import date
from uuid import UUID

import pytest

from productiehuis.house.kept import Kept
from productiehuis.house.models import Foundation, House, Topic
from productiehuis.kernel.texts import TranslatedText

pytestmark = pytest.mark.django_db

TOPICS = Kept[Topic](
    lambda house, slug: Topic.objects.filter(house=house, slug=slug, is_active=True).select_related(
        "house__foundation"
    ),
    house=UUID,
    slug=str,
)


@pytest.fixture
def houses():
    foundation = Foundation.objects.create(name="Stichting")
    return [House.objects.create(foundation=foundation, slug=slug, name=slug.title()) for slug in ("oost", "kade")]


@pytest.fixture
def topics(houses):
    return [
        Topic.objects.create(house=house, slug=slug, name=TranslatedText.of(slug, en="debts"), pictogram="x", order=n)
        for n, (house, slug) in enumerate((house, slug) for house in houses for slug in ("geld", "taal"))
    ]


def test_the_same_question_is_asked_with_other_values(houses, topics):
    found = [TOPICS(house=house.pk, slug=slug) for house in houses for slug in ("geld", "taal")]
    assert found == [[topic] for topic in topics]


def test_an_object_is_whole_and_brings_what_belongs_to_it(houses, topics, django_assert_num_queries):
    with django_assert_num_queries(1):
        topic = TOPICS.first(house=houses[1].pk, slug="taal")
        assert topic is not None
        assert (topic.house, topic.house.foundation.name) == (houses[1], "Stichting")
    assert {**topic.__dict__, "_state": 0} == {**Topic.objects.get(pk=topic.pk).__dict__, "_state": 0}
    assert (topic._state.adding, topic._state.db) == (False, "default")


def test_what_is_not_there_is_none(houses, topics):
    assert TOPICS.first(house=houses[0].pk, slug="zorg") is None


def test_columns_come_as_their_fields_read_them(houses, topics):
    columns = Kept[tuple[UUID, TranslatedText]](
        lambda house: Topic.objects.filter(house=house).values_list("pk", "name"), house=UUID
    )
    assert columns(house=houses[0].pk) == list(Topic.objects.filter(house=houses[0]).values_list("pk", "name"))


def test_a_value_with_quotes_is_only_a_value(houses, topics):
    assert TOPICS(house=houses[0].pk, slug="' OR 1=1 --") == []


def test_two_equal_values_stay_apart(houses):
    both = Kept[House](lambda slug, name: House.objects.filter(slug=slug, name=name), slug=str, name=str)
    House.objects.filter(slug="oost").update(name="oost")
    assert [house.slug for house in both(slug="oost", name="oost")] == ["oost"]
    assert both(slug="kade", name="oost") == []


def test_a_value_the_question_does_not_use_is_refused():
    kept = Kept[House](lambda slug, day: House.objects.filter(slug=slug), slug=str, day=date)
    with pytest.raises(ValueError, match="day"):
        kept(slug="oost", day=date(2018, 1, 1))
