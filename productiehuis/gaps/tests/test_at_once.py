"""Two people press at the same moment, on a database that lets them."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Event

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, connections, transaction

from productiehuis.gaps.actions import close_gap, let_go, look_for_gaps, propose, take_up
from productiehuis.gaps.actions import gaps as actions
from productiehuis.gaps.models import Gap
from tests.cast import NL, TESTER, actor, house_storey, make_cast

HANDS = 6


@pytest.fixture
def played(transactional_db):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite in memory gives each thread the same connection")
    return make_cast()


@pytest.fixture
def gap(played):
    return Gap.objects.create(
        house=played.west, kind="asked", subject="brieven", count=12, found_on=date(2018, 3, 1), topic=played.topics[0]
    )


def alone(work, *things):
    try:
        return work(*things)
    except ValidationError as problem:
        return problem
    finally:
        connections.close_all()


def at_once(work, things):
    with ThreadPoolExecutor(HANDS) as hands:
        return list(hands.map(lambda thing: alone(work, thing), things))


def story(gap):
    return [step.state for step in gap.steps.all()]


def test_two_who_take_up_the_same_gap_are_one_and_the_other_is_told(played, gap):
    """Vera for the desk and Noor for sewing, three times each."""
    mine = [(played.desk, actor(played.vera)), (played.sewing, actor(played.noor))] * 3
    answers = at_once(lambda who: take_up(gap=gap, initiative=who[0], by=who[1]), mine)
    gap.refresh_from_db()
    told = [problem for problem in answers if isinstance(problem, ValidationError)]
    assert gap.taken_up_by in (played.desk, played.sewing)
    assert story(gap) == ["taken_up"]
    assert len(told) == HANDS / 2
    assert all("kijk hoe het staat" in problem.messages[0] for problem in told)


def test_one_form_sent_six_times_is_one_line_in_the_story(played, gap):
    answers = at_once(lambda _: take_up(gap=gap, initiative=played.sewing, by=TESTER), range(HANDS))
    assert not any(isinstance(each, ValidationError) for each in answers)
    assert story(gap) == ["taken_up"]


def test_six_proposals_are_one(played, gap):
    take_up(gap=gap, initiative=played.sewing, by=TESTER)
    storey = house_storey(played.west, "souterrain")
    at_once(lambda n: propose(gap=gap, proposal=NL(f"Kamer {n}"), storey=storey, by=TESTER), range(HANDS))
    assert story(gap) == ["taken_up", "proposed"]


def test_closing_and_letting_go_end_in_one_true_story(played, gap):
    take_up(gap=gap, initiative=played.sewing, by=TESTER)

    def do(number):
        if number % 2:
            return let_go(gap=gap, by=TESTER)
        return close_gap(gap=gap, note="Het loopt nu vanzelf.", by=TESTER)

    at_once(do, range(HANDS))
    gap.refresh_from_db()
    assert story(gap) == ["taken_up", gap.state]
    assert gap.state in ("closed", "found")


def test_looking_takes_no_gap_away_from_who_just_took_it_up(played, gap):
    """The signal is gone, so the look would close it; but somebody is at it, and that is seen also if it came last."""
    pressed, begun = Event(), Event()

    def press():
        with transaction.atomic():
            take_up(gap=gap, initiative=played.sewing, by=TESTER)
            pressed.set()
            begun.wait(5)
            waits_for_us()

    def look():
        pressed.wait(5)
        begun.set()
        return look_for_gaps_in(played.west)

    with ThreadPoolExecutor(2) as hands:
        for each in [hands.submit(alone, press), hands.submit(alone, look)]:
            each.result(20)
    gap.refresh_from_db()
    assert (gap.state, gap.taken_up_by) == ("taken_up", played.sewing)
    assert story(gap) == ["taken_up"]


def test_who_takes_up_a_gap_while_the_house_looks_keeps_it(played, gap, monkeypatch):
    """The look holds the house and was about to close this gap. Whoever is quicker is right, and nobody gets stuck."""
    looking, pressed, seen = Event(), Event(), actions.signals_on

    def signals(house, day):
        looking.set()
        pressed.wait(3)
        return seen(house, day)

    def press():
        looking.wait(5)
        take_up(gap=gap, initiative=played.sewing, by=TESTER)
        pressed.set()

    monkeypatch.setattr(actions, "signals_on", signals)
    with ThreadPoolExecutor(2) as hands:
        tasks = [
            hands.submit(alone, look_for_gaps_in, played.west),
            hands.submit(alone, press),
        ]
        assert not [problem for task in tasks if isinstance(problem := task.result(20), ValidationError)]
    gap.refresh_from_db()
    assert (gap.state, gap.taken_up_by) == ("taken_up", played.sewing)
    assert story(gap) == ["taken_up"]


def look_for_gaps_in(house):
    return look_for_gaps(house=house, by=TESTER)


def waits_for_us():
    """Until another connection waits for a row that this one holds; a few seconds at most."""
    asked = "SELECT COUNT(*) FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))"
    with connection.cursor() as cursor:
        for _ in range(100):
            cursor.execute(asked)
            if cursor.fetchone()[0]:
                return
            cursor.execute("SELECT pg_sleep(0.03)")
