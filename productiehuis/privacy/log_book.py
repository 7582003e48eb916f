"""The log of a house as its privacy keeper reads it: found by kind, person and day, and each line in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model, Q, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from productiehuis.audit.models import Event
from productiehuis.house.models import House
from productiehuis.initiatives.models import Membership, Role
from productiehuis.people.forms.persons import SPOKEN
from productiehuis.people.models import ConsentFor, Person
from productiehuis.privacy.words import FIELDS, OBJECTS, VERBS, say_verb, say_who
from productiehuis.ui.templatetags.ui import in_active_language
from productiehuis.ui.writing import comma

# Things that have a page for everybody: the address, and under which name it takes them.
PAGES = {
    "house.storey": "storey",
    "initiatives.initiative": "initiative",
    "initiatives.room": "room",
    "activities.programme": "programme",
}
# Things whose name is no secret, so that a key in the log can be read.
NAMED = (
    "house.storey",
    "house.location",
    "house.topic",
    "initiatives.initiative",
    "initiatives.organisation",
    "initiatives.room",
)


# What is between a resident and a coach. Who presses something of it for themselves has no role.
OF_TWO = tuple(f"coaching.{name}" for name in ("pair", "talk", "talknote", "walk", "standin"))
YES_OF_TWO = (ConsentFor.COACH, ConsentFor.WALK_ALONG)


@dataclass(frozen=True)
class Change:
    """One field of what was changed, as people read it."""

    field: str
    before: str
    after: str


def _of_house(house: House) -> QuerySet[Event]:
    """The log without who has a coach: as with a plan, that is told in "wie keek er" and nowhere else."""
    own = Q(object_type__in=OF_TWO) | Q(object_type="people.consent", changes__purpose__1__in=list(YES_OF_TWO))
    return Event.objects.filter(house_key=house.pk).exclude(own, role="")


def found_in_log(house: House, *, verb: str = "", who: str = "", day: date | None = None) -> QuerySet[Event]:
    """The lines of a house, the newest first; of one kind, by one person, or of one day in the house's own time."""
    rows = _of_house(house)
    if verb:
        rows = rows.filter(verb=verb)
    if who:
        rows = rows.filter(actor_key=who)
    if day:
        start = datetime.combine(day, time.min, house.zone)
        rows = rows.filter(at__gte=start, at__lt=datetime.combine(day + timedelta(days=1), time.min, house.zone))
    return rows


def kinds_to_choose() -> list[tuple[str, str]]:
    return sorted(((verb, str(words)) for verb, words in VERBS.items()), key=lambda each: each[1])


def people_to_choose(house: House) -> list[tuple[str, str]]:
    """Who ever had a role here: they are the ones who write about others."""
    rows = Membership.objects.filter(house=house, person__erased_at__isnull=True).exclude(role=Role.RESIDENT)
    people = {each.person for each in rows.select_related("person").order_by()}
    return sorted(((str(each.pk), f"{each.full_name} ({each.number})") for each in people), key=lambda each: each[1])


def get_line(house: House, key: UUID) -> Event:
    """One line of this house's log."""
    line = _of_house(house).filter(pk=key).first()
    if line is None:
        raise Http404
    return line


def shown(event: Event) -> dict[str, Any]:
    """A line for the page."""
    return {
        "key": event.pk,
        "at": event.at,
        "who": say_who(event.actor_name, event.role),
        "role": dict(Role.choices).get(event.role, ""),
        "what": say_verb(event.verb),
        "on_device": event.device_key is not None,
    }


def same_thing(event: Event, house: House) -> list[Event]:
    """Everything the log has about what this line is about."""
    rows = _of_house(house).filter(object_type=event.object_type, object_key=event.object_key)
    return list(rows.exclude(pk=event.pk)[:50])


def thing_of(event: Event, house: House) -> tuple[str, str]:
    """What it is about in words, and its page when it has one for everybody."""
    words = str(OBJECTS.get(event.object_type, _("iets")))
    row = _find(event.object_type, event.object_key, house) if event.object_type in {*PAGES, *NAMED} else None
    if row is None:
        return words, ""
    page = PAGES.get(event.object_type)
    address = reverse(page, args=[house.slug, row.slug]) if page else ""  # type: ignore[attr-defined]
    return f"{words}: {_name(row)}", address


def changes_of(event: Event, house: House) -> list[Change]:
    """Each field that changed, with what stood there and what stands there now."""
    found = []
    for name, change in event.changes.items():
        before, after = change if isinstance(change, list) and len(change) == 2 else (None, change)
        if name == "language":
            before, after = (dict(SPOKEN).get(str(each), each) for each in (before, after))
        elif labels := _labels(event.object_type, name):
            before, after = (labels.get(str(each), each) for each in (before, after))
        found.append(Change(_field(event.object_type, name), _said(before, house), _said(after, house)))
    return found


def _find_field(label: str, name: str) -> Any:
    """The field of a table as it is now; a line may be about one that is there no more."""
    try:
        return apps.get_model(label)._meta.get_field(name)
    except (LookupError, FieldDoesNotExist, ValueError):
        return None


def _field(label: str, name: str) -> str:
    if name in FIELDS:
        return str(FIELDS[name])
    return str(getattr(_find_field(label, name), "verbose_name", name))


def _labels(label: str, name: str) -> dict[str, str]:
    """What the values of a field are called, when it is one of a few."""
    return {str(value): str(words) for value, words in getattr(_find_field(label, name), "flatchoices", ())}


def _said(value: Any, house: House) -> str:
    if value is None or value in ("", [], {}):
        return "–"
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    if isinstance(value, Mapping):
        return str(value.get((get_language() or "nl").split("-")[0]) or value.get("nl") or "–")
    if isinstance(value, list):
        return comma().join(_said(each, house) for each in value)
    return _text(str(value), house)


def _text(value: str, house: House) -> str:
    """A key as the name of what it stands for, a day as a day, and the rest as it is."""
    try:
        key = UUID(value)
    except ValueError:
        pass
    else:
        if number := Person.objects.filter(pk=key, house=house).values_list("number", flat=True).first():
            return _("nummer %(number)s") % {"number": number}
        rows = (_find(label, str(key), house) for label in NAMED)
        return next((_name(row) for row in rows if row), _("iets wat hier geen naam heeft"))
    try:
        return date_format(date.fromisoformat(value), "j F Y")
    except ValueError:
        return str(dict(Role.choices).get(value, value))


def _name(row: Model) -> str:
    """What it is called, in the language of who reads."""
    return in_active_language(getattr(row, "name", row))[0]


def _find(label: str, key: str, house: House) -> Model | None:
    return apps.get_model(label)._default_manager.filter(pk=key, house=house).first()
