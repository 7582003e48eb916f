"""The worker's part of an import, and the nightly tidying of lists nobody went on with."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from productiehuis.imports.actions import drop_forgotten
from productiehuis.imports.models import Import
from productiehuis.imports.work import go_on

KEEP_WAITING = timedelta(days=14)


@task()
def work_on_import(key: str) -> None:
    """Go on with a list. Given to another worker half-way, it goes on where this one stopped."""
    go_on(UUID(key))


def keep_working(import_: Import) -> None:
    """Put a list that waits for a worker in the queue, unless it is there. Whoever looks at it keeps it going."""
    if not import_.is_working:
        return
    alive = DBTaskResult.objects.filter(
        task_path=work_on_import.module_path,
        status__in=(TaskResultStatus.READY, TaskResultStatus.RUNNING),
        args_kwargs__args__0=str(import_.pk),
    )
    if not alive.exists():
        work_on_import.enqueue(str(import_.pk))


@task()
def forget_waiting() -> None:
    """Nightly: throw away lists that wait for somebody for two weeks."""
    drop_forgotten(timezone.now() - KEEP_WAITING)
