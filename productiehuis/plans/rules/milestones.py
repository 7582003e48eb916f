"""Which milestones there are, and which the house can suggest from what it knows of somebody. Plain values only."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class Kind(StrEnum):
    VOLUNTEER = "volunteer"
    COORDINATOR = "coordinator"
    TREKKER = "trekker"
    FOUNDED_INITIATIVE = "founded_initiative"
    FOUNDED_FOUNDATION = "founded_foundation"
    COACH = "coach"
    HANDED_OVER = "handed_over"
    CERTIFICATE = "certificate"
    EDUCATION = "education"
    BUURTBAAN = "buurtbaan"
    PAID_JOB = "paid_job"
    OWN_PRACTICE = "own_practice"
    OWN_COMPANY = "own_company"
    OUT_OF_BENEFIT = "out_of_benefit"
    NEW_DISTRICT = "new_district"
    FLOWN_OUT = "flown_out"


# What a role that was given makes of somebody.
KIND_OF_ROLE = {
    "volunteer": Kind.VOLUNTEER,
    "aspirant": Kind.VOLUNTEER,
    "coordinator": Kind.COORDINATOR,
    "trekker": Kind.TREKKER,
    "coach": Kind.COACH,
}
# These are reached each time anew; of a role only the first time is a milestone.
EACH_TIME = frozenset({Kind.CERTIFICATE})


@dataclass(frozen=True)
class Fact:
    """What the house knows: a role that was given or a certificate, with where it stands."""

    source: UUID
    kind: Kind
    on: date
    about: str = ""


def suggestions(facts: Iterable[Fact], *, kinds: Collection[str], seen: Collection[UUID]) -> list[Fact]:
    """What somebody may want to take over, the oldest first.

    `kinds` are those of the milestones they have already, `seen` the facts that were taken over or left aside. Of a
    role the first counts; when that one was left aside, no later one is suggested in its place.
    """
    found, done = [], set(kinds) - EACH_TIME
    for fact in sorted(facts, key=lambda each: (each.on, each.source)):
        if fact.kind in done:
            continue
        if fact.kind not in EACH_TIME:
            done.add(fact.kind)
        if fact.source not in seen:
            found.append(fact)
    return found


def problem_with_day(on: date, *, today: date, birth_year: int | None = None) -> str:
    """Why this cannot be the day of a milestone, as a code; empty when it can.

    >>> problem_with_day(date(2026, 5, 1), today=date(2026, 3, 2))
    'future'
    """
    if on > today:
        return "future"
    return "too_early" if on.year < (birth_year or 1900) else ""
