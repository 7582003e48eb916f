"""One's own referrals, under whichever number they were written down."""

from uuid import UUID

from django.http import Http404, HttpRequest

from productiehuis.initiatives.access import LoginNeeded
from productiehuis.people.access import own_persons
from productiehuis.people.models import Person
from productiehuis.referrals.access.sending import shown_rows
from productiehuis.referrals.models import Referral, ReferralQuerySet
from productiehuis.referrals.queries import same_person


def own_referrals(request: HttpRequest) -> list[tuple[Person, Referral]]:
    """Each with who I am in that house; what is open first, the newest first."""
    if not request.user.is_authenticated:
        raise LoginNeeded
    found = [(me, row) for me in own_persons(request) for row in own_rows(me)]
    return sorted(found, key=lambda each: each[1].closed_at is not None)


def own_rows(me: Person) -> ReferralQuerySet:
    """Those of this person, the newest first, with all that a page shows of them."""
    return shown_rows().filter(same_person(me)).prefetch_related("steps")


def get_own(request: HttpRequest, key: UUID) -> tuple[Person, Referral]:
    """One of mine."""
    for me, row in own_referrals(request):
        if row.pk == key:
            return me, row
    raise Http404
