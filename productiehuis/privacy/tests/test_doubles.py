"""The privacy keeper decides about pairs with no more than is needed, and nobody looks unseen."""

import pytest
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from productiehuis.audit.models import Event, Look
from productiehuis.initiatives.models import KnownHere
from productiehuis.people.actions import add_person, find_doubles, merge_persons
from productiehuis.people.models import Decision, Merge, Person, PossibleDouble
from productiehuis.people.tasks import find_doubles_of
from tests.cast import TESTER, Cast

pytestmark = pytest.mark.django_db

PAGE = "/west/samenvoegen/dubbel/"


@pytest.fixture
def pim(cast: Cast, as_person):
    return as_person(cast.pim)


@pytest.fixture
def pair(cast: Cast) -> PossibleDouble:
    more = {"phone": "+31612345678", "birth_year": 1971}
    one = add_person(house=cast.west, by=TESTER, first_name="Gülşen", last_name="Yıldız", **more)
    other = add_person(house=cast.west, by=TESTER, first_name="Gulsen", last_name="Yildiz", **more)
    KnownHere.objects.create(house=cast.west, initiative=cast.sewing, person=one, how="desk")
    KnownHere.objects.create(house=cast.west, initiative=cast.desk, person=other, how="desk")
    find_doubles(cast.west)
    return PossibleDouble.objects.get(one=one, other=other)


def address(pair: PossibleDouble) -> str:
    return reverse("double_decide", args=["west", pair.pk])


def test_a_pair_is_shown_with_why_and_no_more_than_needed(cast, pim, pair):
    page = pim.get(PAGE).text
    for words in (
        "Gülşen Yıldız",
        "Gulsen Yildiz",
        "geboren in 1971",
        "eindigt op 78",
        "telefoonnummer",
        "Niet dezelfde",
    ):
        assert words in page
    for hidden in ("12345678", cast.sewing.name, cast.desk.name):
        assert hidden not in page.split("<main", 1)[1].split("</main")[0]


def test_showing_a_pair_is_a_look_into_both_files(pim, pair):
    pim.get(PAGE)
    assert set(Look.objects.filter(part="double").values_list("subject_key", flat=True)) == {pair.one_id, pair.other_id}


def test_one_press_makes_them_one_and_it_can_be_undone(cast, pim, pair):
    pim.post(address(pair), {"decision": "same", "reason": "zei het zelf"})
    merge = Merge.objects.active().get()
    assert (merge.kept, merge.absorbed, merge.reason) == (pair.one, pair.other, "zei het zelf")
    assert "Gulsen" not in pim.get(PAGE).text
    pim.post(address(pair), {"decision": "same"})
    assert Merge.objects.count() == 1
    pim.post(reverse("merge_undo", args=["west", merge.pk]))
    assert "Gulsen" in pim.get(PAGE).text


def test_one_press_says_they_are_two_and_nobody_is_asked_again(cast, pim, pair):
    pim.post(address(pair), {"decision": "not_same"})
    pim.post(address(pair), {"decision": "same"})
    pair.refresh_from_db()
    assert (pair.decision, pair.decided_by_key) == (Decision.NOT_SAME, cast.pim.pk)
    assert not Merge.objects.exists()
    Person.objects.filter(house=cast.west).update(is_compared=False)
    find_doubles(cast.west)
    assert "Gulsen" not in pim.get(PAGE).text
    assert Event.objects.filter(verb="double refused").count() == 1


def test_a_stale_tab_cannot_say_that_merged_people_are_two(pim, pair):
    pim.post(address(pair), {"decision": "same"})
    page = pim.post(address(pair), {"decision": "not_same"}, follow=True).text
    assert "Dit paar is al beslist: samengevoegd." in page
    assert '<a href="/west/samenvoegen/">Maak het ongedaan.</a>' in page
    assert "Dit zijn twee mensen" not in page
    pair.refresh_from_db()
    assert pair.decision == Decision.SAME
    assert Merge.objects.active().count() == 1


def test_a_stale_tab_cannot_merge_who_were_said_to_be_two(pim, pair):
    pim.post(address(pair), {"decision": "not_same"})
    page = pim.post(address(pair), {"decision": "same"}, follow=True).text
    assert "Dit paar is al beslist: niet dezelfde." in page
    assert "tellen nu als één persoon" not in page
    assert not Merge.objects.exists()


def test_a_pair_that_is_one_along_a_third_person_is_decided(cast, pim, pair):
    for each in (pair.one, pair.other):
        merge_persons(kept=cast.bo, absorbed=each, by=TESTER)
    page = pim.post(address(pair), {"decision": "not_same"}, follow=True).text
    assert "Dit paar is al beslist: samengevoegd." in page
    pair.refresh_from_db()
    assert pair.decision == Decision.OPEN


def test_a_reason_with_a_citizen_number_is_refused(pim, pair):
    pim.post(address(pair), {"decision": "same", "reason": "bsn 111222333"})
    assert not Merge.objects.exists()


def test_a_decision_that_is_none_changes_nothing(pim, pair):
    pim.post(address(pair), {"decision": "open"})
    pair.refresh_from_db()
    assert pair.decision == Decision.OPEN


def test_the_page_of_merges_says_how_many_wait(pim, pair):
    page = pim.get("/west/samenvoegen/").text
    assert "1 paar lijkt dubbel." in page
    assert PAGE in page
    assert not Look.objects.filter(part="double").exists()


def test_looking_on_demand_is_left_to_the_worker(cast, pim, pair):
    PossibleDouble.objects.all().delete()
    Person.objects.filter(house=cast.west).update(is_compared=False)
    answer = pim.post(f"{PAGE}zoek/", follow=True)
    assert "We zoeken." in answer.text
    assert DBTaskResult.objects.filter(task_path="productiehuis.people.tasks.find_doubles_of").count() == 1
    find_doubles_of.call(str(cast.west.pk))
    assert PossibleDouble.objects.filter(house=cast.west).exists()
