"""The agenda as a calendar (RFC 5545). One event per date, with a key that never changes; cancelled ones stay."""

from collections.abc import Iterable
from datetime import UTC, timedelta

from icalendar import Calendar, Event

from productiehuis.activities.models import Session
from productiehuis.ui.templatetags.ui import in_active_language

# A calendar that follows asks again after this time.
REFRESH = timedelta(hours=6)


def calendar(name: str, sessions: Iterable[Session], address: str) -> bytes:
    """The dates as a file. `address` is the root of the site, such as `https://huis.example`."""
    host = address.split("//")[-1].rstrip("/")
    feed = Calendar()
    feed.add("prodid", "-//Productiehuis//Agenda//NL")
    feed.add("version", "2.0")
    feed.add("calscale", "GREGORIAN")
    feed.add("method", "PUBLISH")
    feed.add("x-wr-calname", name)
    feed.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    for session in sessions:
        feed.add_component(_event(session, host, address))
    return bytes(feed.to_ical())


def _event(session: Session, host: str, address: str) -> Event:
    programme, event = session.programme, Event()
    event.add("uid", f"{session.pk}@{host}")
    event.add("dtstamp", session.changed_at.astimezone(UTC))
    event.add("last-modified", session.changed_at.astimezone(UTC))
    event.add("dtstart", session.starts_at.astimezone(UTC))
    event.add("dtend", session.ends_at.astimezone(UTC))
    event.add("sequence", session.sequence)
    event.add("status", "CANCELLED" if session.is_cancelled else "CONFIRMED")
    event.add("summary", _title(session))
    event.add("url", f"{address.rstrip('/')}/{session.house.slug}/meedoen/{programme.slug}/")
    if where := place_of(session):
        event.add("location", where)
    if what := in_active_language(programme.what)[0]:
        event.add("description", what)
    return event


def _title(session: Session) -> str:
    name = in_active_language(session.programme.name)[0]
    return f"{name}: {in_active_language(session.lesson.name)[0]}" if session.lesson else name


def place_of(session: Session) -> str:
    """Room and address, as one line."""
    room = session.programme.room
    parts = [in_active_language(room.name)[0]]
    if room.location:
        parts += [room.location.name, room.location.address, room.location.town]
    return ", ".join(part for part in parts if part)
