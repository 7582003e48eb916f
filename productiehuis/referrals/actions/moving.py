"""The one place where a referral takes a step: held, judged by the table, with a line in its history."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from productiehuis.audit.actor import BY_LINK, Actor
from productiehuis.people.actions import hold
from productiehuis.referrals.models import AnswerLink, Referral, ReferralStep
from productiehuis.referrals.rules.coming import coming_problems
from productiehuis.referrals.rules.states import ANSWERED, CLOSED, State, move_problems, text_problems


def refuse_when(problems: list[str]) -> None:
    """Raise what is wrong, in the words of the reader."""
    if problems:
        raise ValidationError([_(sentence) for sentence in problems])


def held(referral: Referral) -> Referral:
    """The row as it stands now, held until the end of the transaction.

    The person first: an erasure holds the person and then comes here.
    """
    hold(referral.person)
    return Referral.objects.select_for_update().get(pk=referral.pk)


def too_early(referral: Referral, to: State, moment: datetime) -> list[str]:
    """Why it cannot be said yet of a time that still comes."""
    return coming_problems(referral.state, to, referral.comes_at, moment, referral.house.zone)


def was_done(referral: Referral, client_key: UUID | None) -> bool:
    """Whether this form was sent before."""
    return bool(client_key) and ReferralStep.objects.filter(referral=referral, client_key=client_key).exists()


def step(
    referral: Referral, by: Actor, at: datetime, *, note: str = "", client_key: UUID | None = None
) -> ReferralStep:
    """One line of the history, with the state as it stands on the referral."""
    row = ReferralStep(
        house_id=referral.house_id,
        referral=referral,
        state=referral.state,
        note=note.strip(),
        at=at,
        by_key=by.key,
        by_name=by.name[:140],
        is_by_link=by.role == BY_LINK,
        client_key=client_key,
    )
    row.save(force_insert=True)
    return row


def move(
    referral: Referral,
    to: State,
    *,
    by: Actor,
    only_from: frozenset[State] = frozenset(),
    note: str = "",
    client_key: UUID | None = None,
    at: datetime | None = None,
    sets: Mapping[str, Any] | None = None,
) -> bool:
    """Take the step and say whether it is new: the same form sent again takes none. Only inside a transaction.

    Whoever read it before somebody else took a step hears so. `referral` is as it stands afterwards. `only_from`
    narrows the table for one verb, `sets` goes with it.
    """
    now = held(referral)
    if was_done(now, client_key):
        referral.refresh_from_db()
        return False
    if referral.state != now.state or (only_from and now.state not in only_from):
        refuse_when(move_problems(now.state, to) or [ANSWERED])
    take_step(now, to, by=by, note=note, client_key=client_key, at=at, sets=sets)
    referral.refresh_from_db()
    return True


def take_step(
    now: Referral,
    to: State,
    *,
    by: Actor,
    note: str = "",
    client_key: UUID | None = None,
    at: datetime | None = None,
    sets: Mapping[str, Any] | None = None,
) -> None:
    """The same for a row that is held."""
    refuse_when(move_problems(now.state, to) + text_problems(note))
    moment = at or timezone.now()
    now.state, now.waits_since, now.reminders, now.settled_at = to, None, 0, None
    if to in CLOSED:
        now.closed_at = moment
        AnswerLink.objects.filter(referral=now).exclude(to=b"").update(to=b"")
    for name, value in (sets or {}).items():
        setattr(now, name, value)
    now.save(update_fields={"state", "waits_since", "reminders", "settled_at", "closed_at", *(sets or {})})
    step(now, by, moment, note=note, client_key=client_key)
