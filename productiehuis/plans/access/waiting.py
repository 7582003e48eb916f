"""What waits for me in my plan and my talents, for the page where I come in: that there is something, never what."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone

from productiehuis.people.given_keys import stays_closed
from productiehuis.people.models import Person
from productiehuis.plans.access.closed import guarded
from productiehuis.plans.models import AskState, PlaceProposal, TalentAsk

# So long an answer is news.
NEWS = timedelta(days=7)


@dataclass(frozen=True)
class WaitsForMe:
    """Of one person of one house: whether somebody asks or answered, and for which parts a place was proposed."""

    person: Person
    is_asked: bool
    is_answered: bool
    proposed: list[UUID]


def waits_for_me(request: HttpRequest, mine: Sequence[Person]) -> list[WaitsForMe]:
    """In each house; nothing for who came in with what a colleague handed out (ADR 24)."""
    if stays_closed(request, guarded):
        return []
    asked = TalentAsk.objects.filter(talent__person__in=mine, state=AskState.ASKED)
    asked_in = set(asked.values_list("talent__person", flat=True))
    answered = TalentAsk.objects.filter(asker__in=mine, state__in=(AskState.YES, AskState.NOT_NOW))
    answered_in = set(answered.filter(ended_at__gte=timezone.now() - NEWS).values_list("asker", flat=True))
    places = PlaceProposal.objects.filter(part__plan__person__in=mine, part__removed_at__isnull=True)
    rows = list(places.filter(done_at__isnull=True).values_list("part__plan__person", "part"))
    return [
        WaitsForMe(
            person,
            person.pk in asked_in,
            person.pk in answered_in,
            list(dict.fromkeys(part for owner, part in rows if owner == person.pk)),
        )
        for person in mine
    ]
