"""Kept no longer than the house chose: names and words go, counts stay, and a run may stop anywhere."""

import re
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from productiehuis.activities.models import Attendance, Certificate, SignUp
from productiehuis.audit.actions import looked
from productiehuis.audit.models import Event, Look
from productiehuis.helpdesk.actions import Registration, register_visit
from productiehuis.helpdesk.models import HelpRequest, Visit
from productiehuis.helpdesk.rules import Asked
from productiehuis.initiatives.look_up import make_known
from productiehuis.initiatives.models import KnownHere, Role
from productiehuis.monitor.counts import gather
from productiehuis.people.actions import merge_persons
from productiehuis.people.models import Person
from productiehuis.privacy import tasks
from productiehuis.privacy.actions import choose_term, count_due, forget_due, run_retention
from productiehuis.privacy.models import Retention, RetentionRun
from productiehuis.privacy.rules.keeping import Life, due_lives
from productiehuis.privacy.terms import chosen_in
from productiehuis.privacy.tests.world import make_everywhere, traces_of
from tests.cast import actor, give, make_person


def ago(**time):
    return timezone.now() - timedelta(**time)


def visit(cast, person, at, words=""):
    make_known(initiative=cast.desk, person=person, how=KnownHere.How.DESK)
    told = Registration(uuid4(), cast.room, "known", person, asked=(Asked(cast.topics[0].pk, words),), at=at)
    return register_visit(registration=told, initiative=cast.desk, by=actor(cast.vera)).visit


def visitor(cast, name, *days):
    person = make_person(cast.west, name, login=False)
    for each in days:
        visit(cast, person, ago(days=each))
    return person


def is_there(person):
    return bool(Person.objects.get(pk=person.pk).first_name)


def test_who_was_two_years_nowhere_goes_and_the_rest_stays(cast):
    gone, lately = visitor(cast, "Weg", 900, 800), visitor(cast, "Pas", 800, 100)
    run = run_retention(house=cast.west)
    assert (is_there(gone), is_there(lately)) == (False, True)
    assert run.counts["names"] == 1
    assert run.finished_at


def test_the_preview_says_what_the_run_then_does(cast):
    visitor(cast, "Weg", 900)
    expected = {key: count for key, count in count_due(cast.west).items() if count}
    assert expected["names"] == 1
    run = run_retention(house=cast.west)
    assert {key: count for key, count in run.counts.items() if count} == expected
    assert not any(count_due(cast.west).values())


def test_twice_is_once(cast):
    visitor(cast, "Weg", 900)
    run_retention(house=cast.west)
    again = run_retention(house=cast.west)
    assert not any(again.counts.values())


def test_a_merged_number_that_came_lately_keeps_the_whole(cast):
    old, new = visitor(cast, "Oud", 900), visitor(cast, "Nieuw", 10)
    merge_persons(kept=old, absorbed=new, by=actor(cast.pim))
    run_retention(house=cast.west)
    assert is_there(old)


def test_who_helps_or_helped_stays_longer(cast):
    helped = visitor(cast, "Hielp", 900)
    part = give(helped, Role.VOLUNTEER, cast.desk)
    part.ends = timezone.localdate() - timedelta(days=760)
    part.save()
    helps = visitor(cast, "Helpt", 900)
    give(helps, Role.VOLUNTEER, cast.desk)
    choose_term(house=cast.west, key="helpers", months=36, by=actor(cast.cor))
    run_retention(house=cast.west)
    assert (is_there(helped), is_there(helps)) == (True, True)
    choose_term(house=cast.west, key="helpers", months=24, by=actor(cast.cor))
    run_retention(house=cast.west)
    assert (is_there(helped), is_there(helps)) == (False, True)


def test_a_house_chooses_within_bounds(cast):
    choose_term(house=cast.west, key="names", months=6, by=actor(cast.cor))
    gone = visitor(cast, "Weg", 200)
    run_retention(house=cast.west)
    assert not is_there(gone)
    for months in (5, 61):
        with pytest.raises(ValidationError, match="Kies een tijd"):
            choose_term(house=cast.west, key="names", months=months, by=actor(cast.cor))
    with pytest.raises(ValidationError):
        choose_term(house=cast.west, key="codes", months=2, by=actor(cast.cor))
    line = Event.objects.get(verb="term chosen")
    assert line.changes == {"names": [24, 6]}


def test_a_choice_outside_the_bounds_of_today_counts_as_the_nearest(cast):
    Retention.objects.create(house=cast.west, kind="names", months=600)
    assert next(each.months for each in chosen_in(cast.west) if each.term.key == "names") == 60


