"""What went out from talks, for whoever sees them now: the coach of the pair, or who stands in.

No desk sees it (T3), and when the pair ends nobody does but the resident.
"""

from collections.abc import Iterable
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils import timezone

from productiehuis.audit.actions import looked
from productiehuis.coaching.models import Pair, Talk, TalkReferral
from productiehuis.initiatives.access import Place
from productiehuis.referrals.access.sending import shown_rows
from productiehuis.referrals.models import Referral
from productiehuis.referrals.queries import chain_of
from productiehuis.referrals.rules.waiting import TOLD_WITHIN


def get_talk_referral(place: Place, talk: Talk, key: UUID) -> Referral:
    """One that began in this talk, or followed on it. A look."""
    began = TalkReferral.objects.filter(house=place.house, talk=talk).values_list("referral", flat=True)
    row = get_object_or_404(shown_rows().filter(house=place.house, pk__in=chain_of(began)), pk=key)
    looked(by=place.by, house_key=place.house.pk, part="referral", subject_key=row.person_id)
    return row


def open_referrals_of(place: Place, talk: Talk) -> list[Referral]:
    """All that began in this talk, also what is done. A look when there is any."""
    began = TalkReferral.objects.filter(house=place.house, talk=talk).values_list("referral", flat=True)
    rows = list(shown_rows().filter(house=place.house, pk__in=chain_of(began))) if began else []
    if rows:
        looked(by=place.by, house_key=place.house.pk, part="referral", subject_key=talk.pair.resident_id)
    return rows


def to_do_in(place: Place, pairs: Iterable[Pair]) -> dict[UUID, list[tuple[Talk, Referral]]]:
    """By pair what still has to be asked, told or heard, with the talk it began in. A look at each of them."""
    began = TalkReferral.objects.filter(house=place.house, talk__pair__in=list(pairs)).select_related("talk")
    talks = {each.referral_id: each.talk for each in began}
    first = chain_of(talks) if talks else {}
    found: dict[UUID, list[tuple[Talk, Referral]]] = {}
    for row in shown_rows().to_do(timezone.now() - TOLD_WITHIN).filter(house=place.house, pk__in=first):
        talk = talks[first[row.pk]]
        if talk.pair_id not in found:
            looked(by=place.by, house_key=place.house.pk, part="referral", subject_key=row.person_id)
        found.setdefault(talk.pair_id, []).append((talk, row))
    return found
