"""What the pages of a desk show, in few queries. Own words are never opened here."""

import json
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple, cast
from uuid import UUID

from django.db.models import Max, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from productiehuis.helpdesk.courses import MAY_HAVE_GONE_ON, courses_of
from productiehuis.helpdesk.models import HelpRequest, RequestStep, Visit, VisitKind
from productiehuis.house.kept import Kept
from productiehuis.house.models import House, Topic
from productiehuis.initiatives.look_up import find_known, known_people
from productiehuis.initiatives.models import Initiative, Room, RoomStatus
from productiehuis.initiatives.openings import is_open_at
from productiehuis.kernel.clusters import every_number
from productiehuis.kernel.texts import TranslatedText
from productiehuis.people.models import Merge, Person
from productiehuis.referrals.models import Referral

Row = tuple[Any, ...]
MOST_NAMES = 8
_COLUMNS = (
    "pk",
    "at",
    "kind",
    "contacts",
    "person_number",
    "person__first_name",
    "person__last_name",
    "corrects_id",
    "requests__pk",
    "requests__course",
    "topic_name",
    "requests__topic__pictogram",
    "may_have_gone_on",
)


_PICTOGRAMS = {
    VisitKind.KNOWN: "user",
    VisitKind.ANONYMOUS: "anonymous",
    VisitKind.GROUP: "group",
    VisitKind.QUICK: "talk",
}


class Question(NamedTuple):
    """One help request as it stands in a list."""

    key: UUID
    topic: TranslatedText
    pictogram: str
    course: str


class Line(NamedTuple):
    """One visit in a list, ready to show."""

    key: UUID
    day: str
    time: str
    who: str
    pictogram: str
    is_corrected: bool
    questions: list[Question]


def who_text(kind: str, contacts: int, name: str, number: int | None) -> str:
    """Who came, in words; an erased name leaves the number."""
    if kind == VisitKind.KNOWN:
        return name.strip() or _("Bekend, nummer %(number)s") % {"number": number}
    if kind == VisitKind.GROUP:
        return _("Groep van %(number)s") % {"number": contacts}
    return _("Korte vraag") if kind == VisitKind.QUICK else _("Anoniem")


def _columns(visits: QuerySet[Visit]) -> QuerySet[Visit, Row]:
    """What a line shows of a visit, once for each of its questions. The names of topics come as text."""
    topic = Cast("requests__topic__name", TextField())
    named = visits.annotate(topic_name=topic, may_have_gone_on=MAY_HAVE_GONE_ON)
    return cast("QuerySet[Visit, Row]", named.values_list(*_COLUMNS))


def lines(visits: QuerySet[Visit], house: House) -> list[Line]:
    """Visits with their questions in one query, as they are ordered."""
    return _lines(_columns(visits), house)


def lines_of_day(initiative: Initiative, day: date) -> list[Line]:
    """The visits of a day: the measured list, so its question is kept."""
    return _lines(_DAY(house=initiative.house_id, initiative=initiative.pk, day=day), initiative.house)


def _lines(rows: Iterable[Row], house: House) -> list[Line]:
    """Dates are made here, not in the template."""
    zone, rows = house.zone, list(rows)
    went_on: dict[UUID, str] = {row[8]: row[9] for row in rows if row[12]}
    now: dict[UUID, str] = courses_of(went_on) if went_on else {}
    found: dict[UUID, Line] = {}
    for key, at, kind, contacts, number, first, last, corrects, request, course, topic, pictogram, _gone in rows:
        line = found.get(key)
        if line is None:
            there = at.astimezone(zone)
            who = who_text(kind, contacts, f"{first or ''} {last or ''}", number)
            day, time = f"{there.day:02}-{there.month:02}-{there.year}", f"{there.hour:02}.{there.minute:02}"
            line = found[key] = Line(key, day, time, who, _PICTOGRAMS[kind], corrects is not None, [])
        if request:
            line.questions.append(Question(request, _topic(topic), pictogram, now.get(request) or course))
    return list(found.values())


@lru_cache(maxsize=2000)
def _topic(stored: str) -> TranslatedText:
    """The name of a topic from how it is stored: the same few stand on every line."""
    return TranslatedText(json.loads(stored))


def _visits_of_day(house: UUID, initiative: UUID, day: date) -> QuerySet[Visit, Row]:
    rows = Visit.objects.valid().filter(house=house, initiative=initiative, date=day)
    return _columns(rows.order_by("-at", "-id", "requests__position"))


_DAY = Kept[Row](_visits_of_day, house=UUID, initiative=UUID, day=date)


def visits_of_person(initiative: Initiative, person: Person) -> QuerySet[Visit]:
    """The visits here of this person and of whoever was merged with them."""
    numbers = every_number([person.number], Merge.objects.roots(initiative.house))
    rows = Visit.objects.valid().filter(house=initiative.house_id, initiative=initiative, person_number__in=numbers)
    return rows.order_by("-at", "-id", "requests__position")


def count_of_day(initiative: Initiative, day: date) -> int:
    return Visit.objects.valid().filter(house=initiative.house_id, initiative=initiative, date=day).count()


