"""A house that was put back on another machine knows nothing of what happened after its backup (ADR 25).

House passes go on then, also one that was lost in between: its owner and the coordinator read so for a while.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from productiehuis.audit.models import Event
from productiehuis.house.models import House

# The line of the log that says it, with the last day that the house knows of.
RESTORED = "house restored"
TOLD_FOR = timedelta(days=60)


@dataclass(frozen=True)
class Restored:
    """When, and the last day before it of which the house knows anything."""

    at: datetime
    knows_until: date


def restored(house: House) -> Restored | None:
    """The last time, as long as it is told."""
    lines = Event.objects.filter(verb=RESTORED, object_type=house._meta.label_lower, object_key=str(house.pk))
    line = lines.filter(at__gt=timezone.now() - TOLD_FOR).order_by("-at").first()
    return Restored(line.at, date.fromisoformat(line.changes["ends"][1])) if line else None
