"""The nightly jobs that belong to no app of their own."""

from django.core.management import call_command
from django_tasks import task

from productiehuis.audit import actions as audit


@task()
def sweep() -> None:
    """Sessions that ended, and the results of tasks of two weeks ago."""
    call_command("clearsessions")
    call_command("prune_db_task_results", "--min-age-days", "14", verbosity=0)


@task()
def forget_old_log() -> None:
    """The log keeps no longer than it promises."""
    audit.forget_old()
