"""Reading is always exact: kept counts, stale months and merges together give what counting by hand gives."""

from datetime import date
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from productiehuis.activities.actions.attendance import attendance_row
from productiehuis.activities.models import Attendance
from productiehuis.helpdesk.actions import Registration, correct_visit, withdraw_visit
from productiehuis.helpdesk.models import HelpRequest, Visit, VisitKind
from productiehuis.helpdesk.rules import Asked
from productiehuis.house.models import Topic
from productiehuis.kernel.keys import new_key
from productiehuis.monitor import triggers
from productiehuis.monitor.actions import kept, settle
from productiehuis.monitor.cells import counted, from_facts, people_before
from productiehuis.monitor.counts import gather
from productiehuis.monitor.models import KeptMonth, KeptTopic, Stale
from productiehuis.monitor.tasks import settle_all_counts, settle_counts
from productiehuis.monitor.tests.data import attend, noon, session, visit
from productiehuis.people.actions import merge_persons, undo_merge
from productiehuis.people.models import Merge
from tests.cast import TESTER, make_desk, make_person


def plain(found):
    """What was found, whatever order it came in."""
    came = {
        (kind, cell, each.storey, each.district, each.language): (each.people, each.named, each.unnamed)
        for kind, cells in found.came.items()
        for cell, presences in cells.items()
        for each in presences
    }
    asked = {
        (cell, each.topic): (each.count, each.people, each.unnamed)
        for cell, listed in found.asked.items()
        for each in listed
    }
    return came, asked


def is_exact(house, years=(2017, 2018)):
    return all(plain(counted([house.pk], year)) == plain(from_facts([house.pk], None, year=year)) for year in years)


def by_hand(house, year):
    """Per initiative the numbers of a year, counted row by row in Python."""
    roots, found = Merge.objects.roots(house), {}
    for key, model, off in (("help", Visit, "is_withdrawn"), ("activation", Attendance, "is_present")):
        rows = list(model.objects.filter(house=house))
        corrected = {row.corrects_id for row in rows}
        for row in rows:
            stands = getattr(row, off) == (off == "is_present") and row.pk not in corrected
            if stands and row.year == year:
                at = found.setdefault((row.initiative_id, key), {"people": set(), "contacts": 0, "asked": 0})
                at["contacts"] += row.contacts
                at["people"] |= {roots.get(row.person_number, row.person_number)} - {None}
                at["asked"] += HelpRequest.objects.filter(visit=row.pk).count() if key == "help" else 0
    return found


def shown(house, year):
    """The same as the Monitor reads it."""
    found = {}
    for each in gather([house], year)[0].initiatives:
        for key in ("help", "activation"):
            figures = each.row.figures
            if figures[f"{key}_contacts"]:
                asked = figures["help_requests"] if key == "help" else 0
                people = set(each.row.people[f"{key}_unique"])
                at = {"people": people, "contacts": figures[f"{key}_contacts"], "asked": asked}
                found[each.initiative.pk, key] = at
    return found


class Morning:
    """A house in which anything may happen, in any order."""

    def __init__(self, cast):
        self.cast, self.merges = cast, []
        self.people = [cast.bo, cast.rosa, cast.vera, cast.noor]
        self.places = [(cast.desk, cast.room), (cast.sewing, cast.sewing_room)]
        self.sessions = [session(room, at, date(2018, month, 3)) for at, room in self.places for month in (4, 5)]

    def standing(self, pick):
        rows = list(Visit.objects.valid().filter(house=self.cast.west).order_by("registered_at", "id"))
        return rows[pick % len(rows)] if rows else None

    def register(self, a, b, c):
        at, room = self.places[a % 2]
        person = [*self.people, None, None][b % 6]
        kind = None if person else (VisitKind.GROUP, VisitKind.QUICK)[b % 2]
        topics = self.cast.topics[: 1 + c % 3] if at.counts_requests and kind != VisitKind.QUICK else ()
        day = date(2017 + c % 2, 1 + (a + c) % 3, 5)
        visit(room, at, person, kind=kind, contacts=3, topics=topics, at=noon(day))

    def correct(self, a, b, c):
        if row := self.standing(a):
            who = self.people[b % 4]
            asked = [Asked(topic.pk) for topic in self.cast.topics[: 1 + c % 2]]
            told = Registration(new_key(), row.room, VisitKind.KNOWN, who, language="tr", asked=asked)
            correct_visit(visit=row, registration=told, reason="anders", by=TESTER)

    def withdraw(self, a, b, c):
        if row := self.standing(a):
            withdraw_visit(visit=row, client_key=new_key(), reason="dubbel", by=TESTER)

    def come(self, a, b, c):
        at, who = self.sessions[a % 4], self.people[b % 4]
        last = Attendance.objects.filter(session=at, person_number=who.number, correction__isnull=True).first()
        present = last is None or not last.is_present
        row = attendance_row(session=at, person=who, by=TESTER, corrects=last, is_present=present)
        row.save(force_insert=True)

    def crowd(self, a, b, c):
        attend(self.sessions[a % 4], unnamed=1 + b % 5)

    def merge(self, a, b, c):
        roots = Merge.objects.roots(self.cast.west)
        one, two = self.people[a % 4], self.people[b % 4]
        if one != two and not {one.number, two.number} & (roots.keys() | set(roots.values())):
            self.merges.append(merge_persons(kept=one, absorbed=two, by=TESTER))

    def undo(self, a, b, c):
        if self.merges:
            undo_merge(merge=self.merges.pop(), by=TESTER)

    def erase(self, a, b, c):
        Visit.objects.filter(person=self.people[a % 4]).update(person=None)

    def move(self, a, b, c):
        """Somebody mends rows by hand, around every action."""
        if row := self.standing(a):
            Visit.objects.filter(pk=row.pk).update(month=1 + b % 12, district="Elders")

    def take_away(self, a, b, c):
        row = self.standing(a)
        if row and row.corrects_id is None:
            HelpRequest.objects.filter(visit=row).delete()
            row.delete()

    def settle(self, a, b, c):
        settle()


