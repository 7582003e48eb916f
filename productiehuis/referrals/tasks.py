"""Nightly: remind who owes an answer. Never the resident."""

import logging

from django.utils import timezone
from django_tasks import task

from productiehuis.audit.actor import system
from productiehuis.referrals.actions import remind
from productiehuis.referrals.models import Referral
from productiehuis.referrals.rules.waiting import is_reminder_due

log = logging.getLogger(__name__)


@task()
def remind_receivers() -> int:
    """Each in its own transaction: one that fails does not stop the others."""
    sent, now = 0, timezone.now()
    for row in Referral.objects.filter(waits_since__isnull=False, person__isnull=False).order_by("waits_since"):
        if not is_reminder_due(row.waits_since, row.reminders, now):
            continue
        try:
            sent += remind(referral=row, by=system("nachtwerk"), now=now)
        except Exception:
            log.exception("The receiver of referral %s could not be reminded", row.pk)
    return sent
