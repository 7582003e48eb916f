"""What a receiver says: you can come, we cannot, not us but them; and later, whether somebody was there.

Two receivers who answer at the same moment: the first counts, the other hears that there is an answer.
"""

from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from productiehuis.audit.actions import record
from productiehuis.audit.actor import Actor
from productiehuis.initiatives.look_up import make_known
from productiehuis.initiatives.models import KnownHere
from productiehuis.kernel.keys import new_key
from productiehuis.referrals.actions.links import mail_partner
from productiehuis.referrals.actions.making import Receiver, go_on_elsewhere, is_shut
from productiehuis.referrals.actions.moving import held, move, refuse_when, take_step, too_early, was_done
from productiehuis.referrals.models import Referral, WhyNot
from productiehuis.referrals.rules.coming import time_problems
from productiehuis.referrals.rules.states import ANSWERED, SHUT, State, move_problems, needs_new_yes

_NEW = frozenset({State.SENT, State.MISSED})


@transaction.atomic
def accept(
    *,
    referral: Referral,
    comes_at: datetime,
    by: Actor,
    note: str = "",
    client_key: UUID | None = None,
    at: datetime | None = None,
) -> Referral:
    """You can come, at this time. From then on the receiver owes a word on whether somebody came."""
    moment = at or timezone.now()
    refuse_when(time_problems(comes_at, moment) + _shut(referral))
    sets = {"comes_at": comes_at, "waits_since": comes_at, "answered_at": referral.answered_at or moment}
    if move(referral, State.ACCEPTED, by=by, only_from=_NEW, note=note, client_key=client_key, at=moment, sets=sets):
        record(verb="referral accepted", obj=referral, house_key=referral.house_id, by=by)
    return referral


@transaction.atomic
def change_time(
    *, referral: Referral, comes_at: datetime, by: Actor, note: str = "", client_key: UUID | None = None
) -> Referral:
    """Another time than was said before."""
    refuse_when(time_problems(comes_at, timezone.now()) + _shut(referral))
    only, sets = frozenset({State.ACCEPTED}), {"comes_at": comes_at, "waits_since": comes_at}
    if move(referral, State.ACCEPTED, by=by, only_from=only, note=note, client_key=client_key, sets=sets):
        record(verb="referral moved", obj=referral, house_key=referral.house_id, by=by)
    return referral


@transaction.atomic
def refuse(
    *,
    referral: Referral,
    why_not: WhyNot,
    by: Actor,
    note: str = "",
    client_key: UUID | None = None,
    at: datetime | None = None,
) -> Referral:
    """It cannot be here. The receiver's sight ends; the desk hears why."""
    moment = at or timezone.now()
    sets = {"why_not": why_not, "answered_at": referral.answered_at or moment}
    if move(referral, State.REFUSED, by=by, note=note, client_key=client_key, at=moment, sets=sets):
        record(verb="referral refused", obj=referral, house_key=referral.house_id, by=by)
    return referral


@transaction.atomic
def pass_to(
    *, referral: Referral, receiver: Receiver, by: Actor, note: str = "", client_key: UUID | None = None
) -> Referral:
    """Not us but them: it goes on as a next referral, which is the answer. Who else reads it needs a new yes.

    Also after a time was given: that time is off, and the next receiver gives their own. What was the first answer
    stays so for the count of days.
    """
    now = held(referral)
    if was_done(now, client_key):
        return Referral.objects.get(follows=now)
    if referral.state != now.state:
        refuse_when(move_problems(now.state, State.PASSED_ON) or [ANSWERED])
    refuse_when(move_problems(now.state, State.PASSED_ON) + ([] if receiver.is_open else [SHUT]))
    if receiver.room == now.to_room and receiver.reads == now.receiver:
        raise ValidationError(_("Dit ben je zelf. Kies een ander."))
    moment = timezone.now()
    sets = {"answered_at": now.answered_at or moment}
    take_step(now, State.PASSED_ON, by=by, note=note, client_key=client_key, at=moment, sets=sets)
    record(verb="referral passed on", obj=now, house_key=now.house_id, by=by)
    has_yes = not needs_new_yes(now.receiver, receiver.reads)
    after = go_on_elsewhere(now, receiver, by, moment, has_yes=has_yes)
    link = now.links.exclude(origin="").last()
    if has_yes and link and after.to_organisation_id:
        # Who answers without a login opens the old one no more: the same people need a link to the next.
        mail_partner(after, by, new_key(), link.origin)
    return after


@transaction.atomic
def say_arrived(
    *, referral: Referral, by: Actor, client_key: UUID | None = None, at: datetime | None = None
) -> Referral:
    """They were there. From now on the room of the house knows them, so that nobody is written down twice."""
    moment = at or timezone.now()
    refuse_when(too_early(referral, State.ARRIVED, moment))
    sets = {"arrived_at": moment, "answered_at": referral.answered_at or moment}
    if move(referral, State.ARRIVED, by=by, client_key=client_key, at=moment, sets=sets):
        if referral.to_initiative and referral.person:
            make_known(initiative=referral.to_initiative, person=referral.person, how=KnownHere.How.DESK)
        record(verb="referral arrived", obj=referral, house_key=referral.house_id, by=by)
    return referral


@transaction.atomic
def say_missed(
    *, referral: Referral, by: Actor, client_key: UUID | None = None, at: datetime | None = None
) -> Referral:
    """They did not come, or it was said by mistake that they did. The desk asks why; a next time can be given."""
    moment = at or timezone.now()
    refuse_when(too_early(referral, State.MISSED, moment))
    if move(referral, State.MISSED, by=by, client_key=client_key, at=moment, sets={"arrived_at": None}):
        record(verb="referral missed", obj=referral, house_key=referral.house_id, by=by)
    return referral


def _shut(referral: Referral) -> list[str]:
    """Nobody is told to come to a room that closed since."""
    return [SHUT] if is_shut(referral) else []