HAPPENINGS = [name for name in vars(Morning) if not name.startswith("_") and name != "standing"]
steps = st.lists(st.tuples(st.sampled_from(HAPPENINGS), *[st.integers(0, 11)] * 3), min_size=4, max_size=16)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps)
def test_whatever_happens_in_whatever_order_reading_is_exact(cast, happened):
    with transaction.atomic():
        morning = Morning(cast)
        for number in range(3):
            morning.register(number, number, number)
        for name, *picks in happened:
            getattr(morning, name)(*picks)
            assert is_exact(cast.west)
        for year in (2017, 2018):
            assert shown(cast.west, year) == by_hand(cast.west, year)
        transaction.set_rollback(True)


@pytest.mark.parametrize("kept", [True, False])
def test_it_is_known_how_many_people_asked_about_a_topic(cast, kept):
    """One person with five questions is one person, and so is somebody without a name."""
    here = [cast.topics[0]]
    visit(cast.room, cast.desk, cast.bo, topics=here)
    visit(cast.room, cast.desk, cast.bo, topics=here)
    visit(cast.room, cast.desk, cast.rosa, topics=here)
    visit(cast.room, cast.desk, topics=here)
    if kept:
        settle()
    asked = next(each for listed in counted([cast.west.pk], 2018).asked.values() for each in listed)
    assert (asked.count, set(asked.people), asked.unnamed) == (4, {cast.bo.number, cast.rosa.number}, 1)


def test_settling_leaves_nothing_stale_and_reads_no_registration_after(cast):
    visit(cast.room, cast.desk, cast.bo, topics=cast.topics[:2])
    attend(session(cast.sewing_room, cast.sewing, date(2018, 4, 3)), cast.rosa, unnamed=2)
    assert Stale.objects.exists()
    settle()
    assert not Stale.objects.exists()
    assert KeptMonth.objects.count() == 2
    assert sum(KeptTopic.objects.values_list("requests", flat=True)) == 2
    with CaptureQueriesContext(connection) as caught:
        found = counted([cast.west.pk], 2018)
    assert plain(found) == plain(from_facts([cast.west.pk], None, year=2018))
    assert not [each for each in caught if "helpdesk_visit" in each["sql"] or "attendance" in each["sql"]]


def test_only_the_months_that_changed_are_read_from_the_facts(cast):
    visit(cast.room, cast.desk, cast.bo, topics=cast.topics[:1])
    settle()
    KeptMonth.objects.update(unnamed=1000)
    visit(cast.room, cast.desk, cast.rosa, topics=cast.topics[:1], at=noon(date(2018, 4, 5)))
    months = gather([cast.west], 2018)[0].initiatives[0].months
    assert [months[at].figures["help_anonymous"] for at in (2, 3)] == [1000, 0]


def test_by_day_only_months_that_are_over_are_settled(cast):
    visit(cast.room, cast.desk, cast.bo, topics=cast.topics[:1])
    visit(cast.room, cast.desk, cast.bo, topics=cast.topics[:1], at=noon(date(2018, 4, 5)))
    with time_machine.travel("2018-04-20T12:00:00Z"):
        settle_counts.call()
        assert set(Stale.objects.values_list("month", flat=True)) == {4}
        assert is_exact(cast.west)
        settle_all_counts.call()
    assert not Stale.objects.exists()
    assert is_exact(cast.west)


