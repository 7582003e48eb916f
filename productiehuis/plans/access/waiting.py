"""What waits for me in my plan and my talents, for the page where I come in: that there is something, never what."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from productiehuis.people.given_keys import stays_closed
from productiehuis.people.models import Person
from productiehuis.plans.access.closed import guarded
from productiehuis.plans.models import AskState, Comment, PlaceProposal, TalentAsk

# So long an answer is news.
NEWS = timedelta(days=7)


@dataclass(frozen=True)
class WaitsForMe:
    """Of one person of one house: whether somebody asks or answered, and at which parts of the plan there is news.

    `proposed`: a place that its owner did not decide on. `said`: a word of a reader.
    """

    person: Person
    is_asked: bool
    is_answered: bool
    proposed: list[UUID]
    said: list[UUID]


def waits_for_me(request: HttpRequest, mine: Sequence[Person]) -> list[WaitsForMe]:
    """In each house; nothing for who came in with what a colleague handed out (ADR 24)."""
    if stays_closed(request, guarded):
        return []
    asked = TalentAsk.objects.filter(talent__person__in=mine, state=AskState.ASKED)
    asked_in = set(asked.values_list("talent__person", flat=True))
    since = timezone.now() - NEWS
    answered = TalentAsk.objects.filter(asker__in=mine, state__in=(AskState.YES, AskState.NOT_NOW))
    answered_in = set(answered.filter(ended_at__gte=since).values_list("asker", flat=True))
    standing = {"part__plan__person__in": mine, "part__removed_at__isnull": True}
    places = PlaceProposal.objects.filter(done_at__isnull=True, **standing)
    words = Comment.objects.filter(hidden_at__isnull=True, at__gte=since, **standing)
    proposed, said = _parts_of(places), _parts_of(words)
    return [
        WaitsForMe(
            person,
            person.pk in asked_in,
            person.pk in answered_in,
            proposed.get(person.pk, []),
            said.get(person.pk, []),
        )
        for person in mine
    ]


def _parts_of(rows: QuerySet[PlaceProposal] | QuerySet[Comment]) -> dict[UUID, list[UUID]]:
    """By the owner of the plan, each part once."""
    found: dict[UUID, list[UUID]] = {}
    for owner, part in rows.values_list("part__plan__person", "part"):
        if part not in found.setdefault(owner, []):
            found[owner].append(part)
    return found
