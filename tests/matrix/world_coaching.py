"""What coaching has at a place: the owner is coached, and an aspirant of that initiative walks along."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from productiehuis.coaching.actions import (
    Heard,
    Written,
    answer_pair,
    ask_stand_in,
    ask_walk,
    begin_learning,
    bring_question,
    choose_coach,
    plan_talk,
    refer_from_talk,
    say_yes_to_walk,
    show_card,
    write_note,
)
from productiehuis.coaching.models import HandOver, HandOverTask, Pair, Talk
from productiehuis.house.models import Topic
from productiehuis.initiatives.models import Initiative, Membership, Role
from productiehuis.people.models import Person
from productiehuis.referrals.actions import Heard as ReferralHeard
from productiehuis.referrals.actions import Receiver, Wish, say_yes
from productiehuis.referrals.models import Referral
from tests.cast import actor, give, make_person

Place = dict[str, Any]
NOW = datetime.fromisoformat("2026-03-02 09:00:00+01:00")


def make_coaches(house: Any, coach: Person | None) -> tuple[Person, Person]:
    """The coach of a house, and who can stand in."""
    if coach is None:
        coach = make_person(house, "Coach")
        give(coach, Role.COACH)
    other = make_person(house, "Stand")
    give(other, Role.COACH)
    for each in (coach, other):
        show_card(coach=each, by=actor(each, "coach"), is_open=True, most=12, languages=["nl"], words="Kom maar.")
    return coach, other


def of_coaching(
    initiative: Initiative,
    *,
    owner: Person,
    visitor: Person,
    trekker: Person,
    coaches: tuple[Person, Person],
    aspirant: Person | None,
) -> Place:
    coach, other = coaches
    if aspirant is None:
        aspirant = make_person(initiative.house, f"Aspirant {initiative.slug} {initiative.house.slug}")
        give(aspirant, Role.ASPIRANT, initiative)
    by = actor(coach, "coach")
    pair = answer_pair(pair=_asked(owner, coach), yes=True, by=by)
    learning = begin_learning(aspirant=aspirant, own_coach=coach, by=by, client_key=uuid4())
    past, talk, later = (
        plan_talk(pair=pair, coach=coach, starts_at=NOW + timedelta(days=days), by=by, client_key=uuid4())
        for days in (-1, 1, 2)
    )
    written = Written("De bank bellen.", "", None, uuid4())
    write_note(talk=past, written=written, author=coach, by_resident=False, by=by)
    walk, yes_walk = (ask_walk(talk=each, learning=learning, by=by, client_key=uuid4()) for each in (talk, later))
    say_yes_to_walk(walk=yes_walk, heard=Heard("Mag dit?", "nl", uuid4()), by=actor(owner))
    days = {"first": NOW.date(), "last": NOW.date() + timedelta(days=7)}
    stand_in = ask_stand_in(pairs=[pair], stand_in=other, by=by, client_key=uuid4(), **days)
    peers = {"others": [aspirant, other], "question": "Hoe dan?", "is_nameless": True}
    return {
        "pair": pair.pk,
        "asked_pair": _asked(visitor, coach).pk,
        "past_talk": past.pk,
        "talk": talk.pk,
        "walk": walk.pk,
        "yes_walk": yes_walk.pk,
        "stand_in": stand_in[0].pk,
        "learning": learning.pk,
        "coach": coach.pk,
        "peer_talk": bring_question(person=coach, by=by, client_key=uuid4(), **peers).pk,
        "talk_referral": _referred(talk, coach, initiative).pk,
        **_handed(initiative, trekker, owner),
    }


def _asked(resident: Person, coach: Person) -> Pair:
    return choose_coach(resident=resident, coach=coach, by=actor(resident), client_key=uuid4())


def _referred(talk: Talk, coach: Person, initiative: Initiative) -> Referral:
    """Written down in a talk, and said yes to."""
    room, topic = initiative.rooms.first(), Topic.objects.filter(house=initiative.house).first()
    assert room is not None
    assert topic is not None
    wish = Wish(Receiver(room=room), topic, "wil leren mailen")
    by = actor(coach, "coach")
    made = refer_from_talk(talk=talk, wish=wish, by=by, client_key=uuid4())
    return say_yes(referral=made, heard=ReferralHeard("Mag dit?", "nl", uuid4()), by=by)


def _handed(initiative: Initiative, trekker: Person, owner: Person) -> Place:
    """A role of the trekker that goes to the owner."""
    role = Membership.objects.filter(person=trekker, initiative=initiative, role=Role.TREKKER).latest("pk")
    whole = HandOver.objects.create(
        house=initiative.house,
        initiative=initiative,
        role=role.role,
        giver=trekker,
        giver_number=trekker.number,
        taker=owner,
        taker_number=owner.number + 5000 if owner == trekker else owner.number,
        began_on=NOW.date(),
    )
    task = HandOverTask.objects.create(house=initiative.house, hand_over=whole, name="de agenda")
    return {"hand_over": whole.pk, "task": task.pk, "own_task": task.pk}
