"""The rule about what a colleague handed out, on plain values; and what the database holds of it."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from productiehuis.people.actions import give_paper_code
from productiehuis.people.actions.tidying import forget_stale
from productiehuis.people.models import GivenKey
from productiehuis.people.rules.handed_out import LONG_WAIT, WAIT, GivenFacts, Guarded, behind, opens_plan, wait_for
from tests.cast import actor

AT = datetime(2026, 3, 2, 10, tzinfo=UTC)
HOUR = timedelta(hours=1)
PLAN = Guarded(has_plan=True)


def given(at=AT, *, wait=WAIT, had_older=True, **more):
    return GivenFacts(uuid4(), at, at + wait, had_older, **more)


def test_a_secret_is_as_old_as_what_stands_behind_it():
    first, second = given(AT), given(AT + HOUR)
    assert behind(AT - HOUR, [first, second]) is None
    assert behind(AT, [second, first]) == first
    assert behind(AT + 3 * HOUR, [first, second]) == second


@pytest.mark.parametrize(
    ("shown", "more", "hours", "expected"),
    [
        ([AT], {}, 0, False),
        ([AT], {}, 7 * 24 - 1, False),
        ([AT], {}, 7 * 24, True),
        ([AT - HOUR], {}, 0, True),
        ([AT, AT - HOUR], {}, 0, True),
        ([AT + HOUR], {}, 1, False),
        ([AT], {"is_settled": True}, 0, True),
        ([AT], {"is_stopped": True}, 24 * 365, False),
        ([AT], {"had_older": False}, 0, False),
        ([], {}, 24 * 365, False),
    ],
)
def test_who_has_a_plan_opens_it_with_something_of_their_own_or_after_the_wait(shown, more, hours, expected):
    assert opens_plan(shown, [given(**more)], guarded=PLAN, now=AT + hours * HOUR) is expected


def test_who_has_nothing_to_guard_and_no_older_way_in_begins_at_once():
    first = [given(had_older=False)]
    assert opens_plan([AT], first, guarded=Guarded(), now=AT)
    assert opens_plan([AT], first, guarded=Guarded(since=AT + HOUR), now=AT + 2 * HOUR)
    assert not opens_plan([AT], first, guarded=Guarded(since=AT - HOUR), now=AT)
    assert not opens_plan([AT], [given(had_older=True)], guarded=Guarded(), now=AT)


def test_one_that_was_handed_out_later_is_not_in_the_way_of_the_first():
    settled, later = given(AT, is_settled=True), given(AT + HOUR)
    assert opens_plan([AT], [settled, later], guarded=PLAN, now=AT + HOUR)
    assert not opens_plan([AT + HOUR], [settled, later], guarded=PLAN, now=AT + HOUR)


def test_without_a_way_in_of_ones_own_the_wait_is_longer():
    assert wait_for(has_own=True) == WAIT < wait_for(has_own=False) == LONG_WAIT


class TestInTheDatabase:
    @pytest.fixture
    def key(self, cast):
        give_paper_code(person=cast.rosa, by=actor(cast.tamar))
        return GivenKey.objects.get()

    @pytest.mark.parametrize(
        "wrong",
        [
            {"opens_at": timezone.now() - timedelta(days=99)},
            {"settled_at": timezone.now(), "stopped_at": timezone.now()},
        ],
    )
    def test_it_waits_and_is_yes_or_no(self, key, wrong):
        with pytest.raises(IntegrityError), transaction.atomic():
            GivenKey.objects.filter(pk=key.pk).update(**wrong)

    def test_nobody_hands_out_to_themselves(self, key):
        with pytest.raises(IntegrityError), transaction.atomic():
            GivenKey.objects.filter(pk=key.pk).update(given_by_key=key.person_id)

    def test_a_code_for_oneself_is_ones_own(self, cast):
        give_paper_code(person=cast.rosa, by=actor(cast.rosa))
        assert not GivenKey.objects.exists()

    def test_the_same_form_twice_is_one(self, cast):
        form = uuid4()
        for _time in range(2):
            give_paper_code(person=cast.rosa, by=actor(cast.tamar), client_key=form)
        assert GivenKey.objects.count() == 1

    def test_a_form_that_was_refused_leaves_nothing(self, cast):
        cast.rosa.erased_at = timezone.now()
        cast.rosa.save()
        with pytest.raises(ValidationError):
            give_paper_code(person=cast.rosa, by=actor(cast.tamar))
        assert not GivenKey.objects.exists()

    def test_it_is_forgotten_a_month_after_its_time(self, key):
        forget_stale()
        assert GivenKey.objects.exists()
        GivenKey.objects.update(at=timezone.now() - timedelta(days=60), opens_at=timezone.now() - timedelta(days=31))
        forget_stale()
        assert not GivenKey.objects.exists()
