"""Marks: one human in two houses is counted once, and rotation, merging and erasure change no figure (T5)."""

from io import StringIO
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from productiehuis.kernel.clusters import clusters
from productiehuis.people.actions import (
    add_person,
    link_pass,
    make_pass,
    merge_persons,
    replace_pass,
    revoke_pass,
    set_pass_pin,
    undo_merge,
    unlink_pass,
)
from productiehuis.people.models import HousePass, Merge, Person, ReachMark, Why
from productiehuis.people.privacy import erase
from productiehuis.people.rules.passes import read_pass
from productiehuis.people.tasks import tidy_logins
from productiehuis.vault import keys
from productiehuis.vault.actions import rehash, rotate
from tests.cast import TESTER

STEPS = ["erase west", "erase noord", "key", "rehash", "replace", "merge", "undo"]
RINGS = ["YW5vdGhlciBrZXkgb2YgdGhpcnR5LXR3byBieXRlcyE=", "YSB0aGlyZCBrZXkgaXMgdGhpcnR5LXR3byBieXRlcyE="]


@pytest.fixture
def new_key(settings):
    """Puts another key in front of the ring, as `rotate_keys --new` does."""
    before = settings.VAULT_KEYS

    def add():
        number = settings.VAULT_KEYS.count(",")
        settings.VAULT_KEYS = f"t{number + 2}:{RINGS[number % 2]},{settings.VAULT_KEYS}"
        keys.forget()

    yield add
    settings.VAULT_KEYS = before
    keys.forget()


def new_pass(person):
    return make_pass(person=person, by=TESTER, client_key=uuid4())


def in_noord(cast, shown, name="Bo"):
    person = add_person(house=cast.noord, by=TESTER, first_name=name)
    link_pass(shown=shown, person=person, by=TESTER)
    return person


def humans(*houses):
    """How many humans these houses know, as the Monitor counts them: once per mark, after merges."""
    marks, together = ReachMark.objects.marks_of(houses), []
    numbers = {}
    for house in houses:
        roots = Merge.objects.roots(house)
        for number in Person.objects.filter(house=house).values_list("number", flat=True):
            mine = numbers.setdefault((house.pk, roots.get(number, number)), len(numbers))
            if mark := marks.get(house.pk, {}).get(number):
                together.append((numbers.setdefault(mark, len(numbers)), mine))
    same = clusters(together)
    return len({same.get(number, number) for key, number in numbers.items() if not isinstance(key, str)})


def mark_of(person):
    return ReachMark.objects.get(person=person).mark


def test_who_shows_a_pass_in_another_house_is_counted_once(cast):
    alone = humans(cast.west, cast.noord)
    over_there = in_noord(cast, new_pass(cast.bo))
    assert humans(cast.west, cast.noord) == alone
    assert mark_of(cast.bo) == mark_of(over_there)
    assert ReachMark.objects.marks_of([cast.west, cast.noord.pk]) == {
        cast.west.pk: {cast.bo.number: mark_of(cast.bo)},
        cast.noord.pk: {over_there.number: mark_of(over_there)},
    }


def test_no_marks_is_an_empty_answer(cast):
    assert ReachMark.objects.marks_of([cast.west]) == {}


def test_a_replaced_pass_is_the_same_human(cast):
    old = new_pass(cast.bo)
    first = in_noord(cast, old)
    replaced = replace_pass(old=old, by=TESTER, client_key=uuid4())
    second = in_noord(cast, replaced, "Bobbie")
    assert mark_of(first) == mark_of(second)


def test_a_revoked_pass_links_nobody(cast):
    shown = new_pass(cast.bo)
    revoke_pass(old=shown, by=TESTER, why=Why.LOST)
    shown.refresh_from_db()
    with pytest.raises(ValidationError):
        in_noord(cast, shown)


def test_a_pass_of_their_own_in_the_other_house_goes_on_with_the_same_mark(cast):
    over_there = in_noord(cast, new_pass(cast.bo))
    own = new_pass(over_there)
    assert own.holder == HousePass.objects.get(person=cast.bo).holder
    assert mark_of(over_there) == mark_of(cast.bo)


def test_who_has_an_own_pass_here_is_not_tied_to_another(cast):
    shown, fay = new_pass(cast.bo), cast.fay
    new_pass(fay)
    before = mark_of(fay)
    with pytest.raises(ValidationError, match="al een eigen pas"):
        link_pass(shown=shown, person=fay, by=TESTER)
    assert mark_of(fay) == before


def test_a_wrong_link_is_taken_back_but_never_somebodys_own_mark(cast):
    over_there = in_noord(cast, new_pass(cast.bo))
    assert unlink_pass(person=over_there, by=TESTER)
    assert not ReachMark.objects.filter(person=over_there).exists()
    assert not unlink_pass(person=cast.bo, by=TESTER)


# Rotation.


