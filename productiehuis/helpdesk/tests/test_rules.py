"""What may be stored as a visit, and where a help request may go."""

from datetime import date, datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from productiehuis.helpdesk import rules
from productiehuis.helpdesk.models import Course, VisitKind
from productiehuis.helpdesk.rules import Asked, Entry

LETTERS = UUID(int=1)
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
entries = st.builds(
    Entry,
    kind=st.sampled_from([*rules.KINDS, "", "x"]),
    asked=st.lists(st.builds(Asked, st.uuids(), st.text(max_size=20)), max_size=25),
    contacts=st.integers(-5, 600),
    has_person=st.booleans(),
)


def problems(kind, **more):
    return rules.visit_problems(Entry(kind, **more), counts_requests=True)


@given(entries, st.booleans())
def test_what_is_accepted_fits_the_database(entry, counts):
    if rules.visit_problems(entry, counts_requests=counts):
        return
    assert entry.kind in VisitKind.values
    assert (entry.kind == rules.KNOWN) == entry.has_person
    assert 1 <= entry.contacts <= rules.LARGEST_GROUP
    assert len(entry.asked) <= rules.MOST_REQUESTS


@given(entries)
def test_an_initiative_that_counts_no_questions_asks_no_more(entry):
    free = rules.visit_problems(entry, counts_requests=False)
    strict = rules.visit_problems(entry, counts_requests=True)
    assert set(free) <= set(strict) <= set(free) | {rules.NO_TOPIC}


@given(st.integers(-3, 50), st.lists(st.text(max_size=10), max_size=5))
def test_every_text_is_a_question_and_none_is_lost(times, words):
    asked = rules.asked_about(LETTERS, times, words)
    texts = [text.strip() for text in words if text.strip()]
    assert [each.words for each in asked if each.words] == texts
    assert max(1, len(texts)) <= len(asked) <= max(times, len(texts), 1)


def test_a_known_visitor_needs_a_question():
    assert problems("known", has_person=True) == [rules.NO_TOPIC]
    assert problems("known", has_person=True, asked=[Asked(LETTERS)]) == []


def test_nobody_chosen_is_said_first():
    assert problems("", asked=[Asked(LETTERS)]) == [rules.NO_WHO]


@pytest.mark.parametrize("kind", ["anonymous", "group", "quick"])
def test_an_unnamed_visit_cannot_have_a_person(kind):
    assert rules.NO_WHO in problems(kind, has_person=True, contacts=2, asked=[Asked(LETTERS)])


@pytest.mark.parametrize("kind", ["group", "quick"])
def test_a_group_and_a_quick_question_need_no_topic(kind):
    assert problems(kind, contacts=5 if kind == "group" else 1) == []


@pytest.mark.parametrize(("size", "problem"), [(0, rules.NO_SIZE), (1, rules.NO_SIZE), (501, rules.TOO_LARGE)])
def test_a_group_has_a_sensible_size(size, problem):
    assert problems("group", contacts=size) == [problem]


def test_a_citizen_service_number_is_refused():
    assert problems("anonymous", asked=[Asked(LETTERS, "mijn bsn is 111222333")]) == [rules.HAS_BSN]


def test_every_course_has_its_moves():
    assert set(rules.MOVES) == set(Course.values)
    assert all(to <= set(Course.values) - {start} for start, to in rules.MOVES.items())


def test_what_is_done_can_be_opened_again_and_nothing_else():
    assert rules.move_problems("helped", "open", "") == []
    assert rules.move_problems("helped", "waiting", "") == [rules.NO_MOVE]


def test_staying_needs_a_note():
    assert rules.move_problems("open", "open", " ") == [rules.NO_NOTE]
    assert rules.move_problems("open", "open", "Gebeld met de gemeente.") == []


@given(st.datetimes(datetime(2015, 1, 1), datetime(2030, 1, 1), timezones=st.just(ZoneInfo("UTC"))))
def test_the_day_is_the_one_on_the_wall(at):
    assert rules.local_day(at, AMSTERDAM) == at.astimezone(AMSTERDAM).date()


@given(st.dates(date(2015, 1, 1), date(2030, 1, 1)))
def test_noon_stands_for_its_own_day(day):
    assert rules.local_day(rules.noon(day, AMSTERDAM), AMSTERDAM) == day


def test_a_day_that_must_come_is_refused():
    today = date(2018, 5, 1)
    assert rules.day_problems(today + timedelta(days=1), today) == [rules.IN_FUTURE]
    assert rules.day_problems(today, today) == []
    assert rules.day_problems(rules.FIRST_DAY - timedelta(days=1), today) == [rules.TOO_OLD]


@given(st.uuids(), st.integers(0, 500), st.integers(0, 500))
def test_rows_of_a_list_have_steady_keys_of_their_own(key, one, other):
    assert (rules.row_key(key, one) == rules.row_key(key, other)) == (one == other)


def test_the_same_questions_in_another_order_are_the_same():
    other = uuid4()
    assert rules.same_questions([Asked(LETTERS), Asked(other, "x")], [Asked(other, "x"), Asked(LETTERS)])
    assert not rules.same_questions([Asked(LETTERS)], [Asked(LETTERS), Asked(LETTERS)])
