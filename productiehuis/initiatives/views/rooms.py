"""Pages on which rooms, their times and their closed days are kept."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from productiehuis.initiatives.access import (
    Permission,
    enter_house,
    enter_initiative,
    enter_manage,
    enter_room,
    initiatives_to_edit,
)
from productiehuis.initiatives.actions import rooms as actions
from productiehuis.initiatives.forms.rooms import ClosureForm, OpeningTimeForm, RoomForm
from productiehuis.initiatives.models import Closure, OpeningTime, Room
from productiehuis.initiatives.openings import is_open_at, next_opening, opening_lines, opening_text, rooms_of
from productiehuis.initiatives.views.pages import Line, form_page, list_page

EDIT = Permission.EDIT_HOUSE
KINDS = {"open": "ok", "planned": "info", "on_hold": "warn", "closed": ""}


def _line(room: Room) -> Line:
    url = reverse("manage_room_times", args=[room.house.slug, room.slug])
    note = opening_text(room) or _("Nog geen tijden")
    return Line(room.name, url, note, room.get_status_display(), KINDS[room.status], room.pictogram)


def manage_rooms(request: HttpRequest, house: str) -> HttpResponse:
    """All rooms for who edits the house; for a trekker those of the own initiatives."""
    place = enter_manage(request, house)
    rooms, own = rooms_of(place.house), initiatives_to_edit(place)
    if place.may(EDIT):
        add_url = reverse("manage_room_add", args=[house])
    else:
        rooms, add_url = (
            rooms.filter(initiative__in=own),
            reverse("manage_initiative_room_add", args=[house, own[0].slug]),
        )
    return list_page(
        request,
        place,
        title=_("Kamers"),
        lead=_("Waar je binnen kunt lopen, en wanneer."),
        lines=[_line(room) for room in rooms],
        back=reverse("manage", args=[house]),
        add_url=add_url,
        add=_("Kamer toevoegen"),
        nothing=_("Er is nog geen kamer. Maak de eerste."),
        icon="door",
    )


def _times_url(room: Room) -> str:
    return reverse("manage_room_times", args=[room.house.slug, room.slug])


def manage_room_add(request: HttpRequest, house: str, initiative: str | None = None) -> HttpResponse:
    """For the house, where one chooses who offers it, or for one initiative."""
    fixed: dict[str, Any] = {}
    if initiative:
        place = enter_initiative(request, house, initiative, Permission.EDIT_INITIATIVE)
        fixed["initiative"] = place.here
    else:
        place = enter_house(request, house, EDIT)
    form = RoomForm(request.POST or None, house=place.house, edits_house=not initiative)
    return form_page(
        request,
        place,
        form,
        partial(actions.add_room, house=place.house, by=place.by, **fixed),
        title=_("Kamer toevoegen"),
        done=_times_url,
        said=_("De kamer staat erbij. Kies nu wanneer die open is."),
        back=reverse("manage_rooms", args=[house]),
    )


def manage_room(request: HttpRequest, house: str, slug: str) -> HttpResponse:
    place, room = enter_room(request, house, slug)
    form = RoomForm(request.POST or None, instance=room, house=place.house, edits_house=place.may(EDIT))
    back = _times_url(room)
    act = partial(actions.change_room, room=room, by=place.by)
    title, said = room.name, _("Opgeslagen.")
    return form_page(request, place, form, act, title=title, done=back, said=said, back=back)


@require_safe
def manage_room_times(request: HttpRequest, house: str, slug: str) -> HttpResponse:
    """One room: when it is open, when it is shut."""
    place, room = enter_room(request, house, slug)
    prefetch_related_objects([room], "opening_times", "closures")
    context = {
        "place": place,
        "house": place.house,
        "room": room,
        "title": room.name,
        "is_open": is_open_at(room),
        "next_opening": next_opening(room),
        "lines": opening_lines(room),
        "times": list(room.opening_times.all()),
        "closures": list(room.closures.all()),
    }
    return render(request, "initiatives/room_times.html", context)


def _add_to_room(
    request: HttpRequest, house: str, slug: str, form_class: Callable[..., OpeningTimeForm | ClosureForm]
) -> HttpResponse:
    place, room = enter_room(request, house, slug)
    form = form_class(request.POST or None, house=place.house)
    times = isinstance(form, OpeningTimeForm)
    return form_page(
        request,
        place,
        form,
        partial(actions.add_opening_times if times else actions.add_closure, room=room, by=place.by),
        title=_("Tijden toevoegen") if times else _("Een tijd dicht"),
        done=_times_url(room),
        said=_("Opgeslagen."),
        back=_times_url(room),
        lead=room.name,
    )


def manage_time_add(request: HttpRequest, house: str, slug: str) -> HttpResponse:
    return _add_to_room(request, house, slug, OpeningTimeForm)


def manage_closure_add(request: HttpRequest, house: str, slug: str) -> HttpResponse:
    return _add_to_room(request, house, slug, ClosureForm)


@require_POST
def manage_time_remove(request: HttpRequest, house: str, slug: str, key: UUID) -> HttpResponse:
    place, room = enter_room(request, house, slug)
    actions.remove_opening_time(opening_time=get_object_or_404(OpeningTime, room=room, pk=key), by=place.by)
    messages.success(request, _("De tijd is weg."))
    return redirect(_times_url(room))


@require_POST
def manage_closure_remove(request: HttpRequest, house: str, slug: str, key: UUID) -> HttpResponse:
    place, room = enter_room(request, house, slug)
    actions.remove_closure(closure=get_object_or_404(Closure, room=room, pk=key), by=place.by)
    messages.success(request, _("De kamer is op die dagen weer gewoon open."))
    return redirect(_times_url(room))
