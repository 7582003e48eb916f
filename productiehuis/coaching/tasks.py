"""The nightly tidying of coaching."""

from django_tasks import task

from productiehuis.audit.actor import system
from productiehuis.coaching.actions import end_without_role
from productiehuis.house.models import House


@task()
def end_pairs_without_role() -> int:
    """Nightly: a coach who left ends the pairs and calls the talks off, so that nobody sits there alone."""
    return sum(end_without_role(house=house, by=system("nachtwerk")) for house in House.objects.all())
