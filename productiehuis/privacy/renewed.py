"""A password or a PIN that was chosen anew does not become the old one again with an older backup (ADR 25).

Over the house that stood here, what holds now is carried over the restored rows, from memory to database. On another
machine `withdrawn.jsonl` tells since when a newer one holds, never what it is: then the old one opens nothing, and
somebody chooses again. A coordinator's password goes on: somebody has to be able to hand out the codes.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX, make_password
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from productiehuis.initiatives.models import DeskPin, Membership, Role
from productiehuis.people.models import HousePass, User


@dataclass(frozen=True)
class Secret:
    """Where it stands, since when it holds, and how an old one ends when the new one is not known."""

    model: type[models.Model]
    value: str
    since: str
    end: Callable[[models.QuerySet[Any]], int]

    @property
    def label(self) -> str:
        return f"{self.model._meta.label}.{self.value}"

    @property
    def rows(self) -> models.QuerySet[Any]:
        return self.model._default_manager.order_by()


def _end_password(rows: models.QuerySet[Any]) -> int:
    coordinates = Membership.objects.on(timezone.localdate()).filter(role=Role.COORDINATOR)
    rows = rows.exclude(pk__in=coordinates.filter(person__user__isnull=False).values("person__user"))
    return rows.exclude(password__startswith=UNUSABLE_PASSWORD_PREFIX).update(password=make_password(None))


def _end_pin(rows: models.QuerySet[Any]) -> int:
    return rows.exclude(pin_hash="").update(pin_hash="", tries=0, locked_until=None)


SECRETS = (
    Secret(User, "password", "password_since", _end_password),
    Secret(HousePass, "pin_hash", "pin_since", _end_pin),
    Secret(DeskPin, "pin_hash", "changed_at", lambda rows: rows.delete()[0]),
)
# Of a row: since when, and what.
Stood = dict[tuple[str, UUID], tuple[datetime | None, str]]


def told_by_database() -> Iterator[tuple[tuple[str, UUID], dict[str, Any]]]:
    """Since when each holds; the moment only."""
    for secret in SECRETS:
        rows = secret.rows.filter(**{f"{secret.since}__isnull": False})
        for key, since in rows.values_list("pk", secret.since).iterator():
            yield (secret.label, key), {secret.since: since}


def stand() -> Stood:
    """What holds in the database as it stands. For memory, never for a file."""
    return {
        (secret.label, key): (since, value)
        for secret in SECRETS
        for key, since, value in secret.rows.values_list("pk", secret.since, secret.value).iterator()
    }


@transaction.atomic
def carry_over(stood: Stood) -> int:
    """What held before the restore holds again. Returns how many came back otherwise."""
    done = 0
    for secret in SECRETS:
        for key, value in secret.rows.values_list("pk", secret.value):
            held = stood.get((secret.label, key))
            if held and held[1] != value:
                done += secret.rows.filter(pk=key).update(**{secret.since: held[0], secret.value: held[1]})
    return done


@transaction.atomic
def ask_anew(told: Mapping[tuple[str, UUID], Mapping[str, Any]]) -> int:
    """What is older than one that was chosen later opens nothing any more. Returns how many."""
    labels, done = {secret.label: secret for secret in SECRETS}, 0
    for (label, key), then in told.items():
        secret = labels.get(label)
        since = secret and parse_datetime(str(then.get(secret.since)))
        if secret and since:
            older = Q(**{f"{secret.since}__lt": since}) | Q(**{f"{secret.since}__isnull": True})
            done += secret.end(secret.rows.filter(older, pk=key))
    return done
