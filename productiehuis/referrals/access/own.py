"""One's own referrals, under whichever number they were written down."""

from uuid import UUID

from django.http import Http404, HttpRequest

from productiehuis.initiatives.access import LoginNeeded
from productiehuis.people.access import own_persons
from productiehuis.people.models import Merge, Person
from productiehuis.referrals.access.sending import shown_rows
from productiehuis.referrals.models import Referral, ReferralQuerySet


def own_referrals(request: HttpRequest) -> list[tuple[Person, Referral]]:
    """Each with who I am in that house; what is open first, the newest first."""
    if not request.user.is_authenticated:
        raise LoginNeeded
    found = [(me, row) for me in own_persons(request) for row in own_rows(me)]
    return sorted(found, key=lambda each: each[1].closed_at is not None)


def own_rows(me: Person) -> ReferralQuerySet:
    """Those of this person and of merged numbers on paper, the newest first. A merge opens nobody's who logs in."""
    return shown_rows().filter(person__in=Merge.objects.owned_by(me)).prefetch_related("steps", "links")


def get_own(request: HttpRequest, key: UUID) -> tuple[Person, Referral]:
    """One of mine."""
    for me, row in own_referrals(request):
        if row.pk == key:
            return me, row
    raise Http404