def suggestions(initiative: Initiative, typed: str) -> list[Person]:
    """People known here by this name; who were merged appear once, as the one they count as when known here.

    One more than is shown, when there are more.
    """
    found = find_known(initiative, typed, MOST_NAMES + 1)
    if not found:
        return []
    roots = Merge.objects.roots(initiative.house)
    known = {person.number: person for person in found}
    if missing := {roots[number] for number in known if number in roots} - known.keys():
        known |= {person.number: person for person in known_people(initiative).filter(number__in=missing)}
    shown = {roots.get(person.number, person.number): person for person in reversed(found)}
    people = [known.get(number, person) for number, person in shown.items()]
    return sorted(people, key=lambda person: (person.name_key, person.number))


def last_visits(initiative: Initiative, people: Iterable[Person]) -> dict[UUID, date]:
    """The day on which each of these was last at this desk, also under a number that was merged; in one query."""
    keys = {person.number: person.pk for person in people}
    if not keys:
        return {}
    roots = Merge.objects.roots(initiative.house)
    numbers = {number: root for number, root in roots.items() if root in keys} | {number: number for number in keys}
    rows = Visit.objects.valid().filter(house=initiative.house_id, initiative=initiative, person_number__in=numbers)
    found: dict[UUID, date] = {}
    for number, day in rows.order_by().values_list("person_number").annotate(last=Max("date")):
        key = keys[numbers[number]]
        found[key] = max(day, found.get(key, day))
    return found


def counted_as(initiative: Initiative, person: Person) -> Person:
    """Who a visit of this person is written to: the one they count as, when that one is known here."""
    number = Merge.objects.roots(initiative.house).get(person.number, person.number)
    if number == person.number:
        return person
    return known_people(initiative).filter(number=number).first() or person


class DeskTopic(NamedTuple):
    """What a tile shows of a topic."""

    pk: UUID
    name: TranslatedText
    pictogram: str


def _topics(house: UUID) -> QuerySet[Topic, tuple[UUID, TranslatedText, str]]:
    return Topic.objects.filter(house=house, is_active=True).values_list("pk", "name", "pictogram")


_TOPICS = Kept[tuple[UUID, TranslatedText, str]](_topics, house=UUID)


def topics_of(house_key: UUID) -> list[DeskTopic]:
    """The topics of the tiles."""
    return [DeskTopic(*row) for row in _TOPICS(house=house_key)]


def _rooms(initiative: UUID) -> QuerySet[Room]:
    rooms = Room.objects.filter(initiative=initiative).exclude(status=RoomStatus.CLOSED).select_related("location")
    area = ("location__district", "location__area_code", "location__area_year")
    return rooms.only("name", "order", "storey_id", "location_id", *area)


_ROOMS = Kept[Room](_rooms, initiative=UUID)


def rooms_of_desk(initiative: Initiative) -> list[Room]:
    """The rooms where this desk can be, with what is copied on a visit."""
    return _ROOMS(initiative=initiative.pk)


def room_now(initiative: Initiative, rooms: list[Room], day: date) -> Room | None:
    """Where the desk is: its only room, else where it registered last today, else the one that is open now."""
    if len(rooms) < 2:
        return rooms[0] if rooms else None
    here = {room.pk: room for room in rooms}
    used = Visit.objects.filter(house=initiative.house_id, initiative=initiative, date=day)
    last = used.order_by("-registered_at").values_list("room_id", flat=True).first()
    if last in here:
        return here[last]
    several = Room.objects.filter(pk__in=here).select_related("house", "storey", "initiative", "organisation")
    return next((here[r.pk] for r in several.prefetch_related("opening_times", "closures") if is_open_at(r)), rooms[0])


def versions(visit: Visit) -> list[Visit]:
    """All rows of one visit, the last word first."""
    rows, row = [visit], visit
    while hasattr(row, "correction"):
        row = row.correction
        rows.insert(0, row)
    row = visit
    while row.corrects is not None:
        row = row.corrects
        rows.append(row)
    return rows


def _one_question(request: HelpRequest) -> list[UUID]:
    """The rows of one question, also those from before its visit was corrected."""
    keys, before = [request.pk], request.continues
    while before is not None:
        keys.append(before.pk)
        before = before.continues
    return keys


def referrals_of(request: HelpRequest, reader: UUID | None) -> list[Referral]:
    """Where a question went on to, the latest first; what was told apart only for the reader who was told."""
    rows = Referral.objects.filter(from_request__request__in=_one_question(request), person__isnull=False)
    return list(rows.followed_by(reader).select_related("to_room", "to_initiative", "to_organisation"))


def history(request: HelpRequest) -> list[RequestStep]:
    """The steps of a question, also those from before its visit was corrected."""
    keys = _one_question(request)
    return list(RequestStep.objects.filter(request__in=keys).order_by("at", "id"))


def questions_of(visits: Iterable[Visit]) -> dict[UUID, list[HelpRequest]]:
    """The questions of these rows with their topics, in one query."""
    found: dict[UUID, list[HelpRequest]] = {visit.pk: [] for visit in visits}
    for request in HelpRequest.objects.filter(visit__in=found).select_related("topic"):
        found[request.visit_id].append(request)
    return found
