"""What everybody may see: the foundation, a house, its storeys, rooms and initiatives."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from productiehuis.activities.queries import sessions_between
from productiehuis.house.models import Foundation, House, HouseStatus, Storey, StoreyKind
from productiehuis.initiatives.access import get_house
from productiehuis.initiatives.actions.opening import is_opened
from productiehuis.initiatives.models import Initiative, InitiativeStatus, RoomStatus
from productiehuis.initiatives.openings import rooms_of
from productiehuis.site.picture import foundation_plan, house_plan, house_qr, room_facts, shown_rooms

WEEK_AHEAD = timedelta(days=7)


@require_safe
def foundation(request: HttpRequest) -> HttpResponse:
    """The foundation's page: the picture and its houses."""
    here = Foundation.objects.first()
    houses = list(House.objects.exclude(status=HouseStatus.CLOSED).order_by("id"))
    if here is None:
        return render(request, "site/no_house_yet.html")
    now = timezone.now()
    rooms = {house: shown_rooms(house) for house in houses}
    plans = [(house, house_plan(house, rooms[house], now)) for house in houses]
    context = {
        "foundation": here,
        "houses": plans,
        "plan": foundation_plan(here, [plan for house, plan in plans if house.is_open]),
        "year": now.year,
        "waits": not any(rooms.values()) and not is_opened(),
    }
    return render(request, "site/foundation.html", context)


@require_safe
def house(request: HttpRequest, house: str) -> HttpResponse:
    """The house as a picture, and what is on this week."""
    here = get_house(house)
    now = timezone.now()
    today = now.astimezone(here.zone).date()
    rooms = shown_rooms(here)
    context = {
        "house": here,
        "has_rooms": bool(rooms),
        "waits": not rooms and not is_opened(),
        "plan": house_plan(here, rooms, now),
        "open_today": [each for room in rooms if (each := room_facts(room, here, now)).is_open_on(today)],
        "help_storey": next((room.storey for room in rooms if room.storey.kind == StoreyKind.SOUTERRAIN), None),
        "today": sessions_between(here, today, today),
        "initiatives": Initiative.objects.filter(house=here).exclude(status=InitiativeStatus.CLOSED),
    }
    return render(request, "site/house.html", context)


@require_safe
def storey(request: HttpRequest, house: str, storey: str) -> HttpResponse:
    """One storey and its rooms."""
    here = get_house(house)
    floor = get_object_or_404(Storey, house=here, slug=storey)
    now = timezone.now()
    rooms = [room_facts(room, here, now) for room in shown_rooms(here) if room.storey_id == floor.pk]
    return render(request, "site/storey.html", {"house": here, "storey": floor, "rooms": rooms})


@require_safe
def room(request: HttpRequest, house: str, room: str) -> HttpResponse:
    """One room: what, for whom, where, when, how to get in, what it costs."""
    here = get_house(house)
    found = get_object_or_404(rooms_of(here).exclude(status=RoomStatus.CLOSED), slug=room)
    now = timezone.now()
    today = now.astimezone(here.zone).date()
    sessions = [
        each for each in sessions_between(here, today, today + WEEK_AHEAD) if each.programme.room_id == found.pk
    ]
    context = {"house": here, "room": found, "facts": room_facts(found, here, now), "sessions": sessions}
    return render(request, "site/room.html", context)


@require_safe
def initiative(request: HttpRequest, house: str, initiative: str) -> HttpResponse:
    """Who is behind some rooms."""
    here = get_house(house)
    found = get_object_or_404(
        Initiative.objects.select_related("location", "organisation"), house=here, slug=initiative
    )
    now = timezone.now()
    rooms = [room_facts(each, here, now) for each in shown_rooms(here) if each.initiative_id == found.pk]
    return render(request, "site/initiative.html", {"house": here, "initiative": found, "rooms": rooms})


@require_safe
def poster(request: HttpRequest, house: str) -> HttpResponse:
    """The picture on A3, each room with a code that a phone can read."""
    here = get_house(house)
    plan = house_plan(here, shown_rooms(here), timezone.now())
    root = request.build_absolute_uri(reverse("house", args=[here.slug]))
    context = {"house": here, "plan": plan, "qr": house_qr(plan, request.build_absolute_uri), "address": root}
    return render(request, "site/poster.html", context)
