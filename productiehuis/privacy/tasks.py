"""What the worker does for privacy: the nightly run, and erasures whose day to think is over."""

import logging

from django.conf import settings
from django.db import connection
from django_tasks import task

from productiehuis.audit.actions import record
from productiehuis.audit.actor import ActorLike
from productiehuis.house.models import House
from productiehuis.privacy import actions

log = logging.getLogger(__name__)


@task()
def keep_no_longer() -> None:
    """Every house, by its own terms. The example lives in 2018 and would be empty by morning, so not there.

    A house that fails does not stop the others: night after night they would keep what must go.
    """
    if settings.DEMO:
        return
    for house in House.objects.order_by("id"):
        try:
            actions.run_retention(house=house)
        except Exception:
            log.exception("What %s kept long enough could not be erased", house.slug)
    fold_log()


def fold_log() -> None:
    """Let SQLite write its log into the database and empty it: in a quiet house erased names would stay in both."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def start_run(*, house: House, by: ActorLike) -> None:
    """Let the worker do now what it does at night."""
    record(verb="run started", obj=house, house_key=house.pk, by=by)
    run_by_hand.enqueue(str(house.pk))


@task()
def run_by_hand(house: str) -> None:
    """The same for one house, because somebody pressed the button."""
    actions.run_retention(house=House.objects.get(pk=house), by_hand=True)


@task()
def erase_who_asked() -> None:
    """Whose day to think is over."""
    if actions.carry_out_due():
        fold_log()
