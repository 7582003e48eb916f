"""The nightly jobs that belong to no app of their own."""

from django.core.management import call_command
from django_tasks import task

from productiehuis.audit import actions as audit
from productiehuis.house.models import House


@task()
def sweep() -> None:
    """Sessions that ended, and the results of tasks of two weeks ago."""
    call_command("clearsessions")
    call_command("prune_db_task_results", "--min-age-days", "14", verbosity=0)


@task()
def forget_old_log() -> None:
    """The log keeps no longer than it promises. What belongs to a house goes with that house's own terms."""
    audit.forget_old(but=list(House.objects.values_list("pk", flat=True)))
