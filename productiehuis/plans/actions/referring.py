"""From a part of a plan to a referral: the owner asks for themselves, and only what they saw travels.

The referral is the same as one from the page of one's own referrals; that it came from a plan stands here only.
"""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from productiehuis.audit.actions import record
from productiehuis.audit.actor import Actor
from productiehuis.people.actions import ERASED
from productiehuis.people.models import Person
from productiehuis.plans.actions.plans import held
from productiehuis.plans.actions.proposing import leave_proposal
from productiehuis.plans.models import Part, PlaceProposal, ReferredPart
from productiehuis.referrals.actions import Heard, Wish, refer_oneself
from productiehuis.referrals.models import Referral
from productiehuis.vault.hashes import keyed_hash, keyed_hashes

_PURPOSE = "plan referral"


@transaction.atomic
def refer_part(
    *,
    part: Part,
    person: Person,
    wish: Wish,
    heard: Heard,
    by: Actor,
    client_key: UUID,
    proposal: PlaceProposal | None = None,
) -> Referral:
    """The owner's press, after seeing what travels, is the yes; also to what a reader proposed. Twice is once."""
    own = held(part.plan)
    if not Part.objects.standing().filter(pk=part.pk, plan=own).exists():
        raise ValidationError(_("Dit stuk van je plan is net gewist."), code=ERASED)
    if proposal:
        leave_proposal(proposal=proposal, by=by)
    made = refer_oneself(person=person, wish=wish, heard=heard, by=by, client_key=client_key)
    if ReferredPart.objects.filter(mark__in=keyed_hashes(_PURPOSE, str(made.pk))).exists():
        return made
    row = ReferredPart(house_id=own.house_id, part=part, referral_key=str(made.pk))
    row.mark = keyed_hash(_PURPOSE, str(made.pk))
    row.save(force_insert=True)
    record(verb="plan part referred", obj=row, house_key=None, by=by)
    return made