def test_another_house_is_not_touched(cast):
    far = make_person(cast.noord, "Ver", login=False)
    Person.objects.filter(pk=far.pk).update(created_at=ago(days=2000))
    run_retention(house=cast.west)
    assert is_there(far)
    run_retention(house=cast.noord)
    assert not is_there(far)


def test_words_go_sooner_and_the_question_stays_counted(cast):
    choose_term(house=cast.west, key="words", months=3, by=actor(cast.cor))
    person = visitor(cast, "Pas", 10)
    visit(cast, person, ago(days=200), words="een oude brief")
    fresh = visit(cast, person, ago(days=20), words="een nieuwe brief")
    with time_machine.travel(ago(days=150)):
        pass
    HelpRequest.objects.exclude(visit=fresh).get(own_words__isnull=False, visit__at__lt=ago(days=100)).steps.update(
        at=ago(days=199)
    )
    run_retention(house=cast.west)
    assert {each.own_words for each in HelpRequest.objects.all()} == {"", "een nieuwe brief"}
    assert HelpRequest.objects.count() == 3


def test_everything_of_long_ago_goes_and_the_figures_stay(cast):
    with time_machine.travel(datetime(2018, 10, 2, 10, tzinfo=UTC)):
        make_everywhere(cast)
    before = numbers(cast, 2018)
    choose_term(house=cast.west, key="helpers", months=12, by=actor(cast.cor))
    Person.objects.get(first_name="Xanthippa").memberships.update(ends=datetime(2018, 12, 31).date())
    run = run_retention(house=cast.west)
    assert numbers(cast, 2018) == before
    assert {key for key, count in run.counts.items() if count} >= {"helpers", "looks", "log"}
    assert traces_of() == []
    assert not SignUp.objects.exists()
    assert not Certificate.objects.exists()
    assert Attendance.objects.filter(person__isnull=True).count() == Attendance.objects.count() > 0
    assert Visit.objects.count() == 7


def numbers(cast, year):
    here = gather([cast.west], year)[0]
    return [(each.initiative.slug, each.row.figures) for each in here.initiatives], here.totals, here.by_topic


def test_looks_go_by_the_terms_of_the_house_and_never_before_two_years(cast):
    with time_machine.travel(ago(days=800)):
        looked(by=actor(cast.vera), house_key=cast.west.pk, part="card", subject_key=cast.bo.pk)
        looked(by=actor(cast.fay), house_key=cast.noord.pk, part="card", subject_key=cast.bo.pk)
    choose_term(house=cast.noord, key="looks", months=36, by=actor(cast.cor))
    for house in (cast.west, cast.noord):
        run_retention(house=house)
    assert [look.house_key for look in Look.objects.all()] == [cast.noord.pk]
    with pytest.raises(ValidationError):
        choose_term(house=cast.west, key="looks", months=12, by=actor(cast.cor))


def test_a_run_that_was_cut_off_goes_on_where_it_was(cast, monkeypatch):
    people = [visitor(cast, f"Weg{n}", 900) for n in range(6)]
    monkeypatch.setattr("productiehuis.privacy.actions.retention._batches", lambda clusters: iter(clusters))
    steps = forget_due(cast.west, timezone.now())
    for _step in range(3):
        next(steps)
    steps.close()
    assert sum(is_there(each) for each in people) == 3
    run = run_retention(house=cast.west)
    assert run.counts["names"] == 3
    assert not any(is_there(each) for each in people)


def test_only_one_run_at_a_time_and_a_dead_one_is_taken_over(cast):
    RetentionRun.objects.create(house=cast.west, counts={"names": 2})
    visitor(cast, "Weg", 900)
    assert run_retention(house=cast.west) is None
    RetentionRun.objects.update(started_at=ago(hours=7))
    assert run_retention(house=cast.west).counts["names"] == 3
    assert RetentionRun.objects.count() == 1


def test_who_came_from_a_list_a_moment_ago_keeps_the_name_a_month(cast):
    person = make_person(cast.west, "Uit een lijst", login=False)
    make_known(initiative=cast.desk, person=person, how=KnownHere.How.IMPORT)
    visit(cast, person, ago(days=1500))
    run_retention(house=cast.west)
    assert is_there(person)
    Person.objects.filter(pk=person.pk).update(created_at=ago(days=40))
    run_retention(house=cast.west)
    assert not is_there(person)


def test_the_night_leaves_the_example_alone(cast):
    gone = visitor(cast, "Weg", 900)
    tasks.keep_no_longer.func()
    assert is_there(gone)
    with override_settings(DEMO=False):
        tasks.keep_no_longer.func()
    assert not is_there(gone)


