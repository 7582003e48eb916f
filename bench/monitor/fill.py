"""A million registrations in 200 initiatives of 40 houses over the last 24 months, the same each time.

Made by bulk SQL, for it is what is read that is measured. A tenth was corrected or withdrawn, three in ten came
without a name, and in each house twenty people stand double and were merged.
"""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from itertools import islice
from typing import Any

from django.db import connection, transaction

from productiehuis.activities.models import Attendance, Programme, ProgrammeKind, Session
from productiehuis.helpdesk.models import HelpRequest, Visit
from productiehuis.house.models import Foundation, House, Location, Storey, StoreyKind, Topic
from productiehuis.initiatives.models import Initiative, KnownHere, Membership, Role, Room
from productiehuis.kernel.texts import TranslatedText
from productiehuis.people.models import Merge, Person

HOUSES, PER_HOUSE, PEOPLE, TOPICS, MONTHS = 40, 5, 1500, 8, 24
VISITS, PRESENCES, CORRECTED = 720_000, 200_000, 80_000
LANGUAGES = ("nl", "nl", "nl", "ar", "tr", "en")
NL = TranslatedText.of


def months(until: date, count: int = MONTHS) -> list[tuple[int, int]]:
    """The last so many months, the one of `until` last."""
    last = until.year * 12 + until.month - 1
    return [(at // 12, at % 12 + 1) for at in range(last - count + 1, last + 1)]


def _key(table: int, number: int) -> str:
    return f"{table:04x}0000-0000-7000-8000-{number:012x}"


class Rows:
    """Rows of one table, written as the database likes best."""

    def __init__(self, model: Any, columns: tuple[str, ...]) -> None:
        self.table, self.columns = model._meta.db_table, columns

    def write(self, rows: Iterator[tuple[Any, ...]]) -> None:
        names = ", ".join(f'"{name}"' for name in self.columns)
        if connection.vendor == "sqlite":
            marks = ", ".join("?" for _ in self.columns)
            with connection.cursor() as cursor:
                while batch := list(islice(rows, 20_000)):
                    cursor.cursor.connection.executemany(
                        f'INSERT INTO "{self.table}" ({names}) VALUES ({marks})',
                        [tuple(_plain(value) for value in row) for row in batch],
                    )
            return
        with connection.cursor() as cursor, cursor.cursor.copy(f"COPY {self.table} ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)


def _plain(value: Any) -> Any:
    """As SQLite keeps it."""
    if isinstance(value, str) and len(value) == 36 and value[8] == "-":
        return value.replace("-", "")
    if isinstance(value, datetime):
        return value.replace(tzinfo=None).isoformat(" ")
    return value.isoformat() if isinstance(value, date) else value


def shape(until: date) -> list[dict[str, Any]]:
    """Foundation, houses and what stands in them; returns per initiative what a registration needs."""
    foundation, places = Foundation.objects.create(name="Meting"), []
    for at in range(HOUSES):
        house = House.objects.create(foundation=foundation, slug=f"huis-{at}", name=f"Huis {at}", district=f"D{at % 8}")
        storeys = [
            Storey.objects.create(house=house, kind=kind, level=level, slug=f"s{level}", name=NL("v"), motto=NL("v"))
            for level, kind in enumerate((StoreyKind.SOUTERRAIN, StoreyKind.BEGANE_GROND))
        ]
        topics = [
            Topic.objects.create(house=house, slug=f"t{number}", name=NL(f"T{number}"), pictogram="letter")
            for number in range(TOPICS)
        ]
        people = Person.objects.bulk_create(
            Person(house=house, number=number, first_name=f"Mens {number}", name_key=f"mens {number}")
            for number in range(1, PEOPLE + 1)
        )
        House.objects.filter(pk=house.pk).update(next_person_number=PEOPLE + 1)
        Merge.objects.bulk_create(Merge(house=house, kept=people[n], absorbed=people[n + 700]) for n in range(20))
        location = Location.objects.create(house=house, name="Buurthuis", district=house.district)
        for number in range(PER_HOUSE):
            places.append(_place(house, number, storeys[number % 2], location, topics, people, until))
    return places


def _place(house: House, number: int, storey: Storey, location: Location, topics: Any, people: Any, until: date) -> Any:
    name = f"Initiatief {number}"
    counts = {"counts_visits": True, "counts_requests": number < 3, "counts_participants": number > 1}
    initiative = Initiative.objects.create(house=house, slug=f"i-{number}", name=name, location=location, **counts)
    room = Room.objects.create(
        house=house, slug=f"k-{number}", storey=storey, initiative=initiative, location=location, name=NL(name)
    )
    Membership.objects.bulk_create(
        Membership(
            house=house,
            person=people[n],
            role=(Role.VOLUNTEER, Role.TREKKER)[n % 2],
            initiative=initiative,
            starts=date(until.year - 3 + n % 3, 1 + n % 12, 1),
            ends=date(until.year, 1 + n % 12, 1) if n % 3 else None,
        )
        for n in range(number * 20, number * 20 + 12)
    )
    KnownHere.objects.bulk_create(
        KnownHere(house=house, person=person, initiative=initiative, how=KnownHere.How.DESK) for person in people[:200]
    )
    programme = Programme.objects.create(
        house=house,
        initiative=initiative,
        room=room,
        slug=f"p-{number}",
        name=NL(name),
        kind=ProgrammeKind.REPEATING,
        first_date=until,
        starts=time(10),
        ends=time(12),
    )
    sessions = Session.objects.bulk_create(
        Session(
            house=house,
            programme=programme,
            initiative=initiative,
            starts_at=datetime(year, month, 5, 9, tzinfo=UTC),
            ends_at=datetime(year, month, 5, 11, tzinfo=UTC),
            date=date(year, month, 5),
            month=month,
            year=year,
        )
        for year, month in months(until)
    )
    return {"initiative": initiative, "room": room, "topics": topics, "people": people, "sessions": sessions}


_VISIT = (
    "id house_id initiative_id room_id storey_id district area_code kind person_id person_number contacts language at "
    "date month year client_key registered_at corrects_id correction_reason is_withdrawn"
).split()
_REQUEST = ("id", "house_id", "visit_id", "topic_id", "own_words", "course", "position")
_PRESENCE = (
    "id house_id session_id initiative_id person_id person_number contacts is_present storey_id district date month "
    "year client_key registered_at corrects_id"
).split()


def _visit(number: int, place: dict[str, Any], chance: random.Random, when: tuple[int, int]) -> tuple[Any, ...]:
    (year, month), initiative, room = when, place["initiative"], place["room"]
    person = place["people"][int(chance.random() ** 2 * PEOPLE)] if chance.random() < 0.7 else None
    day = date(year, month, 1 + int(chance.random() * 27))
    at = datetime(year, month, day.day, 10, tzinfo=UTC)
    group = person is None and chance.random() < 0.2
    who = ("known", str(person.pk), person.number, 1) if person else ("group" if group else "anonymous", None, None)
    contacts = () if person else (4 if group else 1,)
    spoken = LANGUAGES[int(chance.random() * len(LANGUAGES))]
    where = (str(initiative.house_id), str(initiative.pk), str(room.pk), str(room.storey_id), room.location.district)
    return (
        *(_key(1, number), *where, "", *who, *contacts, spoken, at, day, month, year, _key(2, number), at),
        *(None, "", False),
    )


def _visits(places: list[Any], until: date) -> Iterator[tuple[Any, ...]]:
    """The last ones correct earlier ones, in turns with another person and as withdrawn."""
    chance, when, kept = random.Random(2018), months(until), {}
    for number in range(VISITS):
        at = int(chance.random() * len(places))
        row = _visit(number, places[at], chance, when[int(chance.random() * len(when))])
        if number < CORRECTED:
            kept[number] = row
        yield row
    for number, old in kept.items():
        fixed = list(old)
        fixed[0], fixed[16], fixed[18], fixed[20] = _key(1, VISITS + number), _key(3, number), old[0], number % 2 == 0
        yield tuple(fixed)


def _requests(places: list[Any]) -> Iterator[tuple[Any, ...]]:
    """One or two of each visit where requests are counted. Asks before anything is written."""
    topics = {str(place["initiative"].pk): place["topics"] for place in places if place["initiative"].counts_requests}
    visits = Visit.objects.filter(initiative__counts_requests=True, is_withdrawn=False).order_by()
    listed = list(visits.values_list("pk", "house_id", "initiative_id"))
    return _asked(listed, topics)


def _asked(visits: list[Any], topics: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    for number, (visit, house, initiative) in enumerate(visits):
        for position in range(1 + (number % 5 == 0)):
            topic = topics[str(initiative)][(number + position) % TOPICS].pk
            key = _key(4, number * 2 + position)
            yield key, str(house), str(visit), str(topic), b"", "open", position


def _presences(places: list[Any]) -> Iterator[tuple[Any, ...]]:
    """Everybody once at a date; some unnamed people at each. One in twenty was not there after all."""
    chance, number = random.Random(2019), 0
    joined = [place for place in places if place["initiative"].counts_participants]
    each, gone = PRESENCES // (len(joined) * MONTHS), []
    for place in joined:
        room = place["room"]
        for at in place["sessions"]:
            who = [*chance.sample(place["people"], each - 2), None, None]
            for person in who:
                number += 1
                named = (str(person.pk), person.number, 1) if person else (None, None, 3)
                where = (str(at.house_id), str(at.pk), str(at.initiative_id))
                storey = (True, str(room.storey_id), room.location.district)
                when = (at.date, at.month, at.year, _key(6, number), at.starts_at)
                row = (_key(5, number), *where, *named, *storey, *when, None)
                yield row
                if number % 20 == 0:
                    gone.append(row)
    for back, row in enumerate(gone, number + 1):
        fixed = list(row)
        fixed[0], fixed[7], fixed[13], fixed[15] = _key(5, back), False, _key(6, back), row[0]
        yield tuple(fixed)


@contextmanager
def hasty() -> Iterator[None]:
    """SQLite, while it is filled: nothing waits for the disk, and indexes are made afterwards."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_keys=OFF")
        cursor.execute("PRAGMA journal_mode=MEMORY")
        cursor.execute("PRAGMA synchronous=OFF")
        cursor.execute("PRAGMA cache_size=-200000")
        tables = ", ".join(f"'{model._meta.db_table}'" for model in (Visit, HelpRequest, Attendance))
        cursor.execute(
            f"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql <> '' AND tbl_name IN ({tables})"
        )
        indexes = cursor.fetchall()
        for name, _sql in indexes:
            cursor.execute(f'DROP INDEX "{name}"')
        yield
        for _name, sql in indexes:
            cursor.execute(sql)
    connection.close()  # The next one has the settings of the product.


def fill(until: date) -> list[dict[str, Any]]:
    """Everything, and what the database knows about its tables."""
    with hasty(), transaction.atomic():
        places = shape(until)
        Rows(Visit, tuple(_VISIT)).write(_visits(places, until))
        Rows(HelpRequest, _REQUEST).write(_requests(places))
        Rows(Attendance, tuple(_PRESENCE)).write(_presences(places))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return places
