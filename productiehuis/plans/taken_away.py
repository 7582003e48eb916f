"""What an owner took out of a plan for good: how it is taken out once more (ADR 25). No word of it is read."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from productiehuis.audit.taken_away import TakeAway, counted, row_of
from productiehuis.plans.arrival_files import forget_arrivals
from productiehuis.plans.models import Arrival, Comment, Milestone, Part, PlaceProposal, Plan, PlanJoin, Proof, Talent
from productiehuis.plans.proof_files import forget_files, forget_files_of


def _plan(key: UUID, _at: datetime) -> int:
    forget_arrivals(Arrival.objects.filter(person__plan=key))
    forget_files_of(Plan.objects.filter(pk=key))
    return counted(Plan.objects.filter(pk=key))


def _part(key: UUID, _at: datetime) -> int:
    forget_files(Proof.objects.filter(part=key))
    return counted(Part.objects.filter(pk=key))


def _proof(key: UUID, _at: datetime) -> int:
    forget_files(Proof.objects.filter(pk=key))
    return counted(Proof.objects.filter(pk=key))


def _joins(key: UUID, at: datetime) -> int:
    return counted(PlanJoin.objects.filter(plan=key, said_at__lt=at))


AGAIN: Mapping[str, TakeAway] = {
    "plan erased": _plan,
    "plan part erased": _part,
    "plan proof removed": _proof,
    "plan comment withdrawn": row_of(Comment),
    "plan proposal withdrawn": row_of(PlaceProposal),
    "plans parted": _joins,
    "talent removed": row_of(Talent),
    "milestone removed": row_of(Milestone),
}
