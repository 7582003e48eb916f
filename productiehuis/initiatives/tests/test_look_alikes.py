"""Who is offered when a name looks like one that is known here: only here, and each person once (T3)."""

from datetime import date

import pytest
from django.utils import timezone

from productiehuis.initiatives.look_up import look_alikes, make_known
from productiehuis.initiatives.models import Initiative, KnownHere
from productiehuis.kernel.names import ALIKE, Traits
from productiehuis.people import privacy
from productiehuis.people.actions import add_person, merge_persons, undo_merge
from productiehuis.people.models import Person
from tests.cast import TESTER, Cast

pytestmark = pytest.mark.django_db


def known(initiative: Initiative, first: str, last: str = "", **more: object) -> Person:
    person = add_person(house=initiative.house, by=TESTER, first_name=first, last_name=last, **more)
    make_known(initiative=initiative, person=person, how=KnownHere.How.DESK)
    return person


def offered(initiative: Initiative, *traits: object, **more: object) -> list[Person]:
    (found,) = look_alikes(initiative, [Traits(*traits, **more)])  # type: ignore[arg-type]
    return [alike.person for alike in found]


@pytest.mark.parametrize(
    "typed",
    [
        ("Fatima", "Elwafi"),
        ("Fatma", "El Ouafi"),
        ("El Ouafi", "Fatima"),
        ("Fàtima", "el-ouafi"),
        ("Fatima El Ouafi", ""),
        ("Fatina", "El Ouafi"),
    ],
)
def test_who_is_written_in_another_way_is_offered(cast: Cast, typed: tuple[str, str]):
    person = known(cast.desk, "Fatima", "El Ouafi")
    assert offered(cast.desk, *typed) == [person]


def test_who_is_known_elsewhere_is_never_offered(cast: Cast):
    known(cast.sewing, "Fatima", "El Ouafi")
    known(cast.far_desk, "Fatima", "El Ouafi")
    assert offered(cast.desk, "Fatima", "El Ouafi") == []


def test_sister_and_brother_are_not_offered_for_each_other(cast: Cast):
    known(cast.desk, "Karim", "Haddouchi", phone="+31612345678", postcode="1055 AB")
    assert offered(cast.desk, "Karima", "Haddouchi", phone="+31612345678", postcode="1055 AB") == []


def test_who_were_merged_are_offered_once_as_who_they_count_as(cast: Cast):
    first, second = known(cast.desk, "Gülşen", "Yıldız"), known(cast.desk, "Gulsen", "Yildiz")
    assert set(offered(cast.desk, "Gulsen", "Yıldız")) == {first, second}
    merge = merge_persons(kept=first, absorbed=second, by=TESTER)
    assert offered(cast.desk, "Gulsen", "Yıldız") == [first]
    undo_merge(merge=merge, by=TESTER)
    assert set(offered(cast.desk, "Gulsen", "Yıldız")) == {first, second}


def test_two_who_count_as_somebody_unknown_here_are_offered_once(cast: Cast):
    top = add_person(house=cast.west, by=TESTER, first_name="Gulsen", last_name="Yildiz")
    first, second = known(cast.desk, "Gülşen", "Yıldız"), known(cast.desk, "Gulsen", "Yildiz")
    merge_persons(kept=top, absorbed=first, by=TESTER)
    merge_persons(kept=top, absorbed=second, by=TESTER)
    assert offered(cast.desk, "Gulsen", "Yildiz") == [first]


def test_who_was_erased_is_not_offered(cast: Cast):
    person = known(cast.desk, "Fatima", "El Ouafi")
    privacy.erase([person], now=timezone.now())
    assert offered(cast.desk, "Fatima", "El Ouafi") == []


def test_a_list_asks_few_questions_and_each_distinct_person_once(cast: Cast, django_assert_num_queries):
    person = known(cast.desk, "Fatima", "El Ouafi", birth_date=date(1975, 3, 1))
    asked = [Traits("Fatma", "Elwafi"), Traits("Anders", "Iemand"), Traits("Fatma", "Elwafi")] * 30
    with django_assert_num_queries(3):
        found = look_alikes(cast.desk, asked)
    assert [len(each) for each in found] == [1, 0, 1] * 30
    assert found[0][0].person == person
    assert found[0][0].likeness >= ALIKE
