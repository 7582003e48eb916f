"""The rooms of a house with when they are open, for every page that shows them."""

from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from productiehuis.house.models import House
from productiehuis.initiatives.models import Room
from productiehuis.initiatives.models.rooms import Weekday
from productiehuis.initiatives.rules import Timetable, WeekLine, WeekTime, is_in_use, week_lines
from productiehuis.kernel.periods import Period
from productiehuis.ui.writing import comma, from_to


def rooms_of(house: House) -> QuerySet[Room]:
    """Rooms from the souterrain up, with all that the questions below need, in three queries."""
    rooms = Room.objects.filter(house=house).select_related("house", "storey", "initiative", "organisation", "location")
    return rooms.prefetch_related("opening_times", "closures").order_by("storey__level", "order", "id")


def timetable(room: Room) -> Timetable:
    """When this room is open, as the rules take it."""
    partner = room.organisation
    return Timetable(
        times=tuple(WeekTime(t.weekday, t.opens, t.closes, t.first, t.last) for t in room.opening_times.all()),
        closures=tuple(Period(closure.first, closure.last) for closure in room.closures.all()),
        in_use=is_in_use(
            house=room.house.status,
            room=room.status,
            initiative=room.initiative.status if room.initiative else None,
            partner_joins=partner is None or partner.is_active,
        ),
    )


def _there(room: Room, moment: datetime | None) -> datetime:
    return (moment or timezone.now()).astimezone(room.house.zone)


def is_open_at(room: Room, moment: datetime | None = None) -> bool:
    """Whether you can walk in at this moment; without one: now."""
    return timetable(room).is_open_at(_there(room, moment))


def next_opening(room: Room, moment: datetime | None = None) -> datetime | None:
    """When the door goes open next, in the time of the house."""
    return timetable(room).next_opening(_there(room, moment))


def opening_lines(room: Room, moment: datetime | None = None) -> list[str]:
    """The opening times to read, one sentence part per line."""
    return [words_of(line) for line in week_lines(timetable(room).times, _there(room, moment).date())]


def opening_text(room: Room, moment: datetime | None = None) -> str:
    """All opening times as one line: "maandag en woensdag 10.00–12.00"."""
    return comma().join(opening_lines(room, moment))


def listed(words: list[str]) -> str:
    """Words as a list: "maandag, dinsdag en donderdag"."""
    if len(words) < 2:
        return "".join(words)
    return _("%(words)s en %(last)s") % {"words": comma().join(words[:-1]), "last": words[-1]}


def _days(line: WeekLine) -> str:
    names: list[str] = []
    for start, end in line.runs:
        if end - start >= 2:
            names.append(_("%(first)s tot en met %(last)s") % {"first": _name(start), "last": _name(end)})
        else:
            names.extend(_name(day) for day in range(start, end + 1))
    return listed(names)


def _name(day: int) -> str:
    return str(Weekday(day).label)


def words_of(line: WeekLine) -> str:
    """One line of the week in words."""
    spans = listed([from_to(f"{opens:%H.%M}", f"{closes:%H.%M}") for opens, closes in line.spans])
    text = f"{_days(line)} {spans}"
    if line.first:
        text += " " + _("vanaf %(day)s") % {"day": date_format(line.first, "j F")}
    if line.last:
        text += " " + _("tot en met %(day)s") % {"day": date_format(line.last, "j F")}
    return text
