"""Whose name has been kept long enough. Plain values only."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True)
class Life:
    """One person of a house: when last anywhere in it, and until when they had a part in running it (if ever)."""

    key: UUID
    number: int
    last_here: datetime
    last_role: datetime | None = None


@dataclass
class Due:
    """The clusters to erase: those who only came, and those who also helped."""

    visitors: list[list[UUID]] = field(default_factory=list)
    helpers: list[list[UUID]] = field(default_factory=list)


def due_lives(lives: Iterable[Life], roots: Mapping[int, int], *, visitors: datetime, helpers: datetime) -> Due:
    """Merged persons are one: whoever of them was here last counts for all.

    Who never had a role goes when last here before `visitors`; who had one also needs the last role before `helpers`.
    """
    clusters: dict[int, list[Life]] = defaultdict(list)
    for life in lives:
        clusters[roots.get(life.number, life.number)].append(life)
    due = Due()
    for cluster in clusters.values():
        if max(life.last_here for life in cluster) >= visitors:
            continue
        roles = [life.last_role for life in cluster if life.last_role]
        keys = sorted(life.key for life in cluster)
        if not roles:
            due.visitors.append(keys)
        elif max(roles) < helpers:
            due.helpers.append(keys)
    return due
