"""Spellings and slips that a desk sees: which are one person, and which are not."""

from datetime import date

import pytest

from productiehuis.kernel.names import ALIKE, Traits, asked_keys, kept_keys, likeness, together, weigh, why_alike


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
