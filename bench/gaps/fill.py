"""A house with 100,000 signals in the last twelve months, the same each time. In bulk: it is reading we measure."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from random import Random
from typing import Any
from uuid import uuid4

from productiehuis.activities.models import Attendance, Programme, ProgrammeKind, Session, SignUp
from productiehuis.gaps.models import EmptySearch
from productiehuis.helpdesk.models import HelpRequest, Visit
from productiehuis.house.models import Foundation, House, Storey, Topic
from productiehuis.initiatives.models import Initiative, Room
from productiehuis.kernel.texts import TranslatedText
from productiehuis.pathway.models import RoomAnswers, Wish
from productiehuis.people.models import Merge, Person
from productiehuis.referrals.models import Referral

NL = TranslatedText.of
VISITS, PRESENCES, SIGN_UPS, REFERRALS, WISHES = 60_000, 30_000, 8_000, 1_500, 500
PEOPLE, TOPICS, INITIATIVES, PROGRAMMES = 3_000, 16, 8, 12
WORDS = ("zwemmen", "yoga", "voetbal", "gitaar", "fotografie", "")


def _store(model: Any, rows: Iterator[Any]) -> None:
    while batch := list(islice(rows, 5_000)):
        model.objects.bulk_create(batch, batch_size=500)


class House100:
    """Everything stands in one house; days run over the year up to today, and the numbers of people repeat."""

    def __init__(self, today: date) -> None:
        self.random, self.today = Random(100), today
        foundation = Foundation.objects.create(name="Meting")
        self.house = House.objects.create(foundation=foundation, slug="meting", name="Meting")
        kinds = [("souterrain", -1), ("begane_grond", 0), ("verdieping", 2), ("zolder", 9)]
        self.storeys = [
            Storey.objects.create(house=self.house, kind=k, level=n, slug=k, name=NL(k), motto=NL(k)) for k, n in kinds
        ]
        self.topics = [
            Topic.objects.create(house=self.house, slug=f"t{n}", name=NL(f"Onderwerp {n}"), pictogram="letter", order=n)
            for n in range(TOPICS)
        ]
        self.initiatives = [
            Initiative.objects.create(house=self.house, slug=f"i{n}", name=f"Initiatief {n}")
            for n in range(INITIATIVES)
        ]
        self.rooms = [
            Room.objects.create(
                house=self.house, slug=f"r{n}", name=NL(f"Kamer {n}"), initiative=each, storey=self.storeys[n % 4]
            )
            for n, each in enumerate(self.initiatives)
        ]
        people = [
            Person(house=self.house, number=n, first_name=f"Naam {n}", name_key=f"naam {n}") for n in range(1, PEOPLE)
        ]
        Person.objects.bulk_create(people, batch_size=500)
        self.people = people
        Merge.objects.bulk_create(
            Merge(house=self.house, kept=people[n], absorbed=people[n + 1]) for n in range(0, 200, 2)
        )
        RoomAnswers.objects.bulk_create(
            RoomAnswers(house=self.house, room=self.rooms[n % 4], topic=topic, since=date(2018, 1, 1))
            for n, topic in enumerate(self.topics[: TOPICS // 2])
        )

    def day(self) -> date:
        return self.today - timedelta(days=self.random.randrange(360))

    def visits(self) -> None:
        rows = []
        for _ in range(VISITS):
            place, day, number = self.random.randrange(INITIATIVES), self.day(), self.random.randrange(1, PEOPLE)
            rows.append(
                Visit(
                    house=self.house,
                    initiative=self.initiatives[place],
                    room=self.rooms[place],
                    storey=self.storeys[place % 2],
                    kind="known",
                    person_number=number,
                    date=day,
                    month=day.month,
                    year=day.year,
                    client_key=uuid4(),
                )
            )
        _store(Visit, iter(rows))
        asked = (HelpRequest(house=self.house, visit=row, topic=self.random.choice(self.topics)) for row in rows)
        _store(HelpRequest, asked)

    def joining(self) -> None:
        programmes = [self._programme(number) for number in range(PROGRAMMES)]
        sessions = [session for programme in programmes for session in self._sessions(programme)]
        _store(Attendance, self._presences(sessions))
        taken = set()
        rows = []
        while len(rows) < SIGN_UPS:
            session, person = self.random.choice(sessions), self.random.choice(self.people)
            if (session.pk, person.pk) not in taken:
                taken.add((session.pk, person.pk))
                state = "waiting" if self.random.random() < 0.1 else "placed"
                fields = {"programme": session.programme, "session": session, "person": person, "state": state}
                rows.append(SignUp(house=self.house, client_key=uuid4(), **fields))
        _store(SignUp, iter(rows))

    def _programme(self, number: int) -> Programme:
        room = self.rooms[number % INITIATIVES]
        return Programme.objects.create(
            house=self.house,
            initiative=room.initiative,
            room=room,
            slug=f"p{number}",
            name=NL(f"Groep {number}"),
            kind=ProgrammeKind.REPEATING,
            first_date=self.today - timedelta(days=360),
            starts=time(10),
            ends=time(12),
        )

    def _sessions(self, programme: Programme) -> list[Session]:
        days = [self.today - timedelta(days=back) for back in range(0, 360, 7)]
        rows = []
        for day in days:
            at = datetime.combine(day, time(10), UTC)
            fields = {"date": day, "month": day.month, "year": day.year, "starts_at": at, "ends_at": at}
            rows.append(Session(house=self.house, programme=programme, initiative=programme.initiative, **fields))
        return Session.objects.bulk_create(rows)

    def _presences(self, sessions: list[Session]) -> Iterator[Attendance]:
        """Half of them by name, once each a time."""
        seen: set[tuple[Any, int | None]] = set()
        for turn in range(PRESENCES):
            session = self.random.choice(sessions)
            number = self.random.randrange(1, PEOPLE) if turn % 2 else None
            if (session.pk, number) in seen:
                number = None
            seen.add((session.pk, number))
            yield self._presence(session, number)

    def _presence(self, session: Session, number: int | None) -> Attendance:
        return Attendance(
            house=self.house,
            session=session,
            initiative=session.initiative,
            person_number=number,
            storey=self.storeys[2 + (session.programme.slug > "p5")],
            date=session.date,
            month=session.month,
            year=session.year,
            client_key=uuid4(),
        )

    def rest(self) -> None:
        _store(Referral, (self._referral() for _ in range(REFERRALS)))
        rows = []
        for _ in range(WISHES):
            day = self.day()
            where = {"topic": self.random.choice(self.topics), "storey": self.random.choice(self.storeys)}
            rows.append(Wish(house=self.house, year=day.year, month=day.month, form_hash=uuid4().hex, **where))
        _store(Wish, iter(rows))
        months = {(day.year, day.month) for day in (self.today - timedelta(days=back) for back in range(360))}
        EmptySearch.objects.bulk_create(
            EmptySearch(house=self.house, word=word, year=year, month=month, times=self.random.randrange(1, 9))
            for year, month in sorted(months)
            for word in WORDS
        )

    def _referral(self) -> Referral:
        day = self.day()
        at = datetime.combine(day, time(10), UTC)
        no = self.random.random() < 0.3
        return Referral(
            house=self.house,
            person_number=self.random.randrange(1, PEOPLE),
            to_initiative=self.random.choice(self.initiatives),
            topic=self.random.choice(self.topics),
            state="refused" if no else "sent",
            why_not="full" if no else "",
            date=day,
            month=day.month,
            year=day.year,
            sent_at=at,
            answered_at=at if no else None,
            closed_at=at if no else None,
        )


def signals(house: House) -> int:
    """How many signals of the last year there are."""
    tables = (HelpRequest, Attendance, SignUp, Referral, Wish)
    return sum(model.objects.filter(house=house).count() for model in tables)


def fill(today: date) -> House:
    full = House100(today)
    full.visits()
    full.joining()
    full.rest()
    return full.house