def test_rotation_hashes_the_living_anew_in_every_house(cast, new_key):
    over_there, before = in_noord(cast, new_pass(cast.bo)), humans(cast.west, cast.noord)
    old = mark_of(cast.bo)
    new_key()
    rotate()
    assert rehash() >= 3
    assert rehash() == 0
    assert mark_of(cast.bo) == mark_of(over_there) != old
    assert humans(cast.west, cast.noord) == before


def test_a_pass_works_before_and_after_rotation_and_without_the_old_key(cast, new_key, settings):
    made = set_pass_pin(own=new_pass(cast.bo), pin="2580", by=TESTER)
    new_key()
    assert HousePass.objects.shown(read_pass(made.code)) == made
    rotate()
    rehash()
    settings.VAULT_KEYS = settings.VAULT_KEYS.split(",")[0]
    keys.forget()
    assert HousePass.objects.shown(read_pass(made.code)) == made
    assert HousePass.objects.shown(read_pass(f"/pas/{made.token}/")) == made


def test_a_link_made_between_new_key_and_rotation_is_the_same_human(cast, new_key):
    shown = new_pass(cast.bo)
    new_key()
    over_there = in_noord(cast, shown)
    assert mark_of(over_there) == mark_of(cast.bo)
    rehash()
    assert mark_of(over_there) == mark_of(cast.bo)


def test_erasure_takes_name_and_holder_and_leaves_the_mark(cast):
    over_there, before = in_noord(cast, new_pass(cast.bo)), humans(cast.west, cast.noord)
    mark = mark_of(cast.bo)
    erase([cast.bo], now=timezone.now())
    cast.bo.refresh_from_db()
    assert (cast.bo.first_name, cast.bo.passes.count()) == ("", 0)
    assert mark_of(cast.bo) == mark == mark_of(over_there)
    assert humans(cast.west, cast.noord) == before


def test_rotation_leaves_the_marks_of_who_was_erased(cast, new_key):
    over_there = in_noord(cast, new_pass(cast.bo))
    new_pass(cast.rosa)
    erase([cast.bo], now=timezone.now())
    mark, before = mark_of(cast.bo), humans(cast.west, cast.noord)
    new_key()
    rehash()
    assert mark_of(cast.bo) == mark_of(over_there) == mark
    assert humans(cast.west, cast.noord) == before


def test_rotation_takes_along_who_was_erased_elsewhere(cast, new_key):
    over_there = in_noord(cast, new_pass(cast.bo))
    erase([over_there], now=timezone.now())
    before = humans(cast.west, cast.noord)
    new_key()
    rehash()
    assert mark_of(over_there) == mark_of(cast.bo)
    assert humans(cast.west, cast.noord) == before


def test_a_merge_and_its_undo_leave_every_mark(cast):
    new_pass(cast.rosa)
    over_there, before = in_noord(cast, new_pass(cast.bo)), humans(cast.west, cast.noord)
    marks = ReachMark.objects.marks_of([cast.west, cast.noord])
    merge = merge_persons(kept=cast.rosa, absorbed=cast.bo, by=TESTER)
    assert humans(cast.west, cast.noord) == before - 1
    assert ReachMark.objects.marks_of([cast.west, cast.noord]) == marks
    undo_merge(merge=merge, by=TESTER)
    assert humans(cast.west, cast.noord) == before
    assert mark_of(over_there) == mark_of(cast.bo)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from(["erase west", "erase noord", "key", "rehash", "replace", "merge", "undo"]), max_size=8)
)
def test_whatever_happens_two_houses_count_this_human_once(cast, new_key, steps):
    """One human of both houses, through any order of events: always one mark, and the same total."""
    west = add_person(house=cast.west, by=TESTER, first_name="Yara")
    twin = add_person(house=cast.west, by=TESTER, first_name="Jara")
    noord = in_noord(cast, new_pass(west), "Yara")
    before, merge = humans(cast.west, cast.noord), None
    for step in steps:
        if step == "erase west":
            erase([west], now=timezone.now())
        elif step == "erase noord":
            erase([noord], now=timezone.now())
        elif step == "key":
            new_key()
        elif step == "rehash":
            rehash()
        elif step == "replace" and (standing := HousePass.objects.active().filter(person=west).first()):
            replace_pass(old=standing, by=TESTER, client_key=uuid4())
        elif step == "merge" and merge is None:
            merge = merge_persons(kept=twin, absorbed=west, by=TESTER)
        elif step == "undo" and merge is not None:
            undo_merge(merge=merge, by=TESTER)
            merge = None
        assert mark_of(west) == mark_of(noord)
        assert humans(cast.west, cast.noord) == before - (merge is not None)
    if merge is not None:
        undo_merge(merge=merge, by=TESTER)


@pytest.mark.parametrize("way", ["command", "night"])
def test_the_command_and_the_night_both_hash_anew(cast, new_key, way):
    over_there, old = in_noord(cast, new_pass(cast.bo)), mark_of(cast.bo)
    new_key()
    if way == "command":
        call_command("rotate_keys", stdout=StringIO())
    else:
        tidy_logins.call()
    assert mark_of(cast.bo) == mark_of(over_there) != old
