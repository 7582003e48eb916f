"""A plan stays closed for who came in with nothing but what a colleague handed out (ADR 24).

The door of every page of one's own asks here, and of what others share with me: somebody who logs in as me would
read their plans too.
"""

from datetime import datetime

from django.db.models import Min
from django.http import HttpRequest

from productiehuis.people.given_keys import PlanStaysClosed, stays_closed
from productiehuis.people.models import Person, User
from productiehuis.people.rules.handed_out import Guarded
from productiehuis.plans.models import Milestone, Plan, PlanJoin, Share, Talent


def guarded(user: User) -> Guarded:
    """What there is to guard for this login, in every house."""
    mine = Person.objects.filter(user=user).values("pk")
    others: list[datetime | None] = [
        Share.objects.filter(reader__in=mine, stopped_at__isnull=True).aggregate(first=Min("made_at"))["first"],
        PlanJoin.objects.filter(reader__in=mine).aggregate(first=Min("said_at"))["first"],
        Milestone.objects.filter(person__in=mine).aggregate(first=Min("made_at"))["first"],
        Talent.objects.filter(person__in=mine).aggregate(first=Min("made_at"))["first"],
    ]
    found = [at for at in others if at is not None]
    return Guarded(Plan.objects.filter(person__in=mine).exists(), min(found, default=None))


def refuse_handed_out(request: HttpRequest) -> None:
    """Raises when this session showed nothing of its owner's own; the page says when the plan opens."""
    if stays_closed(request, guarded):
        raise PlanStaysClosed
