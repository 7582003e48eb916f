"""The worker: every job once a night, nothing lost when it was killed."""

from datetime import UTC, datetime, time, timedelta

import pytest
import time_machine
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks import TaskResultStatus
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult

from productiehuis.config import worker
from productiehuis.config.schedule import SCHEDULE
from productiehuis.post.actions import send
from productiehuis.post.models import Message

JOBS = [(time(2, 30), "productiehuis.post.tasks.empty_delivered")]


@pytest.mark.parametrize(
    ("now", "due"),
    [
        ((2026, 5, 2, 2, 30), (2026, 5, 2, 2, 30)),
        ((2026, 5, 2, 2, 29), (2026, 5, 1, 2, 30)),
        ((2026, 5, 2, 23, 0), (2026, 5, 2, 2, 30)),
    ],
)
def test_a_job_is_due_since_its_last_time_of_day(now, due):
    assert worker.due_since(time(2, 30), datetime(*now, tzinfo=UTC)) == datetime(*due, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "due"),
    [
        ((2026, 5, 2, 9, 14), (2026, 5, 2, 9, 10)),
        ((2026, 5, 2, 9, 15), (2026, 5, 2, 9, 15)),
        ((2026, 5, 2, 0, 2), (2026, 5, 2, 0, 0)),
    ],
)
def test_a_job_of_every_five_minutes_is_due_since_the_last_five(now, due):
    assert worker.due_since(timedelta(minutes=5), datetime(*now, tzinfo=UTC)) == datetime(*due, tzinfo=UTC)


@pytest.mark.django_db
def test_a_job_of_every_five_minutes_is_queued_once_in_each():
    jobs = [(timedelta(minutes=5), JOBS[0][1])]
    with time_machine.travel(datetime(2026, 5, 2, 12, 1, tzinfo=UTC), tick=False) as clock:
        assert worker.enqueue_due(jobs) == [JOBS[0][1]]
        clock.shift(timedelta(minutes=3))
        assert worker.enqueue_due(jobs) == []
        clock.shift(timedelta(minutes=1))
        assert worker.enqueue_due(jobs) == [JOBS[0][1]]


@pytest.mark.django_db
def test_a_job_is_queued_once_a_day():
    with time_machine.travel(datetime(2026, 5, 2, 12, 0, tzinfo=UTC), tick=False) as clock:
        assert worker.enqueue_due(JOBS) == [JOBS[0][1]]
        clock.shift(timedelta(hours=3))
        assert worker.enqueue_due(JOBS) == []
        clock.shift(timedelta(days=3))
        assert worker.enqueue_due(JOBS) == [JOBS[0][1]]


@pytest.mark.django_db
def test_what_a_killed_worker_was_doing_goes_back_in_the_queue():
    send(channel="sms", to="0612345678", body="x")
    DBTaskResult.objects.update(
        status=TaskResultStatus.RUNNING, started_at=timezone.now() - worker.ABANDONED_AFTER - timedelta(seconds=1)
    )
    assert worker.take_up_abandoned() == 1
    assert DBTaskResult.objects.ready().count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_worker_sends_what_is_in_the_outbox_and_stops_when_told(monkeypatch):
    send(channel="sms", to="0612345678", body="x")
    stop = worker.Stop()
    run_queue = worker.run_queue
    monkeypatch.setattr(worker, "run_queue", lambda: (run_queue(), stop.set()))
    worker.work([], stop)
    assert Message.objects.get().sent_at is not None


@pytest.mark.django_db
def test_an_idle_worker_asks_one_question(django_assert_num_queries):
    with django_assert_num_queries(1):
        worker.run_queue()


@pytest.mark.parametrize("path", [path for _at, path in SCHEDULE])
@pytest.mark.django_db
def test_every_job_of_the_schedule_exists_and_runs(path):
    task = import_string(path)
    assert isinstance(task, Task)
    task.call()
