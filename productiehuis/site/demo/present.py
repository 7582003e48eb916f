"""The running year: so that today, the agenda and the desk are alive whatever the date."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from random import Random

from django.utils import timezone

from productiehuis.activities.actions import Plan, make_programme, sign_up
from productiehuis.activities.models import CourseTemplate, Programme
from productiehuis.activities.rules.dates import Rhythm
from productiehuis.audit.actor import Actor
from productiehuis.initiatives.models import KnownHere, Membership, Role, Room
from productiehuis.kernel.keys import new_key
from productiehuis.people.models import Person
from productiehuis.site.demo.crowd import make_all_known, make_people
from productiehuis.site.demo.help import hours_of, register_guests
from productiehuis.site.demo.houses import Built
from productiehuis.site.demo.joining import were_there
from productiehuis.site.demo.people import People
from productiehuis.site.demo.rhythm import WORKDAYS, Guest, help_year, last_worked, open_days, presence

LATELY = 7  # known visitors in the last hours a desk worked
WEEKS_BACK = 8


@dataclass(frozen=True)
class Weekly:
    """Something that comes back each week in a room."""

    room: str
    weekday: int
    starts: int
    ends: int
    rhythm: Rhythm = Rhythm.WEEKLY
    places: int | None = None
    people: int = 0


WEEKLY = {
    "west": (
        Weekly("samen-koken", 1, 16, 19, places=16, people=18),
        Weekly("fietsles", 5, 10, 12, places=8, people=11),
        Weekly("budgetles", 3, 19, 21, Rhythm.BIWEEKLY),
        Weekly("aminah-samen", 0, 13, 15, people=22),
        Weekly("nadina", 1, 9, 11, people=19),
        Weekly("koffietafel", 4, 10, 12),
    ),
    "noord": (
        Weekly("vrouwenochtend", 1, 9, 12, people=17),
        Weekly("naaiatelier", 3, 10, 13, places=10, people=12),
        Weekly("training", 2, 10, 13, places=14, people=13),
    ),
}


@dataclass
class Present:
    """Fills the running year of one example."""

    people: People
    random: Random
    today: date
    by: Actor

    def house(self, built: Built) -> None:
        for weekly in WEEKLY[built.house.slug]:
            self._weekly(built, weekly)
        led = {built.rooms[each.room].initiative_id: built.rooms[each.room] for each in WEEKLY[built.house.slug]}
        for room in led.values():
            self._crew(room)

    def west(self, west: Built, rosa: Person) -> None:
        self.house(west)
        self._desk(west.rooms["spreekuur"], 160, 420, rosa)
        self._desk(west.rooms["raad"], 60, 130, None)
        self._desk(west.rooms["aminah-hulp"], 90, None, None)
        self._course(west, rosa)

    def _desk(self, room: Room, count: int, requests: int | None, rosa: Person | None) -> None:
        """This year's visits up to the last hours this desk worked, and some in those hours."""
        last = last_worked(hours_of(room), timezone.now().astimezone(room.house.zone))
        days = open_days(date(last.year, 1, 1), last - timedelta(days=1), WORKDAYS)
        persons = make_people(room.house, count, self.people, self.by)
        if rosa:
            persons.insert(0, rosa)
        if len(days) >= 5:
            guests = help_year(days, len(persons), requests, self.random)
            register_guests(room, guests, persons, self.random, self.by)
        asks = 1 if requests else 0
        lately = [Guest(last, self.random.randrange(len(persons)), "known", 1, asks) for _ in range(LATELY)]
        lately.append(Guest(last, None, "anonymous", 1, asks))
        register_guests(room, lately, persons, self.random, self.by)
        self._crew(room)

    def _crew(self, room: Room) -> None:
        """Who helps now, beside the personas."""
        persons = make_people(room.house, 5, self.people, self.by)
        roles = [Role.TREKKER, Role.VOLUNTEER, Role.VOLUNTEER, Role.VOLUNTEER, Role.ASPIRANT]
        Membership.objects.bulk_create(
            Membership(
                house=room.house,
                initiative=room.initiative,
                person=person,
                role=role,
                starts=date(self.today.year - 1, self.random.randint(1, 12), 1),
            )
            for person, role in zip(persons, roles, strict=True)
        )
        if room.initiative:
            make_all_known(room.initiative, persons, KnownHere.How.ROLE)

    def _weekly(self, built: Built, weekly: Weekly) -> None:
        start = self.today - timedelta(weeks=WEEKS_BACK)
        first = start + timedelta(days=(weekly.weekday - start.weekday()) % 7)
        programme = self._programme(built.rooms[weekly.room], first, weekly)
        if not weekly.people:
            return
        persons = make_people(built.house, weekly.people, self.people, self.by)
        make_all_known(programme.initiative, persons, KnownHere.How.ACTIVITY)
        done = {each.date: each for each in programme.sessions.filter(ends_at__lt=timezone.now())}
        if done:
            present = presence(sorted(done), len(persons), max(3, weekly.people // 2), self.random)
            were_there(done, present, persons, self.by)
        if weekly.places:
            self._sign_up(programme, persons)

    def _programme(self, room: Room, first: date, weekly: Weekly, template: CourseTemplate | None = None) -> Programme:
        if room.initiative is None:
            raise ValueError("a programme is in a room of an initiative")
        plan = Plan(
            name=template.name if template else room.name,
            what=template.what if template else room.what,
            room=room,
            first_date=first,
            starts=time(weekly.starts),
            ends=time(weekly.ends),
            rhythm=weekly.rhythm,
            template=template,
            places=weekly.places,
            needs_sign_up=weekly.places is not None,
        )
        return make_programme(initiative=room.initiative, plan=plan, by=self.by, client_key=new_key())

    def _sign_up(self, programme: Programme, persons: list[Person]) -> None:
        """The next date is nearly full, or has a waiting list."""
        coming = programme.sessions.filter(starts_at__gt=timezone.now()).order_by("starts_at").first()
        if coming is None:
            return
        for person in persons[: (programme.places or 0) + 1]:
            sign_up(programme=programme, session=coming, person=person, by=self.by, client_key=new_key())

    def _course(self, west: Built, rosa: Person) -> None:
        """digiBEET goes on: three lessons done, five to come."""
        template = CourseTemplate.objects.get(house=west.house, made_by=west.initiatives["digibeet"])
        start = self.today - timedelta(weeks=3)
        first = start + timedelta(days=(2 - start.weekday()) % 7)
        weekly = Weekly("digibeet", 2, 13, 15, places=10)
        programme = self._programme(west.rooms["digibeet"], first, weekly, template)
        persons = [rosa, *make_people(west.house, 8, self.people, self.by)]
        make_all_known(programme.initiative, persons, KnownHere.How.ACTIVITY)
        for person in persons:
            sign_up(programme=programme, session=None, person=person, by=self.by, client_key=new_key())
        done = {each.date: each for each in programme.sessions.filter(ends_at__lt=timezone.now())}
        if done:
            were_there(done, presence(sorted(done), len(persons), 7, self.random), persons, self.by)
