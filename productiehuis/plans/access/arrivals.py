"""The door of a plan that comes from another house: only for who brought it."""

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from productiehuis.plans.access.own import Own, get_own_plan
from productiehuis.plans.models import Arrival


def get_arrival(request: HttpRequest, house: str, key: UUID) -> tuple[Own, Arrival]:
    own = get_own_plan(request, house)
    rows = Arrival.objects.select_related("person__house")
    return own, get_object_or_404(rows, pk=key, person=own.person)