def test_a_month_with_many_marks_is_counted_once(cast, monkeypatch):
    for _number in range(6):
        visit(cast.room, cast.desk, cast.bo, topics=cast.topics[:1])
        visit(cast.sewing_room, cast.sewing, cast.bo, topics=cast.topics[:1])
    asked, honest = [], kept.from_facts
    monkeypatch.setattr(kept, "from_facts", lambda *args, **kwargs: asked.append(1) or honest(*args, **kwargs))
    monkeypatch.setattr(kept, "AT_ONCE", 1)
    settle()
    assert len(asked) == 2
    assert is_exact(cast.west)


def test_without_kept_counts_every_registration_is_read(cast, settings):
    visit(cast.room, cast.desk, cast.bo, topics=cast.topics[:1])
    settle()
    KeptMonth.objects.update(unnamed=1000)
    settings.KEPT_COUNTS = False
    visit(cast.room, cast.desk, cast.rosa, topics=cast.topics[:1])
    assert settle_counts.call() == 0
    assert gather([cast.west], 2018)[0].initiatives[0].row.figures["help_contacts"] == 2
    settings.KEPT_COUNTS = True
    assert settle_counts.call() > 0


def test_who_came_in_years_before_is_exact_too(cast):
    for year in (2016, 2017):
        visit(cast.room, cast.desk, cast.bo, at=noon(date(year, 3, 5)), topics=cast.topics[:1])
        settle()
    attend(session(cast.room, cast.desk, date(2017, 4, 3)), cast.rosa)
    assert people_before([cast.west.pk], 2018) == {cast.desk.pk: {cast.bo.number, cast.rosa.number}}
    assert people_before([cast.west.pk], 2017) == {cast.desk.pk: {cast.bo.number}}


def test_the_triggers_are_there(db):
    assert triggers._present(connection) == set(triggers.NAMES)
    assert len(triggers.NAMES) == 9


def test_triggers_that_went_missing_come_back_and_everything_is_counted_anew(cast):
    visit(cast.room, cast.desk, cast.bo, topics=cast.topics[:1])
    settle()
    triggers.lift(connection)
    visit(cast.room, cast.desk, cast.rosa, topics=cast.topics[:1])
    assert not is_exact(cast.west)
    assert triggers.ensure(connection)
    assert is_exact(cast.west)
    assert not triggers.ensure(connection)


def test_a_migration_that_builds_a_table_anew_finds_no_trigger_in_its_way(cast):
    """On SQLite; elsewhere the triggers stay."""
    triggers.before_migrations(using="default", plan=["something"])
    assert triggers._present(connection) == (set() if connection.vendor == "sqlite" else set(triggers.NAMES))
    triggers.after_migrations(using="default")
    assert triggers._present(connection) == set(triggers.NAMES)


def test_many_rows_at_once_mark_a_month_in_one_statement(cast):
    at = session(cast.sewing_room, cast.sewing, date(2018, 4, 3))
    people = [make_person(cast.west, f"Mens {number}", login=False) for number in range(20)]
    Stale.objects.all().delete()
    attend(at, *people)
    assert Stale.objects.count() == 1


def test_counts_of_another_house_are_not_touched(cast):
    far = make_person(cast.noord, "Ver", login=False)
    visit(cast.room, cast.desk, cast.bo, topics=cast.topics[:1])
    settle()
    kept = set(KeptMonth.objects.values_list("pk", flat=True))
    visit(cast.far_room, cast.far_desk, far, topics=Topic.objects.filter(house=cast.noord))
    settle()
    assert kept < set(KeptMonth.objects.values_list("pk", flat=True))


def test_settling_many_houses_asks_no_more_questions(cast):
    def questions():
        with CaptureQueriesContext(connection) as caught:
            settle()
        return len(caught)

    visit(cast.room, cast.desk, cast.bo, topics=cast.topics[:1])
    before = questions()
    for number in range(5):
        initiative, room = make_desk(cast.west, f"balie-{number}", f"Balie {number}")
        visit(room, initiative, cast.bo, topics=cast.topics[:1])
        visit(cast.far_room, cast.far_desk, kind=VisitKind.QUICK)
    assert questions() <= before


def test_the_command_counts_everything_again(cast):
    visit(cast.room, cast.desk, cast.bo, topics=cast.topics[:1])
    settle()
    KeptMonth.objects.update(unnamed=1000)
    out = StringIO()
    call_command("settle_counts", everything=True, stdout=out)
    assert out.getvalue() == "1 changes counted.\n"
    assert is_exact(cast.west)
