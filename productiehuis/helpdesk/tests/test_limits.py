"""What the desk refuses, how it tells namesakes apart, and the days and methods it answers."""

import pytest
from django.test import Client
from django.utils.formats import date_format

from productiehuis.helpdesk import queries
from productiehuis.helpdesk.models import HelpRequest, Visit
from productiehuis.helpdesk.tests.test_pages import DESK, SECRET, filled, visit_of
from productiehuis.initiatives.models import KnownHere
from productiehuis.people.actions import merge_persons
from productiehuis.people.models import Person
from tests.cast import actor, make_person, sign_in


@pytest.fixture
def vera(cast, as_person):
    return as_person(cast.vera)


@pytest.mark.parametrize("typed", ["21", "99", "-1", "0", "1e9", "2.5", "veel"])
def test_a_number_of_questions_that_cannot_be_is_refused_and_kept(cast, vera, typed):
    page = vera.post(DESK, filled(cast, **{f"times-{cast.topics[0].pk}": typed}))
    assert page.text.count("Vul een aantal in van 1 tot 20.") == 1
    assert f'name="times-{cast.topics[0].pk}" value="{typed}"' in page.text
    assert not Visit.objects.exists()


def test_twelve_questions_on_one_topic_are_twelve(cast, vera):
    vera.post(DESK, filled(cast, **{f"times-{cast.topics[0].pk}": "12"}))
    assert HelpRequest.objects.count() == 12


@pytest.mark.parametrize("size", ["2.5", "abc", "", "1"])
def test_a_wrong_size_of_a_group_is_said_once(cast, vera, size):
    page = vera.post(DESK, filled(cast, who="group", contacts=size))
    assert page.text.count("Vul in met hoeveel mensen de groep is.") == 1
    assert not Visit.objects.exists()


def test_a_wrong_size_left_behind_does_not_stop_somebody_alone(cast, vera):
    vera.post(DESK, filled(cast, contacts="abc"))
    assert Visit.objects.get().contacts == 1


def test_namesakes_are_told_apart_by_birth_year_and_last_visit(cast, vera):
    for _number in range(2):
        other = make_person(cast.west, "Bo", login=False)
        KnownHere.objects.create(house=cast.west, initiative=cast.desk, person=other, how="desk")
    Person.objects.filter(pk=other.pk).update(birth_year=1961)
    visit_of(cast)
    today = date_format(cast.west.today, "j F Y")
    page = vera.post(f"{DESK}mensen/", {"name": "bo"})
    assert page.text.count("geboren in 1961") == 1
    assert page.text.count(f"laatst hier op {today}") == 1


def test_the_last_visit_counts_merged_visits_and_no_other_desk(cast):
    double = make_person(cast.west, "Bodil", login=False)
    KnownHere.objects.create(house=cast.west, initiative=cast.desk, person=double, how="desk")
    visit = visit_of(cast, person=double)
    merge_persons(kept=cast.bo, absorbed=double, by=actor(cast.pim))
    assert queries.last_visits(cast.desk, [cast.bo]) == {cast.bo.pk: visit.date}
    assert queries.last_visits(cast.sewing, [cast.bo]) == {}


def test_when_more_go_by_a_name_than_are_shown_the_list_says_so(cast, vera):
    def known(count):
        for number in range(count):
            person = make_person(cast.west, f"Dana{number}", login=False)
            KnownHere.objects.create(house=cast.west, initiative=cast.desk, person=person, how="desk")

    known(8)
    assert "Er zijn er meer." not in vera.post(f"{DESK}mensen/", {"name": "dana"}).text
    known(1)
    page = vera.post(f"{DESK}mensen/", {"name": "dana"})
    assert "Er zijn er meer. Typ nog een paar letters." in page.text
    assert page.text.count('name="who"') == 9  # eight people, and who is new


def test_names_while_typing_take_few_queries(cast, vera, django_assert_max_num_queries):
    vera.post(f"{DESK}mensen/", {"name": "b"})
    with django_assert_max_num_queries(9):
        vera.post(f"{DESK}mensen/", {"name": "b"})


@pytest.mark.parametrize("part", ["", "dag/", "lijst/", "bezoek/{visit}/wijzigen/", "bezoek/{visit}/intrekken/"])
def test_head_answers_as_get_does(cast, vera, part):
    url = DESK + part.format(visit=visit_of(cast).pk)
    answer = vera.head(url)
    assert (answer.status_code, answer.content) == (vera.get(url).status_code, b"") == (200, b"")


def test_head_leaves_what_was_put_aside(cast):
    browser = Client()
    browser.post(DESK, filled(cast, **{f"words-{cast.topics[0].pk}": [SECRET]}))
    sign_in(browser, cast.vera).head(DESK)
    assert SECRET in browser.get(DESK).text


@pytest.mark.parametrize("day", ["0001-01-01", "1999-12-31", "9999-12-31"])
def test_a_day_far_away_does_not_exist(vera, day):
    assert vera.get(f"{DESK}dag/{day}/").status_code == 404


def test_the_first_day_has_no_day_before(vera):
    page = vera.get(f"{DESK}dag/2000-01-01/")
    assert "Dag erna" in page.text
    assert "Dag ervoor" not in page.text
