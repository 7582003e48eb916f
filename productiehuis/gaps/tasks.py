"""Nightly: look where the line is broken, in each house by itself."""

import logging

from django_tasks import task

from productiehuis.audit.actor import system
from productiehuis.gaps.actions import look_for_gaps
from productiehuis.house.models import House, HouseStatus

log = logging.getLogger(__name__)


@task()
def look_everywhere() -> int:
    """How many gaps are new. A house that fails does not stop the others."""
    found = 0
    for house in House.objects.exclude(status=HouseStatus.CLOSED):
        try:
            found += len(look_for_gaps(house=house, by=system("nachtwerk")))
        except Exception:
            log.exception("The gaps of %s could not be looked for", house.slug)
    return found
