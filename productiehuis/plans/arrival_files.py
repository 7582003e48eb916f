"""The sealed files of plans that were brought and not yet taken in."""

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import QuerySet

from productiehuis.plans.models import Arrival

FOLDER = "plan-arrivals"


def forget_arrivals(rows: QuerySet[Arrival]) -> int:
    """These files go, and all that was waiting with them."""
    for name in list(rows.values_list("stored_file", flat=True)):
        transaction.on_commit(lambda name=name: default_storage.delete(name))  # type: ignore[misc]
    return rows.delete()[0]
