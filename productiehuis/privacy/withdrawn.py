"""What was withdrawn does not come back with an older backup (ADR 25).

What was ended stands in the database itself: a restore reads it from the one it replaces, and from `withdrawn.jsonl`,
which lies beside the backups and holds keys and moments, never a name. Where nobody can know what was ended since the
backup, everything ends that opens something for somebody without a log-in, and what is shown of plans.
"""

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.db.models import Max, Q
from django.utils import timezone

from productiehuis.audit.actions import record
from productiehuis.audit.actor import system
from productiehuis.audit.models import Event
from productiehuis.coaching.models import Learning, Pair, StandIn, Walk
from productiehuis.coaching.rules.states import StandInState, WalkState
from productiehuis.house.models import House
from productiehuis.initiatives.models import DeskDevice, Membership
from productiehuis.monitor.models import ShareLink
from productiehuis.people.models import Consent, GivenKey, HousePass, Merge, OneTimeLogin
from productiehuis.people.restored import RESTORED
from productiehuis.plans.models import Counted, Part, PlanJoin, Share, Stopped
from productiehuis.privacy import renewed, taken_away
from productiehuis.privacy.models import DataRequest
from productiehuis.referrals.models import AnswerLink, Referral, ReferralState

NAME = "withdrawn.jsonl"


@dataclass(frozen=True)
class End:
    """What says of a row of this table that it ended, and what goes with it.

    A moment or a last day, which is empty or later until then; or, with `over`, a field that then has one of these
    values.
    """

    model: type[models.Model]
    field: str
    also: tuple[str, ...] = ()
    over: tuple[str | bool, ...] = ()
    # A second one of the same table, and one with a moment that may become empty again.
    name: str = ""
    comes_back: bool = False

    @property
    def label(self) -> str:
        return self.model._meta.label + self.name

    @property
    def rows(self) -> models.QuerySet[Any]:
        return self.model._default_manager.order_by()

    @property
    def ended(self) -> Q:
        return Q(**{f"{self.field}__in": self.over}) if self.over else Q(**{f"{self.field}__isnull": False})

    def open_after(self, then: Any) -> Q:
        """Not ended, or later than this."""
        return ~self.ended if self.over else ~self.ended | Q(**{f"{self.field}__gt": then})


ENDS = (
    End(ShareLink, "withdrawn_at", ("withdrawn_by_key",)),
    End(DeskDevice, "revoked_at"),
    End(HousePass, "revoked_at", ("revoked_by_key", "why")),
    End(OneTimeLogin, "used_at"),
    End(GivenKey, "stopped_at", ("settled_at",)),
    End(Membership, "ends"),
    End(Consent, "withdrawn_at", ("withdrawn_by_key",)),
    End(AnswerLink, "withdrawn_at"),
    End(Referral, "state", ("closed_at", "waits_since"), over=(ReferralState.WITHDRAWN, ReferralState.STOPPED)),
    End(Share, "stopped_at", ("stopped",)),
    End(Part, "is_apart", over=(True,)),
    End(Part, "removed_at", name=".removed_at", comes_back=True),
    End(Counted, "withdrawn_at"),
    End(Pair, "ended_on", ("state", "began_on")),
    End(StandIn, "state", over=(StandInState.NO, StandInState.ENDED)),
    End(Walk, "state", over=(WalkState.NO, WalkState.WITHDRAWN)),
    End(Learning, "ended_on"),
    End(Merge, "undone_at", ("undone_by_key",)),
    End(DataRequest, "ended_at", ("ended_by_key", "state")),
)
_BY_LABEL = {end.label: end for end in ENDS}

# Of a row of a table: its fields as they were when it had ended.
Told = dict[tuple[str, UUID], dict[str, Any]]


def here() -> Path:
    return Path(settings.DATA_DIR) / NAME


def told_by_database() -> Told:
    """All that has ended or was taken away, and since when passwords and PINs hold, in the database as it stands."""
    ended = {(end.label, row.pop("pk")): row for end in ENDS for row in _ended(end)}
    return ended | dict(taken_away.told_by_database()) | dict(renewed.told_by_database())


