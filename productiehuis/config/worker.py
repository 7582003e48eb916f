"""The worker: runs the queue's tasks, and puts those of the schedule in the queue when their time has come."""

import logging
from datetime import datetime, timedelta
from time import monotonic, sleep

from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.module_loading import import_string
from django_tasks import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from productiehuis.config.schedule import Schedule, When

log = logging.getLogger(__name__)

PAUSE_SECONDS = 1.0
# A task still "running" after this was in the hands of a worker that was killed.
ABANDONED_AFTER = timedelta(minutes=15)


def due_since(at: When, now: datetime) -> datetime:
    """The last moment a job was due: at its time of day, or every so long from midnight on.

    `now` is in the installation's zone.
    """
    if isinstance(at, timedelta):
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
        return midnight + (now - midnight) // at * at
    today = now.replace(hour=at.hour, minute=at.minute, second=0, microsecond=0)
    return today if today <= now else today - timedelta(days=1)


def enqueue_due(schedule: Schedule) -> list[str]:
    """Queue the jobs that are due and not queued since. The queue's own rows tell, so a restart forgets nothing."""
    queued, now = [], timezone.localtime()
    for at, path in schedule:
        if not DBTaskResult.objects.filter(task_path=path, enqueued_at__gte=due_since(at, now)).exists():
            import_string(path).enqueue()
            queued.append(path)
    return queued


def take_up_abandoned() -> int:
    """Give back to the queue what a killed worker was doing."""
    since = timezone.now() - ABANDONED_AFTER
    abandoned = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING, started_at__lt=since)
    return abandoned.update(status=TaskResultStatus.READY)


def run_queue() -> None:
    """Run what is ready. Asks first without a lock, so that an idle worker never holds up a desk on SQLite."""
    if not DBTaskResult.objects.ready().exists():
        return
    Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=100,
        worker_id=get_random_string(32),
        excluded_queue_names=[],
    ).run()


class Stop:
    """Told by a signal. Not a threading.Event: a signal that comes while an event waits would wait for itself."""

    told = False

    def set(self) -> None:
        self.told = True

    def is_set(self) -> bool:
        return self.told

    def wait(self, seconds: float) -> None:
        give_up = monotonic() + seconds
        while not self.told and (left := give_up - monotonic()) > 0:
            sleep(min(0.05, left))


def work(schedule: Schedule, stop: Stop) -> None:
    """Until told to stop. A database that is away for a while is waited for."""
    minute = None
    while not stop.is_set():
        try:
            close_old_connections()
            if minute != (minute := timezone.now().minute):
                take_up_abandoned()
                enqueue_due(schedule)
            run_queue()
        except DatabaseError:
            log.warning("The database does not answer; trying again.", exc_info=log.isEnabledFor(logging.DEBUG))
            connection.close()
            minute = None
            stop.wait(2)
        stop.wait(PAUSE_SECONDS)
