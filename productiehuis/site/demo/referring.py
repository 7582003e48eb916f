"""Referrals of the example: in 2018 from questions that were passed on, and now one of every kind, one told apart.

They change no number of the table of 2018: whoever went to a room is not written down there as a participant.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from productiehuis.activities.actions import refer_from
from productiehuis.activities.models import Session, SignUp
from productiehuis.audit.actor import Actor
from productiehuis.helpdesk.actions import refer_request
from productiehuis.helpdesk.models import Course, HelpRequest
from productiehuis.house.models import Topic
from productiehuis.initiatives.models import Role
from productiehuis.people.models import Consent, ConsentFor, Person
from productiehuis.referrals.actions import (
    Heard,
    Receiver,
    Wish,
    accept,
    pass_to,
    refer,
    refuse,
    say_arrived,
    say_helped,
    say_yes,
    stop,
)
from productiehuis.referrals.models import AskedHow, Referral, Walks, WhyNot
from productiehuis.referrals.travels import sentence_for
from productiehuis.site.demo.houses import Built
from productiehuis.site.demo.past import YEAR

HOW_MANY = 22
# From this day on digiBEET takes people; before it nobody answers who asks for a computer.
DIGIBEET = datetime(YEAR, 9, 12, tzinfo=UTC)
_HOWS = (AskedHow.DESK, AskedHow.PAPER, AskedHow.PHONE)
_WHY = ("Wil leren mailen.", "Wil mensen ontmoeten.", "Wil eerst een keer kijken.", "Wil weten wat er kan.")


@dataclass(frozen=True)
class Desk:
    """Who sends, and who says something at the other end."""

    here: Built
    by: Actor

    def send(self, request: HelpRequest, to: Receiver, at: datetime, why: str = "") -> Referral:
        wish = Wish(to, request.topic, why or _WHY[at.day % len(_WHY)], "Je huispas.")
        made = refer_request(request=request, wish=wish, by=self.by, client_key=uuid4(), at=at)
        return self.yes(made, at)

    def yes(self, made: Referral, at: datetime) -> Referral:
        heard = Heard(sentence_for(made, "nl"), "nl", uuid4())
        return say_yes(referral=made, heard=heard, by=self.by, at=at)


def _passed_on(built: Built, year: int, most: int) -> list[HelpRequest]:
    """Questions of known people that were passed on that year, spread over it, each of somebody else."""
    rows = HelpRequest.objects.filter(
        house=built.house,
        visit__initiative=built.initiatives["spreekuur-tagerijn"],
        visit__year=year,
        visit__person__isnull=False,
        visit__correction__isnull=True,
        course=Course.PASSED_ON,
    ).select_related("visit__person__house", "visit__initiative", "visit__storey", "topic")
    by_person = {row.visit.person_id: row for row in rows.order_by("-visit__at", "-id")}
    found = sorted(by_person.values(), key=lambda row: row.visit.at)
    return found[:: max(1, len(found) // most)][:most]


def refer_past(built: Built, by: Actor) -> None:
    """2018: most went well, some heard no, some never got an answer."""
    desk = Desk(built, by)
    for number, request in enumerate(_passed_on(built, YEAR, HOW_MANY)):
        at = request.visit.at + timedelta(minutes=10)
        row = desk.send(request, _to(built, number, at), at)
        _go_on(row, number, by)
    then = Referral.objects.filter(consent=OuterRef("pk")).values("sent_at")[:1]
    Consent.objects.filter(purpose=ConsentFor.REFERRAL, house=built.house).update(at=Subquery(then))


def _to(built: Built, number: int, at: datetime) -> Receiver:
    if at >= DIGIBEET:
        return Receiver(built.rooms["digibeet"])
    slug = ("samen-koken", "budgetles", "", "raad")[number % 4]
    return Receiver(built.rooms[slug]) if slug else Receiver(organisation=built.partners["ABC Combiwel"])


def _go_on(row: Referral, number: int, by: Actor) -> None:
    """What came of it."""
    assert row.sent_at is not None
    answered = row.sent_at + timedelta(days=1 + number % 6)
    if number % 7 == 5:
        refuse(referral=row, why_not=list(WhyNot)[number % 4], by=by, at=answered)
        return
    if number % 7 == 6:
        # Nobody answered, and after two months the desk stopped it.
        stop(referral=row, by=by, at=row.made_at + timedelta(days=60))
        return
    comes = answered + timedelta(days=3)
    accept(referral=row, comes_at=comes, by=by, at=answered)
    say_arrived(referral=row, by=by, at=comes)
    say_helped(referral=row, helped=number % 7 != 4, how=_HOWS[number % 3], by=by, at=comes + timedelta(days=6))


def _moment(day: date, hour: int, built: Built) -> datetime:
    return datetime.combine(day, time(hour), built.house.zone)


def refer_lately(built: Built, personas: dict[str, Person]) -> None:
    """Now: one waits for Ilse, one is late, one of Rosa, a no, a next one to ask, and one that helped."""
    bilal, samira, ilse = (
        Actor(personas[name].pk, personas[name].full_name, role)
        for name, role in (("bilal", Role.VOLUNTEER), ("samira", Role.TREKKER), ("ilse", Role.PARTNER_CONTACT))
    )
    now = timezone.now()
    desk = Desk(built, bilal)
    asked = _lately(built, personas["rosa"])
    combiwel, digibeet = Receiver(organisation=built.partners["ABC Combiwel"]), Receiver(built.rooms["digibeet"])
    desk.send(asked[0], combiwel, now - timedelta(days=2), why="Wil weten wat de BuurtBaan is.")
    desk.send(asked[1], Receiver(built.rooms["samen-koken"]), now - timedelta(days=12))
    full = desk.send(asked[2], Receiver(built.rooms["fietsles"]), now - timedelta(days=4))
    refuse(referral=full, why_not=WhyNot.FULL, note="In de lente is er weer plek.", by=samira)
    pass_to(referral=desk.send(asked[3], combiwel, now - timedelta(days=3)), receiver=digibeet, by=ilse)
    _helped(desk.send(asked[4], digibeet, now - timedelta(days=20)), samira, now)
    desk.send(asked[5], digibeet, now - timedelta(hours=3))
    _rosa(built, personas["rosa"], desk, samira, now)
    _told_apart(built, personas["rosa"], Desk(built, samira))


def _helped(row: Referral, by: Actor, now: datetime) -> None:
    accept(referral=row, comes_at=now - timedelta(days=12), by=by, at=now - timedelta(days=18))
    say_arrived(referral=row, by=by, at=now - timedelta(days=12))
    say_helped(referral=row, helped=True, how=AskedHow.DESK, by=by, at=now - timedelta(days=5))


def _lately(built: Built, rosa: Person) -> list[HelpRequest]:
    """The latest questions at the desk of six people who are not Rosa."""
    rows = HelpRequest.objects.filter(
        house=built.house,
        visit__initiative=built.initiatives["spreekuur-tagerijn"],
        visit__person__isnull=False,
        visit__correction__isnull=True,
    ).exclude(visit__person=rosa)
    rows = rows.select_related("visit__person__house", "visit__initiative", "visit__storey", "topic")
    found: dict[object, HelpRequest] = {}
    for row in rows.order_by("-visit__at", "-id")[:60]:
        found.setdefault(row.visit.person_id, row)
    return list(found.values())[:6]


def _rosa(built: Built, rosa: Person, desk: Desk, samira: Actor, now: datetime) -> None:
    """Rosa goes to digiBEET, with Bilal beside her."""
    topic = Topic.objects.get(house=built.house, slug="computer")
    wish = Wish(
        Receiver(built.rooms["digibeet"]),
        topic,
        why="Wil zelf kunnen mailen met school.",
        bring="Je leesbril.",
        walks=Walks.OURS,
    )
    initiative = built.initiatives["spreekuur-tagerijn"]
    made = refer(
        person=rosa,
        wish=wish,
        by=desk.by,
        client_key=uuid4(),
        from_initiative=initiative,
        from_storey=built.rooms["spreekuur"].storey,
        at=now - timedelta(days=1),
    )
    desk.yes(made, now - timedelta(days=1))
    day = (now + timedelta(days=3)).astimezone(built.house.zone).date()
    accept(referral=made, comes_at=_moment(day, 13, built), note="Vraag naar Samira.", by=samira)


def _told_apart(built: Built, rosa: Person, samira: Desk) -> None:
    """After the lesson somebody told Samira about debts: on no list of the desk, and Ilse's list says no name."""
    course = Session.objects.filter(initiative=built.initiatives["digibeet"], programme__template__isnull=False)
    lesson = course.filter(starts_at__lt=timezone.now()).latest("starts_at")
    told = SignUp.objects.filter(programme=lesson.programme).exclude(person=rosa).select_related("person__house")
    wish = Wish(
        Receiver(organisation=built.partners["ABC Combiwel"]),
        Topic.objects.get(house=built.house, slug="schulden"),
        why="Wil er met iemand alleen over praten.",
        is_discreet=True,
    )
    person = told.earliest("id").person
    assert person is not None
    samira.yes(refer_from(session=lesson, person=person, wish=wish, by=samira.by, client_key=uuid4()), timezone.now())
