"""Nightly: give every programme without an end its dates for the weeks to come."""

import logging

from django_tasks import task

from productiehuis.activities.actions import extend_programme
from productiehuis.activities.models import Programme, ProgrammeKind
from productiehuis.audit.actor import system

log = logging.getLogger(__name__)


@task()
def extend_programmes() -> int:
    """Extend each programme in its own transaction: one that fails does not stop the others."""
    made = 0
    for programme in Programme.objects.filter(is_active=True).exclude(kind=ProgrammeKind.SINGLE):
        try:
            made += extend_programme(programme=programme, by=system("nachtwerk"))
        except Exception:
            log.exception("Programme %s could not be extended", programme.pk)
    return made
