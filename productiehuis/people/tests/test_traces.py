"""People are found by what they are called now, however they came in; and not at all once they are erased."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from productiehuis.helpdesk.actions import change_card
from productiehuis.people import privacy
from productiehuis.people.actions import add_person, change_safe_contact, load_persons, take_numbers, trace_everybody
from productiehuis.people.look_alikes import trace_keys, traits_of
from productiehuis.people.models import NameTrace, Person
from tests.cast import TESTER, Cast

pytestmark = pytest.mark.django_db


def keys_of(person: Person) -> set[str]:
    return set(NameTrace.objects.filter(house=person.house_id, person=person).values_list("key", flat=True))


def test_somebody_new_leaves_a_trace(cast: Cast):
    person = add_person(house=cast.west, by=TESTER, first_name="Şadiye", last_name="Korkmaz", birth_year=1961)
    assert keys_of(person) == trace_keys(traits_of(person))
    assert len(keys_of(person)) > 4


def test_many_at_once_leave_the_same_traces(cast: Cast):
    rows = [
        Person(house=cast.west, number=n, first_name="Sadiye", last_name="Korkmaz")
        for n in [*take_numbers(cast.west, 3)]
    ]
    load_persons(house=cast.west, persons=rows, by=TESTER)
    alone = add_person(house=cast.west, by=TESTER, first_name="Sadiye", last_name="Korkmaz")
    assert {frozenset(keys_of(row)) for row in [*rows, alone]} == {frozenset(keys_of(alone))}
    assert Person.objects.filter(house=cast.west, name_key="sadiye korkmaz").count() == 4


def test_a_changed_card_is_found_by_its_new_name_only_and_compared_anew(cast: Cast):
    Person.objects.filter(pk=cast.bo.pk).update(is_compared=True)
    before = keys_of(cast.bo)
    change_card(person=cast.bo, by=TESTER, first_name="Wilhelmina")
    cast.bo.refresh_from_db()
    assert keys_of(cast.bo) == trace_keys(traits_of(cast.bo)) != before
    assert cast.bo.is_compared is False


def test_a_changed_language_changes_no_trace(cast: Cast):
    Person.objects.filter(pk=cast.bo.pk).update(is_compared=True)
    change_card(person=cast.bo, by=TESTER, language="tr")
    assert Person.objects.get(pk=cast.bo.pk).is_compared is True


def test_a_phone_number_somebody_gave_themselves_is_a_trace(cast: Cast):
    change_safe_contact(person=cast.rosa, by=TESTER, phone="+31612345678")
    assert "p12345678" in keys_of(cast.rosa)


def test_who_was_erased_leaves_no_trace(cast: Cast):
    assert keys_of(cast.bo)
    privacy.erase([cast.bo], now=timezone.now())
    assert keys_of(cast.bo) == set()


def test_a_whole_house_is_traced_anew(cast: Cast):
    kept = {person: keys_of(person) for person in Person.objects.filter(house=cast.west)}
    NameTrace.objects.all().delete()
    assert trace_everybody(cast.west) == len(kept)
    assert {person: keys_of(person) for person in kept} == kept
    assert NameTrace.objects.filter(house=cast.noord).count() == 0


def test_the_command_traces_one_house(cast: Cast):
    NameTrace.objects.all().delete()
    call_command("trace_names", "--house", "noord", stdout=StringIO())
    assert set(NameTrace.objects.values_list("house", flat=True)) == {cast.noord.pk}
