"""Settling while others write loses nothing; and a control that is less careful does."""

import threading

import pytest
from django.db import connection, transaction

from productiehuis.helpdesk.actions import withdraw_visit
from productiehuis.kernel.keys import new_key
from productiehuis.monitor.actions import kept, settle
from productiehuis.monitor.counts import gather
from productiehuis.monitor.models import Stale
from productiehuis.monitor.tests.data import visit
from productiehuis.monitor.tests.test_kept import is_exact
from tests.cast import TESTER, make_cast

only_postgresql = pytest.mark.skipif("connection.vendor == 'sqlite'", reason="on SQLite one write happens at a time")


def in_another_connection(work):
    """Done and committed before we go on."""

    def run():
        try:
            work()
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(20)


def write_while_settling(monkeypatch, cast):
    """Somebody registers right after the facts were read, before the marks go."""
    honest, late = kept.from_facts, []

    def from_facts_and_then(*args, **kwargs):
        found = honest(*args, **kwargs)
        if not late:
            late.append(1)
            in_another_connection(lambda: visit(cast.room, cast.desk, cast.rosa, topics=cast.topics[:1]))
        return found

    monkeypatch.setattr(kept, "from_facts", from_facts_and_then)


@pytest.mark.django_db(transaction=True)
@only_postgresql
def test_what_is_written_while_settling_stays_marked(monkeypatch):
    cast = make_cast()
    visit(cast.room, cast.desk, cast.bo, topics=cast.topics[:1])
    write_while_settling(monkeypatch, cast)
    assert kept._settle_some(100)
    assert Stale.objects.exists()
    assert is_exact(cast.west)
    assert gather([cast.west], 2018)[0].initiatives[0].row.figures["help_unique"] == 2


@pytest.mark.django_db(transaction=True)
@only_postgresql
def test_whoever_takes_away_every_mark_loses_a_registration(monkeypatch):
    """The control: without the care of `settle` the test above would see it."""
    cast = make_cast()
    visit(cast.room, cast.desk, cast.bo, topics=cast.topics[:1])
    write_while_settling(monkeypatch, cast)
    with transaction.atomic():
        marks = list(Stale.objects.all())
        cells = {kept.Cell(m.initiative_key, m.year, m.month): m.house_key for m in marks}
        kept._keep(cells, kept.from_facts([cast.west.pk], cells.keys(), year=2018))
        Stale.objects.all().delete()
    assert not is_exact(cast.west)


def busy(work, problems):
    """Work in a thread with a connection of its own."""

    def run():
        try:
            work()
        except Exception as problem:
            problems.append(problem)
        finally:
            connection.close()

    return threading.Thread(target=run)


def write_a_lot(cast):
    for number in range(25):
        row = visit(cast.room, cast.desk, cast.bo, topics=cast.topics[: 1 + number % 3])
        if number % 5 == 0:
            withdraw_visit(visit=row, client_key=new_key(), reason="dubbel", by=TESTER)


@pytest.mark.django_db(transaction=True)
@only_postgresql
def test_several_writers_and_two_who_settle_lose_nothing():
    cast, problems, stop = make_cast(), [], threading.Event()

    def settle_on():
        while not stop.is_set():
            settle()

    writers = [busy(lambda: write_a_lot(cast), problems) for _ in range(3)]
    settlers = [busy(settle_on, problems) for _ in range(2)]
    for thread in [*settlers, *writers]:
        thread.start()
    for thread in writers:
        thread.join(60)
    stop.set()
    for thread in settlers:
        thread.join(60)
    assert not problems
    assert is_exact(cast.west)
    settle()
    assert not Stale.objects.exists()
    assert gather([cast.west], 2018)[0].initiatives[0].row.figures["help_contacts"] == 60
