"""What somebody told one volunteer apart, and that nobody follows since that volunteer stopped.

For who gives it to somebody else: at which desk one waits, since how many days, and who works there. Never about
whom or what, to whom it goes, or who was told.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from productiehuis.audit.actions import looked
from productiehuis.house.models import House
from productiehuis.initiatives.access import ROLES, Permission, Place
from productiehuis.initiatives.models import Initiative, Membership
from productiehuis.people.models import Person
from productiehuis.referrals.models import Referral, ReferralQuerySet
from productiehuis.referrals.rules.waiting import TOLD_WITHIN, days_waited

# Who of a desk reads what goes out from it.
FOLLOWERS = [role for role, card in ROLES.items() if Permission.REFER in card.permissions]
# Instead of somebody's key: who it is about follows it themselves.
THEMSELVES = "self"


@dataclass(frozen=True)
class Unfollowed:
    """One that waits for somebody to follow it."""

    key: UUID
    desk: Initiative
    days: int
    people: Sequence[Person]
    has_login: bool


def _working(house: House) -> QuerySet[Membership]:
    today = house.today
    there = {"person__user__is_active": True, "person__erased_at__isnull": True}
    return Membership.objects.on(today).filter(house=house, role__in=FOLLOWERS, **there)


def unfollowed_rows(house: House) -> ReferralQuerySet:
    """Told apart, not done yet, and who followed it works there no more. Who it is about may follow it themselves."""
    here = _working(house).filter(person=OuterRef("followed_by_key"), initiative=OuterRef("from_initiative"))
    rows = Referral.objects.to_do(timezone.now() - TOLD_WITHIN).filter(house=house, is_discreet=True)
    rows = rows.filter(from_initiative__isnull=False, person__isnull=False)
    themselves = Q(followed_by_key=F("person"), person__user__is_active=True)
    return rows.exclude(themselves, followed_by_key__isnull=False).filter(~Exists(here))


def _roles_at(desk: Initiative | None, house: House) -> list[Membership]:
    """The roles at the desk it went out from."""
    return list(_working(house).filter(initiative=desk).select_related("person").order_by("person", "id"))


def _who_can_follow(row: Referral, roles: Sequence[Membership]) -> list[Person]:
    """Who works there by the hand of another, or did so already when it was told."""
    return list({each.person: None for each in roles if not each.is_of_oneself or each.pk < row.pk})


def unfollowed(place: Place) -> list[Unfollowed]:
    """Those of this house, the longest waiting first. The names of who works there are looks, one for each desk."""
    rows = unfollowed_rows(place.house).select_related("from_initiative", "person__user").order_by("made_at")
    waiting, now = [(row, row.from_initiative) for row in rows if row.from_initiative], timezone.now()
    roles = {desk: _roles_at(desk, place.house) for desk in {desk for _row, desk in waiting}}
    for desk in roles:
        looked(by=place.by, house_key=place.house.pk, part="roles", scope=f"roles:{desk.pk}")
    return [
        Unfollowed(row.pk, desk, days_waited(row.made_at, now), _who_can_follow(row, roles[desk]), _logs_in(row))
        for row, desk in waiting
    ]


def _logs_in(row: Referral) -> bool:
    return row.person is not None and row.person.user is not None and row.person.user.is_active


def get_apart(place: Place, key: UUID) -> Referral:
    """One that was told apart at a desk of this house, whether or not somebody follows it."""
    rows = Referral.objects.select_related("house", "person__user", "from_initiative")
    return get_object_or_404(rows, pk=key, house=place.house, is_discreet=True, from_initiative__isnull=False)


def chosen_follower(row: Referral, typed: str) -> Person | None:
    """Who was chosen, if they may follow it."""
    if typed == THEMSELVES:
        return row.person if _logs_in(row) else None
    roles = _roles_at(row.from_initiative, row.house)
    return next((each for each in _who_can_follow(row, roles) if str(each.pk) == typed), None)
