"""What was told apart comes to somebody else, when who followed it stopped."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from productiehuis.audit.actions import record
from productiehuis.audit.actor import Actor
from productiehuis.people.models import Person
from productiehuis.referrals.access.apart import unfollowed_rows
from productiehuis.referrals.actions.moving import held
from productiehuis.referrals.models import Referral


@transaction.atomic
def hand_on(*, referral: Referral, to: Person, by: Actor) -> Referral:
    """From now on this person follows it, at the desk or, when it is about them, on their own page.

    Only as long as nobody does: what somebody was told stays with them.
    """
    now = held(referral)
    if not unfollowed_rows(referral.house).filter(pk=now.pk).exists():
        raise ValidationError(_("Dit kan nu niet. Laad de pagina opnieuw."))
    now.followed_by_key = to.pk
    now.save(update_fields={"followed_by_key"})
    record(verb="referral handed on", obj=now, house_key=now.house_id, by=by)
    return now
