"""Pairs that may be one person are found by who is new or changed, once, and stay what was decided."""

import pytest
from django.utils import timezone

from productiehuis.helpdesk.actions import change_card
from productiehuis.people import privacy
from productiehuis.people.actions import add_person, decide_not_same, find_doubles
from productiehuis.people.models import Decision, Person, PossibleDouble
from productiehuis.people.tasks import find_doubles as find_doubles_at_night
from tests.cast import TESTER, Cast

pytestmark = pytest.mark.django_db


def add(cast: Cast, first: str, last: str, **more: object) -> Person:
    return add_person(house=cast.west, by=TESTER, first_name=first, last_name=last, **more)


def pairs(**decision: str) -> set[tuple[str, str]]:
    rows = PossibleDouble.objects.filter(**decision).select_related("one", "other")
    return {(row.one.full_name, row.other.full_name) for row in rows}


def test_two_spellings_of_one_name_are_found_and_others_are_not(cast: Cast):
    add(cast, "Oumaima", "Bouzerda")
    add(cast, "Umayma", "Bouzarda")
    add(cast, "Oumaima", "Kovacs")
    add_person(house=cast.noord, by=TESTER, first_name="Oumaima", last_name="Bouzerda")
    assert find_doubles(cast.west) == 1
    assert pairs() == {("Oumaima Bouzerda", "Umayma Bouzarda")}


def test_what_many_people_of_the_house_are_called_is_no_slip(cast: Cast):
    add(cast, "Rahma", "Bouzerda")
    add(cast, "Rasha", "Bouzarda")
    assert find_doubles(cast.west) == 1
    PossibleDouble.objects.all().delete()
    for last in ("Kovacs", "Zandstra", "Wijnveld", "Haddouchi"):
        add(cast, "Rahma", last, birth_year=1950)
        add(cast, "Rasha", last, birth_year=2000)
    Person.objects.update(is_compared=False)
    assert find_doubles(cast.west) == 0


def test_who_comes_four_times_in_four_nights_is_paired_with_all_three(cast: Cast):
    for last in ("Bouzerda", "Bouzarda", "Bouzerda", "Bouzarda"):
        add(cast, "Oumaima", last)
        find_doubles(cast.west)
    assert PossibleDouble.objects.count() == 6


def test_two_slips_are_found_at_night(cast: Cast):
    add(cast, "Dorota", "Dlmanek", birth_year=1982, phone="0612345678")
    add(cast, "Dotota", "Domanek", birth_year=1982)
    assert find_doubles(cast.west) == 1


def test_who_was_compared_is_compared_again_only_when_changed(cast: Cast):
    first, second = add(cast, "Oumaima", "Bouzerda"), add(cast, "Umayma", "Bouzarda")
    find_doubles(cast.west)
    assert not Person.objects.filter(house=cast.west, is_compared=False).exists()
    PossibleDouble.objects.all().delete()
    assert find_doubles(cast.west) == 0
    change_card(person=second, by=TESTER, first_name="Oumayma")
    assert find_doubles(cast.west) == 1
    change_card(person=first, by=TESTER, first_name="Roos", last_name="Kramer")
    assert find_doubles(cast.west) == 0
    assert pairs() == set()


def test_a_night_finds_them_in_every_house(cast: Cast):
    for house in (cast.west, cast.noord):
        for name in ("Oumaima", "Umayma"):
            add_person(house=house, by=TESTER, first_name=name, last_name="Bouzerda")
    find_doubles_at_night.call()
    assert sorted(PossibleDouble.objects.values_list("house__slug", flat=True)) == ["noord", "west"]


def test_what_was_decided_is_not_asked_again(cast: Cast):
    add(cast, "Oumaima", "Bouzerda")
    second = add(cast, "Umayma", "Bouzarda")
    find_doubles(cast.west)
    assert decide_not_same(double=PossibleDouble.objects.get(), by=TESTER, reason="zussen")
    change_card(person=second, by=TESTER, first_name="Oumaima", last_name="Bouzerda")
    assert find_doubles(cast.west) == 0
    assert PossibleDouble.objects.get().decision == Decision.NOT_SAME


def test_who_was_erased_is_no_longer_anybodys_double(cast: Cast):
    first, second = add(cast, "Oumaima", "Bouzerda"), add(cast, "Umayma", "Bouzarda")
    privacy.erase([first], now=timezone.now())
    change_card(person=second, by=TESTER, first_name="Oumaima")
    assert find_doubles(cast.west) == 0
    assert not Person.objects.filter(house=cast.west, is_compared=False).exists()


def test_somebody_unclear_is_offered_for_the_likelier_of_two_who_cannot_be_one(cast: Cast):
    young = add(cast, "Yakup", "Demirbulut", birth_year=2000)
    old = add(cast, "Yakup", "Demirbulut", birth_year=1961, postcode="1055 AB")
    unclear = add(cast, "Yakup", "Demirbulut", postcode="1055 AB")
    find_doubles(cast.west)
    pair = PossibleDouble.objects.get()
    assert {pair.one, pair.other} == {old, unclear}
    decide_not_same(double=pair, by=TESTER)
    find_doubles(cast.west)
    pair = PossibleDouble.objects.get(decision=Decision.OPEN)
    assert {pair.one, pair.other} == {young, unclear}
