"""Who reads it: a room of the house, a partner with a log-in, or whoever has the link. Only while it is open."""

from dataclasses import replace
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from productiehuis.audit.actions import looked
from productiehuis.audit.actor import Actor, with_link
from productiehuis.initiatives.access import ROLES, Permission, Place, enter_house, get_in_house
from productiehuis.initiatives.models import Initiative, Organisation, Role
from productiehuis.referrals.access.marks import is_mark_of
from productiehuis.referrals.access.sending import scope_of, shown_rows
from productiehuis.referrals.models import AnswerLink, Referral, ReferralQuerySet


def enter_partner(request: HttpRequest, slug: str, key: UUID) -> tuple[Place, Organisation]:
    """The page of one partner, for who speaks for it."""
    place = enter_house(request, slug, Permission.ANSWER_REFERRALS)
    partner = get_in_house(place, Organisation, pk=key)
    if not any(each.role == Role.PARTNER_CONTACT and each.organisation_id == key for each in place.powers.memberships):
        raise Http404
    return replace(place, by=replace(place.by, role=Role.PARTNER_CONTACT.value)), partner


def _to(reads: Initiative | Organisation) -> dict[str, object]:
    return {"to_initiative": reads} if isinstance(reads, Initiative) else {"to_organisation": reads}


def _readable(place: Place, reads: Initiative | Organisation) -> ReferralQuerySet:
    """What was sent here; told apart only for who works here by the hand of another, or did when it was told."""
    rows = shown_rows().seen_by_receiver().filter(house=place.house, **_to(reads))
    needed = Permission.REFER if isinstance(reads, Initiative) else Permission.ANSWER_REFERRALS
    here = [each for each in place.powers.memberships if reads.pk in (each.initiative_id, each.organisation_id)]
    roles = [each for each in here if needed in ROLES[Role(each.role)].permissions]
    if not all(each.is_of_oneself for each in roles):
        return rows
    since = [Q(pk__gt=each.pk) for each in roles]  # Keys sort by when they were made, whatever first day was typed.
    return rows.filter(reduce(or_, since, Q(is_discreet=False)))


def open_received(place: Place, reads: Initiative | Organisation) -> list[Referral]:
    """Who was sent here and is not done yet, the longest waiting first."""
    looked(by=place.by, house_key=place.house.pk, part="referrals", scope=scope_of(reads.pk))
    return list(_readable(place, reads).order_by("sent_at", "id"))


def get_received(place: Place, reads: Initiative | Organisation, key: UUID) -> Referral:
    """One that was sent here. Before the yes and after closing there is nothing to see."""
    row = get_object_or_404(_readable(place, reads), pk=key)
    looked(by=place.by, house_key=place.house.pk, part="referral", subject_key=row.person_id)
    return row


def is_over(place: Place, reads: Initiative | Organisation, key: UUID) -> bool:
    """Whether this was sent here and is done meanwhile. For who sends an answer from a page that was open still."""
    rows = Referral.objects.filter(house=place.house, sent_at__isnull=False, closed_at__isnull=False, **_to(reads))
    return rows.filter(pk=key).exists()


def get_linked(key: UUID, mark: str) -> tuple[Referral, AnswerLink, Actor] | None:
    """What a link opens now and as whom; None when it is withdrawn, past its day, of something closed, or no link.

    A link can be sent on, so the log says that it was somebody with the link, and never that it was the receiver.
    """
    link = AnswerLink.objects.filter(pk=key).first()
    if link is None or not is_mark_of(link, mark) or not link.works_at(timezone.now()):
        return None
    row = shown_rows().seen_by_receiver().filter(pk=link.referral_id).first()
    if row is None:
        return None
    by = with_link(row.receiver.name)
    looked(by=by, house_key=row.house_id, part="referral", subject_key=row.person_id)
    return row, link, by