@override_settings(DEMO=False)
def test_a_house_that_fails_does_not_stop_the_night_of_the_others(cast, monkeypatch):
    gone, real = visitor(cast, "Weg", 900), run_retention

    def broken(*, house):
        if house.pk != cast.west.pk:
            raise RuntimeError
        return real(house=house)

    monkeypatch.setattr(tasks.actions, "run_retention", broken)
    tasks.keep_no_longer.func()
    assert not is_there(gone)


def test_the_coordinator_chooses_and_the_privacy_keeper_sees(cast, as_person):
    cor, pim = as_person(cast.cor), as_person(cast.pim)
    for client in (cor, pim):
        page = client.get("/west/bewaren/").content.decode()
        assert "Namen van bezoekers en deelnemers" in page
        assert "Belastingdienst" in page
    assert "Kies hoe lang" in cor.get("/west/bewaren/").content.decode()
    assert "Kies hoe lang" not in pim.get("/west/bewaren/").content.decode()
    assert cor.post("/west/bewaren/names/", {"months": "12"}).status_code == 302
    assert Retention.objects.get().months == 12
    assert cor.post("/west/bewaren/names/", {"months": "600"}).status_code == 422
    assert pim.post("/west/bewaren/names/", {"months": "12"}).status_code == 404
    assert as_person(cast.tamar).get("/west/bewaren/").status_code == 404


def test_the_preview_page_and_a_run_by_hand(cast, as_person):
    visitor(cast, "Weg", 900)
    cor = as_person(cast.cor)
    assert 'class="ph-num">1<' in cor.get("/west/bewaren/wissen/").content.decode()
    assert as_person(cast.pim).post("/west/bewaren/wissen/nu/").status_code == 404
    assert cor.post("/west/bewaren/wissen/nu/").status_code == 302
    assert Event.objects.filter(verb="run started").exists()
    tasks.run_by_hand.func(str(cast.west.pk))
    page = cor.get("/west/bewaren/").content.decode()
    assert "met de hand gestart" in page


def test_what_is_announced_and_what_is_reported_are_the_same_kinds_in_the_same_order(cast, as_person):
    cor = as_person(cast.cor)
    chosen = cor.post("/west/bewaren/names/", {"months": "12"}, follow=True).text
    assert "Het geldt vanaf nu, ook voor ‘Wis dit nu’." in chosen
    visitor(cast, "Weg", 900)
    preview = cor.get("/west/bewaren/wissen/").text
    assert "Het gaat met de tijden die nu gekozen zijn." in preview
    announced = re.findall(r'<th scope="row">(.*?)</th>', preview)
    run_retention(house=cast.west)
    report = cor.get("/west/bewaren/").text.split('<ol class="ph-log">')[1]
    reported = re.findall(r"([^>·]+?): <strong>", report)
    assert announced
    assert [what.strip() for what in reported] == announced


days = st.integers(0, 2000)


@settings(deadline=None)
@given(
    lives=st.lists(st.tuples(days, st.none() | days), max_size=8),
    pairs=st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=4),
    visitors=days,
    helpers=days,
)
def test_nobody_goes_who_was_here_since_and_all_others_do(lives, pairs, visitors, helpers):
    start = datetime(2020, 1, 1, tzinfo=UTC)
    at = [start + timedelta(days=day) for day in range(2001)]
    rows = [
        Life(uuid4(), number, at[here], None if role is None else at[role]) for number, (here, role) in enumerate(lives)
    ]
    roots = {max(pair): min(pair) for pair in pairs if pair[0] != pair[1]}
    while any(root in roots for root in roots.values()):
        roots = {number: roots.get(root, root) for number, root in roots.items()}
    due = due_lives(rows, roots, visitors=at[visitors], helpers=at[helpers])
    gone = {key for cluster in due.visitors + due.helpers for key in cluster}
    for row in rows:
        mine = [each for each in rows if roots.get(each.number, each.number) == roots.get(row.number, row.number)]
        old = all(each.last_here < at[visitors] for each in mine)
        done = all(each.last_role is None or each.last_role < at[helpers] for each in mine)
        assert (row.key in gone) == (old and done)


@pytest.mark.django_db(transaction=True)
def test_after_the_night_no_erased_name_is_left_in_a_file_of_sqlite():
    with override_settings(DEMO=False), CaptureQueriesContext(connection) as asked:
        tasks.keep_no_longer.func()
    assert any("wal_checkpoint(TRUNCATE)" in each["sql"] for each in asked) == (connection.vendor == "sqlite")
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            assert cursor.execute("PRAGMA secure_delete").fetchone() == (1,)
