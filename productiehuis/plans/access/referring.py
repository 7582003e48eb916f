"""Where the owner asked to go from a part of their plan, and where readers think they could. For the owner's page only.

And for a reader their own proposals, to take them back.
"""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from productiehuis.house.models import Topic
from productiehuis.initiatives.access import LoginNeeded
from productiehuis.kernel.texts import TranslatedText
from productiehuis.people.access import own_persons
from productiehuis.people.models import Person
from productiehuis.plans.access.own import Own, get_own_plan
from productiehuis.plans.models import Part, PlaceProposal
from productiehuis.referrals.access.own import own_rows
from productiehuis.referrals.forms.choices import receivers_in
from productiehuis.referrals.models import Referral


def referred_from(part: Part, me: Person) -> list[Referral]:
    """The newest first; what went on to another stands as where it is now. `part` came through `get_own_part`.

    Only what is mine: a plan that joined shows nothing of what the other name asked for.
    """
    keys = {row.referral_key for row in part.referred.all()}
    if not keys:
        return []
    mine = list(own_rows(me))
    next_of = {row.follows_id: row for row in mine if row.follows_id}
    found = []
    for row in (each for each in mine if str(each.pk) in keys):
        while row.pk in next_of:
            row = next_of[row.pk]
        found.append(row)
    return found


@dataclass(frozen=True)
class Proposed:
    """What somebody proposes, in words. A place that closed since is named no more."""

    row: PlaceProposal
    place: TranslatedText | str
    topic: TranslatedText | str


def in_words(rows: list[PlaceProposal]) -> list[Proposed]:
    """These proposals, of one house, with the names of place and topic."""
    if not rows:
        return []
    places = receivers_in(rows[0].house)
    topics = {str(each.pk): each.name for each in Topic.objects.filter(house=rows[0].house_id)}
    found = []
    for row in rows:
        to = places.get(row.to)
        name = (to.room.name if to.room else to.reads.name) if to else ""
        found.append(Proposed(row, name, topics.get(row.topic_key, "")))
    return found


def proposed_for(part: Part) -> list[Proposed]:
    """What readers propose and the owner did not decide on. `part` came through `get_own_part`."""
    rows = part.proposals.filter(done_at__isnull=True).select_related("writer", "house")
    return in_words(list(rows))


def proposed_by(part: Part, writer: Person) -> list[Proposed]:
    """What this reader proposed for this part; never what became of it. `part` came through `get_shared_part`."""
    return in_words(list(part.proposals.filter(writer=writer).select_related("house")))


def find_proposal(part: Part, key: str) -> PlaceProposal | None:
    """The one that the owner goes on with, when the address names one."""
    try:
        return part.proposals.filter(pk=UUID(key)).select_related("writer").first() if key else None
    except ValueError:
        raise Http404 from None


def get_own_proposal(request: HttpRequest, house: str, key: UUID) -> tuple[Own, PlaceProposal]:
    """What somebody proposed for a part of mine."""
    own = get_own_plan(request, house)
    rows = PlaceProposal.objects.select_related("part__plan")
    return own, get_object_or_404(rows, pk=key, part__plan__in=[plan.pk for plan in own.plans])


def get_my_proposal(request: HttpRequest, key: UUID) -> PlaceProposal:
    """What I proposed in somebody's plan, to take it back; also when it is shared no longer."""
    if not request.user.is_authenticated:
        raise LoginNeeded
    mine = [person.pk for person in own_persons(request)]
    return get_object_or_404(PlaceProposal.objects.select_related("writer"), pk=key, writer__in=mine)