def _ended(end: End) -> Iterator[dict[str, Any]]:
    yield from end.rows.filter(end.ended).values("pk", end.field, *end.also).iterator()


def _begun_again(known: Told) -> Iterator[tuple[str, UUID]]:
    """Of what a file tells, what stands open in the database as it is: somebody said yes again, or showed it again."""
    for end in ENDS:
        if end.over or end.comes_back:
            keys = [key for of, key in known if of == end.label]
            again = end.rows.exclude(end.ended).filter(pk__in=keys)
            yield from ((end.label, key) for key in again.values_list("pk", flat=True))


def remember(path: Path) -> None:
    """Add to what a file tells what the database tells, which has the last word."""
    known = read(path)
    for again in list(_begun_again(known)):
        del known[again]
    _write(path, known | told_by_database())


def read(path: Path) -> Told:
    """What such a file tells. A line that is not whole is passed over."""
    found: Told = {}
    for line in path.read_text().splitlines() if path.exists() else ():
        try:
            told = json.loads(line)
            found[told["of"], UUID(told["key"])] = dict(told["then"])
        except (ValueError, KeyError, TypeError):
            continue
    return found


def keep(path: Path, told: Told) -> None:
    """Add to what a file tells."""
    _write(path, read(path) | told)


def _write(path: Path, told: Told) -> None:
    """The file is whole at every moment, and readable by us alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    making = path.with_name(f".making-{path.name}")
    handle = os.open(making, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as out:
        for (of, key), then in told.items():
            out.write(json.dumps({"of": of, "key": str(key), "then": then}, cls=DjangoJSONEncoder) + "\n")
        out.flush()
        os.fsync(out.fileno())
    making.replace(path)


@transaction.atomic
def withdraw_again(told: Told) -> int:
    """End what had ended and stands open, or open for longer, after a restore. Returns how many rows."""
    done = taken_away.take_away_again(told)
    for (of, key), then in told.items():
        if end := _BY_LABEL.get(of):
            done += _end_again(end, key, then)
    return done


def _end_again(end: End, key: UUID, then: Mapping[str, Any]) -> int:
    columns = {column.name: column for column in end.model._meta.fields}
    values = {name: columns[name].to_python(then.get(name)) for name in (end.field, *end.also)}
    if values[end.field] is None:  # Told by another version.
        return 0
    return end.rows.filter(end.open_after(values[end.field]), pk=key).update(**values)


@dataclass(frozen=True)
class Stood:
    """Which houses stood here before a restore, and until when something happened in them."""

    houses: frozenset[UUID]
    last: datetime | None

    def knows(self, restored: "Stood") -> bool:
        """Whether it is the same installation, later: then it knows all that was ended since."""
        same = bool(restored.houses) and restored.houses <= self.houses
        return same and (restored.last is None or (self.last is not None and self.last >= restored.last))


def stands() -> Stood:
    last = Event.objects.aggregate(last=Max("at"))["last"]
    return Stood(frozenset(House.objects.values_list("pk", flat=True)), last)


@transaction.atomic
def end_what_opens() -> int:
    """Nobody can know what was ended since: links, devices, codes and what is shown of plans end. Returns how many."""
    now = timezone.now()
    return (
        ShareLink.objects.filter(withdrawn_at__isnull=True).update(withdrawn_at=now)
        + AnswerLink.objects.filter(withdrawn_at__isnull=True).update(withdrawn_at=now)
        + DeskDevice.objects.filter(revoked_at__isnull=True).update(revoked_at=now)
        + OneTimeLogin.objects.filter(used_at__isnull=True).update(used_at=now)
        + Share.objects.filter(stopped_at__isnull=True).update(stopped_at=now, stopped=Stopped.RESTORED)
        + PlanJoin.objects.all().delete()[0]
    )


@transaction.atomic
def tell_restored(last: datetime) -> None:
    """House passes go on, so each house says that it knows nothing after this moment."""
    for house in House.objects.all():
        day = last.astimezone(house.zone).date().isoformat()
        record(verb=RESTORED, obj=house, house_key=house.pk, by=system("terugzetten"), changes={"ends": [None, day]})
