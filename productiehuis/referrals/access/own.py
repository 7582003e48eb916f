"""One's own referrals, under whichever number they were written down; also at a desk, with somebody beside (T6)."""

from uuid import UUID

from django.http import Http404, HttpRequest

from productiehuis.audit.actions import looked
from productiehuis.initiatives.access import LoginNeeded
from productiehuis.initiatives.desk_access import beside_in, held_together
from productiehuis.people.access import own_persons
from productiehuis.people.models import Merge, Person
from productiehuis.referrals.access.sending import shown_rows
from productiehuis.referrals.models import Referral, ReferralQuerySet
from productiehuis.referrals.rules.states import State


def own_referrals(request: HttpRequest) -> list[tuple[Person, Referral]]:
    """Each with who I am in that house; what is open first, the newest first.

    With somebody beside only those of this house that they may read as well, and that is a look.
    """
    if not request.user.is_authenticated:
        raise LoginNeeded
    held, beside = held_together(request), beside_in(request)
    mine = [me for me in own_persons(request) if held is None or me.house.slug == held["house"]]
    found = [(me, row) for me in mine for row in own_rows(me) if beside is None or _is_read_beside(row)]
    if beside is not None and found:
        me = found[0][0]
        looked(by=beside, house_key=me.house_id, part="referral", subject_key=me.pk)
    return sorted(found, key=lambda each: each[1].closed_at is not None)


def _is_read_beside(row: Referral) -> bool:
    """Not what was told apart; nor a first question that came from no desk, for only a coach writes that down (T3)."""
    from_coach = row.state == State.PROPOSED and row.from_initiative_id is None and row.follows_id is None
    return not row.is_discreet and not from_coach


def own_rows(me: Person) -> ReferralQuerySet:
    """Those of this person and of merged numbers on paper, the newest first. A merge opens nobody's who logs in."""
    return shown_rows().filter(person__in=Merge.objects.owned_by(me)).prefetch_related("steps", "links")


def get_own(request: HttpRequest, key: UUID) -> tuple[Person, Referral]:
    """One of mine."""
    for me, row in own_referrals(request):
        if row.pk == key:
            return me, row
    raise Http404
