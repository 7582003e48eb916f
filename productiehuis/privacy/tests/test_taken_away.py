"""What was taken away for good goes once more when an older database comes back; what was merely lost comes back."""

from datetime import timedelta
from uuid import uuid4

import pytest
from allauth.mfa.models import Authenticator
from django.utils import timezone

from productiehuis.people.actions import give_key, make_pass, stop_key
from productiehuis.people.actions.pass_logins import set_pass_pin, take_pass_pin_away
from productiehuis.people.actions.profile import reset_second_factor
from productiehuis.people.models import GivenKey, GivenKind, HousePass, Merge, User
from productiehuis.plans.actions import (
    add_part,
    begin_plan,
    erase_part,
    erase_plan,
    join_plan,
    part_plan,
    remove_part,
    share,
    write_comment,
)
from productiehuis.plans.actions.comments import withdraw_comment
from productiehuis.plans.actions.talents import add_talent, remove_talent
from productiehuis.plans.models import Comment, Kind, Part, Plan, PlanJoin, Talent
from productiehuis.privacy import withdrawn
from productiehuis.privacy.taken_away import AGAIN
from productiehuis.privacy.words import VERBS
from tests.cast import actor, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(cast):
    return actor(cast.rosa)


@pytest.fixture
def plan(cast, by):
    return begin_plan(person=cast.rosa, by=by, client_key=uuid4())


@pytest.fixture
def part(plan, by):
    return add_part(plan=plan, kind=Kind.DREAM, text="Brood bakken", by=by, client_key=uuid4())


def after_a_restore(tmp_path, *rows):
    """An older database has these rows; a file beside it knows what was taken away since. Returns how many go again."""
    path = tmp_path / withdrawn.NAME
    withdrawn.remember(path)
    for row in rows:
        row.save(force_insert=True)
    told = withdrawn.read(path)
    done = withdrawn.withdraw_again(told)
    assert withdrawn.withdraw_again(told) == 0
    return done


def test_a_plan_that_was_erased_is_not_there_again(plan, part, by, tmp_path):
    key = plan.pk
    erase_plan(plan=plan, by=by)
    plan.pk = part.plan_id = key
    assert after_a_restore(tmp_path, plan, part) == 1
    assert not Plan.objects.exists()
    assert not Part.objects.exists()


def test_nor_is_a_part_of_it_and_the_rest_is(plan, part, by, tmp_path):
    stays = add_part(plan=plan, kind=Kind.DREAM, text="Zingen", by=by, client_key=uuid4())
    erase_part(part=part, by=by)
    assert after_a_restore(tmp_path, part) == 1
    assert list(Part.objects.all()) == [stays]


def test_what_was_lost_without_anybody_taking_it_away_comes_back(plan, part, tmp_path):
    Part.objects.all().delete()
    assert after_a_restore(tmp_path, part) == 0
    assert Part.objects.count() == 1


def test_a_part_that_was_taken_out_stays_out_unless_its_owner_put_it_back(plan, part, by, tmp_path):
    path = tmp_path / withdrawn.NAME
    remove_part(part=part, by=by, client_key=uuid4())
    withdrawn.remember(path)
    Part.objects.update(removed_at=None)
    assert withdrawn.withdraw_again(withdrawn.read(path)) == 1
    Part.objects.update(removed_at=None)
    withdrawn.remember(path)
    assert withdrawn.withdraw_again(withdrawn.read(path)) == 0


def test_the_yes_that_another_own_name_opens_a_plan(cast, plan, by, tmp_path):
    other = make_person(cast.west, "Roza", login=False)
    Merge.objects.create(house=cast.west, kept=cast.rosa, absorbed=other)
    join = join_plan(plan=plan, reader=other, by=by, client_key=uuid4())
    part_plan(plan=plan, by=by)
    assert after_a_restore(tmp_path, join) == 1
    assert not PlanJoin.objects.exists()
    join_plan(plan=plan, reader=other, by=by, client_key=uuid4())
    assert withdrawn.withdraw_again(withdrawn.told_by_database()) == 0  # Said once more, later.


def test_a_comment_and_a_talent(cast, plan, part, by, tmp_path):
    share(
        plan=plan, part=part, reader=cast.bo, until=timezone.localdate() + timedelta(days=3), by=by, client_key=uuid4()
    )
    comment = write_comment(part=part, writer=cast.bo, text="Mooi", by=actor(cast.bo), client_key=uuid4())
    talent = add_talent(person=cast.rosa, what="Fietsen", topic=None, shows=False, by=by, client_key=uuid4())
    keys = comment.pk, talent.pk
    withdraw_comment(comment=comment, by=actor(cast.bo))
    remove_talent(talent=talent, by=by)
    comment.pk, talent.pk = keys
    assert after_a_restore(tmp_path, comment, talent) == 2
    assert not Comment.objects.exists()
    assert not Talent.objects.exists()


def test_a_pin_that_was_taken_off_a_pass_is_off_on_another_machine_too(cast, by, tmp_path):
    own = make_pass(person=cast.rosa, by=by, client_key=uuid4())
    set_pass_pin(own=own, pin="4829", by=by)
    take_pass_pin_away(own=own, by=by)
    path = tmp_path / withdrawn.NAME
    withdrawn.remember(path)
    HousePass.objects.update(pin_hash="old")
    assert withdrawn.withdraw_again(withdrawn.read(path)) == 1
    assert HousePass.objects.get().pin_hash == ""
    set_pass_pin(own=HousePass.objects.get(), pin="5930", by=by)
    assert withdrawn.withdraw_again(withdrawn.read(path)) == 0  # Chosen later.


def test_a_password_that_was_made_with_a_code_its_owner_stopped_opens_nothing_again(cast, tmp_path):
    given = give_key(person=cast.rosa, kind=GivenKind.PAPER, by=actor(cast.cor))
    user = cast.rosa.user
    user.set_password("van-een-ander-1")
    user.password_since = given.at
    user.save()
    made = {"password": user.password, "password_since": user.password_since}
    stop_key(given=given, by=actor(cast.rosa))
    path = tmp_path / withdrawn.NAME
    withdrawn.remember(path)
    User.objects.filter(pk=user.pk).update(**made)
    GivenKey.objects.update(stopped_at=None)
    assert withdrawn.withdraw_again(withdrawn.read(path)) == 1
    assert not User.objects.get(pk=user.pk).check_password("van-een-ander-1")


def test_a_second_key_that_was_lost_opens_nothing_again(cast, tmp_path):
    lost = Authenticator.objects.create(user=cast.rosa.user, type="totp", data={})
    other = Authenticator.objects.create(user=cast.cor.user, type="totp", data={})
    reset_second_factor(person=cast.rosa, by=actor(cast.cor))
    assert after_a_restore(tmp_path, lost) == 1
    assert list(Authenticator.objects.all()) == [other]


# Known by another field or list, or a thing of the house that opens nothing to anybody.
DONE_OTHERWISE = {
    "closure removed",
    "opening time removed",
    "person erased",
    "plan part removed",
    "steps unlinked",
    "storey removed",
    "task taken away",
}
WORDS = ("removed", "erased", "taken away", "parted", "unlinked", "emptied", "reset")


def test_every_line_of_the_log_that_takes_something_away_is_done_again_or_has_a_reason():
    taken = {verb for verb in VERBS if any(word in verb for word in WORDS)}
    assert taken - set(AGAIN) == DONE_OTHERWISE
    assert set(AGAIN) <= set(VERBS)
