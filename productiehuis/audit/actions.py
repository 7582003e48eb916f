"""Writing the log. Every action of every app records here, inside its own transaction."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from hashlib import blake2b
from typing import Any
from uuid import UUID

from django.core.cache import cache
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from productiehuis.audit.actor import ActorLike
from productiehuis.audit.inserts import insert
from productiehuis.audit.models import Event, Look

Changes = Mapping[str, Any]

# A long name is cut, never refused: who has one may write and look as well.
_LONGEST_NAME: int = Event._meta.get_field("actor_name").max_length or 0

# Coming back to the same file within this time is the same look.
ONE_LOOK = timedelta(minutes=10)


def _name_of(by: ActorLike) -> str:
    """Who it was, as the log names them."""
    return by.name[:_LONGEST_NAME]


def _event(verb: str, obj: models.Model, house_key: UUID | None, by: ActorLike, changes: Changes | None) -> Event:
    return Event(
        house_key=house_key,
        actor_key=by.key,
        actor_name=_name_of(by),
        role=by.role,
        device_key=by.device_key,
        verb=verb,
        object_type=obj._meta.label_lower,
        object_key=str(obj.pk),
        changes=dict(changes or {}),
    )


def record(
    *, verb: str, obj: models.Model, house_key: UUID | None, by: ActorLike, changes: Changes | None = None
) -> Event:
    """Log one write. `changes` maps a field to [old, new]; leave out whatever is sensitive (names, words, numbers)."""
    event = _event(verb, obj, house_key, by, changes)
    insert(event)
    return event


def record_many(
    *, verb: str, objs: Iterable[models.Model], house_key: UUID | None, by: ActorLike, changes: Changes | None = None
) -> int:
    """Log the same write on many objects, in few statements. Returns how many."""
    events = [_event(verb, obj, house_key, by, changes) for obj in objs]
    Event.objects.bulk_create(events, batch_size=1000)
    return len(events)


def told_by(event: Event, *, house_key: UUID | None, by: ActorLike) -> None:
    """Hold that this line of the log tells of what is being stored: it is there, of this house and by the same hand.

    For who stores thousands of rows under one line instead of a line for each. Raises ValueError.
    """
    if not Event.objects.filter(pk=event.pk, house_key=house_key, actor_key=by.key, actor_name=_name_of(by)).exists():
        raise ValueError("What is stored under one line of the log needs that line first.")


def changed(before: Changes, after: Changes) -> dict[str, list[Any]]:
    """The `changes` of a record: what differs, as [old, new]. Give only fields that are not sensitive."""
    return {name: [before.get(name), value] for name, value in after.items() if before.get(name) != value}


def _memory(by: ActorLike, part: str, subject_key: UUID | None, scope: str) -> str:
    parts = repr((by.key, by.name, by.role, by.device_key, part, subject_key, scope))
    return "look:" + blake2b(parts.encode(), digest_size=16).hexdigest()


def _viewer(by: ActorLike) -> dict[str, Any]:
    """Who looked, as a look keeps it."""
    return {"viewer_key": by.key, "viewer_name": _name_of(by), "role": by.role, "device_key": by.device_key}


def looked(
    *, by: ActorLike, house_key: UUID | None, part: str, subject_key: UUID | None = None, scope: str = ""
) -> None:
    """Log a look into one person's file or a list; again within ten minutes is the same look.

    Looking at your own file is not logged. This stands on the busiest pages: what this process has
    seen committed it remembers, else one indexed query decides. (Two processes at the same instant may both
    write; a look too many is honest, a look too few is not.)
    """
    if bool(subject_key) == bool(scope):
        raise ValueError("A look is into one person's file or into a list: give subject_key or scope.")
    if by.key is not None and by.key == subject_key:
        return
    memory, now = _memory(by, part, subject_key, scope), timezone.now()
    if cache.get(memory):
        return
    seen = Look.objects.filter(**_viewer(by), part=part, subject_key=subject_key, scope=scope, at__gt=now - ONE_LOOK)
    at = seen.order_by("-at").values_list("at", flat=True).first()
    if at is None:
        at = now
        Look.objects.create(**_viewer(by), house_key=house_key, at=now, part=part, subject_key=subject_key, scope=scope)
    left = (at + ONE_LOOK - now).total_seconds()
    transaction.on_commit(lambda: cache.set(memory, True, left))


@dataclass(frozen=True)
class Thing:
    """One thing in somebody's file: what it is called in the log, its key, and since when it may be seen."""

    part: str
    key: UUID
    since: datetime


def looked_at_each(*, by: ActorLike, house_key: UUID | None, subject_key: UUID, things: Iterable[Thing]) -> None:
    """Log a look at each of these things in one person's file: each has its own line, in one question and one write.

    Again within ten minutes is the same look, but never the same as one from before it could be seen (anew).
    """
    if by.key is not None and by.key == subject_key:
        return
    now = timezone.now()
    memory = {_memory(by, each.part, subject_key, f"{each.key} {each.since.isoformat()}"): each for each in things}
    known = cache.get_many(memory)
    if not (rest := {key: each for key, each in memory.items() if key not in known}):
        return
    about = [each.key for each in rest.values()]
    seen = Look.objects.filter(**_viewer(by), subject_key=subject_key, about_key__in=about, at__gt=now - ONE_LOOK)
    last = {(part, key): at for part, key, at in seen.order_by("at").values_list("part", "about_key", "at")}
    looks = []
    for key, each in rest.items():
        at = last.get((each.part, each.key))
        if at is None or at < each.since:
            at = now
            told = {"part": each.part, "subject_key": subject_key, "about_key": each.key}
            looks.append(Look(**_viewer(by), house_key=house_key, at=now, **told))
        left = (at + ONE_LOOK - now).total_seconds()
        transaction.on_commit(partial(cache.set, key, True, left))
    Look.objects.bulk_create(looks, batch_size=500)


def empty_names(*, person_key: UUID) -> int:
    """Erasure: the log keeps what happened, the display names of this person go. Returns the number of rows."""
    with transaction.atomic():
        events = Event.objects.filter(actor_key=person_key).exclude(actor_name="").update(actor_name="")
        looks = Look.objects.filter(viewer_key=person_key).exclude(viewer_name="").update(viewer_name="")
    return events + looks


def forget_old(*, but: Collection[UUID] = ()) -> int:
    """Retention: looks older than two years and writes older than seven go. The triggers refuse anything younger.

    `but` names the houses that look after their own lines, and may keep them longer.
    """
    now, rest = timezone.now(), Q(house_key__isnull=True) | ~Q(house_key__in=but)
    looks, _ = Look.objects.filter(rest, at__lt=now - timedelta(days=2 * 366)).delete()
    events, _ = Event.objects.filter(rest, at__lt=now - timedelta(days=7 * 366)).delete()
    return looks + events
