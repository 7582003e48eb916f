"""The worker's part of the outbox. A task that may go wrong tries again later, a little later each time."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from productiehuis.post import delivery

RETRY_MINUTES = (1, 5, 30, 120, 720)


@task()
def deliver(message_id: str) -> None:
    """Deliver one message; when the carrier refuses, plan the next attempt."""
    attempts = delivery.deliver(message_id)
    if attempts is not None and attempts <= len(RETRY_MINUTES):
        later = timezone.now() + timedelta(minutes=RETRY_MINUTES[attempts - 1])
        deliver.using(run_after=later).enqueue(message_id)


@task()
def empty_delivered() -> None:
    """Nightly: take away address and text of what is done, and the rows of last month."""
    delivery.empty_done()
