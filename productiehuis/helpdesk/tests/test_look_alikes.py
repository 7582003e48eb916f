"""Whoever is known under another spelling is offered; whoever is new all the same is asked about once."""

from datetime import timedelta
from uuid import uuid4

import pytest

from productiehuis.audit.models import Look
from productiehuis.helpdesk.models import Visit
from productiehuis.initiatives.models import KnownHere
from productiehuis.people.actions import add_person
from productiehuis.people.models import Person
from tests.cast import TESTER

DESK = "/west/balie/spreekuur/"


@pytest.fixture
def vera(cast, as_person):
    return as_person(cast.vera)


@pytest.fixture
def gulsen(cast):
    person = add_person(house=cast.west, by=TESTER, first_name="Gülşen", last_name="El Ouafi", birth_year=1971)
    KnownHere.objects.create(house=cast.west, initiative=cast.desk, person=person, how="desk")
    return person


def sent(cast, **more):
    fields = {"do": "done", "client_key": str(uuid4()), "who": "new", "topic": [str(cast.topics[0].pk)]}
    return fields | {"contacts": "2"} | more


@pytest.mark.parametrize("typed", ["gülsen", "Gulsen", "GULSUN", "Elwafi", "el wafi gulsen", "Gulsne", "ouafi"])
def test_another_spelling_is_offered_while_typing(vera, gulsen, typed):
    page = vera.post(f"{DESK}mensen/", {"name": typed})
    assert "Gülşen El Ouafi" in page.text
    assert "geboren in 1971" in page.text
    assert Look.objects.filter(part="names").exists()


def test_who_is_known_elsewhere_is_not_offered(cast, vera, gulsen):
    KnownHere.objects.filter(person=gulsen).update(initiative=cast.sewing)
    assert "El Ouafi" not in vera.post(f"{DESK}mensen/", {"name": "Gulsem"}).text


def test_another_name_is_not_offered(vera, gulsen):
    assert "Of bedoel je" not in vera.post(f"{DESK}mensen/", {"name": "Henk"}).text


def test_somebody_new_who_looks_like_somebody_known_is_asked_about_once_and_nothing_is_lost(cast, vera, gulsen):
    form = sent(cast, name="Gulsen Elwafi", **{f"words-{cast.topics[0].pk}": ["een brief van de gemeente"]})
    page = vera.post(DESK, form)
    assert "Is dit dezelfde?" in page.text
    assert "Nee, iemand anders" in page.text
    assert "een brief van de gemeente" in page.text
    assert f'value="{cast.topics[0].pk}" checked' in page.text
    assert not Visit.objects.exists()
    del form["do"]
    vera.post(DESK, form | {"who_is": "new"})
    assert Visit.objects.get().person.full_name == "Gulsen Elwafi"
    vera.post(DESK, form | {"who_is": "new"})
    assert Visit.objects.count() == 1


def test_one_press_says_that_it_is_who_is_known(cast, vera, gulsen):
    form = sent(cast, name="Gulsen Elwafi")
    vera.post(DESK, form)
    del form["do"]
    vera.post(DESK, form | {"who_is": str(gulsen.pk)})
    assert Visit.objects.get().person == gulsen
    assert not Person.objects.filter(first_name="Gulsen", last_name="Elwafi").exists()


def test_who_was_shown_while_typing_is_not_asked_about_again(cast, vera, gulsen):
    assert 'name="seen" value="gulsen elwafi"' in vera.post(f"{DESK}mensen/", {"name": "Gulsen Elwafi"}).text
    vera.post(DESK, sent(cast, name="Gulsen Elwafi", seen="gulsen elwafi"))
    assert Visit.objects.get().person != gulsen


def test_a_newcomer_sent_twice_is_one_and_is_not_asked_about(cast, vera):
    form = sent(cast, name="Yara")
    for _time in range(2):
        assert vera.post(DESK, form).status_code == 302
    assert Visit.objects.count() == 1


def test_somebody_known_costs_no_look_up(cast, vera, gulsen, django_assert_max_num_queries):
    form = sent(cast, who=str(gulsen.pk), name="Gulsen")
    vera.post(DESK, form)
    with django_assert_max_num_queries(15):
        vera.post(DESK, form | {"client_key": str(uuid4())})


def listed(cast, **more):
    day = (cast.west.today - timedelta(days=1)).isoformat()
    rows = {"name": ["Gulsen Elwafi"], "topic": [str(cast.topics[0].pk)], "count": [""]}
    return {"do": "done", "client_key": str(uuid4()), "day": day} | rows | more


@pytest.mark.parametrize("new", [[], ["1"]])
def test_a_line_of_the_list_asks_who_is_meant(cast, vera, gulsen, new):
    form = listed(cast, new=new)
    page = vera.post(f"{DESK}lijst/", form)
    assert "Bedoel je:" in page.text
    assert 'value="Gulsen Elwafi"' in page.text
    assert not Visit.objects.exists()
    vera.post(f"{DESK}lijst/", form | {"is-1": str(gulsen.number)})
    assert Visit.objects.get().person == gulsen


def test_a_line_of_the_list_may_be_somebody_else(cast, vera, gulsen):
    form = listed(cast, **{"is-1": "ander"})
    for _time in range(2):
        assert vera.post(f"{DESK}lijst/", form).status_code == 302
    assert Visit.objects.get().person.full_name == "Gulsen Elwafi"


def test_a_list_with_a_newcomer_sent_twice_is_stored_once(cast, vera):
    form = listed(cast, name=["Yara"], new=["1"])
    for _time in range(2):
        assert vera.post(f"{DESK}lijst/", form).status_code == 302
    assert Visit.objects.count() == 1


def test_an_answer_for_a_name_that_was_changed_since_is_no_answer(cast, vera, gulsen):
    page = vera.post(f"{DESK}lijst/", listed(cast, name=["Wouter"], **{"is-1": str(gulsen.number)}))
    assert "Deze naam kennen we hier niet." in page.text
    assert not Visit.objects.exists()


def test_of_a_whole_name_the_page_says_which_part_is_the_first_name(cast, vera):
    assert "Voornaam: <bdi>Bart</bdi>" in vera.post(f"{DESK}mensen/", {"name": "Bart Test"}).text
    assert "Voornaam" not in vera.post(f"{DESK}mensen/", {"name": "Bart"}).text
