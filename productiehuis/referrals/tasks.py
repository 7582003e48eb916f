"""Nightly: remind who owes an answer, never the resident; and end what everybody forgot."""

import logging

from django.db.models import Max
from django.utils import timezone
from django_tasks import task

from productiehuis.audit.actor import system
from productiehuis.referrals.actions import remind, stop
from productiehuis.referrals.models import Referral
from productiehuis.referrals.rules.waiting import FORGOTTEN_AFTER, is_forgotten, is_reminder_due

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


@task()
def end_forgotten() -> int:
    """Nobody said a word for months: it stops, and the receiver's sight with it."""
    ended, now = 0, timezone.now()
    rows = Referral.objects.open().filter(person__isnull=False).annotate(last=Max("steps__at"))
    for row in rows.filter(last__lt=now - FORGOTTEN_AFTER).order_by("pk"):
        if not is_forgotten(row.last, row.comes_at, now):
            continue
        try:
            stop(referral=row, by=system("nachtwerk"))
            ended += 1
        except Exception:
            log.exception("Referral %s could not be ended", row.pk)
    return ended
