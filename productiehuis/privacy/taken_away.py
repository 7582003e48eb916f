"""What somebody took away for good does not come back with an older backup (ADR 25).

The row is gone, so the log tells: which kind, which key, when. `withdrawn.jsonl` holds these three and nothing else.
What is missing without such a line was lost and not taken away; that is what backups are for, and it comes back.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.db.models import Max
from django.utils.dateparse import parse_datetime

from productiehuis.audit.models import Event
from productiehuis.audit.taken_away import TakeAway, counted, row_of
from productiehuis.coaching.models import PeerMember, PeerTalk, TalkNote
from productiehuis.people.actions.given import take_back_secrets
from productiehuis.people.models import GivenKey, HousePass, ReachMark
from productiehuis.people.second_factor import RESET
from productiehuis.plans import taken_away as of_plans


def _second_keys(key: UUID, at: datetime) -> int:
    return counted(Authenticator.objects.filter(user__persons=key, created_at__lt=at))


def _given(key: UUID, _at: datetime) -> int:
    """What was made by who came in with what its owner stopped."""
    if given := GivenKey.objects.select_related("user").filter(pk=key).first():
        take_back_secrets(given.user, given)
    return 0  # The key itself is counted where it ends.


def _pin(key: UUID, at: datetime) -> int:
    """Unless one was chosen after it: `pin_since` may be the age of another key, so the log is asked."""
    if Event.objects.filter(verb="pass pin set", object_key=str(key), at__gt=at).exists():
        return 0
    return HousePass.objects.filter(pk=key).exclude(pin_hash="").update(pin_hash="")


def _question(key: UUID, _at: datetime) -> int:
    PeerTalk.objects.filter(pk=key).update(question=b"", outcome=b"")
    return counted(PeerMember.objects.filter(peer_talk=key))


def _talk(key: UUID, at: datetime) -> int:
    notes = TalkNote.objects.filter(talk=key, emptied_at__isnull=True, at__lt=at)
    return int(bool(notes.update(agreed=b"", words=b"", emptied_at=at)))


# What the log says, and how it is done once more. A test holds that none is forgotten.
AGAIN: Mapping[str, TakeAway] = {
    **of_plans.AGAIN,
    "question taken away": _question,
    "talk emptied": _talk,
    "key stopped": _given,
    "pass pin removed": _pin,
    "pass unlinked": row_of(ReachMark),
    RESET: _second_keys,
}


def told_by_database() -> Iterator[tuple[tuple[str, UUID], dict[str, Any]]]:
    """All that the log knows was taken away, and when for the last time."""
    rows = Event.objects.filter(verb__in=AGAIN).order_by().values_list("verb", "object_key").annotate(last=Max("at"))
    for verb, key, last in rows.iterator():
        yield (verb, UUID(key)), {"at": last}


@transaction.atomic
def take_away_again(told: Mapping[tuple[str, UUID], Mapping[str, Any]]) -> int:
    """Returns how many were there again."""
    done = 0
    for (verb, key), then in told.items():
        at = parse_datetime(str(then.get("at")))
        if verb in AGAIN and at:
            done += AGAIN[verb](key, at)
    return done
