"""Doors of proof: for its owner through the own part, for a reader through the one decision about that part."""

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from productiehuis.activities.models import Certificate
from productiehuis.people.models import Person
from productiehuis.plans.access.own import Own, get_own_plan
from productiehuis.plans.access.shared import get_shared_part
from productiehuis.plans.models import Proof


def get_own_proof(request: HttpRequest, house: str, key: UUID) -> tuple[Own, Proof]:
    """A file of my own plan, also of a part that I took out."""
    own = get_own_plan(request, house)
    rows = Proof.objects.select_related("part__plan__person", "part__plan__house")
    return own, get_object_or_404(rows, pk=key, part__plan__in=[plan.pk for plan in own.plans])


def get_shared_proof(request: HttpRequest, plan: UUID, part: UUID, key: UUID) -> Proof:
    """A file with a part that I may see now: decided anew at each click, and a look that is logged."""
    _seen, found = get_shared_part(request, plan, part)
    return get_object_or_404(Proof, pk=key, part=found)


def certificates_of(person: Person) -> list[Certificate]:
    """What the house gave this person, to attach with one press."""
    rows = Certificate.objects.filter(person=person)
    return list(rows.select_related("template__made_by", "person", "house").order_by("given_at"))
