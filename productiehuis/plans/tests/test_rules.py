"""The rule of sharing and the rule of two screens, on plain values."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from productiehuis.plans.rules.changes import Outcome, State, is_too_young, outcome
from productiehuis.plans.rules.sharing import LONGEST_SHARE, PartFacts, ShareFacts, may_see, until_problem

TODAY = date(2026, 3, 2)
PLAN, READER = uuid4(), uuid4()
PART = PartFacts(PLAN, uuid4(), "goal")
OF_PART = ShareFacts(PLAN, READER, PART.key, "", TODAY)
OF_KIND = ShareFacts(PLAN, READER, None, "goal", TODAY)


def sees(*shares, part=PART, reader=READER, today=TODAY):
    return may_see(reader=reader, part=part, shares=shares, today=today)


def test_a_part_is_seen_by_whom_it_is_shared_with_until_the_day():
    assert sees(OF_PART)
    assert sees(OF_KIND)
    assert not sees(OF_PART, today=TODAY + timedelta(days=1))
    assert not sees(OF_PART, reader=uuid4())
    assert not sees()


def test_a_share_of_another_part_kind_or_plan_shows_nothing():
    assert not sees(replace(OF_PART, part=uuid4()))
    assert not sees(replace(OF_KIND, kind="dream"))
    assert not sees(replace(OF_KIND, plan=uuid4()))
    assert not sees(replace(OF_PART, plan=uuid4()))


def test_what_was_stopped_or_taken_out_is_not_seen():
    assert not sees(replace(OF_PART, is_stopped=True))
    assert not sees(OF_PART, OF_KIND, part=replace(PART, is_removed=True))
    assert sees(replace(OF_PART, is_stopped=True), OF_KIND)


def test_a_share_through_a_role_ends_with_the_role():
    assert sees(replace(OF_PART, role_ends=TODAY))
    assert not sees(replace(OF_PART, role_ends=TODAY - timedelta(days=1)))


def test_a_share_lasts_a_year_at_most():
    assert until_problem(TODAY, TODAY) is None
    assert until_problem(TODAY - timedelta(days=1), TODAY) == "past"
    assert until_problem(TODAY + LONGEST_SHARE + timedelta(days=1), TODAY) == "long"


texts = st.sampled_from(["", "a", "b"])


@given(sent=texts, now=texts, sent_version=st.integers(1, 3), behind=st.integers(0, 2))
def test_no_text_is_ever_written_over_one_that_was_not_seen(sent, now, sent_version, behind):
    found = outcome(sent=State(sent), sent_version=sent_version, now=State(now), now_version=sent_version + behind)
    if found == Outcome.STORE:
        assert behind == 0
    if found == Outcome.SAME:
        assert sent == now


def test_sixteen_is_old_enough():
    assert not is_too_young(birth_year=None, birth_date=None, today=TODAY)
    assert is_too_young(birth_year=2011, birth_date=None, today=TODAY)
    assert not is_too_young(birth_year=2010, birth_date=None, today=TODAY)
    assert is_too_young(birth_year=2010, birth_date=date(2010, 3, 3), today=TODAY)
    assert not is_too_young(birth_year=2010, birth_date=date(2010, 3, 2), today=TODAY)
