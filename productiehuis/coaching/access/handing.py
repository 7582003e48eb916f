"""Doors for handing a role over: who leads the initiative, and who takes a task over."""

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from productiehuis.audit.actions import looked
from productiehuis.coaching.access.own import own_keys
from productiehuis.coaching.models import (
    HandOver,
    HandOverTask,
)
from productiehuis.coaching.rules.states import HandOverState
from productiehuis.initiatives.access import (
    Permission,
    Place,
    enter_initiative,
)
from productiehuis.initiatives.models import Membership, Role


def enter_handing_over(request: HttpRequest, slug: str, initiative: str) -> Place:
    """The roles of an initiative that are handed over, for who leads it."""
    return enter_initiative(request, slug, initiative, Permission.HAND_OVER)


def open_hand_over(place: Place, key: UUID) -> HandOver:
    """One of them. A look at who takes the tasks over."""
    rows = HandOver.objects.select_related("house", "initiative", "giver", "taker")
    found = get_object_or_404(rows, house=place.house, initiative=place.here, pk=key)
    for person in (found.taker_id, found.giver_id):
        if person:
            looked(by=place.by, house_key=place.house.pk, part="hand-over", subject_key=person)
    return found


def open_hand_overs(place: Place) -> list[HandOver]:
    """All of them, with the names of who gives and who takes: a look at a list."""
    looked(by=place.by, house_key=place.house.pk, part="hand-over", scope=f"hand-overs:{place.here.pk}")
    rows = HandOver.objects.filter(house=place.house, initiative=place.here)
    return list(rows.select_related("giver", "taker").prefetch_related("tasks").order_by("-began_on", "-id"))


def get_task(place: Place, hand_over: HandOver, key: UUID) -> HandOverTask:
    """Also one that was taken away, so that a second press says the same."""
    rows = HandOverTask.objects.select_related("hand_over", "house")
    return get_object_or_404(rows, house=place.house, hand_over=hand_over, pk=key)


def roles_here(place: Place) -> list[Membership]:
    """The roles at this initiative today, to hand one over. Their names are a look (T2)."""
    looked(by=place.by, house_key=place.house.pk, part="roles", scope=f"roles:{place.here.pk}")
    rows = Membership.objects.on(place.house.today).filter(house=place.house, initiative=place.here)
    rows = rows.filter(person__erased_at__isnull=True).exclude(role=Role.RESIDENT)
    return list(rows.select_related("person__house", "initiative", "house").order_by("person__name_key", "role"))


def own_hand_overs(request: HttpRequest) -> list[HandOver]:
    """What is handed over to me."""
    rows = HandOver.objects.filter(taker__in=own_keys(request)).exclude(state=HandOverState.STOPPED)
    return list(rows.select_related("house", "initiative", "giver").prefetch_related("tasks"))


def own_roles_given(request: HttpRequest) -> list[HandOver]:
    """Where a role of mine goes to somebody else, also when the trekker began it."""
    rows = HandOver.objects.filter(giver__in=own_keys(request), state=HandOverState.GOING)
    return list(rows.select_related("house", "initiative", "taker").prefetch_related("tasks"))


def get_own_task(request: HttpRequest, key: UUID) -> HandOverTask:
    """A task that comes to me."""
    rows = HandOverTask.objects.select_related("hand_over__house", "house")
    return get_object_or_404(rows, pk=key, hand_over__taker__in=own_keys(request), removed_at__isnull=True)
