"""Every few minutes: count what changed."""

from django.conf import settings
from django_tasks import task

from productiehuis.monitor.actions import settle


@task()
def settle_counts() -> int:
    """Without kept counts there is nothing to settle; the marks stay for when they are on again."""
    return settle() if settings.KEPT_COUNTS else 0
