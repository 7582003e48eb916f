"""Two persons are one, in any order, and two again; and a pair that may be one is asked about once."""

from itertools import permutations

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from productiehuis.people import privacy
from productiehuis.people.actions import add_person, decide_not_same, decide_same, merge_persons, undo_merge
from productiehuis.people.models import Decision, Merge, Person, PossibleDouble
from tests.cast import TESTER, Cast, actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(cast: Cast) -> list[Person]:
    return [add_person(house=cast.west, by=TESTER, first_name=f"Naam{n}") for n in range(4)]


def double(one: Person, other: Person) -> PossibleDouble:
    return PossibleDouble.objects.create(house=one.house, one=one, other=other, likeness=0.8)


def open_pairs(cast: Cast) -> list[tuple[int, int]]:
    return PossibleDouble.objects.open_pairs([cast.west, cast.noord]).get(cast.west.pk, [])


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_chain_is_undone_in_any_order(cast: Cast, people: list[Person], order: tuple[int, ...]):
    a, b, c, d = people
    merges = [
        merge_persons(kept=b, absorbed=c, by=TESTER),
        merge_persons(kept=a, absorbed=b, by=TESTER),
        merge_persons(kept=d, absorbed=c, by=TESTER),
    ]
    pairs = [{b, c}, {a, b}, {d, c}]
    roots = Merge.objects.roots(cast.west)
    assert len({roots.get(person.number, person.number) for person in people}) == 1
    left = list(pairs)
    for number in order:
        undo_merge(merge=merges[number], by=TESTER)
        left.remove(pairs[number])
        roots = Merge.objects.roots(cast.west)
        for one in people:
            for other in people:
                together = roots.get(one.number, one.number) == roots.get(other.number, other.number)
                assert together == _linked(one, other, left)
    assert Merge.objects.roots(cast.west) == {}


def _linked(one: Person, other: Person, pairs: list[set[Person]]) -> bool:
    reached = {one}
    for _round in range(len(pairs)):
        for pair in pairs:
            if pair & reached:
                reached |= pair
    return other in reached


def test_a_circle_is_refused(people: list[Person]):
    a, b, c, _d = people
    merge_persons(kept=a, absorbed=b, by=TESTER)
    merge_persons(kept=b, absorbed=c, by=TESTER)
    for kept, absorbed in ((c, a), (a, c), (b, a)):
        with pytest.raises(ValidationError):
            merge_persons(kept=kept, absorbed=absorbed, by=TESTER)


def test_nobody_merges_themselves_with_somebody(cast: Cast, people: list[Person]):
    """They would read, and could erase, what is kept of that one."""
    mine, other, *_rest = people
    merge_persons(kept=cast.pim, absorbed=mine, by=TESTER)
    for kept, absorbed in ((cast.pim, other), (other, cast.pim), (other, mine)):
        with pytest.raises(ValidationError, match="ben je zelf"):
            merge_persons(kept=kept, absorbed=absorbed, by=actor(cast.pim))
    with pytest.raises(ValidationError, match="ben je zelf"):
        decide_same(double=double(cast.pim, other), by=actor(cast.pim))
    assert Merge.objects.count() == 1


def test_what_is_my_own_after_a_merge_is_nobody_who_logs_in(cast: Cast, people: list[Person]):
    paper, *_rest = people
    merge_persons(kept=paper, absorbed=cast.rosa, by=TESTER)
    merge_persons(kept=cast.vera, absorbed=cast.rosa, by=TESTER)
    assert Merge.objects.owned_by(cast.rosa) == [cast.rosa, paper]
    assert Merge.objects.owned_by(cast.vera) == [cast.vera, paper]


def test_merging_decides_a_pair_and_undoing_opens_it_again(cast: Cast, people: list[Person]):
    a, b, *_rest = people
    pair = double(a, b)
    merge = decide_same(double=pair, by=TESTER, reason="zei het zelf")
    pair.refresh_from_db()
    assert (pair.decision, pair.reason) == (Decision.SAME, "zei het zelf")
    assert open_pairs(cast) == []
    undo_merge(merge=merge, by=TESTER)
    undo_merge(merge=merge, by=TESTER)
    assert open_pairs(cast) == [(a.number, b.number)]


def test_not_the_same_is_remembered_also_under_another_number(cast: Cast, people: list[Person]):
    a, b, c, _d = people
    merge_persons(kept=a, absorbed=b, by=TESTER)
    assert decide_not_same(double=double(a, c), by=TESTER)
    again = double(b, c)
    assert open_pairs(cast) == []
    assert decide_not_same(double=again, by=TESTER)
    with pytest.raises(ValidationError, match="al beslist: niet dezelfde"):
        decide_not_same(double=again, by=TESTER)


def test_pairs_of_one_person_or_an_erased_one_do_not_count(cast: Cast, people: list[Person]):
    a, b, c, d = people
    merge_persons(kept=a, absorbed=b, by=TESTER)
    merge_persons(kept=b, absorbed=c, by=TESTER)
    double(a, c)
    double(c, d)
    assert open_pairs(cast) == [(c.number, d.number)]
    privacy.erase([d], now=timezone.now())
    assert open_pairs(cast) == []
