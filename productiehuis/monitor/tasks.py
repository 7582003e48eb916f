"""Count what changed: months that are over every few minutes, the running month at night."""

from django.conf import settings
from django.utils import timezone
from django_tasks import task

from productiehuis.monitor.actions import settle


@task()
def settle_counts() -> int:
    """Months that are over. Without kept counts nothing: the marks stay for when they are on again."""
    return settle(before=timezone.localdate()) if settings.KEPT_COUNTS else 0


@task()
def settle_all_counts() -> int:
    """Every month, also the one in which desks still write."""
    return settle() if settings.KEPT_COUNTS else 0
