"""Spellings and slips that a desk sees: which are one person, and which are not."""

from datetime import date

import pytest

from productiehuis.kernel.names import (
    ALIKE,
    Register,
    Traits,
    asked_keys,
    kept_keys,
    likeness,
    night_keys,
    together,
    weigh,
    why_alike,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("J.", "Zandstra"), ("Johanna", "Zandstra")),
        (("J.", "Zandstra"), ("Yohanna", "Zandstra")),
        (("Magdalena", "Nowicki"), ("Magdalenna", "Nowicka")),
        (("Shantal", "Kromoredjo"), ("Shantala", "Kromoredjo")),
        (("Abdelaziz", "Bensabra"), ("Aziz", "Bensabra")),
        (("Mohammad", "Haddouchi"), ("Hamada", "Haddouchi")),
        (("Michael", "Tesfazgi"), ("Mikael", "Tesfazgi")),
        (("Malgorzata", "Wysocki"), ("Gosia", "Wysocki")),
        (("Roos", "Attarzadeh-Wijnveld"), ("Roos", "Wijnveld")),
        (("Sit", "Zandstra"), ("Sita", "Zandstra")),
    ],
)
def test_are_offered_for_each_other_and_meet(one: tuple[str, str], other: tuple[str, str]):
    mine, yours = Traits(*one), Traits(*other)
    assert likeness(mine, yours) >= ALIKE
    assert likeness(mine, yours) == likeness(yours, mine)
    assert kept_keys(mine) & asked_keys(yours)
    assert kept_keys(yours) & asked_keys(mine)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Karim", "Haddouchi"), ("Karima", "Haddouchi")),
        (("Hans", "Zandstra"), ("Jan", "Zandstra")),
        (("Efua", "Boateng"), ("Kofi", "Boateng")),
        (("Roos", "Dirksen-Wijnveld"), ("Roos", "Veenstra-Wijnveld")),
    ],
)
def test_are_not_offered_for_each_other(one: tuple[str, str], other: tuple[str, str]):
    assert likeness(Traits(*one), Traits(*other)) < ALIKE


def test_the_article_is_no_part_of_a_short_name():
    with_ben = weigh(Traits("Rkia", "Ben Attar", postcode="1055 BS"), Traits("Rkia", "Attar", postcode="1055BS"))
    assert with_ben.likeness >= ALIKE
    assert "een deel van de naam is hetzelfde" in why_alike(with_ben)


def test_another_day_of_one_month_is_a_slip():
    one = Traits("Gül", "Özova", birth_date=date(1999, 2, 19))
    other = Traits("Gül", "Özova", birth_date=date(1999, 2, 20))
    assert "geboortedatum lijkt erop" in why_alike(weigh(one, other))
    assert likeness(one, other) >= ALIKE


def test_a_slip_in_the_year_is_no_other_person_when_the_rest_agrees():
    more = {"phone": "0612345678", "postcode": "1024CR"}
    who = {1: Traits("Sytske", "Zandhove", 1983, **more), 2: Traits("Sytske", "Zandhove", 1933, **more)}
    assert frozenset((1, 2)) in together([(1, 2, likeness(who[1], who[2]))], who)


def test_a_slip_in_a_short_name_still_meets_at_night():
    one, other = Traits("Ali", "El Hamdi"), Traits("Api", "El-Hamdi")
    assert kept_keys(one) & night_keys(other)
    assert kept_keys(other) & night_keys(one)


def test_a_slip_in_both_names_meets_at_night_only():
    one, other = Traits("Dorota", "Dlmanek"), Traits("Dotota", "Domanek")
    assert not kept_keys(one) & asked_keys(other)
    assert kept_keys(one) & night_keys(other)
    assert kept_keys(other) & night_keys(one)
    assert kept_keys(Traits("Domanek", "Dotota")) & night_keys(one)


def families(*names: str, count: int = 6) -> list[tuple[str, str]]:
    return [(name, f"Zandstra{number}") for name in names for number in range(count)]


def test_one_slip_apart_and_both_with_many_bearers_are_two_names():
    two = Traits("Rahma", "Haddouchi"), Traits("Rasha", "Hadouchi")
    here = [(each.first_name, each.last_name) for each in two]
    assert Register(here).likeness(*two) >= ALIKE
    # One form many have, the other nobody else: a slip.
    assert Register([*here, *families("Rahma")]).likeness(*two) >= ALIKE
    assert Register([*here, *families("Rahma", "Rasha")]).likeness(*two) < ALIKE


def test_the_same_holds_for_a_last_name_and_for_names_that_were_exchanged():
    one, other, turned = Traits("Sibel", "Karahan"), Traits("Sibel", "Karagan"), Traits("Karagan", "Sibel")
    few = Register([("Sibel", "Karahan"), ("Sibel", "Karagan")])
    many = Register([(name, last) for name in "ABCDEF" for last in ("Karahan", "Karagan")])
    assert many.likeness(one, other) < few.likeness(one, other)
    assert many.likeness(one, turned) < few.likeness(one, turned)


def test_a_name_that_chance_gives_to_many_says_less():
    two = Traits("Fatima", "Amrani"), Traits("Fatima", "Amrani", phone="0612345678")
    rare = Register([("Fatima", "Amrani")] * 2)
    frequent = Register([("Fatima", f"Zand{n}") for n in range(200)] + [(f"Zand{n}", "Amrani") for n in range(200)])
    assert frequent.likeness(*two) < ALIKE <= rare.likeness(*two)


def test_in_a_city_a_slip_that_comes_back_is_still_a_slip():
    two = Traits("Rahma", "Haddouchi"), Traits("Rahna", "Haddouchi")
    village = [*families("Rahma", count=40), *families("Rahna", count=3)]
    city = [*village, *((f"Zand{n}", f"Stra{n}") for n in range(100_000))]
    assert Register(city).likeness(*two) > Register(village).likeness(*two)


def test_one_who_looks_like_one_of_many_does_not_join_them_all():
    who = {number: Traits("Victoria", "Owusu") for number in range(1, 5)}
    three = [(1, 2, 0.9), (1, 3, 0.9), (2, 3, 0.9)]
    not_another = [(2, 4, 0.3), (1, 4, 0.3)]
    assert together([*three, (3, 4, 0.6), *not_another], who).keys() == {frozenset(pair[:2]) for pair in three}
    # Like two of the three: then like all.
    assert len(together([*three, (3, 4, 0.6), (2, 4, 0.6), (1, 4, 0.3)], who)) == 6


def test_two_who_met_on_an_earlier_night_still_look_alike():
    who = {number: Traits("Victoria", "Owusu") for number in range(1, 5)}
    tonight = [(4, number, 0.9) for number in (1, 2, 3)]
    assert len(together(tonight, who)) == 6
    assert len(together(tonight, who, lambda _one, _other: 0.0)) < 6
