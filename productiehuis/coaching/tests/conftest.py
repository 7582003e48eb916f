"""Koos and Kim coach in West, Asia is an aspirant at the desk; Rosa and Bo are residents. A fixed Monday in spring."""

from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
import time_machine

from productiehuis.coaching.actions import (
    Heard,
    Written,
    answer_pair,
    ask_walk,
    begin_learning,
    choose_coach,
    plan_talk,
    say_yes_to_walk,
    show_card,
    write_note,
)
from productiehuis.coaching.models import Learning, Pair, Talk, TalkNote, Walk
from productiehuis.initiatives.models import Role
from productiehuis.people.models import Person
from tests.cast import Cast, actor, give, make_person

TODAY = date(2026, 3, 2)
ZONE = ZoneInfo("Europe/Amsterdam")
TOMORROW = datetime(2026, 3, 3, 10, tzinfo=ZONE)
YESTERDAY = datetime(2026, 3, 1, 10, tzinfo=ZONE)
YES = "Mag Asia meelopen?"


@pytest.fixture(autouse=True)
def monday_morning():
    with time_machine.travel("2026-03-02 09:00:00+01:00", tick=False):
        yield


@dataclass
class Circle(Cast):
    koos: Person
    kim: Person
    asia: Person


def make_circle(cast: Cast) -> Circle:
    people = {name: make_person(cast.west, name.title()) for name in ("koos", "kim", "asia")}
    give(people["koos"], Role.COACH)
    give(people["kim"], Role.COACH)
    give(people["asia"], Role.ASPIRANT, cast.desk)
    circle = Circle(**{each.name: getattr(cast, each.name) for each in fields(Cast)}, **people)
    for coach in (circle.koos, circle.kim):
        open_for(coach)
    return circle


@pytest.fixture
def circle(cast) -> Circle:
    return make_circle(cast)


def open_for(coach: Person, most: int = 3) -> None:
    show_card(coach=coach, by=actor(coach, "coach"), is_open=True, most=most, languages=["nl", "ar"], words="Kom maar.")


def choose(resident: Person, coach: Person, **more) -> Pair:
    values = {"by": actor(resident), "client_key": uuid4()}
    return choose_coach(resident=resident, coach=coach, **(values | more))


def make_pair(resident: Person, coach: Person) -> Pair:
    return answer_pair(pair=choose(resident, coach), yes=True, by=actor(coach, "coach"))


def make_talk(pair: Pair, starts_at: datetime = TOMORROW, **more) -> Talk:
    values = {"coach": pair.coach, "by": actor(pair.coach, "coach"), "client_key": uuid4()}
    return plan_talk(pair=pair, starts_at=starts_at, **(values | more))


def write(talk: Talk, agreed: str, author: Person, *, seen: TalkNote | None = None, words: str = "") -> TalkNote:
    written = Written(agreed, words, seen.pk if seen else None, uuid4())
    by_resident = author.pk == talk.pair.resident_id
    role = "" if by_resident else "coach"
    return write_note(talk=talk, written=written, author=author, by_resident=by_resident, by=actor(author, role))


def heard() -> Heard:
    return Heard(YES, "nl", uuid4())


def learn(circle: Circle) -> Learning:
    return begin_learning(
        aspirant=circle.asia, own_coach=circle.koos, by=actor(circle.koos, "coach"), client_key=uuid4()
    )


def ask(talk: Talk, learning: Learning) -> Walk:
    return ask_walk(talk=talk, learning=learning, by=actor(talk.coach, "coach"), client_key=uuid4())


def say_yes(walk: Walk) -> Walk:
    return say_yes_to_walk(walk=walk, heard=heard(), by=actor(walk.talk.pair.resident))


def held_with(circle: Circle, learning: Learning, pair: Pair, day: int) -> Walk:
    """A talk in which Asia walked along, and that was written down."""
    starts = datetime(2026, 3, day, 10, tzinfo=ZONE)
    walk = say_yes(ask(make_talk(pair, starts), learning))
    with time_machine.travel(starts + timedelta(hours=2), tick=False):
        write(walk.talk, f"gesprek {day}", pair.coach)
    return walk
